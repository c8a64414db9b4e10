"""Ballots: who was biased at a point, in sentences – for everybody by institution or category, inside by name."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from django.db.models import Exists, OuterRef, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from sozialraum.ballots.models import Recusal
from sozialraum.bodies.queries import house_named
from sozialraum.bodies.rules import Naming
from sozialraum.decisions.models import Minutes
from sozialraum.foundation.questions import asked_of
from sozialraum.foundation.visitor import Visitor
from sozialraum.meetings.models import AgendaItem, Meeting

PARAGRAPH = re.compile(r"\((§[^()]{1,60})\)$")  # behind the reason, as the rules proposed it


def with_recusals(minutes: QuerySet[Minutes]) -> QuerySet[Minutes]:
    """With ``has_recusals``: at most sittings nobody is biased, and nobody need be asked for."""
    biased = Recusal.objects.filter(agenda_item__meeting=OuterRef("meeting"), deleted=None)
    return minutes.annotate(has_recusals=Exists(biased))


def recusals_of(meeting: Meeting, visitor: Visitor, naming: Naming) -> dict[str, tuple[str, ...]]:
    """By the key of a point that this visitor may read, a sentence for each who was biased there. One query.

    In public an institution that agreed to it, else how many there were; of the reason only the paragraph.
    """
    found = defaultdict[str, list[Recusal]](list)
    for one in asked_of(_biased_in, visitor, [meeting.pk]):
        found[one.agenda_item.key].append(one)
    return {item: tuple(_sentences(rows, naming)) for item, rows in found.items()}


def _biased_in(visitor: Visitor, meetings: Sequence[int]) -> QuerySet[Recusal]:
    read = AgendaItem.objects.visible_to(visitor).filter(meeting__in=meetings)
    found = Recusal.objects.filter(agenda_item__in=read.values("pk"), deleted=None)
    return found.select_related("agenda_item", "institution", "person").order_by("agenda_item", "order", "pk")


def _sentences(rows: Iterable[Recusal], naming: Naming) -> list[str]:
    """Each once, whoever votes in several groups; those who are not named are counted."""
    told, mute, known = list[str](), Counter[tuple[str, str]](), set[tuple[int | None, ...]]()
    for one in rows:
        owner = (one.seat_id, one.institution_id, one.person_id)
        if any(owner) and owner in known:
            continue
        known.add(owner)
        who, why = _who(one, naming), _why(one, naming)
        if who:
            words = _("%(who)s ist befangen%(why)s und nimmt an der Abstimmung nicht teil.")
            told.append(words % {"who": who, "why": why})
        else:
            mute[one.label, why] += 1
    return [*told, *(_counted(count, label, why) for (label, why), count in mute.items())]


def _who(one: Recusal, naming: Naming) -> str:
    """»Verein Beispiel«, inside »Nora Beispiel (Bewohnerinnen und Bewohner)«; "" for whom nobody may name."""
    house, name = house_named(one.institution, naming), ""
    if naming is Naming.EVERYBODY and one.person:
        name = one.person.name
    known = [part for part in (name or house, house if name else "", one.label if name or house else "") if part]
    return f"{known[0]} ({', '.join(known[1:])})" if known[1:] else "".join(known)


def _why(one: Recusal, naming: Naming) -> str:
    """» (§ 11)«; the reason in words is told inside alone: it may say of a neighbour what she gets."""
    found, told = PARAGRAPH.search(one.reason), one.reason if naming is Naming.EVERYBODY else ""
    words = PARAGRAPH.sub("", told).strip()
    said = ", ".join(filter(None, (words, found[1] if found else "")))
    return f" ({said})" if said else ""


def _counted(count: int, label: str, why: str) -> str:
    words = ngettext(
        "%(count)s Person%(label)s ist befangen%(why)s und nimmt an der Abstimmung nicht teil.",
        "%(count)s Personen%(label)s sind befangen%(why)s und nehmen an der Abstimmung nicht teil.",
        count,
    )
    return words % {"count": count, "label": f" ({label})" if label else "", "why": why}

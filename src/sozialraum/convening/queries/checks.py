"""Convening: what is looked through before a sitting is convened; hints, never walls."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from sozialraum.agenda.rules import AgendaLine, minutes_in_all
from sozialraum.convening.queries.suggestions import Suggested
from sozialraum.foundation.dates import PartialDate
from sozialraum.foundation.questions import asked
from sozialraum.foundation.visitor import Visitor
from sozialraum.meetings.models import Meeting
from sozialraum.meetings.rules import joined
from sozialraum.meetings.words import BY_VIDEO, ItemKind, State
from sozialraum.proceedings.queries import rhythms_of
from sozialraum.proceedings.rules.rhythms import is_short_enough
from sozialraum.rulings.rules.ruling import Outcome, Ruling, is_must


@dataclass(frozen=True)
class PlanFinding:
    """One thing that was looked at: the finding as a word, of which tone, what it is about, and why."""

    word: str
    tone: str
    about: str
    why: str = ""
    url: str = ""
    link: str = ""


@dataclass(frozen=True)
class TypedPlan:
    """What stands in the form now, as far as it can be read."""

    day: dt.date | None
    start: dt.time | None
    end: dt.time | None
    place: str
    mode: str
    video_url: str
    lines: Sequence[AgendaLine]
    chair: str = ""
    minute_taker: str = ""


def findings(typed: TypedPlan, suggested: Suggested, last: dict[str, Ruling], late: Sequence[str]) -> list[PlanFinding]:
    """What stands and is missing, then each rule. ``last`` is the last day to invite, ``late`` whose has passed."""
    found = [*_there(typed), *_notice(last, late, suggested)]
    if typed.day:
        found += [*_groups_there(typed.day, suggested), *_rhythm(typed.day, suggested), *_minutes(typed, suggested)]
        found += _standing(typed.day, typed.lines, suggested)
    return [*found, *_decisions(typed.lines)]


def _there(typed: TypedPlan) -> Iterator[PlanFinding]:
    points = sum(not line.is_below for line in typed.lines)
    counted = ngettext("%(count)s Punkt", "%(count)s Punkte", points) % {"count": points}
    needed: list[tuple[str, Any]] = [(_("Tag"), typed.day), (_("Beginn"), typed.start)]
    needed += [(_("Ort"), typed.place)] if typed.mode != "online" else []
    needed += [(_("Link zum Video"), typed.video_url)] if typed.mode in BY_VIDEO else []
    needed += [(_("Leitung"), typed.chair), (_("Protokoll"), typed.minute_taker)]
    stands = [word for word, value in needed if value] + ([counted] if points else [])
    if stands:
        yield PlanFinding(_("steht"), "good", joined(stands))
    if not typed.day:
        yield PlanFinding(
            _("fehlt noch"), "open", _("Tag"), _("Ohne Tag lässt sich die Sitzung nur als Entwurf speichern.")
        )
    lacks = [word for word, value in needed[1:] if not value] + ([] if points else [_("Tagesordnung")])
    if lacks:
        yield PlanFinding(_("fehlt noch"), "open", joined(lacks), _("Kein Hindernis. Es lässt sich nachtragen."))


def _notice(last: dict[str, Ruling], late: Sequence[str], suggested: Suggested) -> Iterator[PlanFinding]:
    for group, one in last.items():
        about = f"{group}: {_('Einladungsfrist')}" if len(suggested.groups) > 1 else _("Einladungsfrist")
        if one.outcome is Outcome.UNREGULATED:
            url = reverse("desk:entering-list", args=["dokumente"])
            yield PlanFinding(_("keine Regel"), "open", about, one.sentence, url, _("Dokumente mit Regeln"))
        elif group in late:
            word = _("weicht ab")
            yield PlanFinding(
                word, "open", about, f"{one.sentence} {_('Dieser Tag ist vorbei. Es geht mit einem Grund.')}"
            )
        else:
            yield PlanFinding(_("erfüllt"), "good", about, one.sentence)


def _groups_there(day: dt.date, suggested: Suggested) -> Iterator[PlanFinding]:
    for group in suggested.groups:
        if not group.existed_on(PartialDate.of(day)):
            yield PlanFinding(
                _("weicht ab"),
                "open",
                group.name,
                _("Dieses Gremium gibt es an diesem Tag noch nicht oder nicht mehr."),
            )


def _rhythm(day: dt.date, suggested: Suggested) -> Iterator[PlanFinding]:
    """More sittings of a year than rules or entries have."""
    groups = {one.pk: one for one in suggested.groups}
    asking = {pk: one for pk, one in rhythms_of(list(groups.values()), suggested.sets).items() if one.asks_anything}
    if not asking:
        return
    told = asked(_days_of_year, suggested.visitor, tuple(sorted(asking)), day.year)
    for pk, rhythm in asking.items():
        days = [date.last for group, date in told if group == pk and date]
        answer = rhythm.year([*days, day], day.year, timezone.localdate())
        if answer.outcome is Outcome.NO and answer.needed is None:
            name = groups[pk].short_name or groups[pk].name
            about = _("%(number)s. Sitzung in %(year)s: %(group)s")
            words = {"number": len(days) + 1, "year": day.year, "group": name}
            yield PlanFinding(_word(answer), "open", about % words, f"{_('Kein Hindernis.')} {answer.sentence}")


def _days_of_year(_visitor: Visitor, groups: tuple[int, ...], year: int) -> QuerySet[Any]:
    """By group, the day of each of its sittings of a year, drafts too."""
    span = (PartialDate(year), PartialDate(year, 12, 31))
    found = Meeting.objects.filter(holders__organization__in=groups, date__range=span, deleted=None)
    return found.exclude(state=State.CANCELLED).values_list("holders__organization", "date", named=True)


def _word(answer: Ruling) -> str:
    return _("verletzt") if answer.provision and is_must(answer.provision) else _("weicht ab")


def _minutes(typed: TypedPlan, suggested: Suggested) -> Iterator[PlanFinding]:
    """The sum of the minutes against the planned end, and against what rules say of the length."""
    minutes = minutes_in_all(typed.lines)
    if typed.start and typed.end and minutes:
        has = (typed.end.hour - typed.start.hour) * 60 + typed.end.minute - typed.start.minute
        if minutes > has > 0:
            why = _("Geplant sind %(has)s Minuten. Kein Hindernis.") % {"has": has}
            yield PlanFinding(_("weicht ab"), "open", _("Die Punkte brauchen %s Minuten") % minutes, why)
    for group in suggested.groups if minutes and typed.day else ():
        assert typed.day is not None
        answer = is_short_enough(suggested.sets[group.pk].pinned(group.key, typed.day, opening=True), minutes)
        if answer.outcome is Outcome.NO:
            yield PlanFinding(_word(answer), "open", _("Dauer: %s") % group.name, answer.sentence)


def _standing(day: dt.date, lines: Sequence[AgendaLine], suggested: Suggested) -> Iterator[PlanFinding]:
    """Standing points that the rules want and that are not on the agenda."""
    there = {line.name.casefold() for line in lines}
    for group, said in suggested.standing(day):
        lacks = [one.name for one in said.counted if one.counts and one.name.casefold() not in there]
        if lacks:
            about = _("Ständige Punkte: %s") % joined([f"»{name}«" for name in lacks])
            yield PlanFinding(_("fehlt noch"), "open", about, f"{group}: {said.sentence}")


def _decisions(lines: Sequence[AgendaLine]) -> Iterator[PlanFinding]:
    decides = [line.name for line in lines if line.kind == ItemKind.DECISION]
    if decides:
        about = _("Wortlaut zu %s") % joined([f"»{name}«" for name in decides])
        yield PlanFinding(
            _("fehlt noch"), "open", about, _("Kein Hindernis. Dokumente legen Sie nach dem Speichern dazu.")
        )

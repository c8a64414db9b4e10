"""Ballots: straw polls in words, for page, paper and whoever holds the sitting."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet
from django.utils.translation import gettext as _

from sozialraum.ballots.models import StrawPoll
from sozialraum.decisions.models import Minutes
from sozialraum.foundation.questions import asked_of
from sozialraum.foundation.visitor import Visitor
from sozialraum.meetings.models import Meeting, MeetingQuerySet


@dataclass(frozen=True)
class PollLine:
    """A straw poll in one sentence; it has figures and no result."""

    item: str  # the key of its point
    group: str
    sentence: str


def polls_of(meeting: Meeting, visitor: Visitor) -> dict[str, tuple[PollLine, ...]]:
    """By the key of a point, its straw polls as far as this visitor may read them. One query, if there may be any."""
    found: dict[str, list[PollLine]] = defaultdict(list)
    for one in asked_of(_held_in, visitor, [meeting.pk]) if getattr(meeting, "has_polls", True) else ():
        group = one.organization.key if one.organization else ""
        found[one.agenda_item.key].append(PollLine(one.agenda_item.key, group, poll_in_words(one)))
    return {item: tuple(lines) for item, lines in found.items()}


def _held_in(visitor: Visitor, meetings: Sequence[int]) -> QuerySet[StrawPoll]:
    rows = StrawPoll.objects.visible_to(visitor).filter(agenda_item__meeting__in=meetings)
    return rows.select_related("agenda_item", "organization").order_by("agenda_item", "order", "pk")


def with_polls(minutes: QuerySet[Minutes]) -> QuerySet[Minutes]:
    """With ``has_polls``: most minutes have none, and need not be asked again."""
    held = StrawPoll.objects.filter(agenda_item__meeting=OuterRef("meeting"), deleted=None)
    return minutes.annotate(has_polls=Exists(held))


def with_polls_noted(found: MeetingQuerySet) -> MeetingQuerySet:
    """These meetings, each knowing (``has_polls``) whether there are any to ask for."""
    return found.annotate(has_polls=Exists(StrawPoll.objects.filter(agenda_item__meeting=OuterRef("pk"), deleted=None)))


def poll_in_words(one: Any) -> str:
    """»Meinungsbild der AG Sprache: 3 dafür, 0 dagegen, 1 weder noch.«"""
    of = _("Meinungsbild, %(group)s") % {"group": one.organization.name} if one.organization else _("Meinungsbild")
    about = f"{of} ({one.question})" if one.question else of
    figures = (
        (one.favour, _("%(count)s dafür")),
        (one.against, _("%(count)s dagegen")),
        (one.neither, _("%(count)s weder noch")),
    )
    told = [words % {"count": number} for number, words in figures if number is not None]
    return f"{about}: {', '.join(filter(None, (*told, one.words)))}."

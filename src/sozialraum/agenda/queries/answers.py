"""Agenda: the decisions that come up again at the points of a sitting, with what another body answered."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass

from django.db.models import Q

from sozialraum.agenda.queries.awaiting import called_with_day
from sozialraum.counting.words import Result
from sozialraum.decisions.models import DecidedBy, Resolution
from sozialraum.decisions.words import REFERRING
from sozialraum.foundation.dates import PartialDate
from sozialraum.foundation.visitor import Visitor
from sozialraum.meetings.models import AgendaItem, Meeting


@dataclass(frozen=True)
class FormerDecision:
    """A decision that is dealt with again: what it is called, where it stands, and what came back to it."""

    key: str
    title: str
    url: str
    came_back: str
    came_back_on: PartialDate | None
    resubmit_on: PartialDate | None
    waits: bool  # for the answer of another body


def former_decisions(
    meeting: Meeting, visitor: Visitor, items: Collection[AgendaItem]
) -> dict[int, tuple[FormerDecision, ...]]:
    """By item (primary key), the decisions of its groups that are called like it and come up again; one question."""
    places = {item.name: item.pk for item in items}
    own = DecidedBy.objects.filter(organization__in=[group.pk for group in meeting.groups]).values("resolution")
    again = Q(result__in=(*REFERRING, Result.CONDITIONAL)) | Q(resubmit_on__isnull=False)
    found = Resolution.objects.visible_to(visitor).filter(again, pk__in=own, name__in=list(places))
    told: dict[int, list[FormerDecision]] = defaultdict(list)
    for one in found.exclude(meeting=meeting).select_related("meeting").latest_first():
        told[places[one.name]].append(_value(one))
    return {pk: tuple(them) for pk, them in told.items()}


def _value(one: Resolution) -> FormerDecision:
    waits = one.result in REFERRING and not one.came_back
    url = one.get_absolute_url()
    return FormerDecision(one.key, called_with_day(one), url, one.came_back, one.came_back_on, one.resubmit_on, waits)

"""Ballots: whose vote did not count at the points of a sitting, for whoever votes there again."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from django.db.models import QuerySet

from sozialraum.ballots.models import Recusal
from sozialraum.foundation.questions import asked_about
from sozialraum.foundation.visitor import Visitor
from sozialraum.meetings.models import Meeting
from sozialraum.norms.rules.vote import VoteUnit
from sozialraum.rulings.rules.roll import RollEntry


class RecusedVote(NamedTuple):
    """A vote that did not count at a point (``item``, a key), in the group with this primary key, and why."""

    item: str
    group: int
    seat: str | None
    institution: str | None
    person: int | None
    reason: str

    def is_of(self, group: int, entry: RollEntry) -> bool:
        """Whether an entry of the roll of a group is this vote."""
        if group != self.group:
            return False
        if self.institution:
            keys = (self.seat,) if self.seat else (self.institution, f"{VoteUnit.INSTITUTION}:{self.institution}")
            return entry.key in keys
        return self.person is not None and str(self.person) in (entry.speaker, *entry.people)


def recused_in(meeting: Meeting) -> Mapping[str, Sequence[RecusedVote]]:
    """By the key of a point, the votes that did not count there, read for any visitor. One query."""
    found: dict[str, list[RecusedVote]] = defaultdict(list)
    for row in asked_about(_recused_at, [meeting.pk]):
        one = RecusedVote(*row)
        found[one.item].append(one)
    return found


def _recused_at(_nobody: Visitor, meetings: Sequence[int]) -> QuerySet[Any]:
    rows = Recusal.objects.filter(agenda_item__meeting__in=meetings, deleted=None).order_by("order", "pk")
    return rows.values_list("agenda_item__key", "organization", "seat__key", "institution__key", "person", "reason")

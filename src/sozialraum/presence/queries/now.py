"""Presence: who is here now, for the page on which a sitting is held, and whether each group can decide."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from sozialraum.acts.who import only
from sozialraum.attendance.words import AttendanceCategory
from sozialraum.bodies.models import Organization
from sozialraum.foundation.visitor import Visitor
from sozialraum.meetings.models import Meeting
from sozialraum.presence.permissions import marks_arrivals
from sozialraum.presence.queries.heads import Head, heads_of
from sozialraum.presence.queries.rows import SittingRows, rows_of
from sozialraum.presence.queries.votes import GroupNow, groups_now
from sozialraum.presence.words import HeadStanding


@dataclass(frozen=True)
class SittingNow:
    """Who is here, expected, excused and gone, and the votes of each group; made of rows that are loaded once."""

    rows: SittingRows
    heads: tuple[Head, ...]
    by_group: Mapping[Organization, GroupNow]

    def at(self, recused: Collection[str]) -> dict[Organization, GroupNow]:
        """The groups for one point, with biased people (their keys) or votes (keys of the roll) left out; no query."""
        return {group: one.at(recused, self.rows) for group, one in self.by_group.items()}

    def of(self, standing: str) -> tuple[Head, ...]:
        """The heads of one standing, in their order."""
        return tuple(one for one in self.heads if one.standing == standing)

    @property
    def here(self) -> tuple[Head, ...]:
        return self.of(HeadStanding.HERE)

    @property
    def public(self) -> int | None:
        """How many of the public there are, as they were counted; None: not counted."""
        numbers = [
            one.number
            for one in self.rows.attendances
            if one.number is not None and one.category == AttendanceCategory.PUBLIC
        ]
        return sum(numbers) if numbers else None


def sitting_now(meeting: Meeting, visitor: Visitor) -> SittingNow:
    """Who is here now, with names; raises PermissionDenied unless the visitor may mark arrivals or reads all.

    At most twelve queries, whatever the number of people, groups and points; ``meeting`` comes ``with_holders``.
    """
    only(marks_arrivals, visitor, meeting)
    rows = rows_of(meeting)
    return SittingNow(rows, heads_of(rows), groups_now(rows))

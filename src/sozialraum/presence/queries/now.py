"""Presence: who is here now, for the page on which a sitting is held, and whether each group can decide."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from sozialraum.acts.who import only
from sozialraum.attendance.words import AttendanceCategory
from sozialraum.bodies.models import Organization
from sozialraum.foundation.visitor import Visitor
from sozialraum.meetings.models import Meeting
from sozialraum.presence.permissions import marks_arrivals
from sozialraum.presence.queries.drawn import HeadLine, QuorumBar, bar_of, line_of, options_of
from sozialraum.presence.queries.heads import Expected, HeadNow, expected_of, heads_of
from sozialraum.presence.queries.rows import SittingRows, sitting_rows
from sozialraum.presence.queries.stated import LotDue, lots_due
from sozialraum.presence.queries.votes import GroupNow, groups_now
from sozialraum.presence.words import HeadStanding


@dataclass(frozen=True)
class SittingNow:
    """Who is here, expected, excused and gone, and the votes of each group; made of rows that are loaded once."""

    rows: SittingRows
    heads: tuple[HeadNow, ...]
    by_group: Mapping[Organization, GroupNow]
    people: Mapping[str, Expected] = field(default_factory=dict)  # by token everybody of the groups
    lots: tuple[LotDue, ...] = ()

    def at(self, recused: Collection[str]) -> dict[Organization, GroupNow]:
        """The groups for one point, with biased people (their keys) or votes (keys of the roll) left out; no query."""
        return {group: one.at(recused, self.rows) for group, one in self.by_group.items()}

    def of(self, standing: str) -> tuple[HeadNow, ...]:
        """The heads of one standing, in their order."""
        return tuple(one for one in self.heads if one.standing == standing)

    @property
    def here(self) -> tuple[HeadNow, ...]:
        return self.of(HeadStanding.HERE)

    @property
    def expected(self) -> tuple[HeadNow, ...]:
        return self.of(HeadStanding.EXPECTED)

    @property
    def excused(self) -> tuple[HeadNow, ...]:
        """Who stays away, excused or not."""
        return (*self.of(HeadStanding.EXCUSED), *self.of(HeadStanding.ABSENT))

    @property
    def gone(self) -> tuple[HeadNow, ...]:
        return self.of(HeadStanding.LEFT)

    @property
    def public(self) -> int | None:
        """How many of the public there are, as they were counted; None: not counted."""
        rows = [one for one in self.rows.attendances if one.category == AttendanceCategory.PUBLIC]
        return sum(one.number for one in rows if one.number) or None

    @property
    def bars(self) -> tuple[QuorumBar, ...]:
        """The quorum of each group, as it is drawn."""
        return tuple(bar_of(one) for one in self.by_group.values())

    @property
    def options(self) -> tuple[str, ...]:
        """Who may be chosen in the field for arrivals."""
        return options_of(self.rows, self.people)

    @cached_property
    def lists(self) -> dict[str, list[HeadLine]]:
        """The heads as they are drawn."""
        of = {"here": self.here, "gone": self.gone, "expected": self.expected, "excused": self.excused}
        return {name: [line_of(one, is_joint=self.is_joint) for one in heads] for name, heads in of.items()}

    @property
    def is_joint(self) -> bool:
        """Whether several groups hold it together."""
        return len(self.by_group) > 1

    @property
    def in_figures(self) -> str:
        """»Da sind 11, dazu 7 aus der Öffentlichkeit«"""
        number, public = len(self.here), self.public
        told = ngettext("Da ist %(number)s", "Da sind %(number)s", number) % {"number": number}
        more = _("dazu %(number)s aus der Öffentlichkeit") % {"number": public} if public else ""
        return ", ".join(filter(None, (told if number else _("Noch niemand ist da"), more)))


def sitting_now(meeting: Meeting, visitor: Visitor) -> SittingNow:
    """Who is here now, with names; raises PermissionDenied unless the visitor may mark arrivals or reads all.

    At most twelve queries, whatever the number of people, groups and points; ``meeting`` comes ``with_holders``.
    """
    only(marks_arrivals, visitor, meeting)
    rows = sitting_rows(meeting)
    groups, people = groups_now(rows), expected_of(rows)
    return SittingNow(rows, heads_of(rows, people), groups, people, lots_due(rows, groups))

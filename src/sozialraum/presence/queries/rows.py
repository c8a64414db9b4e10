"""Presence: every row that says who is here, who may be expected and by which rules, in a fixed number of queries."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from django.db.models import QuerySet
from django.utils import timezone

from sozialraum.attendance.models import Attendance
from sozialraum.attendance.queries.on_day import PastPresence, former_sittings, people_on, with_names
from sozialraum.attendance.words import AttendanceStanding
from sozialraum.bodies.models import Organization
from sozialraum.decisions.models import Minutes, Quorum
from sozialraum.foundation.questions import asked_about
from sozialraum.foundation.visitor import Visitor
from sozialraum.meetings.models import BERLIN, Meeting
from sozialraum.meetings.queries.governing import governing_rules
from sozialraum.meetings.words import State
from sozialraum.people.models import Membership, Person
from sozialraum.people.queries.belonging import SeatOnDay
from sozialraum.people.words import VotingRight
from sozialraum.presence.models import Entitlement
from sozialraum.presence.rules import is_here, to_the_minute
from sozialraum.provisions.rules.ruleset import PinnedRules

PRESENT, EXCUSED = AttendanceStanding.PRESENT, AttendanceStanding.EXCUSED


@dataclass(frozen=True)
class SittingRows:
    """A meeting with all rows of who is there, who sits in its groups that day, and the rules they meet by.

    ``now`` is the time of day of the sitting; None once it is over.
    """

    meeting: Meeting
    minutes: Minutes | None
    now: dt.time | None
    attendances: tuple[Attendance, ...] = ()
    entitlements: tuple[Entitlement, ...] = ()
    rules: Mapping[Organization, PinnedRules] = field(default_factory=dict)
    seats: Mapping[int, Sequence[SeatOnDay]] = field(default_factory=dict)
    members: Mapping[int, Sequence[Membership]] = field(default_factory=dict)
    former: Mapping[int, PastPresence] = field(default_factory=dict)
    second: Mapping[int, int] = field(default_factory=dict)  # by group, so many days after one without its quorum

    @property
    def last_day(self) -> dt.date:
        """The day whose seats and rules count; of a date known in part its last."""
        assert self.meeting.date is not None  # asked by ``sitting_rows``
        last: dt.date = self.meeting.date.last
        return last

    @cached_property
    def heads(self) -> tuple[Attendance, ...]:
        """The rows that are one head each, and no number."""
        return tuple(one for one in self.attendances if one.number is None)

    @cached_property
    def here(self) -> tuple[Attendance, ...]:
        """The heads that are here now; who came for a single point is no part of the sitting."""
        return tuple(one for one in self.heads if self.is_here(one) and one.agenda_item_id is None)

    def is_here(self, one: Attendance) -> bool:
        return one.standing == PRESENT and is_here(one.arrived, one.left, self.now)


def sitting_rows(meeting: Meeting) -> SittingRows:
    """All rows for one sitting; without a day only who is there. At most twelve queries, whatever the numbers."""
    minutes: Minutes | None = next(iter(asked_about(_minutes_of, [meeting.pk])), None)
    attendances: tuple[Attendance, ...] = _heads_in(minutes) if minutes else ()
    entitlements = tuple(asked_about(_spoken, [minutes.pk])) if minutes and attendances else ()
    there = SittingRows(meeting, minutes, _time_of(meeting), attendances, entitlements)
    return there if meeting.date is None else _with_groups(there, meeting.groups)


def _minutes_of(_nobody: Visitor, meetings: Sequence[int]) -> QuerySet[Minutes]:
    return Minutes.objects.filter(meeting__in=meetings, deleted=None)


def _heads_in(minutes: Minutes) -> tuple[Attendance, ...]:
    found = tuple(asked_about(_there, [minutes.pk]))
    for one in found:
        one.minutes = minutes
    return found


def _there(_nobody: Visitor, minutes: Sequence[int]) -> QuerySet[Attendance]:
    found = Attendance.objects.filter(minutes__in=minutes, deleted=None)
    return with_names(found, institution=Organization, person=Person).order_by("order", "pk")


def _spoken(_nobody: Visitor, minutes: Sequence[int]) -> QuerySet[Entitlement]:
    found = Entitlement.objects.filter(minutes__in=minutes, deleted=None).order_by("pk")
    return found.select_related("spoken_by__institution", "spoken_by__person")


def _with_groups(there: SittingRows, groups: list[Organization]) -> SittingRows:
    """With the seats, people, rules and former sittings of each group."""
    seats: dict[int, list[SeatOnDay]] = defaultdict(list)
    on_seats, without = people_on(groups, there.last_day)
    for seat in sorted(on_seats, key=_place):
        seats[seat.seat.organization_id].append(seat)
    members: dict[int, list[Membership]] = defaultdict(list)
    for one in without:
        members[one.organization_id].append(one)
    return SittingRows(
        there.meeting,
        there.minutes,
        there.now,
        there.attendances,
        there.entitlements,
        governing_rules(there.meeting),
        seats,
        members,
        former_sittings(there.meeting, groups),
        _second(there.meeting),
    )


def _second(meeting: Meeting) -> dict[int, int]:
    """By group that could not decide in the sitting that goes on here, how many days that was ago. One query if any."""
    first = meeting.continues
    if first is None or first.date is None or meeting.date is None:
        return {}
    days = (meeting.date.last - first.date.last).days
    rows = Quorum.objects.filter(minutes__meeting=first, minutes__deleted=None, reached=False)
    return dict.fromkeys(rows.values_list("organization", flat=True), days)


def _place(one: SeatOnDay) -> tuple[bool, str, int]:
    return one.voting_right == VotingRight.ADVISORY, one.holder.casefold(), one.seat.pk


def _time_of(meeting: Meeting) -> dt.time | None:
    """The time of day while the meeting runs on its day; None else, as of the end."""
    moment = timezone.now().astimezone(BERLIN)
    day = meeting.date.exact if meeting.date else None
    return to_the_minute(moment) if meeting.state == State.RUNNING and day == moment.date() else None

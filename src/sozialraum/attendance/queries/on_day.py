"""Attendance: who sits in groups on a day, named and counted, and who came to their sittings before."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeVar

from django.db.models import QuerySet

from sozialraum.attendance.models import Attendance
from sozialraum.attendance.words import AttendanceStanding
from sozialraum.bodies.models import Organization
from sozialraum.foundation.dates import PartialDate
from sozialraum.foundation.questions import asked_about
from sozialraum.foundation.things import Thing
from sozialraum.foundation.visitor import Visitor
from sozialraum.meetings.models import Meeting
from sozialraum.meetings.words import State
from sozialraum.people.models import Membership, Person, Seat, holds_on
from sozialraum.people.queries.belonging import SeatOnDay, seat_on_day
from sozialraum.rulings.rules.attendance import MissedSitting

PRESENT, EXCUSED = AttendanceStanding.PRESENT, AttendanceStanding.EXCUSED
T = TypeVar("T", bound=Thing)
#: What is read of people and institutions where they are only named and counted.
NAMING = frozenset({"id", "body", "key", "deleted", "name", "short_name", "sign", "classification", "kind"})


def people_on(groups: Sequence[Organization], day: dt.date) -> tuple[list[SeatOnDay], list[Membership]]:
    """The seats of these groups as ``sittings_of`` gives them, and by name who belongs to them without. Two queries.

    Of persons and institutions they hold what names and counts them; all else is asked for when it is read.
    """
    known = {group.pk: group for group in groups}
    on_seats: dict[int, list[Membership]] = defaultdict(list)
    for one in asked_about(_members_of, known, day):
        on_seats[one.seat_id or 0].append(one)
    there = asked_about(_seats_of, known, day)
    for seat in there:
        seat.organization = known[seat.organization_id]
    others = sorted(on_seats[0], key=lambda one: (one.person.name, one.pk))
    return [seat_on_day(seat, on_seats[seat.pk]) for seat in there], others


def _seats_of(_nobody: Visitor, groups: Sequence[int], day: dt.date) -> QuerySet[Seat]:
    found = Seat.objects.filter(holds_on(day), organization__in=groups, deleted=None)
    return with_names(found, institution=Organization, resident=Person).defer("created", "modified")


def _members_of(_nobody: Visitor, groups: Sequence[int], day: dt.date) -> QuerySet[Membership]:
    """A seat and who is named for it are of one group."""
    found = Membership.objects.on(day).filter(organization__in=groups, deleted=None, person__deleted=None)
    return with_names(found, person=Person).defer("created", "modified").order_by("created", "pk")


def with_names(found: QuerySet[T], **relations: type[Thing]) -> QuerySet[T]:
    """With what they refer to, of which only what names and counts it comes along: for pages of eighty people."""
    beside = (
        f"{relation}__{column.name}"
        for relation, model in relations.items()
        for column in model._meta.concrete_fields
        if column.name not in NAMING
    )
    return found.select_related(*relations).defer(*beside)


@dataclass(frozen=True)
class PastPresence:
    """Who came to the sittings of a group before, by primary key of the person; ``days`` on which a list was kept."""

    days: tuple[dt.date, ...] = ()
    standings: Mapping[int, Mapping[dt.date, str]] = field(default_factory=dict)

    def attended(self, person: int | None) -> tuple[dt.date, ...] | None:
        """The days on which somebody was there; None where no list with people was ever kept."""
        if not self.days:
            return None
        told = self.standings.get(person or 0, {})
        return tuple(sorted(day for day, standing in told.items() if standing == PRESENT))

    def missed(self, person: int | None) -> tuple[MissedSitting, ...]:
        """Sittings with a list that somebody did not attend, from the first on whose list they stand at all."""
        told = self.standings.get(person or 0, {})
        if not told:
            return ()
        since = [day for day in self.days if day >= min(told) and told.get(day) != PRESENT]
        return tuple(MissedSitting(day, told.get(day) == EXCUSED) for day in since)


def former_sittings(meeting: Meeting, groups: list[Organization]) -> dict[int, PastPresence]:
    """By group, who came to its sittings before this one, from their lists. One query."""
    found: dict[int, list[tuple[dt.date, int, str]]] = defaultdict(list)
    held = asked_about(_held_before, [one.pk for one in groups], meeting.date) if meeting.date else ()
    for of, group, date, person, standing in held:
        if date.exact and group and of != meeting.pk:
            found[group].append((date.exact, person, standing))
    return {group: _former(rows) for group, rows in found.items()}


def _held_before(_nobody: Visitor, groups: Sequence[int], day: PartialDate) -> QuerySet[Any]:
    """Who stands on the lists of sittings of these groups before a day: meeting, group, day, person, standing."""
    lists = Attendance.objects.filter(person__isnull=False, deleted=None, minutes__deleted=None)
    held = lists.filter(
        minutes__meeting__holders__organization__in=groups,
        minutes__meeting__state=State.HELD,
        minutes__meeting__date__lt=day,
    )
    columns = ("minutes__meeting__holders__organization", "minutes__meeting__date", "person", "standing")
    return held.values_list("minutes__meeting", *columns)


def _former(rows: list[tuple[dt.date, int, str]]) -> PastPresence:
    standings: dict[int, dict[dt.date, str]] = defaultdict(dict)
    for day, person, standing in rows:
        if standings[person].get(day) != PRESENT:  # two sittings on one day: there is there
            standings[person][day] = standing
    return PastPresence(tuple(sorted({day for day, _person, _standing in rows})), standings)

"""Attendance: who sits in the groups of a sitting on its day, with as much of each as names and counts them."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Sequence
from typing import TypeVar

from django.db.models import QuerySet

from sozialraum.bodies.models import Organization
from sozialraum.foundation.questions import asked_about
from sozialraum.foundation.things import Thing
from sozialraum.foundation.visitor import Visitor
from sozialraum.people.models import Membership, Person, Seat, holds_on
from sozialraum.people.queries.belonging import SeatOnDay, seat_on_day

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

"""Desk: one's own place – where one sits, for whom, who stands in, when one is expected."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from dataclasses import dataclass

from sozialraum.bodies.models import Organization
from sozialraum.desk.queries.table import expected
from sozialraum.foundation.visitor import Visitor
from sozialraum.holding.queries import is_today, sittings_to_hold
from sozialraum.inbox.queries.mine import open_count
from sozialraum.meetings.models import Meeting
from sozialraum.people import queries as people
from sozialraum.people.models import Person, Seat
from sozialraum.people.queries.groups import SeatLine
from sozialraum.people.queries.persons import PersonPage
from sozialraum.people.words import Role
from sozialraum.tasks.models import Task
from sozialraum.tasks.queries import open_tasks_of


@dataclass(frozen=True)
class OwnGroup:
    """A group one belongs to, and as what."""

    name: str
    url: str
    people_url: str
    roles: tuple[str, ...]


@dataclass(frozen=True)
class OwnSitting:
    """A sitting that one is named to lead or to write; ``is_today``: it can be held now."""

    meeting: Meeting
    is_today: bool


@dataclass(frozen=True)
class OwnPage:
    """Everything about oneself that one looks after."""

    seats: tuple[SeatLine, ...]
    stands_in: tuple[SeatLine, ...]
    groups: tuple[OwnGroup, ...]
    dates: tuple[Meeting, ...]
    page: PersonPage
    concerns: int  # how many wait with one's groups
    tasks: tuple[Task, ...]
    conducted: tuple[OwnSitting, ...]


def place_of(visitor: Visitor, today: dt.date) -> OwnPage:
    """In the same number of questions for one seat and for ten."""
    person = Person.objects.visible_to(visitor).get(pk=visitor.person_id or 0)
    return OwnPage(
        seats=_seats(visitor, today, Role.MEMBER),
        stands_in=_seats(visitor, today, Role.DEPUTY),
        groups=_groups(visitor),
        dates=tuple(expected(visitor, today)),
        page=people.page_of(person, today, visitor),
        concerns=open_count(visitor),
        tasks=open_tasks_of(visitor),
        conducted=tuple(OwnSitting(one, is_today(one, today)) for one in sittings_to_hold(visitor, today)),
    )


def _seats(visitor: Visitor, today: dt.date, role: Role) -> tuple[SeatLine, ...]:
    mine: list[int] = [one.seat_id for one in visitor.standings if one.role == role and one.seat_id is not None]
    return people.seat_lines(Seat.objects.visible_to(visitor).filter(pk__in=mine), today, visitor)


def _groups(visitor: Visitor) -> tuple[OwnGroup, ...]:
    roles: dict[int, set[Role]] = defaultdict(set)
    for one in visitor.standings:
        roles[one.organization_id].add(Role(one.role))
    found = Organization.objects.visible_to(visitor).filter(pk__in=roles)
    in_order = sorted(found, key=lambda one: (not one.is_group, one.name.casefold()))
    called = {one: tuple(str(role.label) for role in Role if role in roles[one.pk]) for one in in_order}
    return tuple(OwnGroup(one.name, one.get_absolute_url(), people.people_url(one), called[one]) for one in in_order)

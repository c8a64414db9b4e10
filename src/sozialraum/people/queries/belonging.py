"""People: who belongs to what on a day."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet, Value
from django.utils import timezone

from sozialraum.bodies.models import Organization
from sozialraum.bodies.rules import Naming
from sozialraum.foundation.questions import asked_of
from sozialraum.foundation.visitor import Standing, Visitor
from sozialraum.network.models import Body
from sozialraum.people.models import Consent, Membership, Person, Recipient, Seat, holds_on
from sozialraum.people.rules import Span, begun_last
from sozialraum.people.words import ConsentPurpose, Role, VotingRight


@dataclass(frozen=True)
class MembershipLine:
    """A person of a body with every role they hold on a day."""

    person_id: int
    name: str
    standings: frozenset[Standing]


def belonging_of(body: Body, user_id: int, day: dt.date) -> MembershipLine | None:
    """Person and standings of a login as values for the visitor; None if unknown in this body. Two queries.

    Residents who have a seat of their own are members by it.
    """
    rows = asked_of(_roles_of, Visitor(body), [user_id], day)
    if rows:
        standings = frozenset(Standing(role, of, kind, seat) for _id, _name, role, of, kind, seat in rows)
        return MembershipLine(rows[0][0], rows[0][1], standings)
    person = Person.objects.filter(body=body, user=user_id, deleted=None).first()
    return MembershipLine(person.pk, person.name, frozenset()) if person else None


def _roles_of(nobody: Visitor, users: Sequence[int], day: dt.date) -> QuerySet[Any]:
    """The roles of logins on a day: by membership, and by a seat of their own."""
    sits = Value(Role.MEMBER.value)
    seats = (
        Seat.objects.on(day)
        .filter(resident__body=nobody.body, resident__user__in=users, resident__deleted=None, deleted=None)
        .values_list("resident_id", "resident__name", sits, "organization_id", "organization__classification", "pk")
    )
    memberships = (
        Membership.objects.on(day)
        .filter(person__body=nobody.body, person__user__in=users, person__deleted=None, deleted=None)
        .filter(Q(seat=None) | Q(seat__deleted=None))
        .values_list("person_id", "person__name", "role", "organization_id", "organization__classification", "seat_id")
    )
    return memberships.union(seats)


@dataclass(frozen=True)
class SeatOnDay:
    """A seat on a day: whose it is, who speaks on it, who would stand in."""

    seat: Seat
    holder: str
    voting_right: VotingRight
    delegate: Membership | None
    deputies: tuple[Membership, ...]

    @property
    def speaks(self) -> str:
        """Who sits there by name: the delegate, or residents themselves; empty if nobody is named."""
        if self.seat.resident_id:
            return self.holder
        return self.delegate.person.name if self.delegate else ""

    @property
    def is_vacant(self) -> bool:
        """An institution has the seat, and nobody is named who sits on it."""
        return not self.speaks


def sitting(organization: Organization, day: dt.date) -> tuple[SeatOnDay, ...]:
    """Who sat in a group on a day, for whom, with which vote; those with a full vote first. Two queries."""
    found = sittings_of(Seat.objects.filter(organization=organization), day)
    return tuple(sorted(found, key=lambda one: (one.voting_right == VotingRight.ADVISORY, one.holder.casefold())))


def sittings_of(seats: QuerySet[Seat], day: dt.date) -> list[SeatOnDay]:
    """These seats as they were on a day, as far as they existed. Two queries; a deputy never makes a seat."""
    there = seats.filter(holds_on(day), deleted=None).select_related("institution", "resident", "organization")
    on_seats: dict[int, list[Membership]] = defaultdict(list)
    on_day = Membership.objects.on(day).filter(seat__in=seats, deleted=None, person__deleted=None)
    for one in on_day.select_related("person").order_by("created", "pk"):
        on_seats[one.seat_id or 0].append(one)
    return [seat_on_day(seat, on_seats[seat.pk]) for seat in there]


def seat_on_day(seat: Seat, on_seat: list[Membership]) -> SeatOnDay:
    """A seat with those of its memberships that hold on a day, in the order in which they were made."""
    return SeatOnDay(
        seat=seat,
        holder=str(seat.holder),
        voting_right=VotingRight(seat.voting_right),
        delegate=delegate_of([one for one in on_seat if one.role == Role.MEMBER]),
        deputies=tuple(one for one in on_seat if one.role == Role.DEPUTY),
    )


def delegate_of(members: list[Membership]) -> Membership | None:
    """Of those who are named for a day, in the order in which they were: the one who counts."""
    place = begun_last(span_of(one) for one in members)
    return None if place is None else members[place]


def offices(organization: Organization, day: dt.date, *, named: bool = False) -> list[Membership]:
    """Who holds an office in a group on a day – speaker, minute-taker, adviser, guest – without a seat for it.

    With ``named`` only those whose names may stand in public.
    """
    order = {role: number for number, role in enumerate(Role.values)}
    found = Membership.objects.on(day).filter(organization=organization, seat=None, deleted=None, person__deleted=None)
    if named:
        found = found.filter(is_named(day, "person"))
    return sorted(found.select_related("person"), key=lambda one: (order[one.role], one.person.name.casefold()))


def on_seat(seat: Seat, role: str) -> list[Membership]:
    """Everybody who ever was this on a seat, in the order of their time."""
    found = Membership.objects.filter(seat=seat, role=role, deleted=None).select_related("person")
    return sorted(found, key=lambda one: (span_of(one).first, one.pk))


def sat_on(seat: Seat) -> QuerySet[Person]:
    """Everybody who ever sat or stood in on a seat."""
    there = Membership.objects.filter(seat=seat, deleted=None)
    return Person.objects.filter(pk__in=there.values("person"), deleted=None)


Dated = Seat | Membership | Recipient


def span_of(thing: Dated) -> Span:
    return Span(thing.start_date, thing.end_date)


def time_in_words(thing: Dated) -> str:
    """»seit 1. März 2026«, »1. März 2026 bis 2027«, »ohne Datum«."""
    start = thing.start_date.in_words(weekday=False) if thing.start_date else ""
    end = thing.end_date.in_words(weekday=False) if thing.end_date else ""
    if start and end:
        return f"{start} bis {end}"
    return f"seit {start}" if start else f"bis {end}" if end else "ohne Datum"


def first_clash_among(these: Sequence[Membership]) -> tuple[Membership, Membership] | None:
    """The first of these memberships, saved or not, that clashes with another one, and that other one.

    The same person in the same role, or a second delegate on a seat; with what is recorded, and among themselves.
    """
    by_person: dict[tuple[Any, ...], list[Membership]] = defaultdict(list)
    by_seat: dict[int, list[Membership]] = defaultdict(list)
    persons, seats = {one.person_id for one in these}, {one.seat_id for one in these if one.seat_id}
    recorded = Membership.objects.filter(Q(person__in=persons) | Q(seat__in=seats), deleted=None)
    there = recorded.exclude(pk__in=[one.pk for one in these if one.pk]).select_related("person")
    for one, is_known in [*((one, True) for one in there), *((one, False) for one in these)]:
        mine = by_person[one.organization_id, one.person_id, one.role, one.seat_id]
        same_seat: list[Membership] = by_seat[one.seat_id] if one.seat_id and one.role == Role.MEMBER else []
        others: list[Membership] = [] if is_known else [*mine, *same_seat]
        if found := next((other for other in others if span_of(one).clashes_with(span_of(other))), None):
            return one, found
        mine.append(one)
        same_seat.append(one)
    return None


def same_seat(seat: Seat) -> Seat | None:
    """A seat in the same group that the same holder has at the same time."""
    held = Q(institution=seat.institution_id) if seat.institution_id else Q(resident=seat.resident_id)
    others = Seat.objects.filter(held, organization=seat.organization_id, deleted=None).exclude(pk=seat.pk)
    mine = span_of(seat)
    found = others.select_related("institution", "resident")
    return next((one for one in found if mine.clashes_with(span_of(one))), None)


def is_named(day: dt.date, column: str) -> Exists:
    """Subquery: the person in ``column`` consented, and still consents on ``day``, to be named in public."""
    return Exists(Consent.objects.holding_on(day, ConsentPurpose.NAMED).filter(person=OuterRef(column)))


def persons_named(body: Body, naming: Naming, asked: Iterable[int | None]) -> set[int]:
    """Of these persons (primary keys) those whom a text may name; one question, and only where consent is asked."""
    known = {pk for pk in asked if pk}
    if not known or naming is not Naming.AGREED:
        return known if naming is Naming.EVERYBODY else set()
    return named_in_public(body, timezone.localdate())


def named_in_public(body: Body, day: dt.date) -> set[int]:
    """Persons who agreed, and still agree on this day, to be named in public (primary keys)."""
    consents = Consent.objects.holding_on(day, ConsentPurpose.NAMED).filter(body=body, person__isnull=False)
    return {pk for pk in consents.values_list("person_id", flat=True) if pk}

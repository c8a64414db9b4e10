"""People: who belongs to a group or an institution, as their pages show it."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from sozialraum.bodies.models import Organization, OrganizationQuerySet
from sozialraum.foundation.visitor import Visitor
from sozialraum.people.models import Consent, Membership, Person, Recipient, Seat
from sozialraum.people.queries.belonging import Dated, SeatOnDay, offices, sitting, sittings_of, span_of, time_in_words
from sozialraum.people.words import Role, VotingRight

Histories = dict[int, list[str]]


def with_people(visitor: Visitor) -> OrganizationQuerySet:
    """Organizations whose people the visitor may see: all for office and auditor, their own for others."""
    found = Organization.objects.visible_to(visitor)
    return found if visitor.reads_all else found.filter(pk__in=visitor.organization_ids)


@dataclass(frozen=True)
class Post:
    """Somebody in a role for a time; ``person_url`` only for those who may open the person's page."""

    membership: Membership
    name: str
    role: str
    time: str
    person_url: str = ""

    @property
    def is_over(self) -> bool:
        return span_of(self.membership).last < timezone.localdate()

    @property
    def is_deputy(self) -> bool:
        return self.membership.role == Role.DEPUTY


def post_of(membership: Membership, visitor: Visitor) -> Post:
    person = membership.person
    return Post(
        membership=membership,
        name=person.name,
        role=str(Role(membership.role).label),
        time=time_in_words(membership),
        person_url=url_of(person, visitor),
    )


def url_of(person: Person, visitor: Visitor) -> str:
    """Where the person's own page is, if this visitor may open it."""
    return person.get_absolute_url() if visitor.reads_all or person.pk == visitor.person_id else ""


@dataclass(frozen=True)
class SeatLine:
    """A seat on a day, and who sat on it through the years."""

    sitting: SeatOnDay
    delegate: Post | None
    deputies: tuple[Post, ...]
    years: tuple[str, ...] = ()
    resident_url: str = ""

    @property
    def history(self) -> str:
        """»2016–2018 Erika Beispiel, seit 2018 Max Beispiel«"""
        return ", ".join(self.years)

    @property
    def changed(self) -> bool:
        """True if the seat's history shows more than its delegate of the day."""
        return len(self.years) > 1 or (bool(self.years) and self.delegate is None)

    @property
    def seat(self) -> Seat:
        return self.sitting.seat

    @property
    def time(self) -> str:
        return time_in_words(self.seat)


@dataclass(frozen=True)
class RecipientAddress:
    """Somebody on the Verteiler; ``reached`` only for those who may see how people are reached."""

    recipient: Recipient
    name: str
    reached: str
    time: str


@dataclass(frozen=True)
class GroupPeople:
    """Who belongs to a group on a day."""

    day: dt.date
    seats: tuple[SeatLine, ...]
    offices: tuple[Post, ...]
    recipients: tuple[RecipientAddress, ...]
    other_seats: tuple[SeatLine, ...]

    @property
    def is_today(self) -> bool:
        return self.day == timezone.localdate()

    @property
    def voting(self) -> int:
        return sum(one.sitting.voting_right == VotingRight.FULL for one in self.seats)

    @property
    def advisory(self) -> int:
        return len(self.seats) - self.voting

    @property
    def deputies(self) -> int:
        """Never part of the seats."""
        return sum(len(one.deputies) for one in self.seats)

    @property
    def vacant(self) -> int:
        return sum(one.sitting.is_vacant for one in self.seats)


def people_of(group: Organization, day: dt.date, visitor: Visitor) -> GroupPeople:
    """Everybody who belonged to a group on a day; the same number of questions for ten people and for a thousand."""
    there = sitting(group, day)
    histories = histories_of(group)
    seats = tuple(_line(one, visitor, histories[one.seat.pk]) for one in there)
    shown = {one.seat.pk for one in there}
    gone = Seat.objects.filter(organization=group, deleted=None).exclude(pk__in=shown)
    return GroupPeople(
        day=day,
        seats=seats,
        offices=tuple(post_of(one, visitor) for one in offices(group, day)),
        recipients=recipients_of(group, day, visitor),
        other_seats=_others(gone.select_related("institution", "resident", "organization"), histories, visitor),
    )


def _others(seats: Iterable[Seat], histories: Histories, visitor: Visitor) -> tuple[SeatLine, ...]:
    """Seats that are over on that day, or not yet there."""
    found = [SeatOnDay(seat, str(seat.holder), VotingRight(seat.voting_right), None, ()) for seat in seats]
    in_order = sorted(found, key=lambda one: (span_of(one.seat).first, one.holder.casefold()))
    return tuple(_line(one, visitor, histories[one.seat.pk]) for one in in_order)


def seat_lines(seats: QuerySet[Seat], day: dt.date, visitor: Visitor) -> tuple[SeatLine, ...]:
    """These seats on a day, by group."""
    lines = [_line(one, visitor) for one in sittings_of(seats, day)]
    return tuple(sorted(lines, key=lambda one: one.seat.organization.name.casefold()))


def _line(one: SeatOnDay, visitor: Visitor, years: Sequence[str] = ()) -> SeatLine:
    return SeatLine(
        sitting=one,
        delegate=post_of(one.delegate, visitor) if one.delegate else None,
        deputies=tuple(post_of(deputy, visitor) for deputy in one.deputies),
        years=tuple(years),
        resident_url=url_of(one.seat.resident, visitor) if one.seat.resident else "",
    )


def histories_of(group: Organization) -> Histories:
    """»2016–2018 Erika Beispiel«, »seit 2018 Max Beispiel«, for each seat of a group by its primary key."""
    rows = Membership.objects.filter(
        seat__organization=group, role=Role.MEMBER, deleted=None, person__deleted=None
    ).select_related("person")
    told: Histories = defaultdict(list)
    for one in sorted(rows, key=lambda row: (span_of(row).first, row.pk)):
        told[one.seat_id or 0].append(f"{years_of(one)} {one.person.name}".strip())
    return told


def years_of(thing: Dated) -> str:
    """»2016–2018«, »seit 2018«, »bis 2017«, »2017«."""
    start, end = (date.year if date else None for date in (thing.start_date, thing.end_date))
    if start and end:
        return str(start) if start == end else f"{start}–{end}"
    return _("seit %(year)s") % {"year": start} if start else _("bis %(year)s") % {"year": end} if end else ""


def recipients_of(group: Organization, day: dt.date, visitor: Visitor) -> tuple[RecipientAddress, ...]:
    """The Verteiler of a group on a day. Members read names; how somebody is reached is the office's."""
    found = (
        Recipient.objects.visible_to(visitor)
        .on(day)
        .filter(organization=group)
        .select_related("person", "institution", "organization")
    )
    lines = [_address(one, open_=visitor.reads_all) for one in found]
    return tuple(sorted(lines, key=lambda one: one.name.casefold()))


def _address(one: Recipient, *, open_: bool) -> RecipientAddress:
    known = one.person or one.institution
    return RecipientAddress(
        recipient=one,
        name=str(known or one.name) or (one.email if open_ else _("Weitere Adresse")),
        reached=(known.email if known else one.email) if open_ else "",
        time=time_in_words(one),
    )


@dataclass(frozen=True)
class SeatPage:
    """A seat with everybody who was on it."""

    line: SeatLine
    is_open: bool
    delegates: tuple[Post, ...]
    deputies: tuple[Post, ...]


def page_of_seat(seat: Seat, visitor: Visitor) -> SeatPage:
    """The latest stand first."""
    rows = Membership.objects.filter(seat=seat, deleted=None, person__deleted=None).select_related("person", "seat")
    in_order = sorted(rows, key=lambda one: (span_of(one).first, one.pk), reverse=True)
    posts = [post_of(one, visitor) for one in in_order]
    (now,) = sittings_of(Seat.objects.filter(pk=seat.pk), timezone.localdate()) or [
        SeatOnDay(seat, str(seat.holder), VotingRight(seat.voting_right), None, ())
    ]
    return SeatPage(
        line=_line(now, visitor),
        is_open=span_of(seat).covers(timezone.localdate()),
        delegates=tuple(post for post in posts if not post.is_deputy),
        deputies=tuple(post for post in posts if post.is_deputy),
    )


@dataclass(frozen=True)
class InstitutionPeople:
    """An institution from the inside: who works there, where it sits, what it agreed to."""

    seats: tuple[SeatLine, ...]
    people: tuple[Post, ...]
    consents: tuple[Consent, ...]


def people_of_institution(institution: Organization, day: dt.date, visitor: Visitor) -> InstitutionPeople:
    consents = Consent.objects.visible_to(visitor).filter(institution=institution).order_by("-given_date", "-pk")
    return InstitutionPeople(
        seats=seat_lines(Seat.objects.visible_to(visitor).filter(institution=institution), day, visitor),
        people=tuple(post_of(one, visitor) for one in offices(institution, day)),
        consents=tuple(consents.select_related("institution", "person")),
    )

"""Contacts: whom a selection holds on a day, one line for each thing somebody is. A fixed number of questions."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any

from django.db.models import QuerySet

from sozialraum.bodies.models import Organization
from sozialraum.bodies.words import GROUPS, Classification
from sozialraum.contacts.words import Whom
from sozialraum.foundation.dates import PartialDate
from sozialraum.foundation.visitor import Visitor
from sozialraum.people.models import Membership, Person, Recipient, Seat
from sozialraum.people.words import Role, VotingRight


@dataclass(frozen=True)
class ContactChoice:
    """Whom, of which group, on which day."""

    whom: Whom
    day: dt.date
    group: Organization | None = None
    text: str = ""

    def __str__(self) -> str:
        said = str(self.whom.label) if self.group is None else f"{self.whom.label}: {self.group}"
        return f"{said}, {PartialDate.of(self.day).in_words(weekday=False)}"


@dataclass(frozen=True)
class ListedContact:
    """A line of an address list. What is not known is empty."""

    key: str
    name: str = ""
    email: str = ""
    phone: str = ""
    postal_address: str = ""
    language: str = ""
    institution: Organization | None = None
    group: str = ""
    role: str = ""
    vote: str = ""
    start: PartialDate | None = None
    end: PartialDate | None = None
    modified: dt.datetime | None = None

    @property
    def called(self) -> str:
        """Who it is, in one word."""
        return self.name or (self.institution.name if self.institution else self.email)

    @property
    def identity(self) -> str:
        """Of which person or institution this is one line."""
        return self.institution.key if self.institution and not self.name else self.key

    @property
    def reached_at(self) -> str:
        """The mail address under which somebody reads it."""
        return self.email or (self.institution.email if self.institution else "")

    @property
    def address(self) -> str:
        """Where a letter reaches them: at home, if that is known, else at the institution."""
        return self.postal_address or (self.institution.postal_address if self.institution else "")

    def has(self, text: str) -> bool:
        """True if each word of ``text`` occurs in name, address, institution or group, whatever the case."""
        house = self.institution.name if self.institution else ""
        said = " ".join([self.name, self.email, self.phone, house, self.group]).casefold()
        return all(word in said for word in text.casefold().split())


@dataclass
class Gathering:
    """Everything a selection is made of, read once."""

    visitor: Visitor
    choice: ContactChoice
    persons: dict[int, Person] = field(default_factory=dict)
    institutions: dict[int, Organization] = field(default_factory=dict)
    at_work: dict[int, list[Organization]] = field(default_factory=lambda: defaultdict(list))
    lines: list[ListedContact] = field(default_factory=list)


def contacts(visitor: Visitor, choice: ContactChoice) -> list[ListedContact]:
    """The lines of the selection, in the order of the alphabet."""
    told = Gathering(visitor, choice)
    _read(told)
    if choice.whom is Whom.INSTITUTIONS:
        told.lines += [
            ListedContact(one.key, institution=one, modified=one.modified) for one in told.institutions.values()
        ]
    else:
        _seats(told)
        _offices(told)
        _recipients(told)
        if choice.whom is Whom.ALL:
            _the_rest(told)
    found = [line for line in told.lines if not choice.text or line.has(choice.text)]
    return sorted(found, key=lambda one: (one.called.casefold(), one.group.casefold(), one.role))


def _of(told: Gathering, model: type[Any]) -> QuerySet[Any]:
    """The seats, memberships or recipients of the chosen group, or of all, on the day."""
    found: QuerySet[Any] = model.objects.visible_to(told.visitor).on(told.choice.day)
    if told.choice.group:
        return found.filter(organization=told.choice.group)
    return found.filter(organization__classification__in=GROUPS)


def _read(told: Gathering) -> None:
    """People, institutions, and who works where."""
    visitor = told.visitor
    told.persons = {one.pk: one for one in Person.objects.visible_to(visitor)}
    told.institutions = {one.pk: one for one in Organization.objects.visible_to(visitor).institutions()}
    here = Membership.objects.visible_to(visitor).on(told.choice.day).filter(seat=None)
    here = here.filter(organization__classification=Classification.INSTITUTION)
    for person, institution in here.order_by("created", "pk").values_list("person", "organization"):
        if institution in told.institutions:
            told.at_work[person].append(told.institutions[institution])


def _seats(told: Gathering) -> None:
    """Seats with whoever speaks or stands in on them; a seat of which nobody is named stays a line."""
    wanted = {Whom.ALL: (Role.MEMBER, Role.DEPUTY), Whom.DELEGATES: (Role.MEMBER,), Whom.DEPUTIES: (Role.DEPUTY,)}
    roles = wanted.get(told.choice.whom, ())
    seats = {seat.pk: seat for seat in _of(told, Seat).select_related("organization")} if roles else {}
    named: set[int] = set()
    for one in _of(told, Membership).filter(role__in=roles, seat__isnull=False).order_by("created", "pk"):
        if one.seat_id in seats and one.person_id in told.persons:
            named.add(one.seat_id)
            told.lines.append(_sitting(told, seats[one.seat_id], told.persons[one.person_id], one))
    for seat in seats.values() if Role.MEMBER in roles else ():
        if seat.pk not in named:
            told.lines.append(_sitting(told, seat, told.persons.get(seat.resident_id or 0), seat))


def _sitting(told: Gathering, seat: Seat, person: Person | None, timed: Seat | Membership) -> ListedContact:
    role = timed.role if isinstance(timed, Membership) else Role.MEMBER
    vote = str(VotingRight(seat.voting_right).label) if role == Role.MEMBER else ""
    house = told.institutions.get(seat.institution_id or 0)
    line = _person(told, person) if person else ListedContact(seat.key)
    line = replace(line, institution=house, group=seat.organization.name, vote=vote)
    return replace(line, role=str(Role(role).label), start=timed.start_date, end=timed.end_date)


def _offices(told: Gathering) -> None:
    """Speakers, minute-takers, advisers, guests: without a seat for it."""
    if told.choice.whom is not Whom.ALL:
        return
    found = _of(told, Membership).filter(seat=None).exclude(role__in=[Role.MEMBER, Role.DEPUTY])
    for one in found.select_related("organization"):
        if person := told.persons.get(one.person_id):
            line = replace(_person(told, person), group=one.organization.name, role=str(Role(one.role).label))
            told.lines.append(replace(line, start=one.start_date, end=one.end_date))


def _recipients(told: Gathering) -> None:
    if told.choice.whom not in (Whom.ALL, Whom.RECIPIENTS):
        return
    for one in _of(told, Recipient).select_related("organization"):
        person, house = told.persons.get(one.person_id or 0), told.institutions.get(one.institution_id or 0)
        line = _person(told, person) if person else ListedContact(one.key, one.name, one.email, institution=house)
        line = replace(line, group=one.organization.name, role="Verteiler", start=one.start_date, end=one.end_date)
        told.lines.append(line)


def _the_rest(told: Gathering) -> None:
    """Who is in no group, in further institutions, and institutions of which nobody is known."""
    shown = {line.key for line in told.lines}
    houses = {(line.key, line.institution.pk) for line in told.lines if line.institution}
    for person in told.persons.values():
        first = _person(told, person)
        if person.key not in shown:
            told.lines.append(first)
            houses.add((person.key, first.institution.pk if first.institution else 0))
        for house in told.at_work.get(person.pk, []):
            if (person.key, house.pk) not in houses:
                told.lines.append(replace(first, institution=house))
    known = {line.institution.pk for line in told.lines if line.institution}
    told.lines += [
        ListedContact(one.key, institution=one, modified=one.modified)
        for one in told.institutions.values()
        if one.pk not in known
    ]


def _person(told: Gathering, person: Person) -> ListedContact:
    house = next(iter(told.at_work.get(person.pk, [])), None)
    says = (person.name, person.email, person.phone, person.postal_address, person.language)
    return ListedContact(person.key, *says, institution=house, modified=person.modified)


def cells(line: ListedContact) -> Iterator[tuple[str, str]]:
    """Heading and text of every column of an exported row; importing it again changes nothing."""
    house = line.institution
    yield "Name", line.name
    yield "E-Mail", line.email
    yield "Telefon", line.phone
    yield "Anschrift", line.postal_address
    yield "Sprache", line.language
    yield "Einrichtung", house.name if house else ""
    yield "Gremium", line.group
    yield "Funktion", line.role
    yield "Stimmrecht", line.vote
    yield "seit", line.start.as_typed if line.start else ""
    yield "bis", line.end.as_typed if line.end else ""
    yield "Art der Einrichtung", house.kind if house else ""
    yield "E-Mail der Einrichtung", house.email if house else ""
    yield "Telefon der Einrichtung", house.phone if house else ""
    yield "Anschrift der Einrichtung", house.postal_address if house else ""
    yield "Website der Einrichtung", house.website if house else ""

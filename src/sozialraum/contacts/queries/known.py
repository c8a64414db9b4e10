"""Contacts: what the network knows already, as the values a list is compared with. Six questions, however large."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet

from sozialraum.bodies.models import Organization
from sozialraum.bodies.words import GROUPS, Classification
from sozialraum.contacts.rules import cells
from sozialraum.contacts.rules.headings import ColumnGroup
from sozialraum.contacts.rules.seating import MEMBER
from sozialraum.contacts.rules.world import KnownWorld, Timed, World
from sozialraum.foundation.mail_address import address_key
from sozialraum.network.models import Body
from sozialraum.people.models import Membership, Person, Recipient, Seat
from sozialraum.people.words import VotingRight

SAYS_OF_PERSON = ("name", "email", "phone", "postal_address", "language")
SAYS_OF_INSTITUTION = ("name", "kind", "email", "phone", "postal_address", "website")


def groups(body: Body) -> tuple[ColumnGroup, ...]:
    """Every group of the network, by what it is called; dissolved ones last, so that living ones are found first."""
    found = Organization.objects.filter(body=body, deleted=None, classification__in=GROUPS).order_by("end_date", "name")
    return tuple(ColumnGroup(*row) for row in found.values_list("key", "name", "short_name", "sign"))


def world(body: Body) -> World:
    """Everybody and everything a list of contacts can meet in this network."""
    made = World()
    _institutions(made, body)
    for key, *said in _living(Person, body).values_list("key", *SAYS_OF_PERSON).order_by("pk"):
        values = dict(zip(SAYS_OF_PERSON, said, strict=True))
        made.add_person(KnownWorld(key, values, values["email"]))
    _seats(made, body)
    _memberships(made, body)
    _recipients(made, body)
    made.begin()
    return made


def _living(model: type[Any], body: Body) -> QuerySet[Any]:
    found: QuerySet[Any] = model._base_manager.filter(body=body, deleted=None)
    return found


def _institutions(made: World, body: Body) -> None:
    columns = ("key", "classification", *SAYS_OF_INSTITUTION)
    for key, classification, *said in _living(Organization, body).values_list(*columns).order_by("pk"):
        values = dict(zip(SAYS_OF_INSTITUTION, said, strict=True))
        if classification == Classification.INSTITUTION:
            made.add_institution(KnownWorld(key, values, values["email"]))
        else:
            made.taken_names[cells.words_key(values["name"])] = key


def _seats(made: World, body: Body) -> None:
    columns = (
        "key",
        "organization__key",
        "institution__key",
        "resident__key",
        "voting_right",
        "start_date",
        "end_date",
    )
    for key, group, institution, resident, vote, start, end in _living(Seat, body).values_list(*columns).order_by("pk"):
        seat = Timed(key, start, end, full=vote == VotingRight.FULL)
        made.put(made.seats, (group, institution or resident), seat)


def _memberships(made: World, body: Body) -> None:
    """Who speaks for an institution, or works there, today or one day, is known to be from there."""
    columns = ["key", "organization__key", "organization__classification", "person__key", "role", "start_date"]
    columns += ["end_date", "seat__key", "seat__institution__key"]
    found = _living(Membership, body).filter(person__deleted=None).values_list(*columns).order_by("pk")
    for key, organization, classification, person, role, start, end, seat, institution in found:
        one = Timed(key, start, end, person)
        index, place = (made.on_seat, (seat, role)) if seat else (made.roles, (organization, person, role))
        made.put(index, place, one)
        at_work = organization if classification == Classification.INSTITUTION and role == MEMBER else institution
        if at_work and end is None:
            made.known[person].belongs_to.add(at_work)


def _recipients(made: World, body: Body) -> None:
    columns = ("key", "organization__key", "person__key", "institution__key", "email", "start_date", "end_date")
    found = _living(Recipient, body).values_list(*columns).order_by("pk")
    for key, group, person, institution, email, start, end in found:
        made.put(made.recipients, (group, person or institution or address_key(email)), Timed(key, start, end))

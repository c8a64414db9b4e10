"""Convening: who may lead a sitting or write it, by the words that stand in a field; names are for the office alone."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Q, QuerySet
from django.utils import timezone

from sozialraum.bodies.models import Organization
from sozialraum.bodies.words import Classification
from sozialraum.foundation.questions import asked
from sozialraum.foundation.visitor import Visitor
from sozialraum.meetings.models import Conductor, Meeting
from sozialraum.meetings.words import ConductorRole
from sozialraum.people.models import Membership, Person
from sozialraum.people.words import Role

ROW = ("person_id", "person__name", "role", "organization_id")
WHERE = ("organization__name", "organization__short_name", "organization__classification")


@dataclass(frozen=True)
class OfferedPerson:
    """Somebody who belongs to one of the groups or to the office, by primary key; ``where`` is the name of which."""

    person: int
    called: str
    role: str
    group: int
    where: str
    is_office: bool

    def as_conductor(self) -> dict[str, Any]:
        """Person, label and institution of a conductor; label and institution are for everybody."""
        person = Person.objects.get(pk=self.person)
        if self.is_office:
            return {"person": person, "label": "", "institution": Organization.objects.get(pk=self.group)}
        return {"person": person, "label": f"{Role(self.role).label}, {self.where}", "institution": None}


@dataclass(frozen=True)
class OfferedPeople:
    """Those who may be named, speakers first, each once."""

    people: tuple[OfferedPerson, ...]

    @classmethod
    def of(cls, groups: Sequence[Organization], visitor: Visitor) -> OfferedPeople:
        """Members of the groups and of the office, on record today."""
        rows = asked(_belonging, visitor, tuple(one.pk for one in groups), timezone.localdate())
        first: dict[int, Any] = {}
        for one in sorted(rows, key=_turn):
            first.setdefault(one.person_id, one)
        names = Counter(one.person__name for one in first.values())
        return cls(tuple(_offered(one, is_double=names[one.person__name] > 1) for one in first.values()))

    def only_one(self, group: Organization, role: str) -> str:
        """How the only one in this role of a group is called; "" if there is none, or several."""
        found = [one.called for one in self.people if one.group == group.pk and one.role == role]
        return found[0] if len(found) == 1 else ""

    def called_like(self, person: int | None) -> str:
        return next((one.called for one in self.people if one.person == person), "")

    def conductor(self, role: str, words: str) -> dict[str, Any] | None:
        """The columns of who conducts; a name that is not offered stands inside alone. None for no words."""
        if not words:
            return None
        known = next((one for one in self.people if one.called.casefold() == words.casefold()), None)
        if known is None:
            return {"role": role, "name": words}
        return {"role": role} | known.as_conductor()


def _belonging(visitor: Visitor, groups: tuple[int, ...], today: dt.date) -> QuerySet[Any]:
    wanted = Q(organization__in=groups) | Q(organization__classification=Classification.OFFICE)
    found = Membership.objects.visible_to(visitor).on(today).filter(wanted)
    return found.order_by("pk").values_list(*ROW, *WHERE, named=True)


def _turn(one: Any) -> tuple[bool, str]:
    return one.role != Role.SPEAKER, one.person__name


def _offered(one: Any, *, is_double: bool) -> OfferedPerson:
    where = one.organization__short_name or one.organization__name
    called = f"{one.person__name} ({where})" if is_double else one.person__name
    is_office = one.organization__classification == Classification.OFFICE
    return OfferedPerson(one.person_id, called, one.role, one.organization_id, where, is_office)


def conductors_as_last(
    last: Meeting | None, groups: Sequence[Organization], people: OfferedPeople, visitor: Visitor
) -> dict[str, str]:
    """Who led and wrote the last sitting, if they are still there; else whose office it is in the leading group."""
    rows = asked(_conducted, visitor, last.pk) if last else []
    who = {
        role: next((name for one in rows if one.role == role and (name := people.called_like(one.person_id))), "")
        for role in (ConductorRole.CHAIR, ConductorRole.MINUTES)
    }
    leads, writes = (people.only_one(groups[0], role) if groups else "" for role in (Role.SPEAKER, Role.MINUTE_TAKER))
    return {"chair": who[ConductorRole.CHAIR] or leads, "minute_taker": who[ConductorRole.MINUTES] or writes}


def _conducted(_visitor: Visitor, meeting: int) -> QuerySet[Any]:
    found = Conductor.objects.filter(meeting=meeting, deleted=None).order_by("order", "pk")
    return found.values_list("role", "person_id", named=True)

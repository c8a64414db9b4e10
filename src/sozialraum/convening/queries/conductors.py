"""Convening: who may lead a sitting or write it, by the words that stand in a field; names are for the office alone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Q
from django.utils import timezone

from sozialraum.bodies.models import Organization
from sozialraum.bodies.words import Classification
from sozialraum.foundation.visitor import Visitor
from sozialraum.meetings.models import Meeting
from sozialraum.meetings.words import ConductorRole
from sozialraum.people.models import Membership, Person
from sozialraum.people.words import Role


@dataclass(frozen=True)
class OfferedPerson:
    """Somebody who belongs to one of the groups or to the office; ``label`` and ``institution`` are for everybody."""

    person: Person
    called: str
    role: str
    label: str
    institution: Organization | None
    group: int


@dataclass(frozen=True)
class OfferedPeople:
    """Those who may be named, speakers first, each once."""

    people: tuple[OfferedPerson, ...]

    @classmethod
    def of(cls, groups: Sequence[Organization], visitor: Visitor) -> OfferedPeople:
        """Members of the groups and of the office, on record today."""
        asked = Q(organization__in=[one.pk for one in groups]) | Q(organization__classification=Classification.OFFICE)
        found = Membership.objects.visible_to(visitor).on(timezone.localdate()).filter(asked)
        rows = sorted(found.select_related("person", "organization"), key=_turn)
        first: dict[int, Membership] = {}
        for one in rows:
            first.setdefault(one.person_id, one)
        names = [one.person.name for one in first.values()]
        return cls(tuple(_offered(one, is_double=names.count(one.person.name) > 1) for one in first.values()))

    def only_one(self, group: Organization, role: str) -> str:
        """How the only one in this role of a group is called; "" if there is none, or several."""
        found = [one.called for one in self.people if one.group == group.pk and one.role == role]
        return found[0] if len(found) == 1 else ""

    def called_like(self, person: int | None) -> str:
        return next((one.called for one in self.people if one.person.pk == person), "")

    def conductor(self, role: str, words: str) -> dict[str, Any] | None:
        """The columns of who conducts; a name that is not offered stands inside alone. None for no words."""
        if not words:
            return None
        known = next((one for one in self.people if one.called.casefold() == words.casefold()), None)
        if known is None:
            return {"role": role, "name": words}
        return {"role": role, "person": known.person, "label": known.label, "institution": known.institution}


def _turn(one: Membership) -> tuple[bool, str, int]:
    return one.role != Role.SPEAKER, one.person.name, one.pk


def _offered(one: Membership, *, is_double: bool) -> OfferedPerson:
    is_office = one.organization.classification == Classification.OFFICE
    where = one.organization.short_name or one.organization.name
    label = "" if is_office else f"{one.get_role_display()}, {where}"
    called = f"{one.person.name} ({where})" if is_double else one.person.name
    house = one.organization if is_office else None
    return OfferedPerson(one.person, called, one.role, label, house, one.organization_id)


def conductors_as_last(last: Meeting | None, groups: Sequence[Organization], people: OfferedPeople) -> dict[str, str]:
    """Who led and wrote the last sitting, if they are still there; else whose office it is in the leading group."""
    rows = last.conducted_by if last else []
    who = {
        role: next((name for one in rows if one.role == role and (name := people.called_like(one.person_id))), "")
        for role in (ConductorRole.CHAIR, ConductorRole.MINUTES)
    }
    leads, writes = (people.only_one(groups[0], role) if groups else "" for role in (Role.SPEAKER, Role.MINUTE_TAKER))
    return {"chair": who[ConductorRole.CHAIR] or leads, "minute_taker": who[ConductorRole.MINUTES] or writes}

"""Attendance: who leads a sitting and who writes it, as everybody may read it – functions, never a name."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from django.utils import timezone
from django.utils.translation import gettext as _

from sozialraum.bodies.queries import may_be_named
from sozialraum.foundation.visitor import Visitor
from sozialraum.meetings.models import Conductor, Meeting
from sozialraum.meetings.queries import items_of
from sozialraum.meetings.words import ConductorRole
from sozialraum.people.queries import named_in_public


@dataclass(frozen=True)
class ConductorLine:
    """One role of a sitting, and in words who had it: »Sprecherin; ab TOP 5 in Vertretung: Büro«."""

    role: str
    label: str
    text: str


def conductors_of(meeting: Meeting, visitor: Visitor) -> tuple[ConductorLine, ...]:
    """Who leads, moderates and writes, for everybody; empty where it is not known.

    No question where it is known that nobody is named; else one, and one more each if persons or points are in it. A
    name stands there only if its person agreed to be named in public.
    """
    rows = meeting.conducted_by
    asked = any(one.person_id for one in rows)
    named = named_in_public(visitor.body, timezone.localdate()) if asked else set()
    counted = items_of(meeting) if any(one.from_item_id for one in rows) else {}
    numbers = {item.pk: number for item, number in counted.items()}
    return tuple(_lines(rows, named, numbers))


def _lines(rows: list[Conductor], named: set[int], numbers: Mapping[int, str]) -> Iterator[ConductorLine]:
    for role in ConductorRole:
        told = [_words(one, named, numbers) for one in rows if one.role == role]
        if told:
            yield ConductorLine(role, str(role.label), "; ".join(told))


def _words(one: Conductor, named: set[int], numbers: Mapping[int, str]) -> str:
    """»ab TOP 5 in Vertretung der Sprecherin: Büro«, as far as it is known and may be read."""
    number = numbers.get(one.from_item_id or 0)
    since = _("ab TOP %(number)s") % {"number": number} if number else ""
    instead = " ".join(filter(None, (_("in Vertretung"), one.stands_in_for))) if one.is_substitute else ""
    before = " ".join(filter(None, (since, instead)))
    name = one.person.name if one.person and one.person_id in named else ""
    who = ", ".join(filter(None, (name, _house(one), one.label))) or _("wird nicht genannt")
    return f"{before}: {who}" if before else who


def _house(one: Conductor) -> str:
    """The institution, if it agreed to be named, or is no institution but a group or an office."""
    house = one.institution
    is_public = house and not house.deleted and may_be_named(house.classification, listed=house.listed)
    return house.name if house and is_public else ""

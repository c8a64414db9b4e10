"""Attendance: who leads a sitting and who writes it – for everybody functions, inside names."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from sozialraum.bodies.queries import house_named
from sozialraum.bodies.rules import Naming
from sozialraum.foundation.visitor import Visitor
from sozialraum.meetings.models import Conductor, Meeting
from sozialraum.meetings.queries import items_of
from sozialraum.meetings.words import ConductorRole
from sozialraum.people.queries import persons_named


@dataclass(frozen=True)
class ConductorLine:
    """One role of a sitting, and in words who had it: »Sprecherin; ab TOP 5 in Vertretung: Büro«."""

    role: str
    label: str
    text: str


def conductors_of(meeting: Meeting, visitor: Visitor, naming: Naming = Naming.AGREED) -> tuple[ConductorLine, ...]:
    """Who leads, moderates and writes, as ``naming`` has it; empty where it is not known.

    No question where it is known that nobody is named; else one, and one more each if persons or points are in it. In
    public a name stands there only if its person agreed to be named.
    """
    rows = meeting.conducted_by
    named = persons_named(visitor.body, naming, (one.person_id for one in rows))
    counted = items_of(meeting) if any(one.from_item_id for one in rows) else {}
    numbers = {item.pk: number for item, number in counted.items()}
    return tuple(_lines(rows, _NamedRoles(named, numbers, naming)))


@dataclass(frozen=True)
class _NamedRoles:
    """Who is named, and the number of each point, both by primary key."""

    named: set[int]
    numbers: Mapping[int, str]
    naming: Naming


def _lines(rows: list[Conductor], shown: _NamedRoles) -> Iterator[ConductorLine]:
    for role in ConductorRole:
        told = [_words(one, shown) for one in rows if one.role == role]
        if told:
            yield ConductorLine(role, str(role.label), "; ".join(told))


def _words(one: Conductor, shown: _NamedRoles) -> str:
    """»ab TOP 5 in Vertretung der Sprecherin: Büro«, as far as it is known and may be read."""
    number = shown.numbers.get(one.from_item_id or 0)
    since = _("ab TOP %(number)s") % {"number": number} if number else ""
    instead = " ".join(filter(None, (_("in Vertretung"), one.stands_in_for))) if one.is_substitute else ""
    before = " ".join(filter(None, (since, instead)))
    name = _name_of(one, shown)
    who = ", ".join(filter(None, (name, house_named(one.institution, shown.naming), one.label))) or _(
        "wird nicht genannt"
    )
    return f"{before}: {who}" if before else who


def _name_of(one: Conductor, shown: _NamedRoles) -> str:
    if one.person:
        return one.person.name if one.person_id in shown.named else ""
    return one.name if shown.naming is Naming.EVERYBODY else ""

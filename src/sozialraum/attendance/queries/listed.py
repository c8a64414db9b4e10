"""Attendance: the typed list of who was there, and what its lines stand for in this network."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from sozialraum.attendance.models import Attendance
from sozialraum.attendance.rules import AttendanceLine, LineNotUnderstood, in_text, lines_from
from sozialraum.bodies.models import Organization
from sozialraum.decisions.models import Minutes
from sozialraum.foundation.dates import typed_time
from sozialraum.foundation.visitor import Visitor
from sozialraum.meetings.models import AgendaItem
from sozialraum.meetings.queries import items_of
from sozialraum.meetings.rules import same_number
from sozialraum.people.models import Person


def list_of(minutes: Minutes) -> str:
    """The list as it can be typed again, one line for each head or number; in the order of the list."""
    found = Attendance.objects.filter(minutes=minutes, deleted=None).order_by("order", "pk")
    rows, numbers = found.select_related("institution", "person", "agenda_item"), items_of(minutes.meeting)
    return "\n".join(in_text(_line(one, numbers)) for one in rows)


def _line(one: Attendance, numbers: Mapping[AgendaItem, str]) -> AttendanceLine:
    who, function = (one.institution.name, one.label) if one.institution else (one.label, "")
    return AttendanceLine(
        who=who,
        category=one.category,
        standing=one.standing,
        number=one.number,
        function=function,
        name=one.person.name if one.person else one.name,
        deputy_for=one.deputy_for,
        arrived=one.arrived,
        left=one.left,
        item=numbers.get(one.agenda_item, "") if one.agenda_item else "",
    )


def heads_from(text: str, minutes: Minutes, visitor: Visitor) -> list[dict[str, Any]]:
    """The columns of each head of a typed list. Raises ValidationError with the line that is not understood.

    A word that is the name of an institution stands for it, and the name of a person for that person, whose name then
    stands nowhere in public.
    """
    try:
        lines = list(lines_from(text, typed_time))
    except LineNotUnderstood as wrong:
        unknown = _("Zeile %(line)s: »%(part)s« verstehen wir nicht.")
        missing = _("Zeile %(line)s: In welcher Eigenschaft? Zum Beispiel stimmberechtigt, beratend, Büro, Gast.")
        told = unknown if wrong.part else missing
        raise ValidationError(told % {"line": wrong.at, "part": wrong.part}, code="line") from None
    known = _Known(minutes, visitor)
    return [known.columns(line) for line in lines]


class _Known:
    """Institutions, persons and items by what people call them."""

    def __init__(self, minutes: Minutes, visitor: Visitor):
        self.houses = dict(_named(Organization.objects.visible_to(visitor).order_by("-pk")))
        people = Person.objects.visible_to(visitor).order_by("-pk")
        self.people = {one.name.casefold(): one for one in people}
        self.items = items_of(minutes.meeting)

    def columns(self, line: AttendanceLine) -> dict[str, Any]:
        """The columns of a head. Raises ValidationError for an item that is not on the agenda."""
        item = next((one for one, number in self.items.items() if line.item and same_number(number, line.item)), None)
        if line.item and item is None:
            told = _("Zeile %(line)s: In dieser Sitzung gibt es keinen TOP %(item)s.")
            raise ValidationError(told % {"line": line.at, "item": line.item}, code="item")
        who, name = line.who, line.name
        if who.casefold() in self.people and who.casefold() not in self.houses:
            who, name = "", name or who
        house, person = self.houses.get(who.casefold()), self.people.get(name.casefold())
        label = ", ".join(part for part in ("" if house else who, line.function) if part)
        if len(label) > 200 or len(name) > 200 or len(line.deputy_for) > 200:
            raise ValidationError(_("Zeile %(line)s ist zu lang.") % {"line": line.at}, code="long")
        return {
            "category": line.category,
            "standing": line.standing,
            "number": line.number,
            "institution": house,
            "label": label,
            "person": person,
            "name": "" if person else name,
            "deputy_for": line.deputy_for,
            "arrived": line.arrived,
            "left": line.left,
            "agenda_item": item,
        }


def _named(houses: Any) -> Iterator[tuple[str, Organization]]:
    for one in houses:
        for called in filter(None, (one.short_name, one.name)):
            yield called.casefold(), one

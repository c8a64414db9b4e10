"""Attendance: who was there, as everybody may read it – institutions and functions by category, and numbers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from sozialraum.attendance.models import Attendance
from sozialraum.attendance.words import HEADINGS, AttendanceCategory, AttendanceStanding
from sozialraum.bodies.queries import may_be_named
from sozialraum.decisions.models import Minutes
from sozialraum.foundation.visitor import Visitor
from sozialraum.meetings.queries import items_of
from sozialraum.people.queries import named_in_public
from sozialraum.ui.spoken import clock, from_to


@dataclass(frozen=True)
class CategoryLine:
    """Those of one category, or those who stayed away: a heading and one sentence."""

    label: str
    text: str


@dataclass(frozen=True)
class PresenceList:
    """Who was there and who stayed away, by category; how many in all, unknown if only those who stayed away stand."""

    lines: tuple[CategoryLine, ...]
    present: int | None


@dataclass(frozen=True)
class _Shown:
    """Who agreed to be named, and the number of each point, printed or counted, both by primary key."""

    named: set[int]
    numbers: Mapping[int, str]


def presence_of(minutes: Minutes, visitor: Visitor) -> PresenceList | None:
    """The list of these minutes for everybody; None where nobody made one. One question, and one more each
    if persons or points are in it.

    A name stands there only if its person agreed to be named in public; a guest of an item that was not public is
    »ein Gast«.
    """
    if not minutes.attendance_listed:
        return None
    found = Attendance.objects.filter(minutes=minutes, deleted=None).select_related(
        "institution", "agenda_item", "person"
    )
    rows = list(found.order_by("order", "pk"))
    asked = any(one.person_id for one in rows)
    named = named_in_public(visitor.body, timezone.localdate()) if asked else set()
    numbers = items_of(minutes.meeting) if any(one.agenda_item_id for one in rows) else {}
    shown = _Shown(named, {item.pk: number for item, number in numbers.items()})
    there = [one for one in rows if one.standing == AttendanceStanding.PRESENT]
    lines = [*_by_category(there, shown), *_away(rows, shown)]
    return PresenceList(tuple(lines), sum(_heads(one) for one in there) if there else None)


def _by_category(there: list[Attendance], shown: _Shown) -> Iterator[CategoryLine]:
    for category in AttendanceCategory:
        own = [one for one in there if one.category == category]
        if own:
            count = sum(_heads(one) for one in own)
            yield CategoryLine(f"{HEADINGS[category]} ({count})", _sentence(own, shown))


def _away(rows: list[Attendance], shown: _Shown) -> Iterator[CategoryLine]:
    for standing in (AttendanceStanding.EXCUSED, AttendanceStanding.ABSENT):
        own = [one for one in rows if one.standing == standing]
        if own:
            label = _("Entschuldigt") if standing == AttendanceStanding.EXCUSED else _("Nicht da")
            yield CategoryLine(f"{label} ({len(own)})", _sentence(own, shown))


def _sentence(rows: Iterable[Attendance], shown: _Shown) -> str:
    """»Kita Beispielweg (ab 16.50 Uhr); Mobile Beratung (Leitung); 2 werden nicht genannt«, empty for numbers alone."""
    told, mute = [], 0
    for one in rows:
        words = _words(one, shown)
        told += [words] if words else []
        mute += 0 if words else _heads(one)
    if told and mute:
        told.append(ngettext("1 wird nicht genannt", "%(count)s werden nicht genannt", mute) % {"count": mute})
    return "; ".join(told)


def _words(one: Attendance, shown: _Shown) -> str:
    """A head by what may be read of it: institution, function, a name that was agreed to; with its times."""
    if one.number is not None:
        return ""
    facts = list(_facts(one, shown))
    house = one.institution if one.institution and _is_public(one) else None
    name = one.person.name if one.person and one.person_id in shown.named else ""
    if one.agenda_item and not one.agenda_item.public:
        house, name, function = None, "", ""
    else:
        function = one.label
    known = [part for part in (name, house.name if house else "", function) if part]
    if not known and not facts:
        return ""
    who = known[0] if known else _("ein Gast") if one.category == AttendanceCategory.GUEST else _("eine Person")
    more = [*known[1:], *facts]
    return f"{who} ({', '.join(more)})" if more else who


def _facts(one: Attendance, shown: _Shown) -> Iterator[str]:
    if one.deputy_for:
        yield _("in Vertretung")
    if number := shown.numbers.get(one.agenda_item_id or 0):
        yield _("zu TOP %(number)s") % {"number": number}
    if one.arrived and one.left:
        yield from_to(one.arrived, one.left)
    elif one.arrived:
        yield _("ab %(time)s") % {"time": clock(one.arrived)}
    elif one.left:
        yield _("bis %(time)s") % {"time": clock(one.left)}


def _is_public(one: Attendance) -> bool:
    """Whether the institution may be named: it agreed to, or it is no institution but a group or an office."""
    house = one.institution
    return bool(house and not house.deleted and may_be_named(house.classification, listed=house.listed))


def _heads(one: Attendance) -> int:
    return 1 if one.number is None else one.number

"""Attendance: who was there – for everybody institutions and functions by category, and numbers; inside names."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from sozialraum.attendance.models import Attendance
from sozialraum.attendance.words import HEADINGS, AttendanceCategory, AttendanceStanding
from sozialraum.bodies.queries import house_named
from sozialraum.bodies.rules import Naming
from sozialraum.decisions.models import Minutes
from sozialraum.foundation.visitor import Visitor
from sozialraum.meetings.queries import items_of
from sozialraum.people.queries import persons_named
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

    @property
    def only_figures(self) -> PresenceList:
        """The headings with their numbers, and nobody."""
        return PresenceList(tuple(CategoryLine(one.label, "") for one in self.lines), self.present)


@dataclass(frozen=True)
class _Shown:
    """Who is named, the number of each point, printed or counted, and for what else a head speaks, by primary key."""

    named: set[int]
    numbers: Mapping[int, str]
    naming: Naming
    spoken: Mapping[int, Sequence[str]]

    @property
    def is_inside(self) -> bool:
        return self.naming is Naming.EVERYBODY


def presence_of(
    minutes: Minutes,
    visitor: Visitor,
    naming: Naming = Naming.AGREED,
    spoken: Mapping[int, Sequence[str]] = MappingProxyType({}),
) -> PresenceList | None:
    """The list of these minutes, as ``naming`` has it; None where nobody made one. One question, and one more each
    if persons or points are in it. ``spoken`` says for whom else a head speaks, and is told inside alone.

    In public a name stands there only if its person agreed to be named; a guest of an item that was not public is
    »ein Gast«.
    """
    if not minutes.attendance_listed:
        return None
    found = Attendance.objects.filter(minutes=minutes, deleted=None).select_related(
        "institution", "agenda_item", "person"
    )
    rows = list(found.order_by("order", "pk"))
    named = persons_named(visitor.body, naming, (one.person_id for one in rows))
    numbers = items_of(minutes.meeting) if any(one.agenda_item_id for one in rows) else {}
    shown = _Shown(named, {item.pk: number for item, number in numbers.items()}, naming, spoken)
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
    is_hidden = one.agenda_item and not one.agenda_item.public and not shown.is_inside
    name = one.person.name if one.person and one.person_id in shown.named else one.name if shown.is_inside else ""
    said = () if is_hidden else (name, house_named(one.institution, shown.naming), one.label)
    known = list(filter(None, said))
    if not known and not facts:
        return ""
    who = known[0] if known else _("ein Gast") if one.category == AttendanceCategory.GUEST else _("eine Person")
    more = [*known[1:], *facts]
    return f"{who} ({', '.join(more)})" if more else who


def _facts(one: Attendance, shown: _Shown) -> Iterator[str]:
    if one.deputy_for:
        told = _("in Vertretung für %(whom)s") if shown.is_inside else _("in Vertretung")
        yield told % {"whom": one.deputy_for}
    yield from shown.spoken.get(one.pk, ()) if shown.is_inside else ()
    if number := shown.numbers.get(one.agenda_item_id or 0):
        yield _("zu TOP %(number)s") % {"number": number}
    if one.arrived and one.left:
        yield from_to(one.arrived, one.left)
    elif one.arrived:
        yield _("ab %(time)s") % {"time": clock(one.arrived)}
    elif one.left:
        yield _("bis %(time)s") % {"time": clock(one.left)}


def _heads(one: Attendance) -> int:
    return 1 if one.number is None else one.number

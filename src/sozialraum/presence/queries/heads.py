"""Presence: the heads of a sitting, each once, however many groups it has: who is here and who may be expected."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from django.utils.translation import gettext as _

from sozialraum.attendance.models import Attendance
from sozialraum.attendance.words import AttendanceCategory, AttendanceStanding
from sozialraum.bodies.models import Organization
from sozialraum.bodies.words import Classification
from sozialraum.foundation.things import key_url
from sozialraum.people.models import Person
from sozialraum.people.queries.belonging import SeatOnDay
from sozialraum.people.words import Role, VotingRight
from sozialraum.presence.queries.rows import SittingRows
from sozialraum.presence.words import HeadStanding
from sozialraum.ui.spoken import clock, from_to

#: In which capacity somebody without a seat is there.
BY_ROLE = {Role.ADVISER: AttendanceCategory.ADVISORY, Role.GUEST: AttendanceCategory.GUEST}
BY_RIGHT = {VotingRight.ADVISORY: AttendanceCategory.ADVISORY}
AWAY = {AttendanceStanding.EXCUSED: HeadStanding.EXCUSED, AttendanceStanding.ABSENT: HeadStanding.ABSENT}


@dataclass(frozen=True)
class Expected:
    """Somebody who belongs to a group of the sitting: a person, or an institution that has named nobody (None).

    ``token`` names them in a form. ``deputy_for`` is the name of whom they deputise for, or of the seat.
    """

    token: str
    person: Person | None
    institution: Organization | None
    groups: tuple[Organization, ...]
    category: str = AttendanceCategory.VOTING
    as_deputy: bool = False
    deputy_for: str = ""

    @property
    def place(self) -> str:
        """The institution whose place it is, else the person."""
        return str(self.institution or self.person)

    @property
    def detail(self) -> str:
        """Who comes for an institution, and for whom."""
        name = self.person.name if self.person and self.institution else ""
        return ", ".join(filter(None, (name, deputising(self.deputy_for) if self.as_deputy else "")))

    @property
    def option(self) -> str:
        """How a list offers them: everything by which they may be looked for."""
        return ", ".join(filter(None, (self.place, self.detail)))


@dataclass(frozen=True)
class HeadNow:
    """One head of a sitting, with names: for the inside alone.

    ``key`` is that of its attendance row, empty while there is none; ``token`` names whom ``arrive`` would enter.
    """

    standing: HeadStanding
    label: str
    detail: str = ""
    groups: tuple[Organization, ...] = ()
    key: str = ""
    token: str = ""
    category: str = AttendanceCategory.VOTING
    arrived: dt.time | None = None
    left: dt.time | None = None

    @property
    def signs(self) -> tuple[tuple[str, str, bool], ...]:
        """Letter and name of each group, and whether it is the plenum."""
        plenum = Classification.PLENUM
        return tuple((one.sign or one.name[:1].upper(), one.name, one.classification == plenum) for one in self.groups)

    @property
    def leave_url(self) -> str:
        return key_url("presence:attendance-leave", self.key)

    @property
    def back_url(self) -> str:
        return key_url("presence:attendance-come-back", self.key)

    @property
    def undo_url(self) -> str:
        return key_url("presence:attendance-undo-arrival", self.key)

    @property
    def remark(self) -> str:
        """What stands under it: who, for whom, in which capacity, from when to when."""
        without = AttendanceCategory(self.category).label if self.category != AttendanceCategory.VOTING else ""
        return ", ".join(filter(None, (self.detail, str(without), _times(self))))


def _times(one: HeadNow) -> str:
    """»ab 16.50 Uhr«, »bis 17 Uhr«; nothing for who was here all the time."""
    if one.arrived and one.left:
        return from_to(one.arrived, one.left)
    since = _("ab %(time)s") % {"time": clock(one.arrived)} if one.arrived else ""
    return _("bis %(time)s") % {"time": clock(one.left)} if one.left else since


def deputising(whom: str) -> str:
    """»Vertretung für Eva Probe«; without a name »Vertretung«."""
    return _("Vertretung für %(whom)s") % {"whom": whom} if whom else _("Vertretung")


def expected_of(rows: SittingRows) -> dict[str, Expected]:
    """Everybody of the groups by token, deputies too; who belongs to several groups is one of all of them."""
    found: dict[str, Expected] = {}
    for one in _of_groups(rows):
        known = found.get(one.token)
        if known is None or (known.as_deputy and not one.as_deputy):
            found[one.token] = replace(one, groups=_together(known, one))
        elif known.as_deputy == one.as_deputy:
            found[one.token] = replace(known, groups=_together(known, one))
    return found


def _together(known: Expected | None, one: Expected) -> tuple[Organization, ...]:
    """All groups of both, unless the first only deputises."""
    before = known.groups if known and known.as_deputy == one.as_deputy else ()
    return tuple(dict.fromkeys((*before, *one.groups)))


def _of_groups(rows: SittingRows) -> Iterator[Expected]:
    for group in rows.meeting.groups if rows.meeting.date else ():
        for seat in rows.seats.get(group.pk, ()):
            yield from _on_seat(seat, group)
        for member in rows.members.get(group.pk, ()):
            category = BY_ROLE.get(Role(member.role), AttendanceCategory.VOTING)
            yield Expected(f"p:{member.person.key}", member.person, None, (group,), category)


def _on_seat(one: SeatOnDay, group: Organization) -> Iterator[Expected]:
    """Who sits there, or the institution; then the deputies in their order."""
    seat, category = one.seat, BY_RIGHT.get(one.voting_right, AttendanceCategory.VOTING)
    person = seat.resident or (one.delegate.person if one.delegate else None)
    if person:
        yield Expected(f"p:{person.key}", person, seat.institution, (group,), category)
    elif seat.institution:
        yield Expected(f"o:{seat.institution.key}", None, seat.institution, (group,), category)
    for deputy in one.deputies:
        whom = person.name if person else ""
        yield Expected(
            f"p:{deputy.person.key}", deputy.person, seat.institution, (group,), category,
            as_deputy=True, deputy_for=whom,
        )  # fmt: skip


def heads_of(rows: SittingRows, expected: Mapping[str, Expected]) -> tuple[HeadNow, ...]:
    """The heads on record, and who of the groups (``expected_of``) is still expected; each list by name. No query."""
    there = [_head(rows, one, expected) for one in rows.heads]
    tokens, houses = _covered(rows, expected)
    awaited = [
        HeadNow(HeadStanding.EXPECTED, one.place, one.detail, one.groups, token=token, category=one.category)
        for token, one in expected.items()
        if not one.as_deputy and token not in tokens and one.institution not in houses
    ]
    return tuple(sorted((*there, *awaited), key=lambda one: (one.label.casefold(), one.detail.casefold())))


def token_of(row: Attendance) -> str:
    """The token under which the register may know a head."""
    if row.person:
        return f"p:{row.person.key}"
    return f"o:{row.institution.key}" if row.institution else ""


def _covered(rows: SittingRows, expected: Mapping[str, Expected]) -> tuple[set[str], set[Organization]]:
    """For whom nobody waits any more: the tokens of who is on record, and houses for which another head is there.

    Another is one whom the register does not name as a delegate: the institution itself, a deputy, a walk-in.
    """
    tokens, houses = set[str](), set[Organization]()
    for row in rows.heads:
        token = token_of(row)
        known = expected.get(token)
        tokens.add(token)
        is_delegate = known is not None and known.person is not None and not known.as_deputy
        institution = row.institution or (known.institution if known else None)
        if institution is not None and not is_delegate and row.category == AttendanceCategory.VOTING:
            houses.add(institution)
    return tokens, houses


def _head(rows: SittingRows, row: Attendance, expected: Mapping[str, Expected]) -> HeadNow:
    known = expected.get(token_of(row))
    name = row.person.name if row.person else row.name
    house = row.institution or (known.institution if known else None)
    label = str(house or "") or name or row.label or row.get_category_display()
    who = name if name != label else ""
    detail = ", ".join(filter(None, (who, row.label if row.label != label else "", _instead(row))))
    groups = known.groups if known else _spoken_groups(rows, row)
    return HeadNow(
        _standing(rows, row), label, detail, groups, row.key, token_of(row), row.category, row.arrived, row.left
    )


def _instead(row: Attendance) -> str:
    return deputising(row.deputy_for) if row.deputy_for else ""


def _spoken_groups(rows: SittingRows, row: Attendance) -> tuple[Organization, ...]:
    """The groups in which a head that the register does not know speaks for somebody."""
    spoken = {one.organization_id for one in rows.entitlements if one.spoken_by_id == row.pk}
    return tuple(group for group in rows.meeting.groups if group.pk in spoken)


def _standing(rows: SittingRows, row: Attendance) -> HeadStanding:
    if row.standing in AWAY:
        return AWAY[AttendanceStanding(row.standing)]
    if rows.is_here(row):
        return HeadStanding.HERE
    return HeadStanding.LEFT if row.left else HeadStanding.EXPECTED

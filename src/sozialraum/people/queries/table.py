"""People: who belongs to a group, as a table for spreadsheets. Names, never how somebody is reached."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import zip_longest

from django.utils.translation import gettext as _

from sozialraum.people.queries.groups import GroupPeople, Post, SeatLine

COLUMNS = (
    "Sitz",
    "Stimme",
    "Delegiert",
    "Delegiert seit",
    "Stellvertretung",
    "Stellvertretung seit",
    "Amt",
    "Amtszeit",
)


def rows_of(page: GroupPeople) -> Iterator[list[str]]:
    """Rows of the table: seats with a row for each further deputy, then offices; the first holds the day."""
    yield [_("Stand"), page.day.isoformat()]
    yield list(COLUMNS)
    for line in page.seats:
        yield from _seat(line)
    for post in page.offices:
        yield ["", "", post.name, "", "", "", post.role, post.time]


def _seat(line: SeatLine) -> Iterator[list[str]]:
    first = [line.sitting.holder, str(line.sitting.voting_right.label), *_delegate(line)]
    deputies: list[Post | None] = list(line.deputies) or [None]
    for cells, deputy in zip_longest([first], deputies, fillvalue=None):
        own = cells or [line.sitting.holder, "", "", ""]
        yield [*own, deputy.name if deputy else "", deputy.time if deputy else "", "", ""]


def _delegate(line: SeatLine) -> list[str]:
    if line.seat.resident_id:
        return [line.sitting.speaks, ""]
    return [line.delegate.name, line.delegate.time] if line.delegate else [_("nicht besetzt"), ""]

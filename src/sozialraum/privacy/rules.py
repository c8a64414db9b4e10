"""The laws of this room, as plain arithmetic: no database, no request, no clock."""

from __future__ import annotations

import calendar
import datetime as dt

#: After how many months each kind is let go of, unless the office sets another number.
MONTHS = {
    "letters": 12,
    "received": 12,
    "requests": 6,
    "concerns": 6,
    "contact": 24,
    "links": 1,
    "names": 120,  # § 59 Abs. 2 KomHVO NRW keeps books for ten years; who did what must be told as long
}
SHORTEST = {"names": 72}  # other papers six years (§ 59 Abs. 2 KomHVO NRW): the story of the money must outlive them
LONGEST = 240
EARLIEST = 1900  # no row is older, whatever period an old database holds


def months_before(day: dt.date, months: int) -> dt.date:
    """The day this many months earlier; the last of the month where it has no such day."""
    years, month = divmod(day.month - 1 - months, 12)
    year, month = max(day.year + years, EARLIEST), month + 1
    return dt.date(year, month, min(day.day, calendar.monthrange(year, month)[1]))


def shortest(kind: str) -> int:
    return SHORTEST.get(kind, 1)

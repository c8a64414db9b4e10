"""The laws of this room, as plain arithmetic: no database, no request, no clock."""

from __future__ import annotations

import calendar
import datetime as dt

LONGEST = 240
EARLIEST = 1900  # no row is older, whatever period an old database holds


def months_before(day: dt.date, months: int) -> dt.date:
    """The day this many months earlier; the last of the month where it has no such day."""
    years, month = divmod(day.month - 1 - months, 12)
    year, month = max(day.year + years, EARLIEST), month + 1
    return dt.date(year, month, min(day.day, calendar.monthrange(year, month)[1]))

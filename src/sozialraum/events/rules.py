"""Events: which month the calendar shows, and how far one can leaf through it."""

from __future__ import annotations

import calendar
import datetime as dt
from dataclasses import dataclass

from sozialraum.foundation.dates import HAPPENS


@dataclass(frozen=True, order=True)
class Month:
    """A month of a year."""

    year: int
    month: int

    @classmethod
    def of(cls, day: dt.date) -> Month:
        return cls(day.year, day.month)

    @property
    def first(self) -> dt.date:
        return dt.date(self.year, self.month, 1)

    @property
    def last(self) -> dt.date:
        return dt.date(self.year, self.month, calendar.monthrange(self.year, self.month)[1])

    def shifted(self, months: int) -> Month:
        year, month = divmod(self.year * 12 + self.month - 1 + months, 12)
        return Month(year, month + 1)

    def __str__(self) -> str:
        return f"{self.year:04}-{self.month:02}"


def neighbours(
    shown: Month, today: dt.date, first: dt.date | None, last: dt.date | None
) -> tuple[Month | None, Month | None]:
    """The months to leaf to: from the first entry to the last, and at least from this month to the next.

    Without an end a machine would leaf for ever; so an old entry of the year 1 or 9999 is none to leaf to.
    """
    now = Month.of(today)
    earliest = min(now, max(Month.of(first), Month(HAPPENS.first, 1))) if first else now
    latest = max(now.shifted(1), min(Month.of(last), Month(HAPPENS.last, 12))) if last else now.shifted(1)
    before = min(shown.shifted(-1), latest) if shown > earliest else None
    after = max(shown.shifted(1), earliest) if shown < latest else None
    return before, after

"""Room ui: a month as weeks of days, ready for the calendar sheet."""

import calendar
import datetime
from collections.abc import Iterable
from dataclasses import dataclass

from sozialraum.ui.values import OnDay


@dataclass(frozen=True)
class MonthSquare:
    """One day; ``number`` is 0 where the week belongs to a neighbouring month."""

    number: int
    today: bool
    entries: tuple[OnDay, ...]

    @property
    def full(self) -> bool:
        """True if at least one date of the day takes place; cancelled and moved ones do not count."""
        return not all(entry.off for entry in self.entries)


def weeks(year: int, month: int, entries: Iterable[OnDay], today: datetime.date | None) -> list[list[MonthSquare]]:
    """Monday first; entries of other months are left aside."""
    on: dict[int, list[OnDay]] = {}
    for entry in entries:
        if (entry.day.year, entry.day.month) == (year, month):
            on.setdefault(entry.day.day, []).append(entry)
    now = today.day if today and (today.year, today.month) == (year, month) else 0
    return [
        [MonthSquare(day, today=0 < day == now, entries=tuple(on.get(day, ()))) for day in week]
        for week in calendar.Calendar().monthdayscalendar(year, month)
    ]

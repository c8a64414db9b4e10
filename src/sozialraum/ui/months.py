"""Room ui: a month as weeks of days, ready for the calendar sheet."""

import calendar
import datetime
from collections.abc import Iterable
from dataclasses import dataclass

from sozialraum.ui.values import OnDay


@dataclass(frozen=True)
class Square:
    """One day; ``number`` is 0 where the week belongs to a neighbouring month."""

    number: int
    today: bool
    entries: tuple[OnDay, ...]


def weeks(year: int, month: int, entries: Iterable[OnDay], today: datetime.date | None) -> list[list[Square]]:
    """Monday first; entries of other months are left aside."""
    on: dict[datetime.date, list[OnDay]] = {}
    for entry in entries:
        on.setdefault(entry.day, []).append(entry)
    return [
        [
            Square(
                number=day.day if day.month == month else 0,
                today=day == today,
                entries=tuple(on.get(day, ())) if day.month == month else (),
            )
            for day in week
        ]
        for week in calendar.Calendar().monthdatescalendar(year, month)
    ]

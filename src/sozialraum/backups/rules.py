"""Backups: which archives are kept – the last of each of so many days, weeks and months."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable
from dataclasses import dataclass

OLD = dt.timedelta(hours=36)  # a nightly backup that is older was left out once
TRY_AGAIN = dt.timedelta(days=100)  # once in three months somebody proves that it can be brought back
LATELY = dt.timedelta(days=2)
FIRST_TRY = dt.timedelta(days=14)  # a new house has other worries first


@dataclass(frozen=True)
class Keep:
    """How many days, weeks and months back one may go."""

    days: int = 7
    weeks: int = 4
    months: int = 6

    @classmethod
    def read(cls, text: str) -> Keep:
        """»7 4 6«; raises ValueError if it is not three numbers, the first at least 1."""
        numbers = [int(one) for one in text.replace(",", " ").split()]
        if len(numbers) != 3 or min(numbers) < 0 or numbers[0] < 1:
            raise ValueError(text)
        return cls(*numbers)

    def to_keep(self, made: Iterable[dt.datetime]) -> set[dt.datetime]:
        """Those that stay. The last of a day stands for its day, the last of a week for its week.

        All of the last two days stay too: who saves by hand before something risky finds exactly that one again.
        """
        latest_first = sorted(made, reverse=True)
        return {one for one in latest_first if latest_first[0] - one < LATELY} | {
            one
            for count, period in ((self.days, _day), (self.weeks, _week), (self.months, _month))
            for one in _last_of_each(latest_first, period)[:count]
        }


def _day(one: dt.datetime) -> tuple[int, ...]:
    return one.year, one.month, one.day


def _week(one: dt.datetime) -> tuple[int, ...]:
    return one.isocalendar()[:2]


def _month(one: dt.datetime) -> tuple[int, ...]:
    return one.year, one.month


def _last_of_each(
    latest_first: list[dt.datetime], period: Callable[[dt.datetime], tuple[int, ...]]
) -> list[dt.datetime]:
    found: dict[tuple[int, ...], dt.datetime] = {}
    for one in latest_first:
        found.setdefault(period(one), one)
    return list(found.values())

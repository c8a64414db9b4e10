"""The laws of this room, as plain arithmetic: no database, no request, no clock."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol

from sozialraum.foundation.dates import shifted


class Day(Protocol):
    """A date that may be imprecise: the first and the last day it can mean."""

    @property
    def first(self) -> dt.date: ...
    @property
    def last(self) -> dt.date: ...


@dataclass(frozen=True)
class Span:
    """From and to, both included; None is open. An imprecise date takes in all it can mean."""

    start: Day | None = None
    end: Day | None = None

    @property
    def first(self) -> dt.date:
        return self.start.first if self.start else dt.date.min

    @property
    def last(self) -> dt.date:
        return self.end.last if self.end else dt.date.max

    def covers(self, day: dt.date) -> bool:
        return self.first <= day <= self.last

    def clashes_with(self, other: Span) -> bool:
        """True if both certainly overlap by more than one day: a successor may begin on the day the other ends.

        An imprecise date that could be read so that they do not meet is no clash: nothing is refused for what is
        not known.
        """
        begins = max(self._latest_first, other._latest_first)
        ends = min(self._earliest_last, other._earliest_last)
        return begins < ends

    @property
    def _latest_first(self) -> dt.date:
        return self.start.last if self.start else dt.date.min

    @property
    def _earliest_last(self) -> dt.date:
        return self.end.first if self.end else dt.date.max


def begun_last(spans: Iterable[Span]) -> int | None:
    """Of several that cover a day, the place of the one that counts: it began last; of equals, the later in line.

    So a change on one and the same day needs no gap and no overlap to be clear.
    """
    found = max(((span.first, place) for place, span in enumerate(spans)), default=None)
    return found[1] if found else None


def day_before(start: Day) -> dt.date:
    """The last day of a predecessor: the day before ``start``."""
    return shifted(start.first, -dt.timedelta(days=1))

"""Inbox: what holds, as plain values – by when something was promised, and which figures may be shown."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from sozialraum.foundation.dates import shifted

#: So long the office may leave a concern unread.
READ_WITHIN = dt.timedelta(days=2)


@dataclass(frozen=True)
class Promised:
    """By which day something was promised; ``None`` for what is done or no longer owed."""

    answer: dt.date | None
    meeting: dt.date | None

    @property
    def next(self) -> dt.date | None:
        """What comes first of what is still owed."""
        return min((day for day in (self.answer, self.meeting) if day), default=None)

    def is_late(self, today: dt.date) -> bool:
        return self.next is not None and self.next < today


def promised(said: dt.date, days: int, weeks: int, *, answered: bool, talked_about: bool) -> Promised:
    """What a network that promises an answer in ``days`` and a meeting in ``weeks`` still owes."""
    answer = None if answered else shifted(said, dt.timedelta(days=days))
    meeting = None if talked_about else shifted(said, dt.timedelta(weeks=weeks))
    return Promised(answer, meeting)


@dataclass(frozen=True)
class Figure:
    """How many of one kind."""

    label: str
    count: int


@dataclass(frozen=True)
class CountTable:
    """The counts of one kind, the largest first, and how many fall to all that are too small to be named."""

    shown: tuple[Figure, ...]
    others: int


def without_guessable(counts: dict[str, int], fewest: int) -> CountTable | None:
    """The counts of one table whose sum is published, so that nobody can be inferred from it, nor by subtraction.

    What is under ``fewest`` is not named. As long as it could be reckoned from the sum – one kind alone, or several
    that together are fewer than ``fewest`` – the smallest of the others is not named either. ``None`` where even the
    sum would tell too much.
    """
    there = {label: count for label, count in counts.items() if count}
    if sum(there.values()) < fewest:
        return None
    order = sorted(there, key=lambda label: (there[label], label))
    hidden = [label for label in order if there[label] < fewest]
    for label in order[len(hidden) :]:
        if not hidden or (len(hidden) > 1 and sum(there[one] for one in hidden) >= fewest):
            break
        hidden.append(label)
    named = sorted(set(there) - set(hidden), key=lambda label: (-there[label], label))
    return CountTable(tuple(Figure(one, there[one]) for one in named), sum(there[one] for one in hidden))


#: Days to a first answer, as a table has room for them: up to so many, and what it is called.
SPANS = ((7, "in einer Woche"), (14, "in zwei Wochen"), (28, "in vier Wochen"))
LONGER = "später"


def span_of(days: int) -> str:
    """In which of these an answer came."""
    return next((name for most, name in SPANS if days <= most), LONGER)

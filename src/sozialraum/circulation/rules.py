"""Circulation: what holds while a draft goes round, as plain values: no database, no request, no clock."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

#: How long one may object where no rule says so and no sitting is ahead: a habit of the offices we asked.
UNRULED = dt.timedelta(days=14)
#: How much longer than the day for objections the link in the letter opens the draft.
LINK_LASTS = dt.timedelta(days=60)
#: After which part of its span a minute-taker is reminded.
REMINDED_AFTER = (2, 3)


@dataclass(frozen=True)
class DraftPoint:
    """What the draft says of one point: its key ("" for what belongs to none), »TOP 3«, name, text, and decisions."""

    key: str
    label: str
    name: str
    text: str = ""
    decisions: tuple[str, ...] = ()

    @classmethod
    def from_json(cls, said: Mapping[str, Any]) -> DraftPoint:
        """As a row keeps it."""
        return cls(said["key"], said["label"], said["name"], said["text"], tuple(said["decisions"]))

    @property
    def whole(self) -> str:
        """Its text and its decisions, in one text."""
        return "\n\n".join(filter(None, (self.text, *self.decisions)))

    @property
    def title(self) -> str:
        """»TOP 3: Bänke am Markt«"""
        return f"{self.label}: {self.name}" if self.label else self.name


@dataclass(frozen=True)
class ChangedPoint:
    """A point that does not say any more what the draft said; ``old`` is empty for a new one, ``new`` for none."""

    title: str
    old: str
    new: str


def changed_points(sent: Sequence[DraftPoint], now: Sequence[DraftPoint]) -> tuple[ChangedPoint, ...]:
    """What changed between a draft as it was sent and what stands there, in the order of now, then what is gone."""
    before, after = {one.key: one for one in sent}, {one.key: one for one in now}
    found = []
    for one in now:
        old = before.get(one.key)
        if old is None or (old.whole, old.name) != (one.whole, one.name):
            found.append(ChangedPoint(one.title, old.whole if old else "", one.whole))
    return (*found, *(ChangedPoint(one.title, one.whole, "") for one in sent if one.key not in after))


def last_day(today: dt.date, ruled: Iterable[dt.date], next_sitting: dt.date | None) -> dt.date:
    """Until when objections may come: the last of the days that rules name, else the day before the next sitting."""
    if days := list(ruled):
        return max(days)
    eve = next_sitting - dt.timedelta(days=1) if next_sitting else None
    return eve if eve and eve > today else today + UNRULED


def reminding_days(held: dt.date, due: dt.date) -> tuple[dt.date, ...]:
    """The days on which the writer of minutes is reminded: after two thirds of the time, and on the last day."""
    parts, whole = REMINDED_AFTER
    return held + (due - held) * parts // whole, due

"""Foundation: what the process remembers of the public record, for as long as nothing in it has changed.

Everything the public sees changes only in acts, and every act that publishes moves the public mark of its body. So
whatever was made for nobody in particular holds as long as the mark and the day are the same.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import Lock
from typing import TypeVar, cast

from django.urls import get_script_prefix
from django.utils import timezone

from sozialraum.foundation.visitor import Visitor

R = TypeVar("R")


class Shelf:
    """The things used last, up to a sum of weights; safe for several threads."""

    def __init__(self, most: int):
        self.most, self.weight = most, 0
        self.things: OrderedDict[Hashable, tuple[int, object]] = OrderedDict()
        self.lock = Lock()

    def get(self, key: Hashable) -> object | None:
        with self.lock:
            if key not in self.things:
                return None
            self.things.move_to_end(key)
            return self.things[key][1]

    def put(self, key: Hashable, thing: object, weight: int = 1) -> None:
        """Keep it, unless it alone would fill a quarter of the shelf; the longest unused ones make room."""
        if weight * 4 > self.most:
            return
        with self.lock:
            self.weight += weight - self.things.pop(key, (0, None))[0]
            self.things[key] = (weight, thing)
            while self.weight > self.most:
                self.weight -= self.things.popitem(last=False)[1][0]

    def clear(self) -> None:
        with self.lock:
            self.things.clear()
            self.weight = 0


REMEMBERED = Shelf(100)  # one place for each network and front of its addresses, with what holds there now


def remembered(visitor: Visitor, name: Hashable, make: Callable[[Visitor], R]) -> R:
    """What ``make`` says to nobody in particular, made once per change of the body's record and per day.

    For values that are the same for everybody, or that everybody may at least see; never for what only some may see.
    A personal link stands in front of every address, so it has a place of its own; what was true before the last
    change is thrown away.
    """
    place, moment = (visitor.body.pk, get_script_prefix()), (visitor.as_of, timezone.localdate())
    kept = cast(tuple[object, dict[Hashable, object]] | None, REMEMBERED.get(place))
    if kept is None or kept[0] != moment:
        kept = (moment, {})
        REMEMBERED.put(place, kept)
    values = kept[1]
    if name not in values:
        values[name] = make(visitor.as_nobody())
    return cast(R, values[name])

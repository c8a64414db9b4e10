"""Foundation: what the process remembers of the public record, for as long as nothing in it has changed.

Everything the public sees changes only in acts, and every act that publishes moves the public mark of its body. So
whatever was made for nobody in particular holds as long as the mark and the day are the same. How much is remembered is
bounded in bytes, never in numbers: a process that serves three hundred small networks must not do worse than one that
serves one.
"""

from __future__ import annotations

import gc
from collections import OrderedDict
from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from sys import getsizeof
from threading import Lock
from types import BuiltinFunctionType, FunctionType, ModuleType
from typing import TypeVar, cast

from django.urls import get_script_prefix
from django.utils import timezone

from sozialraum.foundation.visitor import Visitor

R = TypeVar("R")
OF_THE_PROGRAM = (type, ModuleType, FunctionType, BuiltinFunctionType)  # there anyway, whoever refers to it


@dataclass
class Share:
    """What one owner has on a shelf: things by key with their weight, the longest unused first."""

    things: OrderedDict[Hashable, tuple[int, object]] = field(default_factory=OrderedDict)
    weight: int = 0
    as_of: object = None


class Shelf:
    """Things used last, up to a sum of bytes, shared fairly among their owners; safe for several threads.

    When it is full, the owner who has most on it loses what it has not used for longest. So whoever asks for
    everything of one network, or for thousands of searches of one page, pushes out nothing of the others.
    """

    def __init__(self, most: int):
        self.most, self.weight = most, 0
        self.shares: dict[Hashable, Share] = {}
        self.lock = Lock()

    def get(self, owner: Hashable, key: Hashable, *, as_of: object = None) -> object | None:
        """The stored value of this moment, or None; drops what its owner stored as of another moment."""
        with self.lock:
            share = self.shares.get(owner)
            if share is None:
                return None
            if share.as_of != as_of:
                self._forget(owner)
                return None
            if key not in share.things:
                return None
            share.things.move_to_end(key)
            return share.things[key][1]

    def put(self, owner: Hashable, key: Hashable, thing: object, weight: int, *, as_of: object = None) -> None:
        """Store a value under a name, unless it alone would fill a quarter of the memory."""
        if weight * 4 > self.most:
            return
        with self.lock:
            if owner in self.shares and self.shares[owner].as_of != as_of:
                self._forget(owner)
            share = self.shares.setdefault(owner, Share(as_of=as_of))
            more = weight - share.things.pop(key, (0, None))[0]
            share.things[key] = (weight, thing)
            share.weight += more
            self.weight += more
            while self.weight > self.most:
                self._make_room()

    def clear(self) -> None:
        with self.lock:
            self.shares.clear()
            self.weight = 0

    def _make_room(self) -> None:
        owner, share = max(self.shares.items(), key=lambda one: one[1].weight)
        weight, _thing = share.things.popitem(last=False)[1]
        share.weight -= weight
        self.weight -= weight
        if not share.things:
            del self.shares[owner]

    def _forget(self, owner: Hashable) -> None:
        self.weight -= self.shares.pop(owner).weight


#: Bytes of values, of all networks; those of a network of twelve years weigh some 20,000.
REMEMBERED = Shelf(32_000_000)


def remembered(visitor: Visitor, name: Hashable, make: Callable[[Visitor], R]) -> R:
    """The value of ``make`` for an anonymous visitor, made once per change of the body's record and per day.

    For values that are the same for everybody, or that everybody may at least see; never for what only some may see.
    A personal link stands in front of every address, so what is made behind it has a name of its own; what was true
    before the last change is thrown away.
    """
    owner, key, as_of = visitor.body.pk, (get_script_prefix(), name), (visitor.as_of, timezone.localdate())
    kept = cast(tuple[R] | None, REMEMBERED.get(owner, key, as_of=as_of))
    if kept is None:
        kept = (make(visitor.as_nobody()),)
        REMEMBERED.put(owner, key, kept, weight_of(kept), as_of=as_of)
    return kept[0]


def weight_of(value: object) -> int:
    """How many bytes a value holds, estimated: everything it leads to, each object once, without the program itself.

    Counts no further than what no shelf would keep.
    """
    seen, found, weight = set[int](), [value], 0
    while found and weight < REMEMBERED.most:
        fresh = [one for one in found if id(one) not in seen and not isinstance(one, OF_THE_PROGRAM)]
        unique = {id(one): one for one in fresh}
        seen |= unique.keys()
        weight += sum(map(getsizeof, unique.values()))
        found = gc.get_referents(*unique.values())
    return weight

"""Convening: a place by the words somebody typed."""

from __future__ import annotations

from collections.abc import Sequence

from sozialraum.bodies.models import Location
from sozialraum.bodies.queries import named_with_room, places_to_choose
from sozialraum.foundation.questions import asked
from sozialraum.foundation.visitor import Visitor


def _bare(words: str) -> str:
    return " ".join(words.replace(",", " ").casefold().split())


def place_called(words: str, visitor: Visitor) -> Location | None:
    """The place that is called so, with or without room and address; None if none is, or several by name."""
    return called_of(words, asked(places_to_choose, visitor))


def called_of(words: str, places: Sequence[Location]) -> Location | None:
    """The same of places that have been read."""
    wanted = _bare(words)
    for called in (named_with_room, lambda one: one.in_one_line):
        if exact := [one for one in places if _bare(called(one)) == wanted]:
            return exact[0]
    named = [one for one in places if _bare(one.name) == wanted]
    return named[0] if len(named) == 1 else None


def names_of_places(places: Sequence[Location]) -> list[str]:
    """Each place as it may be chosen."""
    return list(dict.fromkeys(map(named_with_room, places)))

"""Founding: from the state a thing has to the one a file says, by the acts that move it."""

from __future__ import annotations

from collections import deque
from inspect import Parameter, signature
from typing import Any

from sozialraum.acts.act import ACTS, Act
from sozialraum.foundation.refusals import field_error
from sozialraum.foundation.visitor import Visitor

Moving = Act[Any, ..., Any]


def walk(thing: Any, to: str, *, by: Visitor, words: dict[str, Any]) -> None:
    """Carry out the acts on the shortest way to this state; ``words`` are what the file says that acts may ask for.

    Raises ValidationError for the column ``state`` if no way leads there, or what an act on the way refuses.
    """
    ways = _ways(thing, by, words)
    if to not in ways:
        labels = {value: str(label) for value, label in thing._meta.get_field("state").flatchoices}
        possible = ", ".join(f"»{labels[state]}«" for state in ways) or "nichts anderes"
        says = f"Aus »{labels[thing.state]}« wird das nicht mehr; erwartet: »{labels[thing.state]}«, oder {possible}."
        raise field_error("state", says, "state")
    for one in ways[to]:
        one(thing, by=by, **{name: words[name] for name in _asked(one)})


def _ways(thing: Any, by: Visitor, words: dict[str, Any]) -> dict[str, list[Moving]]:
    """Every state that can be reached, with the acts that lead there, the fewest first."""
    usable = [
        one
        for _name, one in sorted(ACTS.items())
        if one.moves and one.model is type(thing) and one.who.holds(by, thing) and _asked(one) <= words.keys()
    ]
    found: dict[str, list[Moving]] = {thing.state: []}
    ahead = deque([thing.state])
    while ahead:
        state = ahead.popleft()
        for one in usable:
            if one.moves and state in one.moves.source and one.moves.to not in found:
                found[one.moves.to] = [*found[state], one]
                ahead.append(one.moves.to)
    del found[thing.state]
    return found


def _asked(one: Moving) -> set[str]:
    """The arguments that the act cannot do without."""
    _subject, *others = signature(one.function).parameters.values()
    return {other.name for other in others if other.name != "by" and other.default is Parameter.empty}

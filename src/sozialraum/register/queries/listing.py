"""Register: decisions and elections in one row, the latest first, to be leafed through."""

from __future__ import annotations

from collections.abc import Sequence
from heapq import merge
from operator import itemgetter
from typing import Any

from django.db.models import QuerySet

from sozialraum.decisions.models import Resolution
from sozialraum.foundation.questions import asked as put
from sozialraum.foundation.visitor import Visitor
from sozialraum.register.queries import decisions, elections
from sozialraum.register.queries.decisions import ResolutionRow
from sozialraum.register.queries.elections import ElectionReading

DECISION, ELECTION = 0, 1
Place = tuple[int, int, Any]  # which of both, primary key, day


def places_of(visitor: Visitor, **asked: Any) -> list[Place]:
    """All that the register holds, narrowed; of one day the decisions first. In two questions."""
    decided: Any = decisions.register(visitor, **asked).values_list("pk", "on")  # type: ignore[misc]
    narrowed = tuple(sorted((name, value) for name, value in asked.items() if value))
    is_typed = {"words", "result", "progress"} & {name for name, _value in narrowed}  # nobody asks the same again
    elected = list(_elected(visitor, narrowed)) if is_typed else put(_elected, visitor, narrowed)
    told = [(DECISION, pk, day) for pk, day in decided]
    held = [(ELECTION, *one) for one in elected]
    return list(merge(told, held, key=itemgetter(2), reverse=True)) if held else told


def _elected(visitor: Visitor, narrowed: tuple[tuple[str, Any], ...]) -> QuerySet[Any]:
    found = elections.elections_in(visitor, **dict(narrowed))
    return found.order_by("-meeting__date", "meeting", "order", "pk").values_list("pk", "meeting__date", named=True)


def years_of(visitor: Visitor) -> list[int]:
    """The years in which something was decided or somebody elected, the latest first."""
    days = elections.elections_in(visitor).values_list("meeting__date", flat=True).distinct()
    held = {day.year for day in days if day}
    return sorted({*Resolution.objects.visible_to(visitor).years(), *held}, reverse=True)


def listed(places: Sequence[Place], visitor: Visitor) -> list[ResolutionRow | ElectionReading]:
    """The rows at these places, in their order."""
    own = [pk for kind, pk, _day in places if kind == DECISION]
    decided = decisions.rows(own, visitor)
    held = elections.read([pk for kind, pk, _day in places if kind == ELECTION], visitor)
    found = ((decided if kind == DECISION else held).get(pk) for kind, pk, _day in places)
    return [one for one in found if one]

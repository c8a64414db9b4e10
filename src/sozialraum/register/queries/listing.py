"""Register: decisions and elections in one row, the latest first, to be leafed through."""

from __future__ import annotations

from collections.abc import Sequence
from heapq import merge
from operator import itemgetter
from typing import Any

from sozialraum.decisions.models import Resolution
from sozialraum.foundation.visitor import Visitor
from sozialraum.register.queries import decisions, elections
from sozialraum.register.queries.decisions import ResolutionRow
from sozialraum.register.queries.elections import ElectionReading

DECISION, ELECTION = 0, 1
Place = tuple[int, int, Any]  # which of both, primary key, day


def places_of(visitor: Visitor, **asked: Any) -> list[Place]:
    """All that the register holds, narrowed; of one day the decisions first. In two questions."""
    decided: Any = decisions.register(visitor, **asked).values_list("pk", "on")  # type: ignore[misc]
    elected = elections.elections_in(visitor, **asked).order_by("-meeting__date", "meeting", "order", "pk")
    told = [(DECISION, pk, day) for pk, day in decided]
    held = [(ELECTION, pk, day) for pk, day in elected.values_list("pk", "meeting__date")]
    return list(merge(told, held, key=itemgetter(2), reverse=True)) if held else told


def years_of(visitor: Visitor) -> list[int]:
    """The years in which something was decided or somebody elected, the latest first."""
    days = elections.elections_in(visitor).values_list("meeting__date", flat=True).distinct()
    held = {day.year for day in days if day}
    return sorted({*Resolution.objects.visible_to(visitor).years(), *held}, reverse=True)


def listed(places: Sequence[Place], visitor: Visitor) -> list[ResolutionRow | ElectionReading]:
    """The rows at these places, in their order."""
    own = [pk for kind, pk, _day in places if kind == DECISION]
    decided = decisions.rows(Resolution.objects.filter(pk__in=own), visitor) if own else {}
    held = elections.read([pk for kind, pk, _day in places if kind == ELECTION], visitor)
    found = ((decided if kind == DECISION else held).get(pk) for kind, pk, _day in places)
    return [one for one in found if one]

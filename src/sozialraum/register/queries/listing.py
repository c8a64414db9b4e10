"""Register: decisions and elections in one row, the latest first, to be leafed through."""

from __future__ import annotations

from collections.abc import Sequence
from heapq import merge
from operator import itemgetter
from typing import Any

from django.db.models import IntegerField, QuerySet
from django.db.models.functions import Cast

from sozialraum.decisions.models import Resolution
from sozialraum.foundation.questions import asked as put
from sozialraum.foundation.questions import put_once
from sozialraum.foundation.visitor import Visitor
from sozialraum.register.queries import decisions, elections
from sozialraum.register.queries.decisions import ResolutionRow
from sozialraum.register.queries.elections import ElectionReading

DECISION, ELECTION = 0, 1
Place = tuple[int, int, int]  # which of both, primary key, day as the database has it


def places_of(visitor: Visitor, **asked: Any) -> list[Place]:
    """All that the register holds, narrowed; of one day the decisions first. In two questions.

    Words that were typed nobody asks for again: such a question is put each time, and of elections only if any are held.
    """
    narrowed = tuple(sorted((name, value) for name, value in asked.items() if value))
    if "words" not in asked or not asked["words"]:
        decided, elected = put(_decided, visitor, narrowed), put(_elected, visitor, narrowed)
    else:
        decided = put_once(_decided(visitor, narrowed))
        elected = put_once(_elected(visitor, narrowed)) if put(_any_elected, visitor) else []
    told = [(DECISION, pk, day) for pk, day in decided]
    held = [(ELECTION, pk, day) for pk, day in elected]
    return list(merge(told, held, key=itemgetter(2), reverse=True)) if held else told


def _decided(visitor: Visitor, narrowed: tuple[tuple[str, Any], ...]) -> QuerySet[Any]:
    found = decisions.register(visitor, **dict(narrowed)).annotate(day=Cast("on", IntegerField()))  # type: ignore[misc]
    return found.values_list("pk", "day", named=True)


def _elected(visitor: Visitor, narrowed: tuple[tuple[str, Any], ...]) -> QuerySet[Any]:
    found = elections.elections_in(visitor, **dict(narrowed)).annotate(day=Cast("meeting__date", IntegerField()))
    return found.order_by("-meeting__date", "meeting", "order", "pk").values_list("pk", "day", named=True)


def _any_elected(visitor: Visitor) -> QuerySet[Any]:
    return elections.elections_in(visitor).values_list("pk", named=True)[:1]


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

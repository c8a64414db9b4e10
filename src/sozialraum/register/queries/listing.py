"""Register: decisions and elections in one row, the latest first, to be leafed through."""

from __future__ import annotations

from collections.abc import Sequence
from heapq import merge
from operator import itemgetter
from typing import Any

from django.db.models import IntegerField, QuerySet, Value
from django.db.models.functions import Cast

from sozialraum.decisions.models import Resolution
from sozialraum.foundation.questions import asked as put
from sozialraum.foundation.questions import asked_of
from sozialraum.foundation.visitor import Visitor
from sozialraum.register.queries import decisions, elections
from sozialraum.register.queries.decisions import ResolutionRow
from sozialraum.register.queries.elections import ElectionReading

DECISION, ELECTION = 0, 1
Narrowed = tuple[tuple[str, Any], ...]
PLACE = ("which", "pk", "day")
Place = tuple[int, int, int]  # which of both, primary key, day as the database has it


def places_of(visitor: Visitor, **asked: Any) -> list[Place]:
    """All that the register holds, narrowed; of one day the decisions first. In two questions."""
    words = asked.pop("words", ())
    narrowed = tuple(sorted((name, value) for name, value in asked.items() if value))
    if words:
        decided, elected = (asked_of(build, visitor, words, narrowed) for build in (_decided_with, _elected_with))
    else:
        decided, elected = put(_decided, visitor, narrowed), put(_elected, visitor, narrowed)
    return list(merge(decided, elected, key=itemgetter(2), reverse=True)) if elected else decided


def _decided(visitor: Visitor, narrowed: Narrowed) -> QuerySet[Any]:
    return _decided_with(visitor, (), narrowed)


def _elected(visitor: Visitor, narrowed: Narrowed) -> QuerySet[Any]:
    return _elected_with(visitor, (), narrowed)


def _decided_with(visitor: Visitor, words: Sequence[str], narrowed: Narrowed) -> QuerySet[Any]:
    found = decisions.register(visitor, words=words, **dict(narrowed))
    day = Cast("on", IntegerField())
    return found.annotate(which=Value(DECISION), day=day).values_list(*PLACE)


def _elected_with(visitor: Visitor, words: Sequence[str], narrowed: Narrowed) -> QuerySet[Any]:
    found = elections.elections_in(visitor, words=words, **dict(narrowed))
    found = found.annotate(which=Value(ELECTION), day=Cast("meeting__date", IntegerField()))
    return found.order_by("-meeting__date", "meeting", "order", "pk").values_list(*PLACE)


def years_of(visitor: Visitor) -> list[int]:
    """The years in which something was decided or somebody elected, the latest first."""
    decided, held = put(_decided_years, visitor), put(_elected_days, visitor)
    return sorted({year for (year,) in decided} | {day.year for (day,) in held if day}, reverse=True)


def _decided_years(visitor: Visitor) -> QuerySet[Any]:
    return Resolution.objects.visible_to(visitor).years()


def _elected_days(visitor: Visitor) -> QuerySet[Any]:
    return elections.elections_in(visitor).order_by().values_list("meeting__date").distinct()


def listed(places: Sequence[Place], visitor: Visitor) -> list[ResolutionRow | ElectionReading]:
    """The rows at these places, in their order."""
    own = [pk for kind, pk, _day in places if kind == DECISION]
    decided = decisions.rows(own, visitor)
    held = elections.read([pk for kind, pk, _day in places if kind == ELECTION], visitor)
    found = ((decided if kind == DECISION else held).get(pk) for kind, pk, _day in places)
    return [one for one in found if one]

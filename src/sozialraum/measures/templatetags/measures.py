"""Measures: what pages above ask – the measures of a group, and those that came out of a decision."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django import template

from sozialraum.bodies.models import Organization
from sozialraum.concerns.models import Concern
from sozialraum.measures import queries
from sozialraum.papers.words import PaperType

register = template.Library()
Concerns = Mapping[str, Sequence[Concern]]
Lines = tuple[queries.MeasureLine, ...]


@register.simple_tag(takes_context=True)
def measures_of(context: dict[str, Any], organization: Organization) -> Lines:
    """Those of a group."""
    return queries.measures_of(organization, context["request"].visitor)


@register.simple_tag(takes_context=True)
def measures_from(context: dict[str, Any], decision: str) -> Lines:
    """Those out of the decision with this key."""
    return queries.measures_from(decision, context["request"].visitor)


@register.simple_tag(takes_context=True)
def concerns_at(context: dict[str, Any], items: Iterable[Any]) -> Concerns:
    """By the key of an item of an agenda, the published concerns talked about there; asked only if there may be one."""
    kinds = {paper.paper_type for item in items for paper in item.told.papers}
    keys = [item.told.key for item in items if item.told.public] if PaperType.CONCERN in kinds else []
    return queries.published_at(keys, context["request"].visitor.as_nobody()) if keys else {}


@register.simple_tag
def concerns_on(concerns: Concerns, key: str) -> Sequence[Concern]:
    """Those of one item."""
    return concerns.get(key, ())

"""Interests: what pages above ask – who is involved in a paper, and who is proposed as biased at a point."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django import template
from django.db.models import QuerySet

from sozialraum.foundation.questions import asked_of
from sozialraum.foundation.visitor import Visitor
from sozialraum.interests import queries
from sozialraum.interests.models import Interest
from sozialraum.meetings.models import Meeting
from sozialraum.papers.models import Paper

register = template.Library()
Biased = Mapping[str, tuple[queries.BiasLine, ...]]


@register.simple_tag(takes_context=True)
def proposed_bias(context: dict[str, Any], meeting: Meeting) -> Biased:
    """By the key of a point, who is proposed as biased there; empty for all who do not sit there."""
    return queries.proposed_bias(meeting, context["request"].visitor)


@register.simple_tag
def bias_at(biased: Biased, key: str) -> tuple[queries.BiasLine, ...]:
    """The lines of one point."""
    return biased.get(key, ())


@register.simple_tag(takes_context=True)
def interests_of(context: dict[str, Any], paper: Paper) -> list[Interest]:
    """Who is involved in a paper, as far as this visitor may read it."""
    return asked_of(_in_papers, context["request"].visitor, [paper.pk])


def _in_papers(visitor: Visitor, papers: Sequence[int]) -> QuerySet[Interest]:
    found = Interest.objects.visible_to(visitor).filter(paper__in=papers)
    return found.select_related("institution", "person").order_by("part", "created", "pk")

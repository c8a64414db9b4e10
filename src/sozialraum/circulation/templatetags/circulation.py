"""Circulation: how far minutes have come, for the page of their sitting."""

from __future__ import annotations

from typing import Any

from django import template

from sozialraum.circulation.queries.state import GoingRound, going_round
from sozialraum.decisions.words import MinutesState
from sozialraum.meetings.models import Meeting
from sozialraum.meetings.queries import sits_there

register = template.Library()


@register.simple_tag(takes_context=True)
def circulation_of(context: template.Context, record: Any, meeting: Meeting) -> GoingRound | None:
    """``{% circulation_of record meeting as going %}``: None where there is nothing to say to this visitor."""
    visitor = context["request"].visitor
    if not record or not (_waits(record) or sits_there(meeting, visitor)):
        return None
    return going_round(record.key, meeting, visitor, waits=_waits(record))


def _waits(record: Any) -> bool:
    """Published, and not approved by all."""
    return record.state != MinutesState.DRAFT and not record.is_approved

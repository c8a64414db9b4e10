"""Voting: who may record a result."""

from __future__ import annotations

from typing import Any

from sozialraum.acts.who import who
from sozialraum.foundation.visitor import Visitor
from sozialraum.meetings.permissions import HOLD, chairs, holds, meeting_of


@who
def counts(visitor: Visitor, thing: Any) -> bool:
    """Leads or writes the meeting to which this belongs, until its record is published; not by the link for it."""
    meeting = meeting_of(thing)
    return meeting is not None and holds.holds(visitor, thing) and not visitor.holds_link_to(meeting, HOLD)


@who
def leads(visitor: Visitor, thing: Any) -> bool:
    """Leads the meeting to which this belongs."""
    meeting = meeting_of(thing)
    return meeting is not None and chairs.holds(visitor, meeting)

"""Presence: who may see and mark who is there."""

from sozialraum.acts.who import who
from sozialraum.foundation.visitor import Visitor
from sozialraum.meetings.models import Meeting
from sozialraum.meetings.permissions import holds


@who
def marks_arrivals(visitor: Visitor, meeting: Meeting) -> bool:
    """Holds this sitting, or reads all that is on record."""
    return visitor.reads_all or holds.holds(visitor, meeting)

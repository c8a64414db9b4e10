"""Electing: who sees an election of a running sitting with its names."""

from sozialraum.acts.who import who
from sozialraum.foundation.visitor import Visitor
from sozialraum.meetings.models import Meeting
from sozialraum.meetings.permissions import leads_or_writes


@who
def counts(visitor: Visitor, meeting: Meeting) -> bool:
    """Leads or writes this sitting with a login, or reads all that is on record."""
    return visitor.reads_all or leads_or_writes.holds(visitor, meeting)

"""Meetings: who somebody is to a meeting."""

from sozialraum.acts.who import who
from sozialraum.foundation.visitor import Visitor
from sozialraum.meetings.models import Meeting
from sozialraum.people.words import Role


@who
def chairs(visitor: Visitor, meeting: Meeting) -> bool:
    """Speaks for one of the groups that hold the meeting."""
    return visitor.stands(Role.SPEAKER, [group.pk for group in meeting.groups])

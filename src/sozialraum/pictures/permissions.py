"""Pictures: who adds a picture to a point, and who lets everybody see it."""

from typing import Any

from sozialraum.acts.who import who
from sozialraum.bodies.permissions import is_office
from sozialraum.foundation.visitor import Visitor
from sozialraum.meetings.permissions import chairs, meeting_of, writes
from sozialraum.notes.permissions import keeps_notes


@who
def answers_for(visitor: Visitor, thing: Any) -> bool:
    """Leads the meeting to which this belongs, or writes it until it is published; by a login, not by a link."""
    meeting = meeting_of(thing)
    if meeting is None or visitor.link is not None:
        return False
    return chairs.holds(visitor, meeting) or writes.holds(visitor, meeting)


#: Releases, takes back, removes.
releases = is_office | answers_for
#: Adds and describes: whoever may take notes, also by the link for one meeting.
adds_pictures = keeps_notes
describes = keeps_notes | answers_for

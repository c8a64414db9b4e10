"""Holding: who may come to the page on which a sitting is held, and who opens, ends and lets others in."""

from sozialraum.acts.who import who
from sozialraum.bodies.permissions import is_office
from sozialraum.foundation.visitor import Visitor
from sozialraum.meetings.models import Meeting
from sozialraum.meetings.permissions import chairs, conducts, holds, writes
from sozialraum.meetings.words import HOLD, ConductorRole

#: Writes in the sitting while it runs.
takes_part = is_office | holds
#: Ends it, and goes on all the same: with a login.
leads = is_office | chairs | writes


@who
def finds_page(visitor: Visitor, meeting: Meeting) -> bool:
    """Finds the page, also before the sitting and once its record is published: it then says what is and leads on."""
    by_role = is_office.holds(visitor, meeting) or chairs.holds(visitor, meeting)
    return by_role or visitor.holds_link_to(meeting, HOLD) or conducts(visitor, meeting, ConductorRole.MINUTES)

"""Circulation: who somebody is to a draft of minutes that goes round."""

from typing import Any

from sozialraum.acts.who import who
from sozialraum.foundation.visitor import Visitor
from sozialraum.meetings.permissions import chairs, conducts, meeting_of
from sozialraum.meetings.words import ConductorRole
from sozialraum.people.words import Role


@who
def looks_after(visitor: Visitor, thing: Any) -> bool:
    """Leads the sitting or writes its minutes, by office or by name, also once they are published."""
    meeting = meeting_of(thing)
    if meeting is None:
        return False
    writes = visitor.stands(Role.MINUTE_TAKER, [group.pk for group in meeting.groups])
    return writes or chairs.holds(visitor, meeting) or conducts(visitor, meeting, ConductorRole.MINUTES)


@who
def sat_there(visitor: Visitor, minutes: Any) -> bool:
    """Belongs to a group that met, or leads its sitting or writes its minutes."""
    meeting = meeting_of(minutes)
    if meeting is None:
        return False
    belongs = bool(visitor.organization_ids & {group.pk for group in meeting.groups})
    return belongs or looks_after.holds(visitor, minutes)


@who
def speaks_or_leads(visitor: Visitor, minutes: Any) -> bool:
    """Speaks for a group that met, or is named to lead its sitting."""
    meeting = meeting_of(minutes)
    return meeting is not None and chairs.holds(visitor, meeting)

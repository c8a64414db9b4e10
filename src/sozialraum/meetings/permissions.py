"""Meetings: who somebody is to a meeting."""

from typing import Any

from sozialraum.acts.who import who
from sozialraum.foundation.visitor import Visitor
from sozialraum.meetings.models import Meeting
from sozialraum.meetings.words import FIXED, HOLD, ConductorRole
from sozialraum.people.words import Role

__all__ = ["HOLD", "chairs", "conducts", "holds", "leads", "leads_or_writes", "meeting_of", "writes"]


def conducts(visitor: Visitor, meeting: Meeting, role: ConductorRole) -> bool:
    """Is named, as a person of this network, for this role in this very meeting."""
    if visitor.person_id is None or visitor.body.pk != meeting.body_id:
        return False
    return any(one.role == role and one.person_id == visitor.person_id for one in meeting.conducted_by)


@who
def chairs(visitor: Visitor, meeting: Meeting) -> bool:
    """Speaks for one of the groups that hold the meeting, or is named to lead it."""
    speaks = visitor.stands(Role.SPEAKER, [group.pk for group in meeting.groups])
    return speaks or conducts(visitor, meeting, ConductorRole.CHAIR)


@who
def writes(visitor: Visitor, thing: Any) -> bool:
    """Is named to write the minutes of the meeting to which this belongs, until its record is published."""
    meeting = meeting_of(thing)
    if meeting is None or meeting.record_published is not None:
        return False
    return conducts(visitor, meeting, ConductorRole.MINUTES)


@who
def leads(visitor: Visitor, thing: Any) -> bool:
    """Leads the meeting to which this belongs, until its record is published."""
    meeting = meeting_of(thing)
    return meeting is not None and meeting.record_published is None and chairs.holds(visitor, meeting)


@who
def leads_or_writes(visitor: Visitor, thing: Any) -> bool:
    """Leads the meeting to which this belongs or writes its minutes, with a login, until its record is published."""
    return leads.holds(visitor, thing) or writes.holds(visitor, thing)


@who
def holds(visitor: Visitor, thing: Any) -> bool:
    """Leads or writes the meeting to which this belongs, or came by the link for it, until its record is published."""
    meeting = meeting_of(thing)
    if meeting is None or meeting.record_published is not None:
        return False
    by_link = visitor.holds_link_to(meeting, HOLD) and meeting.state in FIXED
    return by_link or chairs.holds(visitor, meeting) or conducts(visitor, meeting, ConductorRole.MINUTES)


def meeting_of(thing: Any) -> Meeting | None:
    """The meeting itself, or the one whose point, minutes, or part of these it is; None for anything else."""
    for name in ("", "meeting", "minutes", "agenda_item"):
        found = getattr(thing, name, None) if name else thing
        if isinstance(found, Meeting):
            return found
        if name in ("minutes", "agenda_item") and found is not None:
            return meeting_of(found)
    return None

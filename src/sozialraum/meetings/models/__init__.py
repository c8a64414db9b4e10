"""Meetings: sittings, their agenda, and the rules they are held by."""

from sozialraum.meetings.models.agenda import AgendaItem, AgendaItemQuerySet, Consultation
from sozialraum.meetings.models.conductor import Conductor, ConductorQuerySet
from sozialraum.meetings.models.governing import Departure, PinnedRevision
from sozialraum.meetings.models.meeting import (
    BERLIN,
    Holder,
    Meeting,
    MeetingQuerySet,
    held_by_link,
    held_by_own,
    held_now,
    record_is_public,
    written_by,
)
from sozialraum.meetings.models.video import VideoLink

__all__ = [
    "BERLIN", "AgendaItem", "AgendaItemQuerySet", "Conductor", "ConductorQuerySet", "Consultation", "Departure",
    "Holder", "Meeting", "MeetingQuerySet", "PinnedRevision", "VideoLink", "held_by_link", "held_by_own", "held_now",
    "record_is_public", "written_by",
]  # fmt: skip

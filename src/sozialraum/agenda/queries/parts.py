"""Agenda: a sitting that goes on on another day, and the one that goes on in it, as everybody may know of them."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Q
from django.utils.translation import gettext as _

from sozialraum.foundation.visitor import Visitor
from sozialraum.meetings.models import Meeting
from sozialraum.meetings.words import State
from sozialraum.sittings.queries import MeetingLine, sittings


@dataclass(frozen=True)
class SittingParts:
    """The parts of one sitting beside this one: the one before, and the one in which it goes on."""

    before: MeetingLine | None = None
    after: MeetingLine | None = None

    @property
    def after_label(self) -> str:
        """What stands before the day on which it goes on."""
        state = self.after.state if self.after else ""
        held, off = _("Fortgesetzt"), _("Fortsetzung, abgesagt")
        return held if state == State.HELD else off if state == State.CANCELLED else _("Wird fortgesetzt")


def parts_of(meeting: Meeting, visitor: Visitor) -> SittingParts:
    """The other parts of this sitting; one question, and none where it is known that there are none."""
    if not (meeting.continues_id or meeting.is_continued):
        return SittingParts()
    near = Q(pk=meeting.continues_id) | Q(continues=meeting)
    found = sittings(Meeting.objects.visible_to(visitor).filter(near).order_by("date", "pk"), visitor)
    first = meeting.continues.key if meeting.continues else ""
    before = next((one for one in found if one.key == first), None)
    return SittingParts(before, next((one for one in found if one.key != first), None))

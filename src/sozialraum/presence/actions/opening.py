"""Presence: a sitting is opened, and its minutes begin with it; until when arrivals are written down."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from sozialraum.acts.act import Move, act
from sozialraum.acts.who import is_house
from sozialraum.attendance.actions import draft_minutes
from sozialraum.attendance.queries import invited_on, next_number
from sozialraum.bodies.models import Organization
from sozialraum.bodies.permissions import is_office
from sozialraum.decisions.models import Minutes
from sozialraum.foundation.visitor import Visitor
from sozialraum.meetings import actions as meetings
from sozialraum.meetings.models import Meeting
from sozialraum.meetings.permissions import chairs, writes
from sozialraum.meetings.words import FIXED, State
from sozialraum.rulings.rules.figures import HeadCount


@act(
    who=is_office | is_house | chairs | writes,
    moves=Move((State.SCHEDULED,), to=State.RUNNING),
    says=gettext_lazy("hat die Sitzung eröffnet und ihr Protokoll begonnen"),
)
def open_sitting(
    meeting: Meeting, *, by: Visitor, heads: Sequence[tuple[Organization, HeadCount]] = (), departure: str = ""
) -> None:
    """Open a meeting as ``meetings.open`` does, and begin the draft of its minutes, where arrivals are written down."""
    meetings.open(meeting, by=by, heads=heads, departure=departure)
    minutes_of(meeting, by)


def minutes_of(meeting: Meeting, by: Visitor) -> Minutes:
    """The minutes of a meeting on record, begun where there are none; inside an act only.

    Raises ValidationError: ``state`` before the opening, ``published`` once everybody reads them.
    """
    refuse_unless_on_record(meeting)
    found = Minutes.objects.filter(meeting=meeting, deleted=None).first()
    if found is None:
        found = draft_minutes.as_part(
            meeting, by=by, head={"number": next_number(meeting), "invited_on": invited_on(meeting)}
        )
    found.meeting = meeting
    return found


def refuse_unless_on_record(meeting: Meeting) -> None:
    """Who comes and goes is written down from the opening until the record is published; raises ValidationError."""
    if meeting.state not in FIXED:
        raise ValidationError(_("Wer da ist, wird eingetragen, sobald die Sitzung eröffnet ist."), code="state")
    if meeting.record_published is not None:
        told = _("Das Protokoll ist schon veröffentlicht. Wer da war, ändern Sie beim Protokoll.")
        raise ValidationError(told, code="published")


def moment_of(meeting: Meeting) -> dt.datetime | None:
    """What the clock says on the day of a running meeting; None else: then no time is written down."""
    now = timezone.localtime()
    day = meeting.date.exact if meeting.date else None
    return now if meeting.state == State.RUNNING and day == now.date() else None

"""Meetings: convening, moving, cancelling, and recording what was."""

from __future__ import annotations

import datetime as dt

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from sozialraum.acts.act import Move, act
from sozialraum.acts.master import master_data
from sozialraum.acts.who import is_house
from sozialraum.bodies.permissions import is_office
from sozialraum.foundation.dates import PartialDate
from sozialraum.foundation.visitor import Visitor
from sozialraum.meetings.models import AgendaItem, Meeting
from sozialraum.meetings.permissions import chairs
from sozialraum.meetings.words import State

meetings = master_data(
    Meeting,
    who=is_office | is_house,
    called=gettext_lazy("eine Sitzung"),
    fields=["name", "date", "start_time", "end_time", "location", "state", "former_date", "reason", "sequence"],
    lists=["organizations"],
)

agenda = master_data(
    AgendaItem,
    who=is_office | is_house,
    called=gettext_lazy("einen Tagesordnungspunkt"),
    fields=["order", "number", "name", "public", "text"],
    parent="meeting",
)


@act(
    who=chairs | is_office,
    moves=Move((State.DRAFT,), to=State.SCHEDULED),
    says=gettext_lazy("hat die Sitzung einberufen"),
    publishes=True,
)
def convene(meeting: Meeting, *, by: Visitor) -> None:
    """Fix the date. From here on it is public."""
    if meeting.date is None or meeting.date.exact is None:
        raise ValidationError(_("Zum Einberufen fehlt noch der Tag."), code="date")
    if not meeting.groups:
        raise ValidationError(_("Zum Einberufen fehlt noch das Gremium."), code="organizations")


@act(
    who=chairs | is_office,
    moves=Move((State.SCHEDULED,), to=State.SCHEDULED),
    says=gettext_lazy("hat die Sitzung verlegt"),
    publishes=True,
)
def move(
    meeting: Meeting,
    *,
    by: Visitor,
    date: PartialDate,
    start_time: dt.time | None,
    end_time: dt.time | None,
    reason: str,
) -> None:
    """Set another day. The meeting stays the same thing; its former date stays readable."""
    if date.exact is None:
        raise ValidationError(_("Der neue Tag muss genau bekannt sein."), code="date")
    if (date, start_time, end_time) == (meeting.date, meeting.start_time, meeting.end_time):
        raise ValidationError(_("Das ist der Termin, der schon gilt."), code="same")
    meeting.former_date = meeting.date
    meeting.date, meeting.start_time, meeting.end_time, meeting.reason = date, start_time, end_time, reason
    meeting.sequence += 1


@act(
    who=chairs | is_office,
    moves=Move((State.SCHEDULED,), to=State.CANCELLED),
    says=gettext_lazy("hat die Sitzung abgesagt"),
    publishes=True,
)
def cancel(meeting: Meeting, *, by: Visitor, reason: str) -> None:
    """Call the meeting off. It stays visible and says so, with the reason."""
    meeting.reason = reason
    meeting.sequence += 1

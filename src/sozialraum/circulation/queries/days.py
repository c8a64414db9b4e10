"""Circulation: until when objections may come."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection

from django.utils import timezone
from django.utils.translation import gettext as _

from sozialraum.approvals.queries.ruled import MinutesRules
from sozialraum.bodies.models import Organization
from sozialraum.circulation.rules import last_day
from sozialraum.foundation.dates import PartialDate
from sozialraum.meetings.models import Meeting
from sozialraum.meetings.words import ON, State


def next_day_of(groups: Collection[Organization], today: dt.date) -> dt.date | None:
    """The next day after today on which one of these groups sits; drafts count, too."""
    found = Meeting.objects.filter(
        holders__organization__in=groups, deleted=None, state__in=(State.DRAFT, *ON), date__gt=PartialDate.of(today)
    ).order_by("date")
    return next((day.exact for day in found.values_list("date", flat=True) if day and day.exact), None)


def proposed_last_day(rules: MinutesRules) -> tuple[dt.date, str]:
    """Until when objections may come if the draft is sent today, and why that day."""
    today = timezone.localdate()
    ruled = rules.objection_days(today)
    ahead = None if ruled else next_day_of(rules.meeting.groups, today)
    day = last_day(today, ruled, ahead)
    if ruled:
        return day, _("So lange sagen es die Regeln. Länger geht, kürzer nicht.")
    if ahead and day < ahead:
        return day, _("Ein Vorschlag: der Tag vor der nächsten Sitzung. Eine Regel gibt es dazu nicht.")
    return day, _("Ein Vorschlag: zwei Wochen. Eine Regel gibt es dazu nicht.")

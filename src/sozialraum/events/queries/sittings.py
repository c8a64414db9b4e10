"""Events: what a calendar file holds of sittings – all, those of one group, or a single one; the same for everybody."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from sozialraum.bodies.models import Organization
from sozialraum.foundation import calendars as feed
from sozialraum.foundation.dates import PartialDate
from sozialraum.foundation.questions import asked
from sozialraum.foundation.visitor import Visitor
from sozialraum.meetings.models import Holder, Meeting
from sozialraum.meetings.words import State
from sozialraum.network.models import Body
from sozialraum.sittings.queries import IN_TURN, as_rows, lines_of
from sozialraum.sittings.queries.dates import as_events, event_of, organizer_of

LOOK_BACK = 365  # days that stay in a subscription


@dataclass(frozen=True)
class CalendarFile:
    """A file to hand out, and when what stands in it last changed."""

    name: str
    content: bytes
    modified: dt.datetime


def dates_of(body: Body, today: dt.date, group: Organization | None = None) -> list[feed.CalendarEvent]:
    """The dates of a subscription: all ahead and those of the last year; a cancelled one until its day has passed."""
    nobody = Visitor(body)
    return as_events(lines_of(asked(_dates, nobody, today, group.pk if group else None), nobody), body)


def _dates(nobody: Visitor, today: dt.date, group: int | None) -> QuerySet[Any]:
    found = Meeting.objects.visible_to(nobody).filter(date__gte=PartialDate.of(today - dt.timedelta(days=LOOK_BACK)))
    found = found.exclude(state=State.CANCELLED, date__lt=PartialDate.of(today))
    if group:
        found = found.filter(pk__in=Holder.objects.filter(organization=group).values("meeting"))
    return as_rows(found.order_by(*IN_TURN))


def single_of(body: Body, key: str) -> CalendarFile | None:
    """The file with one date; nothing if there is no such public date, or its day is not known."""
    event = event_of(body, key)
    return CalendarFile(f"{key}.ics", feed.written([event], organizer_of(body)), event.modified) if event else None

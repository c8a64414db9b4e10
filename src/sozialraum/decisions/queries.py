"""Decisions: what there is to choose from, and where something new stands."""

from __future__ import annotations

from typing import Any

from django.db.models import Max
from django.utils import timezone

from sozialraum.decisions.models import Minutes, Resolution, Task
from sozialraum.foundation.dates import PartialDate
from sozialraum.foundation.visitor import Visitor
from sozialraum.meetings.models import AgendaItem, Meeting, MeetingQuerySet
from sozialraum.meetings.rules import bare_number
from sozialraum.meetings.words import ON, State
from sozialraum.network.models import Body


def meetings_to_choose(visitor: Visitor) -> MeetingQuerySet:
    """Meetings that have taken place, the latest first, for a field that offers them."""
    today = PartialDate.of(timezone.localdate())
    held = Meeting.objects.visible_to(visitor).filter(state__in=[State.HELD, *ON], date__lte=today)
    return held.order_by("-date", "-pk")


def named_with_day(meeting: Meeting) -> str:
    return f"{meeting.date.as_typed}: {meeting.name}" if meeting.date else meeting.name


def items_of(meeting: Meeting) -> list[AgendaItem]:
    return list(AgendaItem.objects.filter(meeting=meeting, deleted=None))


def number_of(item: AgendaItem) -> str:
    """The printed number of an agenda item, else its place in the agenda."""
    return bare_number(item.number) or str(item.order)


def next_place(body: Body, values: dict[str, Any]) -> int:
    """The order of a new decision: behind the others of its meeting, or of its day in this network."""
    same = {"meeting": values["meeting"]} if values.get("meeting") else {"meeting": None, "date": values.get("date")}
    return (Resolution.objects.filter(**same, body=body, deleted=None).aggregate(n=Max("number_in_year"))["n"] or 0) + 1


def next_task(minutes: Minutes) -> int:
    """The order of a new task: behind the others of these minutes."""
    return (Task.objects.filter(minutes=minutes, deleted=None).aggregate(last=Max("order"))["last"] or 0) + 1

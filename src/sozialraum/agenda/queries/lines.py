"""Agenda: the points of a meeting as lines of text, the time they take, and what else of them is on record."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from django.db.models import QuerySet

from sozialraum.agenda.rules import AgendaLine, is_printed, write_lines
from sozialraum.foundation.questions import asked
from sozialraum.foundation.visitor import Visitor
from sozialraum.meetings.models import AgendaItem, Meeting
from sozialraum.meetings.rules import anchor_of, number_items
from sozialraum.meetings.words import ItemKind

POINT = ("pk", "parent_id", "number", "name", "kind", "minutes_planned", "brought_by", "public")
LABELS = {one.value: str(one.label) for one in ItemKind}
KINDS = {label.casefold(): value for value, label in LABELS.items()}


def points_of(meeting: Meeting) -> dict[str, AgendaItem]:
    """The points of a meeting by their mark, in the order in which they are read."""
    items = list(AgendaItem.objects.filter(meeting=meeting, deleted=None).select_related("parent"))
    return {anchor_of(meeting.key, item.key): item for item, _number, _below in number_items(items)}


def lines_of(points: Mapping[str, AgendaItem]) -> list[AgendaLine]:
    """The agenda as lines, each with the number that is shown."""
    numbered = number_items(list(points.values()))
    return [
        AgendaLine(
            item.name, number, below, item.kind, item.minutes_planned, item.brought_by, item.public, mark
        )
        for mark, (item, number, below) in zip(points, numbered, strict=True)
    ]  # fmt: skip


def agendas_of(meetings: Sequence[Meeting], visitor: Visitor) -> list[list[AgendaLine]]:
    """The agendas of those of these meetings that have one, in their order; one question for any number."""
    by_meeting = defaultdict[int, list[Any]](list)
    for one in asked(_points, visitor, tuple(one.pk for one in meetings)) if meetings else ():
        by_meeting[one.meeting_id].append(one)
    return [_as_lines(by_meeting[one.pk]) for one in meetings if one.pk in by_meeting]


def _points(_visitor: Visitor, meetings: tuple[int, ...]) -> QuerySet[Any]:
    found = AgendaItem.objects.filter(meeting__in=meetings, deleted=None).order_by("order", "pk")
    return found.values_list("meeting_id", *POINT, named=True)


def _as_lines(points: Sequence[Any]) -> list[AgendaLine]:
    return [
        AgendaLine(one.name, number, below, one.kind, one.minutes_planned, one.brought_by, one.public)
        for one, number, below in number_items(points)
    ]


def text_of(meeting: Meeting) -> str:
    """The agenda as text; alike as long as nobody has changed it."""
    return write_lines(lines_of(points_of(meeting)), LABELS)


def counted_before(lines: Sequence[AgendaLine]) -> dict[str, tuple[str, str]]:
    """By mark, the number that is shown and the one it would be counted as."""
    told, place, inner, top = {}, 0, 0, ""
    for line in lines:
        place, inner = (place, inner + 1) if line.is_below else (place + 1, 0)
        told[line.mark] = (line.number, f"{top}.{inner}" if line.is_below else str(place))
        top = top if line.is_below else line.number
    return told


def ends_after(meeting: Meeting, minutes: int) -> dt.time | None:
    """The clock time at which so many minutes are over; None without a beginning, or past midnight."""
    if meeting.start_time is None or not minutes:
        return None
    begins = dt.datetime.combine(dt.date.min, meeting.start_time)
    ends = begins + dt.timedelta(minutes=minutes)
    return ends.time() if ends.date() == begins.date() else None


def numbered_anew(lines: list[AgendaLine], meeting: Meeting) -> list[tuple[AgendaLine, str]]:
    """For a list with fields: each line with its number if that is printed, else without one."""
    before = counted_before(lines_of(points_of(meeting)))
    printed = {mark for mark, (shown, counted) in before.items() if shown != counted} | (
        {""} if is_printed(lines) else set()
    )
    return [(line if line.mark in printed else replace(line, number=""), LABELS.get(line.kind, "")) for line in lines]

"""Meetings: what there is to choose from, the points of an agenda with their numbers, what does not fit together."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from django.utils import timezone
from django.utils.translation import gettext as _

from sozialraum.foundation.dates import PartialDate
from sozialraum.foundation.questions import asked_about
from sozialraum.foundation.visitor import Visitor
from sozialraum.meetings.models import AgendaItem, AgendaItemQuerySet, Meeting, MeetingQuerySet, VideoLink
from sozialraum.meetings.permissions import conducts
from sozialraum.meetings.rules import bare_number, called, item_label, number_items
from sozialraum.meetings.words import BY_VIDEO, ENTITLED, HOLD, ON, AttendanceMode, State

# ── what there is to choose from ──────────────────────────────────────────────


def meetings_to_choose(visitor: Visitor) -> MeetingQuerySet:
    """Meetings that have taken place, the latest first, for a field that offers them."""
    today = PartialDate.of(timezone.localdate())
    held = Meeting.objects.visible_to(visitor).filter(state__in=[State.HELD, *ON], date__lte=today)
    return held.order_by("-date", "-pk")


def meetings_ahead(visitor: Visitor) -> MeetingQuerySet:
    """Meetings that take place from today on, the next first, for a field that offers them."""
    return Meeting.objects.visible_to(visitor).with_holders().upcoming(timezone.localdate()).filter(state__in=ON)


def title_of(meeting: Meeting) -> str:
    """What it is called beside its day."""
    return called(meeting.name, [group.name for group in meeting.groups if not group.deleted])


def named_with_day(meeting: Meeting) -> str:
    return f"{meeting.date.as_typed}: {meeting.name}" if meeting.date else meeting.name


def items_of(meeting: Meeting) -> dict[AgendaItem, str]:
    """The points of the agenda in the order in which they are read, each with its number, printed or counted."""
    items = asked_about(_items, [meeting.pk])
    return {item: number for item, number, _below in number_items(items)}


def _items(_nobody: Visitor, meetings: Sequence[int]) -> AgendaItemQuerySet:
    return AgendaItem.objects.filter(meeting__in=meetings, deleted=None)


def points_above(visitor: Visitor, of: Meeting | AgendaItem) -> AgendaItemQuerySet:
    """The points of a meeting below which another may stand, or below which this one may."""
    found: AgendaItemQuerySet = AgendaItem.objects.listed_for(visitor).filter(parent=None)
    return (
        found.filter(meeting=of.meeting_id).exclude(pk=of.pk)
        if isinstance(of, AgendaItem)
        else found.filter(meeting=of)
    )


def number_of(item: AgendaItem) -> str:
    """The printed number of an agenda item, else as it is counted."""
    return bare_number(item.number) or items_of(item.meeting).get(item, "")


# ── what does not fit together ────────────────────────────────────────────────


def hints(meetings: Sequence[Meeting]) -> Iterator[tuple[Meeting, str]]:
    """What is missing in a date that holds, groups that are not there on its day, numbers that stand twice."""
    numbers: dict[int, list[str]] = defaultdict(list)
    items = AgendaItem.objects.filter(meeting__in=meetings, deleted=None)
    for meeting, number in items.values_list("meeting", "number"):
        numbers[meeting].append(item_label(number))
    for one in meetings:
        yield from ((one, says) for says in _of_date(one))
        for label in sorted({label for label in numbers[one.pk] if label and numbers[one.pk].count(label) > 1}):
            yield one, _("%(label)s steht mehrmals auf der Tagesordnung.") % {"label": label}


def _of_date(one: Meeting) -> Iterator[str]:
    if one.state in ON and one.location_id is None and one.attendance_mode != AttendanceMode.ONLINE:
        yield _("Einberufen, aber ohne Ort.")
    if one.state in ON and one.start_time is None:
        yield _("Einberufen, aber ohne Uhrzeit.")
    for group in one.groups if one.date else ():
        if not group.existed_on(one.date):
            yield _("%(group)s gibt es an diesem Tag noch nicht oder nicht mehr.") % {"group": group}


def video_link_for(meeting: Meeting, visitor: Visitor) -> VideoLink | None:
    """The link to the video, if this visitor may read it; asked only of a meeting by video."""
    found = VideoLink.objects.visible_to(visitor).filter(meeting=meeting)
    return found.first() if meeting.attendance_mode in BY_VIDEO else None


def sits_there(meeting: Meeting, visitor: Visitor) -> bool:
    """Reads everything of this meeting: office, auditor, members of the groups that hold it, who leads or writes it.

    So does the holder of a link by which one writes in it, until its record is published.
    """
    own = bool(visitor.organization_ids & {group.pk for group in meeting.groups})
    own = own or (meeting.record_published is None and visitor.holds_link_to(meeting, HOLD))
    return visitor.reads_all or own or any(conducts(visitor, meeting, role) for role in ENTITLED)

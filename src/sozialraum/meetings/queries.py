"""Meetings: when and where groups next meet, as the public sees it; for pages and letters alike."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from django.utils import timezone

from sozialraum.bodies.models import Organization
from sozialraum.bodies.words import Classification
from sozialraum.foundation.visitor import Visitor
from sozialraum.meetings.models import Holder, Meeting, MeetingQuerySet
from sozialraum.meetings.words import State
from sozialraum.network.models import Body
from sozialraum.ui.spoken import clock, from_to
from sozialraum.ui.values import Group


@dataclass(frozen=True)
class NextDate:
    """The next sitting, ready for a page or a letter. Addresses are paths within the house.

    ``told_as`` is all of it that matters to whoever wants to come: if that changes, they have to hear of it.
    """

    key: str
    title: str
    day: dt.date
    time: dt.time | None
    end: dt.time | None
    where: str
    groups: tuple[Group, ...]
    told_as: str

    @property
    def span(self) -> str:
        """»17 bis 19 Uhr«, in the language of whoever reads it; empty if no clock time is known."""
        if self.time and self.end:
            return from_to(self.time, self.end)
        return clock(self.time) if self.time else ""

    @property
    def path(self) -> str:
        return f"sitzungen/{self.key}/"

    @property
    def event_path(self) -> str:
        return f"{self.path}termin.ics"


def next_date(organizations: Collection[Organization], now: dt.datetime) -> NextDate | None:
    """The next convened sitting that any of these groups holds, alone or jointly, and that has not begun."""
    if not organizations:
        return None
    held = Holder.objects.filter(organization__in=[one.pk for one in organizations])
    body = next(iter(organizations)).body
    return next(iter(_in_order(_ahead(body, now).filter(pk__in=held.values("meeting")), now)), None)


class NextDates:
    """The same for every group of a body, in a constant number of questions."""

    def __init__(self, body: Body, now: dt.datetime):
        self.in_order: list[tuple[frozenset[int], NextDate]] = []
        meetings = {meeting.key: meeting for meeting in _ahead(body, now)}
        for date in _in_order(meetings.values(), now):
            holders = frozenset(holder.organization_id for holder in meetings[date.key].holders.all())
            self.in_order.append((holders, date))

    def of(self, organizations: Iterable[Organization]) -> NextDate | None:
        asked = {one.pk for one in organizations}
        return next((date for holders, date in self.in_order if holders & asked), None)


def public_meetings(body: Body) -> MeetingQuerySet:
    """What everybody may know of."""
    return Meeting.objects.visible_to(Visitor(body)).with_holders()


def date_of(meeting: Meeting) -> NextDate | None:
    """A sitting as a date to come to; None while its day is not known exactly."""
    day = meeting.date.exact if meeting.date else None
    if day is None:
        return None
    place = meeting.location.key if meeting.location else ""
    return NextDate(
        key=meeting.key,
        title=meeting.name,
        day=day,
        time=meeting.start_time,
        end=meeting.end_time,
        where=meeting.location.in_one_line if meeting.location else "",
        groups=tuple(_group(group) for group in meeting.groups if not group.deleted),
        told_as=f"{day} {meeting.start_time or ''} {meeting.end_time or ''} {place}",
    )


def _ahead(body: Body, now: dt.datetime) -> MeetingQuerySet:
    return public_meetings(body).upcoming(timezone.localdate(now)).filter(state=State.SCHEDULED)


def _in_order(meetings: Iterable[Meeting], now: dt.datetime) -> list[NextDate]:
    """What has not begun, the next first, alike on every database; what has no clock time begins its day."""
    dates = [date_of(meeting) for meeting in meetings if meeting.start is None or meeting.start > now]
    return sorted(filter(None, dates), key=lambda date: (date.day, date.time or dt.time.min, date.key))


def _group(group: Organization) -> Group:
    letter = group.sign or group.name[:1].upper()
    return Group(letter, group.name, plenum=group.classification == Classification.PLENUM)

"""Sittings: the next dates of groups, and sittings as entries of a calendar."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.utils import timezone

from sozialraum.bodies.models import Organization, Text
from sozialraum.bodies.words import Classification, TextKind
from sozialraum.foundation import calendars
from sozialraum.foundation.dates import PartialDate
from sozialraum.foundation.mail_address import ascii_address, is_mail_address
from sozialraum.foundation.questions import asked
from sozialraum.foundation.visitor import Visitor
from sozialraum.meetings.models import Holder, Meeting, MeetingQuerySet
from sozialraum.meetings.rules import joined
from sozialraum.meetings.words import BY_VIDEO, ON, State
from sozialraum.network.models import Body
from sozialraum.sittings.queries import MeetingLine, ShownMeeting, sitting_with_key, span_in_words, where_in_words
from sozialraum.ui.spoken import when_in_words
from sozialraum.ui.values import Group


@dataclass(frozen=True)
class NextDate(ShownMeeting):
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
        """»17 bis 19 Uhr« in the current language; empty if no time is known."""
        return span_in_words(self.time, self.end)

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
    """The meetings everybody may know of."""
    return Meeting.objects.visible_to(Visitor(body)).with_holders()


def date_of(meeting: Meeting) -> NextDate | None:
    """The meeting as a date with day, time and place; None while its day is not known exactly."""
    day = meeting.date.exact if meeting.date else None
    if day is None:
        return None
    place = meeting.location.key if meeting.location else ""
    how = f" {meeting.attendance_mode}" if meeting.attendance_mode in BY_VIDEO else ""
    return NextDate(
        key=meeting.key,
        title=meeting.name,
        day=day,
        time=meeting.start_time,
        end=meeting.end_time,
        where=where_in_words(meeting.location.in_one_line if meeting.location else "", meeting.attendance_mode),
        groups=tuple(_group(group) for group in meeting.groups if not group.deleted),
        told_as=f"{day} {meeting.start_time or ''} {meeting.end_time or ''} {place}{how}",
    )


def _ahead(body: Body, now: dt.datetime) -> MeetingQuerySet:
    return public_meetings(body).upcoming(timezone.localdate(now)).filter(state__in=ON)


def _in_order(meetings: Iterable[Meeting], now: dt.datetime) -> list[NextDate]:
    """What has not begun, the next first, alike on every database; what has no clock time begins its day."""
    dates = [date_of(meeting) for meeting in meetings if meeting.start is None or meeting.start > now]
    return sorted(filter(None, dates), key=lambda date: (date.day, date.time or dt.time.min, date.key))


def _group(group: Organization) -> Group:
    letter = group.sign or group.name[:1].upper()
    return Group(letter, group.name, plenum=group.classification == Classification.PLENUM)


# ── meetings as dates in a calendar ───────────────────────────────────────────


def event_file(body: Body, key: str) -> bytes:
    """The public sitting with this key as a calendar file for a letter; empty if it is not there or has no day."""
    event = event_of(body, key)
    return calendars.written([event], organizer_of(body), takes_back=event.cancelled) if event else b""


def organizer_of(body: Body) -> calendars.Organizer | None:
    """The mailbox of the office, where it is one."""
    email = next((one.text for one in asked(_mailbox, Visitor(body))), "")
    return calendars.Organizer(body.name, ascii_address(email)) if is_mail_address(email) else None


def _mailbox(network: Visitor) -> QuerySet[Any]:
    return Text.objects.filter(body=network.body, kind=TextKind.OFFICE_EMAIL).values_list("text", named=True)[:1]


def absolute(body: Body, path: str) -> str:
    """From the address of the network alone; nothing where it is not set. A personal link never gets in."""
    return f"{body.address.rstrip('/')}/{path}" if body.address else ""


def event_of(body: Body, key: str) -> calendars.CalendarEvent | None:
    """The public sitting with this key as an event; None if it is not there, or its day is not known."""
    found = sitting_with_key(key, Visitor(body))
    return next(iter(as_events([found] if found else [], body)), None)


def as_events(found: Iterable[MeetingLine], body: Body) -> list[calendars.CalendarEvent]:
    return [_event(one, one.date.exact, body) for one in found if one.date and one.date.exact]


def _event(one: MeetingLine, day: dt.date, body: Body) -> calendars.CalendarEvent:
    start, end = calendars.span(day, one.time, one.end)
    url = absolute(body, one.path)
    cancelled, groups = one.state == State.CANCELLED, tuple(group.name for group in one.groups)
    name = f"Fortsetzung: {one.name}" if one.continues else one.name
    return calendars.CalendarEvent(
        uid=calendars.uid(one.key, body.key),
        created=one.created,
        modified=max(one.modified, one.corrected_at or one.modified),
        sequence=one.sequence,
        start=start,
        end=end,
        summary=f"Abgesagt: {name}" if cancelled else name,
        description="\n".join(_notes_of(one, groups, url, body)),
        location=one.where,
        url=url,
        categories=groups,
        cancelled=cancelled,
        conference="" if cancelled else one.public_video_url,
    )


def _notes_of(one: MeetingLine, groups: tuple[str, ...], url: str, body: Body) -> list[str]:
    """What stands in the notes of the date, in German for everybody: a calendar has one language."""
    whose = f"Gemeinsame Sitzung von {joined(groups)}." if len(groups) > 1 else f"Sitzung: {joined(groups)}."
    said = [*([whose] if groups else []), *filter(None, [one.goes_on])]
    reason = f" Grund: {one.reason}" if one.reason else ""
    cancelled = one.state == State.CANCELLED
    if cancelled:
        said += [f"Abgesagt.{reason}", *filter(None, [_instead(one, body)])]
    if one.former_date:
        was = f"Verlegt: zuerst {when_in_words(one.former_date)}." if one.moved_from else "Geändert."
        said.append(was if cancelled else f"{was}{reason}")
    known = "Uhrzeit nicht festgelegt." if one.time is None else "Ende nicht festgelegt." if one.end is None else ""
    video = "" if cancelled else one.public_video_url
    corrected = f"Berichtigt am {PartialDate.of(one.corrected).in_words(weekday=False)}." if one.corrected else ""
    return [*said, *filter(None, (known, corrected, video and f"Video: {video}", url and f"Zur Sitzung: {url}"))]


def _instead(one: MeetingLine, body: Body) -> str:
    """»Neuer Termin: …« for a sitting that another one takes the place of; empty where none is public."""
    told = (f"Neuer Termin: {one.instead.day_and_time}.", absolute(body, one.instead.path)) if one.instead else ()
    return " ".join(filter(None, told))

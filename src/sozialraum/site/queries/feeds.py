"""Site: calendar files of a network, of one of its groups, or with a single date. The same for everybody who asks."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db.models import Count, Max, Sum

from sozialraum.bodies.models import Organization, Text
from sozialraum.bodies.words import TextKind
from sozialraum.foundation.dates import PartialDate
from sozialraum.foundation.visitor import Visitor
from sozialraum.meetings.models import Holder, Meeting, MeetingQuerySet
from sozialraum.meetings.words import State
from sozialraum.network.models import Body
from sozialraum.site.queries.meetings import place_of
from sozialraum.site.rules import feed

LOOK_BACK = 365  # days that stay in a subscription
FORM = "1"  # raise it when the same dates give other bytes, so that nobody is told that nothing has changed


@dataclass(frozen=True)
class CalendarFile:
    """A file to hand out: what identifies it is known before it is written."""

    name: str
    etag: str
    modified: dt.datetime
    write: Callable[[], bytes]


def subscription_of(body: Body, today: dt.date, group: Organization | None = None) -> CalendarFile:
    """All dates ahead and those of the last year; a cancelled one until its day has passed."""
    found = Meeting.objects.visible_to(Visitor(body)).filter(date__gte=PartialDate.of(_back_from(today)))
    found = found.exclude(state=State.CANCELLED, date__lt=PartialDate.of(today))
    if group:
        found = found.filter(pk__in=Holder.objects.filter(organization=group).values("meeting"))
    office = _office(body)
    etag, modified = _fingerprint(found, body, office, group)
    path = f"termine/{group.key if group else 'kalender'}.ics"
    about = feed.Subscription(
        name=f"{group.name}, {body.short_name or body.name}" if group else body.name,
        modified=modified,
        url=_absolute(body, "termine/"),
        source=_absolute(body, path),
    )
    write = partial(_written, found.order_by("date", "start_time", "pk"), body, office, about)
    return CalendarFile(f"{group.key if group else 'termine'}.ics", etag, modified, write)


def single_of(body: Body, key: str) -> CalendarFile | None:
    """The file with one date; nothing if there is no such public date, or its day is not known."""
    found = Meeting.objects.visible_to(Visitor(body)).filter(key=key)
    meeting = found.first()
    if meeting is None or meeting.date is None or meeting.date.exact is None:
        return None
    office = _office(body)
    etag, modified = _fingerprint(found, body, office, None)
    return CalendarFile(f"{key}.ics", etag, modified, partial(_written, found, body, office, None))


def _back_from(today: dt.date) -> dt.date:
    return today - dt.timedelta(days=LOOK_BACK)


def _fingerprint(
    found: MeetingQuerySet, body: Body, office: feed.Organizer | None, group: Organization | None
) -> tuple[str, dt.datetime]:
    """A strong tag over everything the file is made of, and the last public change, in one query.

    What was withdrawn counts for the change: whoever asks only by date must notice that it is gone.
    """
    shown = ("", "location__", "holders__organization__")
    seen = found.aggregate(
        Count("pk"), Sum("pk"), *(Max(f"{one}modified") for one in shown), *(Sum(f"{one}revision") for one in shown)
    )
    gone = Meeting.objects.filter(body=body, deleted__isnull=False).exclude(state=State.DRAFT)
    dates = [seen[f"{one}modified__max"] for one in shown] + [gone.aggregate(at=Max("modified"))["at"], body.modified]
    dates += [group.modified] if group else []
    basis = (FORM, body.key, body.name, body.address, office, group and group.key, group and group.name, seen, dates)
    tag = hashlib.sha256(repr(basis).encode()).hexdigest()[:32]
    return f'"{tag}"', max(date for date in dates if date)


def _office(body: Body) -> feed.Organizer | None:
    """The mailbox of the office, where it is one."""
    email = Text.objects.filter(body=body, kind=TextKind.OFFICE_EMAIL).values_list("text", flat=True).first() or ""
    try:
        validate_email(email.strip())
    except ValidationError:
        return None
    return feed.Organizer(body.name, email.strip())


def _absolute(body: Body, path: str) -> str:
    """From the address of the network alone; nothing where it is not set. A personal link never gets in."""
    return f"{body.address.rstrip('/')}/{path}" if body.address else ""


def _written(
    found: MeetingQuerySet, body: Body, office: feed.Organizer | None, about: feed.Subscription | None
) -> bytes:
    meetings: Any = found.with_holders()
    events = [_event(meeting, meeting.date.exact, body) for meeting in meetings if meeting.date.exact]
    return feed.written(events, office, about)


def _event(meeting: Meeting, day: dt.date, body: Body) -> feed.Event:
    start, end = feed.span(day, meeting.start_time, meeting.end_time)
    groups = tuple(group.name for group in meeting.groups if not group.deleted)
    url = _absolute(body, Meeting.address.format(key=meeting.key))
    cancelled = meeting.state == State.CANCELLED
    return feed.Event(
        uid=feed.uid(meeting.key, body.key),
        created=meeting.created,
        modified=max(meeting.modified, meeting.location.modified) if meeting.location else meeting.modified,
        sequence=meeting.sequence,
        start=start,
        end=end,
        summary=f"Abgesagt: {meeting.name}" if cancelled else meeting.name,
        description="\n".join(_sentences(meeting, groups, url)),
        location=place_of(meeting.location),
        url=url,
        categories=groups,
        cancelled=cancelled,
    )


def _sentences(meeting: Meeting, groups: tuple[str, ...], url: str) -> list[str]:
    """What stands in the notes of the date, in German for everybody: a calendar has one language."""
    said = []
    if len(groups) > 1:
        said.append(f"Gemeinsame Sitzung von {', '.join(groups[:-1])} und {groups[-1]}.")
    elif groups:
        said.append(f"Sitzung: {groups[0]}.")
    reason = f" Grund: {meeting.reason}" if meeting.reason else ""
    cancelled = meeting.state == State.CANCELLED
    if cancelled:
        said.append(f"Abgesagt.{reason}")
    if meeting.former_date:
        said.append(f"Verlegt: zuerst am {meeting.former_date.in_words()}.{'' if cancelled else reason}")
    if meeting.start_time is None:
        said.append("Uhrzeit nicht festgelegt.")
    elif meeting.end_time is None:
        said.append("Ende nicht festgelegt.")
    if url:
        said.append(f"Zur Sitzung: {url}")
    return said

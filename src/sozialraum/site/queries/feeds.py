"""Site: calendar files of a network, of one of its groups, or with a single date. The same for everybody who asks."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from sozialraum.bodies.models import Location, Organization, Text
from sozialraum.bodies.words import TextKind
from sozialraum.foundation.dates import PartialDate
from sozialraum.foundation.mail_address import ascii_address, is_mail_address
from sozialraum.foundation.visitor import Visitor
from sozialraum.meetings.models import Holder, Meeting, MeetingQuerySet
from sozialraum.meetings.words import State
from sozialraum.network.models import Body
from sozialraum.site.queries.meetings import place_of
from sozialraum.site.rules import feed

LOOK_BACK = 365  # days that stay in a subscription
FACTS = ("pk", "key", "name", "state", "former_date", "reason", "location")
TIMES = ("date", "start_time", "end_time", "created", "modified", "sequence")


@dataclass(frozen=True)
class CalendarFile:
    """A file to hand out, and when what stands in it last changed."""

    name: str
    content: bytes
    modified: dt.datetime


def subscription_of(body: Body, today: dt.date, group: Organization | None = None) -> CalendarFile:
    """All dates ahead and those of the last year; a cancelled one until its day has passed."""
    found = _public(body).filter(date__gte=PartialDate.of(today - dt.timedelta(days=LOOK_BACK)))
    found = found.exclude(state=State.CANCELLED, date__lt=PartialDate.of(today))
    if group:
        found = found.filter(pk__in=Holder.objects.filter(organization=group).values("meeting"))
    events = _events(found, body)
    about = feed.Subscription(
        name=f"{group.name} ({body.short_name or body.name})" if group else body.name,
        modified=max(group.modified if group else body.modified, body.modified, *(one.modified for one in events)),
        url=_absolute(body, "termine/"),
        source=_absolute(body, f"termine/{group.key if group else 'kalender'}.ics"),
    )
    name = f"{group.key if group else 'termine'}.ics"
    return CalendarFile(name, feed.written(events, _office(body), about), about.modified)


def single_of(body: Body, key: str) -> CalendarFile | None:
    """The file with one date; nothing if there is no such public date, or its day is not known."""
    events = _events(_public(body).filter(key=key), body)
    return CalendarFile(f"{key}.ics", feed.written(events, _office(body)), events[0].modified) if events else None


def _public(body: Body) -> MeetingQuerySet:
    """What everybody may see; a calendar of somebody who may see more says no more."""
    return Meeting.objects.visible_to(Visitor(body))


def _office(body: Body) -> feed.Organizer | None:
    """The mailbox of the office, where it is one."""
    email = Text.objects.filter(body=body, kind=TextKind.OFFICE_EMAIL).values_list("text", flat=True).first() or ""
    return feed.Organizer(body.name, ascii_address(email)) if is_mail_address(email) else None


def _absolute(body: Body, path: str) -> str:
    """From the address of the network alone; nothing where it is not set. A personal link never gets in."""
    return f"{body.address.rstrip('/')}/{path}" if body.address else ""


def _events(found: MeetingQuerySet, body: Body) -> list[feed.Event]:
    """The dates as events, the earliest first. Rows, not models: five hundred of them must be quick."""
    rows: Any = found.order_by("date", "start_time", "pk").values_list(*FACTS, *TIMES, named=True)
    held = Holder.objects.filter(meeting__in=found.values("pk"), organization__deleted=None).order_by("position")
    groups: dict[int, list[str]] = defaultdict(list)
    for meeting, name in held.values_list("meeting", "organization__name"):
        groups[meeting].append(name)
    places = {place.pk: place for place in Location.objects.filter(body=body, pk__in=found.values("location"))}
    return [
        _event(row, row.date.exact, tuple(groups[row.pk]), places.get(row.location), body)
        for row in rows
        if row.date.exact
    ]


def _event(row: Any, day: dt.date, groups: tuple[str, ...], place: Location | None, body: Body) -> feed.Event:
    """``row`` has the ``FACTS`` and ``TIMES`` of a meeting."""
    start, end = feed.span(day, row.start_time, row.end_time)
    url = _absolute(body, Meeting.address.format(key=row.key))
    cancelled = row.state == State.CANCELLED
    return feed.Event(
        uid=feed.uid(row.key, body.key),
        created=row.created,
        modified=max(row.modified, place.modified) if place else row.modified,
        sequence=row.sequence,
        start=start,
        end=end,
        summary=f"Abgesagt: {row.name}" if cancelled else row.name,
        description="\n".join(_sentences(row, groups, url)),
        location=place_of(place),
        url=url,
        categories=groups,
        cancelled=cancelled,
    )


def _sentences(row: Any, groups: tuple[str, ...], url: str) -> list[str]:
    """What stands in the notes of the date, in German for everybody: a calendar has one language."""
    said = []
    if len(groups) > 1:
        said.append(f"Gemeinsame Sitzung von {', '.join(groups[:-1])} und {groups[-1]}.")
    elif groups:
        said.append(f"Sitzung: {groups[0]}.")
    reason = f" Grund: {row.reason}" if row.reason else ""
    cancelled = row.state == State.CANCELLED
    if cancelled:
        said.append(f"Abgesagt.{reason}")
    if row.former_date:
        said.append(f"Verlegt: zuerst am {row.former_date.in_words()}.{'' if cancelled else reason}")
    if row.start_time is None:
        said.append("Uhrzeit nicht festgelegt.")
    elif row.end_time is None:
        said.append("Ende nicht festgelegt.")
    if url:
        said.append(f"Zur Sitzung: {url}")
    return said

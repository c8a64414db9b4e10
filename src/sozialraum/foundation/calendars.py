"""Foundation: a calendar file, byte by byte (RFC 5545, RFC 7986).

The identifier of an event is ``<meeting key>.<body key>@sozialraum``: both keys are made once, are carried in the
founding file and have no dot, so it outlives a renaming, a new host name and a move to another machine.
``DTSTAMP`` is the last public change and never the clock: equal content gives equal bytes.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple
from urllib.parse import quote

from sozialraum.foundation.contentlines import clean, escaped, folded, line, moment, on_one_line, quoted, wall_clock
from sozialraum.foundation.dates import shifted

UNKNOWN_END = dt.timedelta(hours=2)  # without any end some importers make it a whole day
LOOK_AGAIN = "PT6H"
COLOR = "teal"  # a name of CSS, as RFC 7986 § 5.9 wants it; the nearest to our accent

BERLIN = """\
BEGIN:VTIMEZONE
TZID:Europe/Berlin
X-LIC-LOCATION:Europe/Berlin
BEGIN:DAYLIGHT
TZNAME:CEST
TZOFFSETFROM:+0100
TZOFFSETTO:+0200
DTSTART:19700329T020000
RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
END:DAYLIGHT
BEGIN:STANDARD
TZNAME:CET
TZOFFSETFROM:+0200
TZOFFSETTO:+0100
DTSTART:19701025T030000
RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
END:STANDARD
END:VTIMEZONE
""".replace("\n", "\r\n")


class CalendarEvent(NamedTuple):
    """One date. ``start`` and ``end`` are days, or moments on the clocks of Berlin; a last day is not included."""

    uid: str
    created: dt.datetime
    modified: dt.datetime
    sequence: int
    start: dt.date
    end: dt.date
    summary: str
    description: str = ""
    location: str = ""
    url: str = ""
    categories: tuple[str, ...] = ()
    cancelled: bool = False
    conference: str = ""


@dataclass(frozen=True)
class Subscription:
    """What makes a file a calendar of its own that programs ask for again."""

    name: str
    modified: dt.datetime
    url: str = ""
    source: str = ""


@dataclass(frozen=True)
class Organizer:
    """Who answers questions: an office, never a person."""

    name: str
    email: str


def uid(meeting_key: str, body_key: str) -> str:
    return f"{meeting_key}.{body_key}@sozialraum"


def span(day: dt.date, start: dt.time | None, end: dt.time | None) -> tuple[dt.date, dt.date]:
    """Start and end of an event: the whole day if no time is known, two hours if no end is."""
    if start is None:
        return day, shifted(day, dt.timedelta(days=1))
    begins = dt.datetime.combine(day, start)
    return begins, dt.datetime.combine(day, end) if end else shifted(begins, UNKNOWN_END)


def written(
    events: list[CalendarEvent],
    organizer: Organizer | None = None,
    subscription: Subscription | None = None,
    *,
    takes_back: bool = False,
) -> bytes:
    """The events as a calendar file; with ``takes_back`` one that removes them from calendars (RFC 5546 § 3.2.5)."""
    by = folded(_organizer(organizer)) if organizer else ""
    opening = map(folded, _opening(subscription, "CANCEL" if takes_back else "PUBLISH"))
    return "".join([*opening, BERLIN, *(_event(event, by) for event in events), "END:VCALENDAR\r\n"]).encode()


def _opening(subscription: Subscription | None, method: str) -> Iterator[str]:
    yield "BEGIN:VCALENDAR"
    yield "VERSION:2.0"
    yield "PRODID:-//Sozialraum//Termine//DE"
    yield "CALSCALE:GREGORIAN"
    yield f"METHOD:{method}"
    if subscription is None:
        return
    name = escaped(" ".join(clean(subscription.name).split()))
    yield f"NAME:{name}"
    yield f"X-WR-CALNAME:{name}"
    yield "X-WR-TIMEZONE:Europe/Berlin"
    if subscription.url:
        yield f"URL:{on_one_line(subscription.url)}"
        yield f"SOURCE;VALUE=URI:{on_one_line(subscription.source)}"
    yield f"REFRESH-INTERVAL;VALUE=DURATION:{LOOK_AGAIN}"
    yield f"X-PUBLISHED-TTL:{LOOK_AGAIN}"
    yield f"COLOR:{COLOR}"
    yield f"LAST-MODIFIED:{moment(subscription.modified)}"


@lru_cache(maxsize=2000)  # of five hundred dates one has changed since the file was last written
def _event(event: CalendarEvent, organizer: str) -> str:
    """Its lines with their ends; ``organizer`` is such a line. Only what can be long is asked whether to be folded."""
    modified = moment(event.modified)
    lines = [
        "BEGIN:VEVENT\r\n",
        folded(f"UID:{event.uid}"),
        f"DTSTAMP:{modified}\r\nCREATED:{moment(event.created)}\r\nLAST-MODIFIED:{modified}\r\n",
        f"SEQUENCE:{event.sequence}\r\nDTSTART{_when(event.start)}\r\n",
    ]
    if event.end > event.start:  # on the last day there is, nothing is later, and DTEND must be (RFC 5545 § 3.8.2.2)
        lines.append(f"DTEND{_when(event.end)}\r\n")
    lines.append(line("SUMMARY", event.summary))
    if event.description:
        lines.append(folded(f"DESCRIPTION:{escaped(event.description)}"))
    if event.location:
        lines.append(line("LOCATION", event.location))
    if event.url:
        lines.append(folded(f"URL:{on_one_line(event.url)}"))
    if event.conference:
        lines.append(folded(f"CONFERENCE;VALUE=URI;FEATURE=VIDEO:{on_one_line(event.conference)}"))  # RFC 7986 § 5.11
    if event.categories:
        lines.append(line("CATEGORIES", *event.categories))
    busy = isinstance(event.start, dt.datetime) and not event.cancelled
    state = "CANCELLED" if event.cancelled else "CONFIRMED"
    lines.append(f"STATUS:{state}\r\nTRANSP:{'OPAQUE' if busy else 'TRANSPARENT'}\r\n{organizer}END:VEVENT\r\n")
    return "".join(lines)


def _when(at: dt.date) -> str:
    if isinstance(at, dt.datetime):
        return f";TZID=Europe/Berlin:{wall_clock(at)}"
    return f";VALUE=DATE:{at.isoformat().replace('-', '')}"


def _organizer(organizer: Organizer) -> str:
    return f"ORGANIZER;CN={quoted(organizer.name)}:mailto:{quote(on_one_line(organizer.email), safe='@')}"

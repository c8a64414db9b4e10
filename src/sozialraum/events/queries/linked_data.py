"""Events: what the page of an event says to machines (schema.org Event as JSON-LD), from a list of public values."""

from __future__ import annotations

import datetime as dt

from sozialraum.events.models import Event
from sozialraum.events.queries import named_list
from sozialraum.events.words import OPEN_TO_ALL, EventState
from sozialraum.meetings.models import BERLIN
from sozialraum.meetings.queries.linked_data import SCHEMA, Node, absolute, group_node, known, place_node


def event_node(event: Event) -> Node | None:
    """A public event with its day; None while it is not public, or if not even the day is known."""
    day = event.date.exact if event.date else None
    if event.state not in OPEN_TO_ALL or day is None:
        return None
    body, former, last = event.body, event.former_date, event.end_date.exact if event.end_date else None
    url = absolute(body, event.get_absolute_url())
    ends = _moment(last or day, event.end_time) if event.end_time else last.isoformat() if last else ""
    return known(
        {
            "@type": "Event",
            "@id": f"{url}#event" if url else "",
            "name": event.name,
            "url": url,
            "description": event.note,
            "startDate": _moment(day, event.start_time),
            "endDate": ends,
            "eventStatus": SCHEMA + _status(event),
            "previousStartDate": str(former) if former and former.exact else "",
            "location": place_node(event.location) or known({"@type": "Place", "name": event.place}),
            "eventAttendanceMode": f"{SCHEMA}OfflineEventAttendanceMode" if event.where else "",
            "organizer": group_node(body, event.host) if event.host else {},
            "isAccessibleForFree": "" if event.free is None else event.free,
            "inLanguage": named_list(event.languages),
        }
    )


def _moment(day: dt.date, time: dt.time | None) -> str:
    return (dt.datetime.combine(day, time, BERLIN) if time else day).isoformat()


def _status(event: Event) -> str:
    if event.state == EventState.CANCELLED:
        return "EventCancelled"
    return "EventRescheduled" if event.former_date else "EventScheduled"

"""Events: what a page says to machines (schema.org as JSON-LD): the network, its groups, a public meeting or event.

Each node is a list of public values, named one by one. What is not known is left out; addresses come from
``Body.address`` and are left out where that is not known. Persons never stand here.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterable
from typing import Any

from django.templatetags.static import static
from django.urls import get_script_prefix
from django.utils.safestring import SafeString, mark_safe

from sozialraum.bodies.models import Location, Organization
from sozialraum.events.models import Event
from sozialraum.events.queries import host_of_event, named_list
from sozialraum.events.words import OPEN_TO_ALL, EventState
from sozialraum.meetings.models import BERLIN
from sozialraum.meetings.words import AttendanceMode, State
from sozialraum.network.models import Body
from sozialraum.sittings.queries import MeetingLine, Place
from sozialraum.ui.values import Group

Node = dict[str, Any]

SCHEMA = "https://schema.org/"
ESCAPES = {sign: f"\\u{ord(sign):04x}" for sign in "<>&\u2028\u2029"}


def graph(*nodes: Node | None) -> SafeString:
    """The nodes as the text of one data block; nothing in it can end the block or begin another."""
    told = {"@context": "https://schema.org", "@graph": [node for node in nodes if node]}
    text = json.dumps(told, ensure_ascii=False, separators=(",", ":"))
    for sign, escape in ESCAPES.items():
        text = text.replace(sign, escape)
    return mark_safe(text)  # noqa: S308 - every sign that could end the block is escaped above


def organization(body: Body, groups: Iterable[Group] = ()) -> Node:
    """The network, with its groups where a page shows them."""
    return known(
        {
            "@type": "Organization",
            "@id": absolute(body, "#org"),
            "name": body.name,
            "alternateName": body.short_name,
            "url": absolute(body, ""),
            "logo": _logo(body),
            "areaServed": known({"@type": "AdministrativeArea", "name": body.municipality}),
            "subOrganization": nodes_of(body, groups),
        }
    )


def event(one: MeetingLine, body: Body) -> Node | None:
    """A public meeting with its day; nothing while it is being prepared, or if not even the day is on record."""
    day, former = one.date.exact if one.date else None, one.former_date
    if one.state == State.DRAFT or day is None:
        return None
    url = absolute(body, one.url)
    record = {"@type": "CreativeWork", "url": url, "dateModified": str(one.corrected)} if one.corrected else {}
    return known(
        {
            "@type": "Event",
            "@id": f"{url}#event" if url else "",
            "name": one.dated_title,
            "url": url,
            "description": one.goes_on,
            "startDate": (one.starts or day).isoformat(),
            "endDate": one.ends.isoformat() if one.ends else "",
            "eventStatus": SCHEMA + _status(one),
            "previousStartDate": str(former) if former and former.exact else "",
            "location": _locations(one),
            "eventAttendanceMode": _attendance_mode(one),
            "organizer": nodes_of(body, one.groups),
            "inLanguage": "de",
            "subjectOf": known(record),
        }
    )


def absolute(body: Body, url: str) -> str:
    """The absolute address of a page; empty if the network has no base address."""
    return f"{body.address.rstrip('/')}/{url.removeprefix(get_script_prefix())}" if body.address else ""


def _locations(one: MeetingLine) -> Node | list[Node]:
    """Its place, its public link, or both."""
    link = one.public_video_url
    found = [place_node(one.place), {"@type": "VirtualLocation", "url": link} if link else {}]
    there = [node for node in found if node]
    return there[0] if len(there) == 1 else there


def _attendance_mode(one: MeetingLine) -> str:
    """As it is said; a place alone says that one goes there."""
    mode = one.mode or (AttendanceMode.OFFLINE if one.place else "")
    return f"{SCHEMA}{mode.capitalize()}EventAttendanceMode" if mode else ""


def _status(one: MeetingLine) -> str:
    if one.state == State.CANCELLED:
        return "EventCancelled"
    return "EventRescheduled" if one.former_date else "EventScheduled"


def nodes_of(body: Body, groups: Iterable[Group]) -> list[Node]:
    return [group_node(body, group) for group in groups]


def group_node(body: Body, group: Group | Organization) -> Node:
    url = group.url if isinstance(group, Group) else group.get_absolute_url()
    return known({"@type": "Organization", "name": group.name, "url": absolute(body, url) if url else ""})


def place_node(place: Place | Location | None) -> Node:
    if place is None or (isinstance(place, Location) and place.deleted):
        return {}
    address = {
        "@type": "PostalAddress",
        "streetAddress": place.street_address,
        "postalCode": place.postal_code,
        "addressLocality": place.locality,
    }
    return known({"@type": "Place", "name": place.name, "address": known(address)})


def _logo(body: Body) -> str:
    """Static files keep their own path, which may begin with the script's name or with another host."""
    path = static("ui/sign.png")
    return f"{body.address.rstrip('/')}{path}" if body.address else ""


def known(node: Node) -> Node:
    """Without what is empty; a node of which only the kind is left is empty itself."""
    told = {name: value for name, value in node.items() if value not in ("", None, [], {})}
    return told if set(told) - {"@type"} else {}


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
            "eventStatus": SCHEMA + _event_status(event),
            "previousStartDate": str(former) if former and former.exact else "",
            "location": place_node(event.location) or known({"@type": "Place", "name": event.place}),
            "eventAttendanceMode": f"{SCHEMA}OfflineEventAttendanceMode" if event.where else "",
            "organizer": group_node(body, host) if (host := host_of_event(event)) else {},
            "isAccessibleForFree": "" if event.free is None else event.free,
            "inLanguage": named_list(event.languages),
        }
    )


def _moment(day: dt.date, time: dt.time | None) -> str:
    return (dt.datetime.combine(day, time, BERLIN) if time else day).isoformat()


def _event_status(event: Event) -> str:
    if event.state == EventState.CANCELLED:
        return "EventCancelled"
    return "EventRescheduled" if event.former_date else "EventScheduled"

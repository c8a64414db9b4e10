"""Site: meetings as the pages show them."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from sozialraum.bodies.models import Location
from sozialraum.decisions.models import Minutes
from sozialraum.decisions.words import MinutesState
from sozialraum.foundation.dates import PartialDate
from sozialraum.foundation.visitor import Visitor
from sozialraum.meetings.models import AgendaItem, Meeting, MeetingQuerySet
from sozialraum.meetings.words import State
from sozialraum.papers.models import File
from sozialraum.site.queries.decisions import Row, rows_of
from sozialraum.site.queries.groups import values_of
from sozialraum.ui.values import Group

NON_PUBLIC = "Nichtöffentlicher Tagesordnungspunkt"


@dataclass(frozen=True)
class Sitting:
    """A meeting in a list."""

    title: str
    url: str
    date: PartialDate | None
    time: dt.time | None
    end: dt.time | None
    groups: tuple[Group, ...]
    where: str
    state: str
    state_label: str
    former_date: PartialDate | None
    reason: str


@dataclass(frozen=True)
class Item:
    """A point of the agenda as one may see it."""

    order: int
    number: str
    name: str
    text: str
    decisions: tuple[Row, ...]


@dataclass(frozen=True)
class MinutesLine:
    """What is known about the minutes."""

    state: str
    label: str
    note: str
    file: File | None


@dataclass(frozen=True)
class MeetingPage:
    """Everything the page of a meeting says."""

    sitting: Sitting
    items: tuple[Item, ...]
    loose_decisions: tuple[Row, ...]
    minutes: MinutesLine | None


def sitting_of(meeting: Meeting) -> Sitting:
    return Sitting(
        title=meeting.name,
        url=meeting.get_absolute_url(),
        date=meeting.date,
        time=meeting.start_time,
        end=meeting.end_time,
        groups=values_of(meeting.groups),
        where=place_of(meeting.location),
        state=meeting.state,
        state_label=str(State(meeting.state).label),
        former_date=meeting.former_date,
        reason=meeting.reason,
    )


def place_of(location: Location | None) -> str:
    """A place in one line."""
    if location is None:
        return ""
    town = f"{location.postal_code} {location.locality}".strip()
    parts = (location.name, location.room, location.street_address, town, location.description)
    return ", ".join(part for part in parts if part)


def sittings(found: MeetingQuerySet) -> list[Sitting]:
    return [sitting_of(meeting) for meeting in found.with_holders()]


def page_of(meeting: Meeting, visitor: Visitor) -> MeetingPage:
    """The meeting with what one may see of its agenda, decisions and minutes."""
    decisions = rows_of(meeting=meeting, visitor=visitor)
    visible = AgendaItem.objects.visible_to(visitor).filter(meeting=meeting)
    inside = bool(visitor.organization_ids & {group.pk for group in meeting.groups})
    items = tuple(_item(item, decisions, inside=inside) for item in visible)
    placed = {row.key for item in items for row in item.decisions}
    return MeetingPage(
        sitting=sitting_of(meeting),
        items=items,
        loose_decisions=tuple(row for row in decisions if row.key not in placed),
        minutes=_minutes(meeting, visitor),
    )


def _item(item: AgendaItem, decisions: list[Row], *, inside: bool) -> Item:
    if not (item.public or inside):
        return Item(item.order, item.number, NON_PUBLIC, "", ())
    own = tuple(row for row in decisions if row.item_id == item.pk)
    return Item(item.order, item.number, item.name, item.text, own)


def _minutes(meeting: Meeting, visitor: Visitor) -> MinutesLine | None:
    found = Minutes.objects.visible_to(visitor).filter(meeting=meeting).select_related("file").first()
    if found is None:
        return None
    file = found.file
    if file is not None and not File.objects.visible_to(visitor).filter(pk=file.pk).exists():
        file = None
    return MinutesLine(found.state, str(MinutesState(found.state).label), found.note, file)

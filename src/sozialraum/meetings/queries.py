"""Meetings: when and where groups next meet, and what of an agenda who may read; for pages and letters alike."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from itertools import groupby
from operator import attrgetter
from typing import Any

from django.db.models import Exists, FilteredRelation, OuterRef, Q
from django.utils import timezone

from sozialraum.bodies.models import Organization
from sozialraum.bodies.words import Classification
from sozialraum.foundation.visitor import Visitor
from sozialraum.meetings.models import AgendaItem, Holder, Meeting, MeetingQuerySet, reads_all
from sozialraum.meetings.words import ON
from sozialraum.network.models import Body
from sozialraum.papers.models import Paper
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


# ── what of an agenda who may read ────────────────────────────────────────────

ITEM = ("pk", "key", "order", "number", "name", "public", "text")
PAPER = ("key", "name", "public_name", "paper_type")
CONSULTED = ("consulted__key", *(f"consulted__paper__{name}" for name in PAPER))


@dataclass(frozen=True)
class PaperReading:
    """A paper on an agenda: ``name`` is its own for those who read it, its public name, or None, for everybody else."""

    consultation: str  # the key of that it is consulted
    key: str
    name: str | None
    paper_type: str
    is_read: bool


@dataclass(frozen=True)
class ItemReading:
    """A point of the agenda as one visitor may read it; what is not theirs to read is not in here.

    ``name`` is None for a non-public point and somebody who does not sit there. ``text``, what the minutes say, is
    empty for whoever does not sit there until the record of the meeting is public.
    """

    pk: int
    key: str
    order: int
    number: str
    public: bool
    name: str | None
    text: str = ""
    papers: tuple[PaperReading, ...] = ()


def sits_there(meeting: Meeting, visitor: Visitor) -> bool:
    """Reads everything of this meeting: the office, the auditor, and members of the groups that hold it."""
    return reads_all(visitor) or bool(visitor.organization_ids & {group.pk for group in meeting.groups})


def agenda_of(meeting: Meeting, visitor: Visitor) -> list[ItemReading]:
    """The agenda in its order, with the papers consulted under each point, in one question: a row for each paper."""
    living = FilteredRelation("consultations", condition=Q(consultations__deleted=None))
    is_read = Exists(Paper.objects.visible_to(visitor).filter(pk=OuterRef("consulted__paper")))
    items = AgendaItem.objects.listed_for(visitor).filter(meeting=meeting).annotate(consulted=living)
    ordered = items.order_by("order", "pk", "consulted__order", "consulted__pk")
    told: Any = ordered.annotate(is_read=is_read).values_list(*ITEM, *CONSULTED, "is_read", named=True)
    inside = sits_there(meeting, visitor)
    return [
        _item(list(rows), inside=inside, told=inside or meeting.has_public_record)
        for _pk, rows in groupby(told, attrgetter("pk"))
    ]


def _item(rows: list[Any], *, inside: bool, told: bool) -> ItemReading:
    one = rows[0]
    if not (one.public or inside):
        return ItemReading(one.pk, one.key, one.order, one.number, False, None)
    papers = tuple(_paper(row) for row in rows if row.consulted__key)
    return ItemReading(one.pk, one.key, one.order, one.number, one.public, one.name, one.text if told else "", papers)


def _paper(row: Any) -> PaperReading:
    name = row.consulted__paper__name if row.is_read else row.consulted__paper__public_name or None
    return PaperReading(
        row.consulted__key, row.consulted__paper__key, name, row.consulted__paper__paper_type, row.is_read
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

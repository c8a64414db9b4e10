"""Agenda: its points in the order in which they are read, with what this visitor may read of each."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from operator import attrgetter
from typing import Any

from django.db.models import Exists, FilteredRelation, OuterRef, Q, QuerySet
from django.utils.text import capfirst
from django.utils.translation import ngettext

from sozialraum.foundation.questions import asked_of
from sozialraum.foundation.visitor import Visitor
from sozialraum.meetings.models import AgendaItem, Meeting
from sozialraum.meetings.queries import sits_there
from sozialraum.meetings.rules import item_label, number_items
from sozialraum.meetings.words import ItemCourse, ItemKind
from sozialraum.papers.models import Paper

SAID = ("kind", "brought_by", "minutes_planned")  # of a point whose name one may read
TOLD = ("text", "course", "reason")  # what the record says of it
ITEM = ("pk", "key", "parent_id", "number", "name", "public", *SAID, *TOLD, "modified")
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

    ``name`` is None for a non-public point and somebody who does not sit there. What the minutes say (``TOLD``) is
    empty for whoever does not sit there until the record of the meeting is public.
    """

    pk: int
    key: str
    number: str  # as printed, else counted: 2.1
    is_below: bool  # it stands below another point
    public: bool
    name: str | None
    text: str = ""
    papers: tuple[PaperReading, ...] = ()
    modified: dt.datetime | None = None  # of what is public
    kind: str = ""
    brought_by: str = ""
    minutes_planned: int | None = None
    course: str = ""
    reason: str = ""

    @property
    def heading(self) -> str:
        """The element of its heading on the page of what was held."""
        return "h3" if self.is_below else "h2"

    @property
    def label(self) -> str:
        """»TOP 4«"""
        return item_label(self.number)

    @property
    def facts(self) -> str:
        """Kind, origin and planned minutes, joined by points."""
        kind = str(ItemKind(self.kind).label) if self.kind else ""
        minutes = self.minutes_planned
        span = ngettext("%(count)s Minute", "%(count)s Minuten", minutes) % {"count": minutes} if minutes else ""
        return " · ".join(filter(None, (kind, self.brought_by, span)))

    @property
    def became(self) -> str:
        """What became of it beside being talked about, and the reason."""
        course = capfirst(str(ItemCourse(self.course).label)) if self.course else ""
        return ": ".join(filter(None, (course, self.reason))) if self.reason else f"{course}." if course else ""


def agenda_of(meeting: Meeting, visitor: Visitor) -> list[ItemReading]:
    """The agenda in its order, with the papers consulted under each point, in one question: a row for each paper."""
    told = asked_of(_items, visitor, [meeting.pk])
    inside = sits_there(meeting, visitor)
    rows = {pk: list(same) for pk, same in groupby(told, attrgetter("pk"))}
    return [
        _item(rows[one.pk], number, below, inside=inside, told=inside or meeting.has_public_record)
        for one, number, below in number_items([same[0] for same in rows.values()])
    ]


def _items(visitor: Visitor, meetings: Sequence[int]) -> QuerySet[Any]:
    living = FilteredRelation("consultations", condition=Q(consultations__deleted=None))
    is_read = Exists(Paper.objects.visible_to(visitor).filter(pk=OuterRef("consulted__paper")))
    items = AgendaItem.objects.listed_for(visitor).filter(meeting__in=meetings).annotate(consulted=living)
    ordered = items.order_by("order", "pk", "consulted__order", "consulted__pk")
    return ordered.annotate(is_read=is_read).values_list(*ITEM, *CONSULTED, "is_read", named=True)


def _item(rows: list[Any], number: str, below: bool, *, inside: bool, told: bool) -> ItemReading:
    one = rows[0]
    if not (one.public or inside):
        return ItemReading(one.pk, one.key, number, below, False, None)
    papers = tuple(_paper(row) for row in rows if row.consulted__key)
    said = {name: getattr(one, name) for name in (*SAID, *(TOLD if told else ()))}
    changed = one.modified if one.public else None
    return ItemReading(one.pk, one.key, number, below, one.public, one.name, papers=papers, modified=changed, **said)


def _paper(row: Any) -> PaperReading:
    name = row.consulted__paper__name if row.is_read else row.consulted__paper__public_name or None
    return PaperReading(
        row.consulted__key, row.consulted__paper__key, name, row.consulted__paper__paper_type, row.is_read
    )

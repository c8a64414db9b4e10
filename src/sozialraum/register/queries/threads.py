"""Register: the thread of a topic over the sittings – where else the matter of a point was on the agenda."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from sozialraum.decisions.models import Resolution
from sozialraum.foundation.dates import PartialDate
from sozialraum.foundation.questions import asked_of
from sozialraum.foundation.things import at
from sozialraum.foundation.visitor import Visitor
from sozialraum.meetings.models import AgendaItem, Meeting
from sozialraum.meetings.rules import anchor_of
from sozialraum.meetings.words import UNFINISHED, ItemKind, State

#: Points that stand on every agenda and are no topic, however often they return.
GENERAL = re.compile(
    r"(?:begrüßung|eröffnung|feststellung|beschlussfähigkeit|formalia|protokoll|genehmigung|tagesordnung|verschiedenes|"
    r"sonstiges|anfragen|mitteilungen|aktuelles|neues|bericht|rückblick|ausblick|aussprache|anliegen|termine|"
    r"nächste|vorstellung|verabschiedung|schluss|ende)",
    re.IGNORECASE,
)
POINT = ("pk", "key", "name", "course", "meeting", "meeting__key", "meeting__date")


@dataclass(frozen=True)
class ThreadPoint:
    """One sitting in which the matter was on the agenda, and where on its page."""

    day: PartialDate
    url: str

    @property
    def in_words(self) -> str:
        """»24. September 2026«"""
        return self.day.in_words(weekday=False)


Threads = Mapping[str, tuple[ThreadPoint, ...]]


def threads_at(meeting: int, points: Iterable[tuple[str, Collection[str]]], visitor: Visitor) -> Threads:
    """By the name of a point of this meeting, the same matter in other sittings in their order; one question for all.

    ``points`` are names with the keys of the documents that lie there. Two points have the same matter if one document
    lies at both, or if they are called alike and at one of them something was decided or put off.
    """
    papers = {name: set(keys) for name, keys in points if not GENERAL.match(name)}
    words = [*papers, *{key for keys in papers.values() for key in keys}]
    rows = asked_of(_points, visitor, words)
    own = {row.name: row for row in rows if row.meeting == meeting}
    found: dict[str, dict[int, ThreadPoint]] = defaultdict(dict)
    for row in rows:
        for name in _matters(row, papers, own) if row.meeting != meeting else ():
            url = f"{at(Meeting.address.format(key=row.meeting__key))}#{anchor_of(row.meeting__key, row.key)}"
            found[name].setdefault(row.meeting, ThreadPoint(row.meeting__date, url))
    return {name: tuple(sorted(them.values(), key=lambda one: one.day)) for name, them in found.items()}


def _matters(row: Any, papers: Mapping[str, set[str]], own: Mapping[str, Any]) -> Sequence[str]:
    """The names of the points whose matter this one is."""
    alike = [name for name, keys in papers.items() if row.consultations__paper__key in keys]
    if row.name in papers and any(one.decided or one.course in UNFINISHED for one in (row, own.get(row.name)) if one):
        alike.append(row.name)
    return alike


def _points(visitor: Visitor, words: Sequence[str]) -> QuerySet[Any]:
    """Points called so or at which such a document lies, of sittings with a day; a row for each document."""
    lies = Q(consultations__paper__key__in=words, consultations__deleted=None)
    seen = AgendaItem.objects.listed_for(visitor).filter(Q(name__in=words) | lies, public=True)
    dated = seen.exclude(kind=ItemKind.APPROVAL).exclude(meeting__state=State.CANCELLED).exclude(meeting__date=None)
    decided = Exists(Resolution.objects.visible_to(visitor).filter(agenda_item=OuterRef("pk")))
    told = dated.annotate(decided=decided).order_by("meeting__date", "pk")
    return told.values_list(*POINT, "decided", "consultations__paper__key", named=True)

"""Voting: what was decided at the points of a sitting already, for the page on which it is held."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter
from typing import Any

from django.db.models import F, QuerySet
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from sozialraum.counting.rules.figures import VoteFigures
from sozialraum.counting.words import Manner, Result
from sozialraum.decisions.models import Resolution
from sozialraum.foundation.questions import asked_about
from sozialraum.foundation.visitor import Visitor
from sozialraum.meetings.models import Meeting
from sozialraum.ui.values import Tally
from sozialraum.ui.votes import counted

COLUMNS = ("pk", "key", "agenda_item", "number", "name", "resolution_text", "topic", "result")
FIGURES = ("yes", "no", "abstain", "recused", "manner", "words")
COUNTED: dict[str, Any] = {
    "round": F("ballots__round"),
    "count": F("ballots__counts__pk"),
    "group": F("ballots__counts__organization__name"),
    "ended": F("ballots__counts__result"),
    **{name: F(f"ballots__counts__{name}") for name in FIGURES},
}
NAMES = (*COLUMNS, *COUNTED)


@dataclass(frozen=True)
class HeldDecision:
    """A decision of this sitting: its result and counts in sentences; ``next_ballot`` is None once it is decided."""

    key: str
    number: str
    name: str
    wording: str
    topic: str
    result: str
    counts: tuple[str, ...]
    next_ballot: int | None = None

    @property
    def called(self) -> str:
        """»Beschluss 2026-12«"""
        return _("Beschluss %(number)s") % {"number": self.number} if self.number else _("Beschluss")

    @property
    def sentence(self) -> str:
        """»Angenommen. 5 Ja · 0 Nein · 1 Enthaltung«; of one that is open that another ballot follows."""
        again = _("Noch offen, es folgt der %(ballot)s. Wahlgang.") % {"ballot": self.next_ballot}
        ended = f"{self.result}." if self.result else again if self.next_ballot else ""
        return " ".join(filter(None, (ended, *(f"{one}." for one in self.counts))))


def decided_in(meeting: Meeting) -> dict[int | None, tuple[HeldDecision, ...]]:
    """By primary key of the point, what was decided there, in order. One query: a row for each count."""
    told = [dict(zip(NAMES, row, strict=True)) for row in asked_about(_counts_in, [meeting.pk])]
    found: dict[int | None, list[HeldDecision]] = defaultdict(list)
    for _pk, same in groupby(told, itemgetter("pk")):
        them = list(same)
        found[them[0]["agenda_item"]].append(_decision(them))
    return {item: tuple(them) for item, them in found.items()}


def _counts_in(_nobody: Visitor, meetings: Sequence[int]) -> QuerySet[Any]:
    rows = Resolution.objects.filter(meeting__in=meetings, deleted=None).annotate(**COUNTED)
    return rows.order_by("number_in_year", "pk", "ballots__round", "ballots__counts__pk").values_list(*NAMES)


def _decision(rows: list[dict[str, Any]]) -> HeldDecision:
    first, last = rows[0], rows[-1]["round"]
    is_open = bool(last) and not first["result"] and not any(row["ended"] for row in rows if row["round"] == last)
    return HeldDecision(
        first["key"],
        first["number"],
        first["name"],
        first["resolution_text"],
        first["topic"],
        capfirst(str(Result(first["result"]).label)) if first["result"] else "",
        tuple(_counts(rows, several=last is not None and last > 1)),
        last + 1 if is_open else None,
    )


def _counts(rows: list[dict[str, Any]], *, several: bool) -> Iterator[str]:
    """»1. Wahlgang: AG Wohnen: 5 Ja · 2 Nein · 0 Enthaltungen«"""
    for row in rows:
        if row["count"] is None:
            continue
        alone = sum(one["round"] == row["round"] for one in rows) == 1
        number = _("%(number)s. Wahlgang") % {"number": row["round"]} if several else ""
        count = VoteFigures(**{name: row[name] for name in FIGURES}, result=row["ended"])
        yield ": ".join(filter(None, (number, "" if alone else row["group"] or "", count_in_words(count))))


def count_in_words(count: VoteFigures) -> str:
    """»einstimmig«, »5 Ja · 0 Nein · 1 Enthaltung · 1 befangen«, and how this group decided where it says so."""
    manner = str(Manner(count.manner).label) if count.manner else ""
    words = " · ".join(filter(None, (manner, count.words)))
    told = counted(Tally(count.yes, count.no, count.abstain, count.recused, words=words)).in_words
    result = str(Result(count.result).label) if count.result else ""
    return ", ".join(filter(None, (told, result)))

"""Voting: what was decided at the points of a sitting already, for the page on which it is held."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from django.db.models import Prefetch
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from sozialraum.counting.rules.figures import VoteFigures
from sozialraum.counting.words import Manner, Result
from sozialraum.decisions.models import Ballot, DecidedBy, Resolution, VoteCount
from sozialraum.meetings.models import Meeting
from sozialraum.ui.values import Tally
from sozialraum.ui.votes import counted


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
    """By primary key of the point, what was decided there, in order. Four queries at most."""
    counts = Prefetch("counts", VoteCount.objects.select_related("organization").order_by("pk"))
    ballots = Prefetch("ballots", Ballot.objects.prefetch_related(counts).order_by("round"))
    by = Prefetch("by_links", DecidedBy.objects.order_by("position"))
    rows = Resolution.objects.filter(meeting=meeting, deleted=None).prefetch_related(ballots, by)
    found: dict[int | None, list[HeldDecision]] = defaultdict(list)
    for one in rows.order_by("number_in_year", "pk"):
        found[one.agenda_item_id].append(_decision(one))
    return {item: tuple(them) for item, them in found.items()}


def _decision(one: Resolution) -> HeldDecision:
    ballots = list(one.ballots.all())
    said = [count for ballot in ballots for count in _counts(ballot, several=len(ballots) > 1)]
    is_open = bool(ballots) and not one.result and not any(row.result for row in ballots[-1].counts.all())
    return HeldDecision(
        one.key,
        one.number,
        one.name,
        one.resolution_text,
        one.topic,
        capfirst(str(Result(one.result).label)) if one.result else "",
        tuple(said),
        ballots[-1].round + 1 if is_open else None,
    )


def _counts(ballot: Ballot, *, several: bool) -> Iterator[str]:
    """»1. Wahlgang: AG Wohnen: 5 Ja · 2 Nein · 0 Enthaltungen«"""
    rows = list(ballot.counts.all())
    for row in rows:
        number = _("%(number)s. Wahlgang") % {"number": ballot.round} if several else ""
        group = row.organization.name if row.organization and len(rows) > 1 else ""
        yield ": ".join(filter(None, (number, group, count_in_words(row.count))))


def count_in_words(count: VoteFigures) -> str:
    """»einstimmig«, »5 Ja · 0 Nein · 1 Enthaltung · 1 befangen«, and how this group decided where it says so."""
    manner = str(Manner(count.manner).label) if count.manner else ""
    words = " · ".join(filter(None, (manner, count.words)))
    told = counted(Tally(count.yes, count.no, count.abstain, count.recused, words=words)).in_words
    result = str(Result(count.result).label) if count.result else ""
    return ", ".join(filter(None, (told, result)))

"""Rulings: what a rule answers – yes, no, open or »nicht geregelt«, and everything needed to see why."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, NamedTuple

from sozialraum.provisions.rules.ruleset import Provision
from sozialraum.provisions.rules.values import Strictness


class Outcome(StrEnum):
    """What came out. OPEN: a fact is missing, or somebody has to decide (``next_step``)."""

    YES = "yes"
    NO = "no"
    OPEN = "open"
    UNREGULATED = "unregulated"


class NextStep(StrEnum):
    """Who or what decides where the figures do not."""

    CHAIR = "chair"
    POSTPONE = "postponed"
    AGAIN = "again"
    LOT = "lot"
    CASE = "case"  # the group says, case by case
    NEXT_BALLOT = "next_ballot"
    FIND_URGENCY = "find_urgency"
    ASK = "ask"  # a fact is to be asked for


class CountedOne(NamedTuple):
    """A person, seat or day that was looked at: whether it counts, and why."""

    name: str
    counts: bool
    why: str
    key: str = ""


@dataclass(frozen=True, slots=True)
class Ruling:
    """An answer that explains itself. ``sentence`` is German; ``needed`` is what would be enough."""

    outcome: Outcome
    sentence: str
    provision: Provision[Any] | None = None
    counted: tuple[CountedOne, ...] = ()
    have: int | None = None
    base: int | None = None
    needed: int | None = None
    day: dt.date | None = None
    missing: tuple[str, ...] = ()
    next_step: NextStep | None = None

    def __bool__(self) -> bool:
        raise TypeError("An answer is more than yes or no: ask its outcome.")

    @property
    def keeping(self) -> str:
        """How it stands to the rule in German: what is not kept is »verletzt« for a muss, else »weicht ab«."""
        if self.outcome is Outcome.NO:
            return "verletzt" if self.provision is None or is_must(self.provision) else "weicht ab"
        return {"yes": "eingehalten", "open": "offen", "unregulated": "nicht geregelt"}[self.outcome.value]


def is_must(provision: Provision[Any]) -> bool:
    """Whether not keeping it violates a rule."""
    return provision.strictness is Strictness.MUST


#: Behind what an entry or minutes say, where no rule has computed it.
TAKEN_OVER = "nach Angabe, nicht aus einer Regel berechnet"


def taken_over(said: str) -> str:
    """What was typed, with the words that no rule has computed it; nothing of nothing."""
    return f"{said} ({TAKEN_OVER})" if said else ""


def needs(number: int) -> str:
    """»nötig ist 1«, »nötig sind 4«."""
    return f"nötig {'ist' if number == 1 else 'sind'} {number}"


def unregulated(what: str, counted: tuple[CountedOne, ...] = ()) -> Ruling:
    """The answer where no rule speaks; the subject stands in the nominative: »die Ladungsfrist«."""
    return Ruling(Outcome.UNREGULATED, f"Nicht geregelt: {what}.", counted=counted)


def decided(kept: bool, good: str, bad: str, rest: str, provision: Provision[Any], **facts: Any) -> Ruling:
    """A yes or no as one sentence: its first words, the figures, the paragraph; a soll not kept »weicht ab«."""
    first = good if kept else bad if is_must(provision) else "Weicht ab"
    outcome = Outcome.YES if kept else Outcome.NO
    return Ruling(outcome, f"{first}: {rest}{provision.cite}.", provision, **facts)


def left_open(rest: str, provision: Provision[Any], step: NextStep, **facts: Any) -> Ruling:
    """An answer that waits for a fact or for somebody's decision."""
    return Ruling(Outcome.OPEN, f"{rest}{provision.cite}.", provision, next_step=step, **facts)


@dataclass(frozen=True)
class JointRuling:
    """What each group of a joint sitting answers for itself; ``outcome`` is what holds for all of them together."""

    answers: Mapping[str, Ruling]

    @property
    def outcome(self) -> Outcome:
        """No if any group says no, else open or unregulated if any does; yes only if every group says yes."""
        found = {one.outcome for one in self.answers.values()}
        order = (Outcome.NO, Outcome.OPEN, Outcome.UNREGULATED, Outcome.YES)
        return next((one for one in order if one in found), Outcome.UNREGULATED)

    @property
    def day(self) -> dt.date | None:
        """The earliest day that any group names: what is sent by then is in time for all."""
        return min((one.day for one in self.answers.values() if one.day), default=None)

    def sentence(self, names: Mapping[str, str]) -> str:
        """Each group with its own answer, in the order given."""
        return " ".join(f"{names.get(group, group)} – {one.sentence}" for group, one in self.answers.items())

"""Norms: elections – offices, who stands and votes, rounds, run-off, lot, several at once, recall."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, ClassVar

from pydantic import Field

from sozialraum.norms.rules.majority import MajorityStep
from sozialraum.provisions.rules.values import Labelled, Number, RulePart, RuleValue, Words, listed, refuse


class OfficeOrder(Labelled):
    """How several in one office stand to each other."""

    EQUAL = "equal", "gleichberechtigt"
    RANKED = "ranked", "in fester Reihenfolge"
    ROTATING = "rotating", "im Wechsel"


class RunOff(Labelled):
    """Whether the last round is between two."""

    BEST_TWO = "best_two", "zwischen den beiden mit den meisten Stimmen"
    NONE = "none", "keine"


class ElectionTie(Labelled):
    """What decides between as many votes."""

    LOT = "lot", "entscheidet das Los"
    AGAIN = "again", "wird noch einmal gewählt"


class JointElection(Labelled):
    """Whether several are elected in one ballot."""

    NEVER = "never", "nie"
    UNOPPOSED = "unopposed", "wenn niemand widerspricht"
    ALWAYS = "always", "immer"


@dataclass(frozen=True)
class ElectedOffice(RulePart):
    """An office to be filled: its name, how many, how they stand to each other."""

    LABELS = {"name": "Amt", "least": "mindestens", "most": "höchstens", "order": "mehrere"}

    name: Words
    least: Number | None = None
    most: Number | None = None
    order: OfficeOrder | None = None

    def __post_init__(self) -> None:
        too_many = self.least is not None and self.most is not None and self.least > self.most
        refuse(too_many, "most", "Höchstens kann nicht weniger sein als mindestens.")

    def phrase(self) -> str:
        """»Sprecher; genau 2« where least and most are one number."""
        if self.least is None or self.least != self.most:
            return super().phrase()
        order = [f"{self.LABELS['order']}: {self.order.label}"] if self.order else []
        return "; ".join([self.name, f"genau {self.least}", *order])


@dataclass(frozen=True)
class ElectionRule(RuleValue):
    """Wahlen. ``rounds`` is a ladder: what the first round needs, the second, and so on."""

    family: ClassVar[str] = "election"
    gathered: ClassVar[frozenset[str]] = frozenset({"office"})
    SAYS: ClassVar[Mapping[str, tuple[str, str]]] = {
        "office": ("Gewählt wird", "Gewählt wird: {}."),
        "eligible": ("Gewählt werden kann", "Gewählt werden kann: {}."),
        "electors": ("Wer wählt", "Es wählt: {}."),
        "rounds": ("Nötig für eine Wahl", "Für eine Wahl nötig: {}."),
        "run_off": ("Stichwahl", "Stichwahl: {}."),
        "tie": ("Gleich viele Stimmen bei einer Wahl", "Haben mehrere gleich viele Stimmen, {}."),
        "together": ("Mehrere in einer Abstimmung", "Mehrere zusammen in einer Abstimmung wählen: {}."),
        "officer": ("Wahlleitung", "Die Wahl leitet: {}."),
        "recall": ("Abwahl", "Für eine Abwahl nötig: {}."),
    }

    office: ElectedOffice | None = None
    eligible: Words | None = None
    electors: Words | None = None
    rounds: Annotated[tuple[MajorityStep, ...], Field(min_length=1, max_length=5)] | None = None
    run_off: RunOff | None = None
    tie: ElectionTie | None = None
    together: JointElection | None = None
    officer: Words | None = None
    recall: MajorityStep | None = None

    def phrase_of(self, part: str) -> str:
        """As for every value; a ladder names its rounds."""
        if part == "rounds" and len(self.rounds or ()) > 1:
            return listed(f"im {number}. Wahlgang {one.phrase()}" for number, one in enumerate(self.rounds or (), 1))
        return super().phrase_of(part)

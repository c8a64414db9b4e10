"""Norms: rhythm – how often a body sits, how far apart, before whose sitting, not in holidays, how long."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, ClassVar

from pydantic import Field

from sozialraum.norms.rules.spans import TimeSpan
from sozialraum.provisions.rules.values import Clauses, RulePart, RuleValue, Words, counted_words, refuse

Times = Annotated[int, Field(ge=1, le=60)]


@dataclass(frozen=True)
class SittingsAYear(RulePart):
    """How many sittings a calendar year has at least and at most."""

    least: Times | None = None
    most: Times | None = None

    def __post_init__(self) -> None:
        refuse(self.least is None and self.most is None, "least", "Mindestens eine Angabe muss ausgefüllt sein.")
        too_many = self.least is not None and self.most is not None and self.least > self.most
        refuse(too_many, "most", "Höchstens kann nicht weniger sein als mindestens.")

    def phrase(self) -> str:
        return ", ".join(words for _label, words in self.clauses())

    def clauses(self) -> Clauses:
        if self.least is not None:
            yield "Sitzungen im Jahr, mindestens", f"mindestens {self.least}"
        if self.most is not None:
            yield "Sitzungen im Jahr, höchstens", f"höchstens {self.most}"


@dataclass(frozen=True)
class SittingAhead(RulePart):
    """How many weeks before each sitting of another body this one sits."""

    weeks: Annotated[int, Field(ge=1, le=52)]
    body: Words

    def phrase(self) -> str:
        return f"{counted_words(self.weeks, 'Woche', 'Wochen')} vor jeder Sitzung von: {self.body}"


@dataclass(frozen=True)
class RhythmRule(RuleValue):
    """Rhythmus."""

    family: ClassVar[str] = "rhythm"
    SAYS: ClassVar[Mapping[str, tuple[str, str]]] = {
        "per_year": ("Sitzungen im Jahr", "Sitzungen im Kalenderjahr: {}."),
        "every": ("Abstand der Sitzungen", "Von einer Sitzung zur nächsten vergehen höchstens: {}."),
        "ahead": ("Vor der Sitzung eines anderen Gremiums", "Getagt wird mindestens {}."),
        "in_holidays": ("Sitzungen in den Schulferien", "In den Schulferien wird getagt: {}."),
        "public_holidays": ("Sitzungen an Feiertagen", "An Feiertagen wird getagt: {}."),
        "minutes": ("Dauer in Minuten, höchstens", "Eine Sitzung dauert höchstens {} Minuten."),
        "planned": ("Termine für das ganze Jahr", "Die Termine eines Jahres stehen vorher fest: {}."),
    }

    per_year: SittingsAYear | None = None
    every: TimeSpan | None = None
    ahead: SittingAhead | None = None
    in_holidays: bool | None = None
    public_holidays: bool | None = None
    minutes: Annotated[int, Field(ge=15, le=720)] | None = None
    planned: bool | None = None

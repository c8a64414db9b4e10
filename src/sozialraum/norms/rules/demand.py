"""Norms: a sitting on demand – who can ask for one, until when it takes place, when the same subject has to wait."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

from sozialraum.norms.rules.spans import TimeSpan
from sozialraum.provisions.rules.values import Clauses, Number, Portion, RulePart, RuleValue, refuse


@dataclass(frozen=True)
class SittingDemand(RulePart):
    """How many have to ask: a number, or a share of those with a vote; whether they have to say why."""

    number: Number | None = None
    share: Portion | None = None
    reasons: bool | None = None

    def __post_init__(self) -> None:
        refuse((self.number is None) == (self.share is None), "number", "Entweder eine Zahl oder einen Anteil angeben.")

    def needed_of(self, voters: int) -> int:
        """How many of so many voters have to ask."""
        return self.share.needed_of(voters) if self.share else self.number or 1

    def clauses(self) -> Clauses:
        share = f"{self.share.phrase()} der Stimmberechtigten" if self.share else ""
        yield "", share or ("ein Mensch mit Stimme" if self.number == 1 else f"{self.number} Stimmberechtigte")
        if self.reasons is not None:
            yield "Begründung nötig", "ja" if self.reasons else "nein"


@dataclass(frozen=True)
class SubjectBlocked(RulePart):
    """For how long a sitting cannot be demanded on a subject dealt with; whether new facts lift that."""

    LABELS = {"span": "", "unless_changed": "außer bei neuer Lage"}

    span: TimeSpan
    unless_changed: bool | None = None


@dataclass(frozen=True)
class DemandRule(RuleValue):
    """Sitzung auf Verlangen."""

    family: ClassVar[str] = "demand"
    SAYS: ClassVar[Mapping[str, tuple[str, str]]] = {
        "by": ("Eine Sitzung verlangen können", "Eine Sitzung verlangen können: {}."),
        "within": ("Verlangte Sitzung spätestens nach", "Eine verlangte Sitzung findet statt nach höchstens: {}."),
        "blocked": ("Wartezeit beim selben Thema", "Zum selben Thema kann so lange keine verlangt werden: {}."),
    }

    by: SittingDemand | None = None
    within: TimeSpan | None = None
    blocked: SubjectBlocked | None = None

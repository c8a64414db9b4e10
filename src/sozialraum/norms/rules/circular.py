"""Norms: decisions by circular – when allowed, how long one answers, how many must, who stops it, where it is told."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

from sozialraum.norms.rules.spans import TimeSpan
from sozialraum.provisions.rules.values import Labelled, Number, Portion, RulePart, RuleValue, Several


class CircularUse(Labelled):
    """Whether a decision may be made without a sitting."""

    NEVER = "never", "nie"
    URGENT = "urgent", "nur, wenn es nicht bis zur nächsten Sitzung warten kann"
    ALWAYS = "always", "immer"


class CircularResult(Labelled):
    """Where the result is reported."""

    MINUTES = "minutes", "im nächsten Protokoll"
    SITTING = "sitting", "in der nächsten Sitzung"
    AT_ONCE = "at_once", "sofort an alle"


@dataclass(frozen=True)
class CircularAnswers(RulePart):
    """Which share of those with a vote has to answer."""

    share: Portion

    def phrase(self) -> str:
        return f"{self.share.phrase()} der Stimmberechtigten"


@dataclass(frozen=True)
class CircularRule(RuleValue):
    """Umlaufbeschluss. Which points it is for is said by the topics of a provision."""

    family: ClassVar[str] = "circular"
    SAYS: ClassVar[Mapping[str, tuple[str, str]]] = {
        "allowed": ("Beschluss ohne Sitzung", "Ohne Sitzung beschlossen werden kann {}."),
        "ways": ("Wege", "Abgestimmt wird auf diesen Wegen: {}."),
        "answer": ("Zeit zum Antworten", "Zum Antworten bleiben mindestens: {}."),
        "least": ("Nötige Antworten", "Antworten müssen: {}."),
        "stopped_by": ("Widersprüche, die ihn aufhalten", "Er kommt in eine Sitzung, wenn so viele widersprechen: {}."),
        "told": ("Mitgeteilt", "Das Ergebnis steht {}."),
    }

    allowed: CircularUse | None = None
    ways: Several | None = None
    answer: TimeSpan | None = None
    least: CircularAnswers | None = None
    stopped_by: Number | None = None
    told: CircularResult | None = None

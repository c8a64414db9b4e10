"""Norms: effect – whether a body decides or recommends, up to which amount, to whom, until when that is answered."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, ClassVar

from pydantic import Field

from sozialraum.norms.rules.spans import TimeSpan
from sozialraum.provisions.rules.values import Clauses, Labelled, RulePart, RuleValue, Words, refuse


class PowerKind(Labelled):
    """What a vote of the body does, from most to least."""

    DECIDES = "decides", "beschließt"
    CONSENT = "consent", "beschließt im Einvernehmen mit der zuständigen Stelle"
    RECOMMENDS = "recommends", "empfiehlt"
    OPINION = "opinion", "nimmt Stellung"


@dataclass(frozen=True)
class BodyPower(RulePart):
    """What the body does; with ``euros`` up to that amount, and what it does ``above``."""

    kind: PowerKind
    euros: Annotated[int, Field(ge=1, le=10_000_000)] | None = None
    above: PowerKind | None = None

    def __post_init__(self) -> None:
        refuse(
            self.above is not None and self.euros is None, "euros", "Bitte den Betrag ausfüllen, bis zu dem es gilt."
        )

    def kind_for(self, euros: int | None) -> PowerKind | None:
        """What it does at an amount; None if the text does not say."""
        if self.euros is None or (euros is not None and euros <= self.euros):
            return self.kind
        return self.above if euros is not None else None

    def clauses(self) -> Clauses:
        yield "", self.kind.label
        if self.euros is not None:
            yield "bis zu einem Betrag von", f"{self.euros} Euro"
        if self.above:
            yield "darüber", self.above.label


@dataclass(frozen=True)
class EffectRule(RuleValue):
    """Wirkung. What it is about is said by the topics of a provision."""

    family: ClassVar[str] = "effect"
    SAYS: ClassVar[Mapping[str, tuple[str, str]]] = {
        "power": ("Wirkung", "Das Gremium {}."),
        "addressee": ("Empfehlungen gehen an", "Empfehlungen und Stellungnahmen gehen an: {}."),
        "answer": ("Antwort spätestens nach", "Eine Antwort kommt nach höchstens: {}."),
    }

    power: BodyPower | None = None
    addressee: Words | None = None
    answer: TimeSpan | None = None

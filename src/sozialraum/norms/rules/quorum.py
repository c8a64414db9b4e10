"""Norms: quorum – when a group can decide, with the people counted and what would be needed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated, ClassVar

from pydantic import Field

from sozialraum.provisions.rules.values import Clauses, Labelled, Number, Portion, RulePart, RuleValue, Words, refuse


class QuorumKind(StrEnum):
    """What makes a group able to decide."""

    INVITED = "invited"  # none, if duly invited
    FIXED = "fixed"
    SHARE = "share"


class QuorumBase(Labelled):
    """Of what a share is taken."""

    SEATS = "seats", "aller Sitze"
    FILLED = "filled", "der besetzten Sitze"
    VOTERS = "voters", "der Stimmberechtigten"


class RecountWhen(Labelled):
    """When it is counted again."""

    PER_ITEM = "per_item", "vor jedem Punkt"
    ON_DOUBT = "on_doubt", "wenn jemand zweifelt"
    ONCE = "once", "einmal zu Beginn"


@dataclass(frozen=True)
class QuorumNeed(RulePart):
    """How many have to be here: none if duly invited, a fixed number, a share of a base; ``invited``: and duly so."""

    kind: QuorumKind
    number: Number | None = None
    share: Portion | None = None
    base: QuorumBase | None = None
    invited: bool | None = None

    def __post_init__(self) -> None:
        refuse(
            (self.kind is QuorumKind.FIXED) != (self.number is not None),
            "number",
            "Die Zahl gehört zu einer festen Zahl, und nur dazu.",
        )
        is_share = self.kind is QuorumKind.SHARE
        refuse(
            is_share != (self.share is not None) or is_share != (self.base is not None),
            "share",
            "Anteil und wovon er genommen wird gehören zusammen.",
        )
        refuse(
            self.kind is QuorumKind.INVITED and self.invited is not None,
            "invited",
            "Dass ordentlich eingeladen ist, steht hier schon.",
        )

    @property
    def asks_invitation(self) -> bool:
        """Whether nobody can decide without a due invitation."""
        return self.kind is QuorumKind.INVITED or bool(self.invited)

    def phrase(self) -> str:
        if self.kind is QuorumKind.INVITED:
            return "wenn ordentlich eingeladen ist, wie viele auch kommen"
        begun = "wenn ordentlich eingeladen ist und" if self.invited else "wenn"
        if self.share and self.base:
            return f"{begun} {self.share.phrase()} {self.base.label} da {'ist' if self.share.is_one else 'sind'}"
        many = "eine stimmberechtigte Person da ist" if self.number == 1 else f"{self.number} Stimmberechtigte da sind"
        return f"{begun} mindestens {many}"


@dataclass(frozen=True)
class QuorumComposition(RulePart):
    """Who has to be among those here: at least a number, or a share of those here, of one category."""

    category: Words
    number: Number | None = None
    share: Portion | None = None

    def __post_init__(self) -> None:
        refuse((self.number is None) == (self.share is None), "number", "Entweder eine Zahl oder einen Anteil angeben.")

    def needed_of(self, here: int) -> int:
        """How many of the category have to be among that many."""
        return self.share.needed_of(here) if self.share else self.number or 1

    def phrase(self) -> str:
        return f"{self.share.phrase() if self.share else f'mindestens {self.number}'} {self.category}"


@dataclass(frozen=True)
class SecondCall(RulePart):
    """A second sitting with one agenda can decide whoever comes: if announced, if within so many days."""

    announced: bool
    within_days: Annotated[int, Field(ge=1, le=366)] | None = None

    LABELS = {"announced": "Hinweis in der Einladung nötig", "within_days": "Tage höchstens"}

    def clauses(self) -> Clauses:
        yield "Zweiter Termin", "mit derselben Tagesordnung immer beschlussfähig"
        yield from super().clauses()


@dataclass(frozen=True)
class QuorumRule(RuleValue):
    """Beschlussfähigkeit."""

    family: ClassVar[str] = "quorum"
    SAYS: ClassVar[Mapping[str, tuple[str, str]]] = {
        "need": ("Beschlussfähigkeit", "Beschlussfähig ist das Gremium, {}."),
        "among": ("Zusammensetzung", "Unter denen, die da sind, müssen sein: {}."),
        "second_call": ("Zweiter Termin", "Ein zweiter Termin ist {}."),
        "recount": ("Neu gezählt wird", "Gezählt wird: {}."),
    }

    need: QuorumNeed | None = None
    among: Annotated[tuple[QuorumComposition, ...], Field(min_length=1, max_length=10)] | None = None
    second_call: SecondCall | None = None
    recount: RecountWhen | None = None

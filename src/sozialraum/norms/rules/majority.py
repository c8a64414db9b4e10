"""Norms: majority – whether a ballot is carried, what a tie does, when it is secret or by roll call."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, ClassVar

from pydantic import Field

from sozialraum.provisions.rules.values import Labelled, Number, Portion, RulePart, RuleValue, listed, refuse


class MajorityKind(Labelled):
    """What carries a ballot."""

    RELATIVE = "relative", "die meisten Stimmen"
    SIMPLE = "simple", "mehr Ja als Nein"
    PRESENT = "present", "die Mehrheit der Anwesenden"
    ALL = "all", "die Mehrheit aller Stimmberechtigten"
    SHARE = "share", "ein Anteil"
    UNANIMOUS = "unanimous", "Einstimmigkeit"
    CONSENSUS = "consensus", "Konsens, niemand widerspricht"


class MajorityBase(Labelled):
    """Of what a share is taken."""

    CAST = "cast", "der abgegebenen Stimmen"  # yes and no, and abstentions where they count
    PRESENT = "present", "der anwesenden Stimmberechtigten"
    ALL = "all", "aller Stimmberechtigten"


class AbstentionRule(Labelled):
    """Whether abstentions count as votes cast."""

    OUT = "out", "zählen nicht mit"
    COUNTED = "counted", "zählen mit, also wie Nein"


class TieRule(Labelled):
    """What happens with as many yes as no."""

    REJECTED = "rejected", "ist der Antrag abgelehnt"
    CHAIR = "chair", "entscheidet die Leitung"
    POSTPONED = "postponed", "wird vertagt"
    AGAIN = "again", "wird noch einmal abgestimmt"
    LOT = "lot", "entscheidet das Los"
    CASE = "case", "entscheidet das Gremium von Fall zu Fall"


@dataclass(frozen=True)
class MajorityStep(RulePart):
    """What one ballot needs; a share with its base."""

    kind: MajorityKind
    share: Portion | None = None
    base: MajorityBase | None = None

    def __post_init__(self) -> None:
        is_share = self.kind is MajorityKind.SHARE
        refuse(
            is_share != (self.share is not None) or is_share != (self.base is not None),
            "share",
            "Anteil und wovon er genommen wird gehören zusammen.",
        )

    def phrase(self) -> str:
        return f"{self.share.phrase()} {self.base.label}" if self.share and self.base else self.kind.label

    @property
    def needs_abstentions(self) -> bool:
        """Whether it makes a difference how abstentions count."""
        return self.kind in (MajorityKind.SIMPLE, MajorityKind.UNANIMOUS) or self.base is MajorityBase.CAST

    def share_of(self) -> tuple[Portion, MajorityBase]:
        """The share and base that this kind amounts to."""
        half, whole = Portion(1, 2, more_than=True), Portion(1, 1, more_than=False)
        bases = {MajorityKind.PRESENT: MajorityBase.PRESENT, MajorityKind.ALL: MajorityBase.ALL}
        if self.share and self.base:
            return self.share, self.base
        unanimous = self.kind in (MajorityKind.UNANIMOUS, MajorityKind.CONSENSUS)
        return whole if unanimous else half, bases.get(self.kind, MajorityBase.CAST)


@dataclass(frozen=True)
class BallotDemand(RulePart):
    """When a ballot is held in a certain way: always, when a number asks, when a share of those present asks."""

    always: bool = False
    number: Number | None = None
    share: Portion | None = None

    def __post_init__(self) -> None:
        refuse(
            sum((self.always, self.number is not None, self.share is not None)) != 1,
            "always",
            "Genau eines angeben: immer, eine Zahl oder einen Anteil.",
        )

    def phrase(self) -> str:
        if self.always:
            return "immer"
        if self.share:
            return f"auf Verlangen, nötig: {self.share.phrase()} der Anwesenden"
        return "auf Verlangen von einem Menschen" if self.number == 1 else f"auf Verlangen von {self.number} Menschen"


@dataclass(frozen=True)
class MajorityRule(RuleValue):
    """Abstimmen und Mehrheiten. ``ballots`` is a ladder: what the first ballot needs, the second, and so on."""

    family: ClassVar[str] = "majority"
    SAYS: ClassVar[Mapping[str, tuple[str, str]]] = {
        "ballots": ("Mehrheit", "Für einen Beschluss nötig: {}."),
        "abstentions": ("Enthaltungen", "Enthaltungen {}."),
        "tie": ("Bei Stimmengleichheit", "Bei Stimmengleichheit {}."),
        "secret": ("Geheime Abstimmung", "Geheim abgestimmt wird {}."),
        "roll_call": ("Namentliche Abstimmung", "Namentlich abgestimmt wird {}."),
    }

    ballots: Annotated[tuple[MajorityStep, ...], Field(min_length=1, max_length=5)] | None = None
    abstentions: AbstentionRule | None = None
    tie: TieRule | None = None
    secret: BallotDemand | None = None
    roll_call: BallotDemand | None = None

    def phrase_of(self, part: str) -> str:
        """As for every value; a ladder names its ballots."""
        if part == "ballots" and len(self.ballots or ()) > 1:
            return listed(f"im {number}. Wahlgang {one.phrase()}" for number, one in enumerate(self.ballots or (), 1))
        return super().phrase_of(part)

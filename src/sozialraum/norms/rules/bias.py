"""Norms: bias – who is proposed as biased at a point, from what, and what they still may do."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, ClassVar

from pydantic import Field

from sozialraum.provisions.rules.values import Labelled, RuleValue, refuse


class BiasSource(Labelled):
    """From what bias is proposed."""

    SEAT = "seat", "wer für eine beteiligte Einrichtung da ist"
    ORIGINATOR = "originator", "wer den Antrag stellt"
    CONCERNED = "concerned", "wen die Sache betrifft"
    OFFICE = "office", "wer dort ein Amt hat"


class BiasConduct(Labelled):
    """What biased people still do, from least to most."""

    NONE = "none", "reden nicht mit"
    ANSWERS = "answers", "beantworten Fragen"
    DEBATES = "debates", "reden mit"


class BiasRoom(Labelled):
    """Whether biased people stay in the room."""

    LEAVES = "leaves", "verlassen den Raum"
    STAYS = "stays", "bleiben im Raum"


class BiasEffect(Labelled):
    """Where biased people do not count, at that point only."""

    VOTE = "vote", "bei der Abstimmung"
    QUORUM = "quorum", "bei der Beschlussfähigkeit"


@dataclass(frozen=True)
class BiasRule(RuleValue):
    """Befangenheit."""

    family: ClassVar[str] = "bias"
    SAYS: ClassVar[Mapping[str, tuple[str, str]]] = {
        "who": ("Befangen ist", "Befangen ist, {}."),
        "conduct": ("Befangene in der Aussprache", "Befangene {}."),
        "room": ("Befangene im Raum", "Befangene {}."),
        "out_of": ("Befangene zählen nicht mit", "Befangene zählen {} nicht mit, nur für diesen Punkt."),
    }

    who: Annotated[tuple[BiasSource, ...], Field(min_length=1)] | None = None
    conduct: BiasConduct | None = None
    room: BiasRoom | None = None
    out_of: Annotated[tuple[BiasEffect, ...], Field(min_length=1)] | None = None

    def __post_init__(self) -> None:
        refuse(
            self.conduct is BiasConduct.DEBATES and self.room is BiasRoom.LEAVES,
            "room",
            "Wer den Raum verlässt, redet nicht mit.",
        )

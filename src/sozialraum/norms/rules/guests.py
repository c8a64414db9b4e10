"""Norms: guests – who may come, who may speak and move, whether there is an open round."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

from sozialraum.provisions.rules.values import Labelled, RuleValue, Words


class SittingOpenTo(Labelled):
    """Who may come to a sitting."""

    ALL = "all", "alle"
    REGISTERED = "registered", "alle, die sich anmelden"
    SOME = "some", "nur bestimmte Menschen"
    MEMBERS = "members", "nur Mitglieder und wer eingeladen ist"


class SpeakingRight(Labelled):
    """Whether a guest may speak."""

    FREE = "free", "dürfen mitreden"
    BY_CHAIR = "by_chair", "dürfen mitreden, wenn die Leitung es erlaubt"
    BY_VOTE = "by_vote", "dürfen mitreden, wenn das Gremium es beschließt"
    OPEN_ROUND = "open_round", "reden in der offenen Runde"
    NEVER = "never", "reden nicht mit"


class OpenRound(Labelled):
    """When everybody may speak."""

    BEFORE = "before", "vor jeder Sitzung"
    BEGINNING = "beginning", "zu Beginn jeder Sitzung"
    END = "end", "am Ende jeder Sitzung"


@dataclass(frozen=True)
class GuestRule(RuleValue):
    """Gäste und Rederecht: ``categories`` says of which guests a rule speaks (empty: all)."""

    family: ClassVar[str] = "guests"
    SAYS: ClassVar[Mapping[str, tuple[str, str]]] = {
        "open_to": ("Kommen dürfen", "Zur Sitzung kommen dürfen: {}."),
        "only": ("Nur diese Menschen", "Gemeint sind: {}."),
        "speak": ("Rederecht der Gäste", "Gäste {}."),
        "motions": ("Gäste stellen Anträge", "Gäste dürfen Anträge stellen: {}."),
        "open_round": ("Offene Runde", "Eine offene Runde, in der alle reden, gibt es {}."),
    }

    categories: tuple[Words, ...] = ()
    open_to: SittingOpenTo | None = None
    only: Words | None = None
    speak: SpeakingRight | None = None
    motions: bool | None = None
    open_round: OpenRound | None = None

"""Counting: the figures and words of one count, and whether they agree."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

CARRIED, REJECTED = "carried", "rejected"  # what a chair states, as ``counting.words.Result`` has it
UNANIMOUS, MAJORITY, CONSENSUS = "unanimous", "majority", "consensus"  # as ``counting.words.Manner`` has them


@dataclass(frozen=True)
class VoteFigures:
    """How one group, or all together, voted. ``None`` and "" mean: not recorded, which is not the same as nought.

    ``manner`` tells in a word how it fell (a value of ``Manner``), ``words`` what else is said instead of numbers or
    beside them; ``result`` is a value of ``Result``; ``override_reason`` says why the chair stated another result than
    the numbers give, ``revision`` is the key of the rules by which it was counted.
    """

    yes: int | None = None
    no: int | None = None
    abstain: int | None = None
    recused: int | None = None
    words: str = ""
    result: str = ""
    override_reason: str = ""
    revision: str = ""
    manner: str = ""

    @property
    def is_counted(self) -> bool:
        """Whether at least one number is known."""
        return any(number is not None for number in (self.yes, self.no, self.abstain, self.recused))

    @property
    def is_recorded(self) -> bool:
        """Whether at least one number, the words or the result of a vote are known."""
        return self.is_counted or bool(self.manner or self.words or self.result)


@dataclass(frozen=True)
class CircularSpan:
    """Of a decision by circular: when it was sent, until when people could answer, how many were asked."""

    sent_on: Any = None
    answers_until: Any = None
    asked: int | None = None

    @property
    def known(self) -> dict[str, Any]:
        """What of it is known, by its column."""
        every = {"sent_on": self.sent_on, "answers_until": self.answers_until, "asked": self.asked}
        return {name: value for name, value in every.items() if value is not None}


@dataclass(frozen=True)
class Round:
    """What one round of voting gave: each group, or None for all together, with its count."""

    number: int
    counts: tuple[tuple[Any, VoteFigures], ...]
    way: str = ""
    question: str = ""
    circular: CircularSpan = CircularSpan()


def disagreement(manner: str, count: VoteFigures, result: str = "") -> str:
    """Why a word cannot stand beside these figures, in German; "" where it can, or not all of them are known.

    ``einstimmig`` and ``einvernehmlich`` have nobody against it, unless all were: then it is rejected. Abstentions are
    no votes against. ``mehrheitlich`` is not a tie.
    """
    yes, no, ended = count.yes, count.no, count.result or result
    if manner == UNANIMOUS and no and (yes or (yes is None and ended != REJECTED)):
        return f"„einstimmig“ und {no} Nein passen nicht zusammen."
    if manner == CONSENSUS and no:
        return f"„einvernehmlich“ und {no} Nein passen nicht zusammen."
    if manner == MAJORITY and yes is not None and yes == no:
        return f"„mehrheitlich“ und {yes} Ja, {no} Nein passen nicht zusammen."
    return ""

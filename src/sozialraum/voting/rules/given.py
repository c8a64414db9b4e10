"""Voting: what is entered of one group in one ballot (no paragraph, a value)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

IN_WORDS = ("unanimous", "majority", "consensus")  # as ``words.CountingWay`` has them
ROLL_CALL = "roll_call"


@dataclass(frozen=True)
class GroupVote:
    """How one group voted, or all together (None). ``way`` is a value of ``CountingWay``.

    ``ended`` is the result as it was stated, "" where it follows; ``reason`` says why, or why figures stand that do not
    fit. ``voices`` are by the key of each vote. ``chair_says`` is the casting vote at a tie.
    """

    group: Any
    way: str = "figures"
    yes: int | None = None
    no: int | None = None
    abstain: int | None = None
    ended: str = ""
    chair_says: bool | None = None
    reason: str = ""
    voices: Mapping[str, str] = field(default_factory=dict)

    @property
    def figures(self) -> tuple[int | None, int | None, int | None]:
        """Yes, no, abstentions: of a roll call the sum of its voices, of a word none."""
        if self.way == ROLL_CALL:
            cast = Counter(self.voices.values())
            return cast["yes"], cast["no"], cast["abstain"]
        return (None, None, None) if self.way in IN_WORDS else (self.yes, self.no, self.abstain)

    @property
    def in_a_word(self) -> bool:
        return self.way in IN_WORDS


@dataclass(frozen=True)
class WordedDecision:
    """What is decided. Without a name it is called by its first sentence; ``topic`` is a stored word, "": nothing said.

    ``result`` is that of all groups together as it was stated, "" where it follows; ``reason`` says why. From
    ``resubmit_on`` (a ``PartialDate``) on it is proposed for every new agenda of its groups.
    """

    wording: str
    name: str = ""
    number: str = ""
    topic: str = ""
    result: str = ""
    reason: str = ""
    resubmit_on: Any = None

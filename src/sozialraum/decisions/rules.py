"""Decisions: the laws of this room, as plain arithmetic: no database, no request, no clock."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class VoteFigures:
    """How one group, or all together, voted. ``None`` and "" mean: not recorded, which is not the same as nought.

    ``words`` is what is said instead of numbers or beside them (»einstimmig«); ``result`` is a value of ``Result``;
    ``override_reason`` says why the chair stated another result than the numbers give, ``revision`` is the key of the
    rules by which it was counted.
    """

    yes: int | None = None
    no: int | None = None
    abstain: int | None = None
    recused: int | None = None
    words: str = ""
    result: str = ""
    override_reason: str = ""
    revision: str = ""

    @property
    def is_recorded(self) -> bool:
        """Whether at least one number, the words or the result of a vote are known."""
        numbers = (self.yes, self.no, self.abstain, self.recused)
        return any(column is not None for column in numbers) or bool(self.words or self.result)

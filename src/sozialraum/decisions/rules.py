"""Decisions: the laws of this room, as plain arithmetic: no database, no request, no clock."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Count:
    """The votes of one group. ``None`` means: not recorded, which is not the same as nought."""

    yes: int | None = None
    no: int | None = None
    abstain: int | None = None
    recused: int | None = None

    @property
    def is_recorded(self) -> bool:
        """Is at least one of the four columns known?"""
        return any(column is not None for column in (self.yes, self.no, self.abstain, self.recused))

    def __add__(self, other: Count) -> Count:
        """The votes of two groups together; a sum with something unknown is unknown."""
        return Count(
            _sum(self.yes, other.yes),
            _sum(self.no, other.no),
            _sum(self.abstain, other.abstain),
            _sum(self.recused, other.recused),
        )


def _sum(one: int | None, other: int | None) -> int | None:
    return None if one is None or other is None else one + other

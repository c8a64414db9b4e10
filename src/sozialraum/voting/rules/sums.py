"""Voting: whether the figures of a count fit those who could vote (no paragraph, arithmetic). The script says the same.

»12 + 3 + 1 = 16. Stimmberechtigt da sind 15. Eine Stimme zu viel.«
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

#: What the sentence is put together from; the page hands these to its script, so that both say the same.
SUM_WORDS: Mapping[str, str] = {
    "recused": ", dazu {} befangen",
    "fits": ": stimmt.",
    "ends": ".",
    "one_here": "Stimmberechtigt da ist 1.",
    "here": "Stimmberechtigt da sind {}.",
    "unknown": "Nicht bekannt ist, wie viele Stimmberechtigte da sind.",
    "one_over": "Eine Stimme zu viel.",
    "over": "{} Stimmen zu viel.",
    "one_short": "Eine Stimme wurde nicht abgegeben.",
    "short": "{} Stimmen wurden nicht abgegeben.",
}


@dataclass(frozen=True)
class CountCheck:
    """Whether a count fits: ``over`` are votes too many; below nought, so many were not cast; None: not compared."""

    sentence: str = ""
    over: int | None = None

    @property
    def is_wrong(self) -> bool:
        """More voted than could."""
        return self.over is not None and self.over > 0

    @property
    def fits(self) -> bool:
        """Everybody who could vote is in it, once."""
        return self.over == 0


def check_count(
    yes: int | None, no: int | None, abstain: int | None, *, voting: int | None, recused: int = 0
) -> CountCheck:
    """Add up the figures of one group and compare them with the votes that could be cast (``voting``, None: unknown).

    ``recused`` are votes of biased people beside these. Where none of yes and no is known, nothing is added up.
    """
    if yes is None and no is None:
        return CountCheck()
    figures = [yes or 0, no or 0, abstain or 0]
    cast, words = sum(figures), SUM_WORDS
    told = f"{' + '.join(map(str, figures))} = {cast}"
    told += words["recused"].format(recused) if recused else ""
    if voting is None:
        return CountCheck(f"{told}{words['ends']} {words['unknown']}")
    over, here = cast - voting, voting + recused
    told += words["fits"] if over == 0 else words["ends"]
    told += f" {words['one_here'] if here == 1 else words['here'].format(here)}"
    kind = "over" if over > 0 else "short"
    said = words[f"one_{kind}"] if abs(over) == 1 else words[kind].format(abs(over))
    return CountCheck(f"{told} {said}" if over else told, over)

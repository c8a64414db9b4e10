"""Voting: which result a count has by the rule on majorities (its paragraph), and what several groups decided."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from sozialraum.counting.rules.figures import CARRIED, REJECTED
from sozialraum.provisions.rules.ruleset import PinnedRules
from sozialraum.provisions.rules.values import Matter
from sozialraum.rulings.rules.majority import VotesCast, is_carried
from sozialraum.rulings.rules.ruling import NextStep, Outcome, Ruling

POSTPONED = "postponed"


@dataclass(frozen=True)
class CountOutcome:
    """The result that follows from a count; "" where none does. ``ruling`` is the answer of the rule, if one speaks."""

    result: str = ""
    ruling: Ruling | None = None

    @property
    def asks_chair(self) -> bool:
        """A tie that the vote of the chair decides."""
        return self._next is NextStep.CHAIR

    @property
    def goes_on(self) -> bool:
        """Another ballot follows."""
        return self._next in (NextStep.NEXT_BALLOT, NextStep.AGAIN)

    @property
    def is_ruled(self) -> bool:
        """Whether a rule gives the result, so that another one needs a reason."""
        return self.ruling is not None and self.ruling.outcome in (Outcome.YES, Outcome.NO)

    @property
    def sentence(self) -> str:
        return self.ruling.sentence if self.ruling is not None else ""

    @property
    def _next(self) -> NextStep | None:
        return self.ruling.next_step if self.ruling is not None else None


def outcome_of(
    rules: PinnedRules | None,
    cast: VotesCast,
    topic: Matter = Matter.ORDINARY,
    *,
    ballot: int = 1,
    chair_says: bool | None = None,
) -> CountOutcome:
    """What follows from yes, no and abstentions in this ballot. Without a rule, the more of yes and no."""
    answer = None if rules is None else is_carried(rules, cast, topic, ballot=ballot, chair_says=chair_says)
    if answer is None or answer.outcome is Outcome.UNREGULATED:
        return CountOutcome(CARRIED if cast.yes > cast.no else REJECTED if cast.no > cast.yes else "", answer)
    if answer.outcome is Outcome.YES:
        return CountOutcome(CARRIED, answer)
    if answer.next_step is NextStep.POSTPONE:
        return CountOutcome(POSTPONED, answer)
    is_over = answer.outcome is Outcome.NO and answer.next_step is not NextStep.NEXT_BALLOT
    return CountOutcome(REJECTED if is_over else "", answer)


def joint_result(results: Collection[str]) -> str:
    """What several groups decided together: yes only if every group says yes, no if one does; else nobody can say.

    A group whose result is open (""), or another than yes or no, leaves the whole open unless all have the same.
    """
    found = set(results)
    if len(found) == 1:
        return found.pop()
    return REJECTED if REJECTED in found else ""

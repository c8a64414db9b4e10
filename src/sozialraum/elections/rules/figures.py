"""Elections: what the rules fixed for a sitting answer to the figures of an election, and what goes against them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sozialraum.proceedings.rules.elections import ElectionCount, is_elected, is_recalled, may_elect_together, may_stand
from sozialraum.provisions.rules.ruleset import PinnedRules
from sozialraum.rulings.rules.majority import VotesCast
from sozialraum.rulings.rules.ruling import NextStep, Outcome, Ruling

ELECTED, BY_LOT, NOT_ELECTED, RECALL = "elected", "by_lot", "not_elected", "recall"
WON = (ELECTED, BY_LOT)


@dataclass(frozen=True)
class CandidateFigures:
    """A candidate by a name that everybody may read, with votes by round; ``result`` as stored, "" not recorded."""

    name: str
    votes: tuple[int | None, ...] = ()
    result: str = ""
    eligible: bool | None = None

    def in_round(self, number: int) -> int | None:
        """Votes in a round, the first of which is 1; None where none are known."""
        return self.votes[number - 1] if number <= len(self.votes) else None


@dataclass(frozen=True)
class RoundFigures:
    """What is known of a round beside the votes of each; None is not known."""

    cast: int | None = None
    invalid: int | None = None
    yes: int | None = None
    no: int | None = None
    abstain: int | None = None

    def counting(self, votes: int | None, *, alone: bool) -> int | None:
        """Ballots that count: those cast without invalid ones and abstentions; else yes and no of one question."""
        if self.cast is not None:
            return max(self.cast - (self.invalid or 0) - (self.abstain or 0), 0)
        return votes + self.no if alone and votes is not None and self.no is not None else None


@dataclass(frozen=True)
class ElectionFigures:
    """An election as figures. ``together``: all in one vote, so that the yes of a round are those of each."""

    kind: str
    seats: int
    candidates: tuple[CandidateFigures, ...]
    rounds: tuple[RoundFigures, ...] = ()
    together: bool = False
    objections: int | None = None
    present: int | None = None
    all: int | None = None

    @property
    def number_of_rounds(self) -> int:
        return max([len(self.rounds), *(len(one.votes) for one in self.candidates)])

    def round(self, number: int) -> RoundFigures:
        """What is known of a round beside the votes; nothing where it has no line of its own."""
        return self.rounds[number - 1] if number <= len(self.rounds) else RoundFigures()

    def count(self, number: int) -> ElectionCount | None:
        """A round as the rules take it; None where no votes are known. Who was elected before takes a seat away."""
        told = self.round(number)
        asked = [(one, self._votes(one, told, number)) for one in self.candidates]
        votes = [(one.name, n) for one, n in asked if n is not None]
        filled = sum(one.result in WON and n is None and number > 1 for one, n in asked)
        seats = self.seats - filled
        if not votes or seats < 1:
            return None
        alone = self.together or len(votes) == 1
        cast = told.counting(votes[0][1], alone=alone)
        return ElectionCount(tuple(votes), seats, cast, self.present, self.all)

    def _votes(self, one: CandidateFigures, told: RoundFigures, number: int) -> int | None:
        is_one_question = self.together or len(self.candidates) == 1
        found = one.in_round(number)
        return told.yes if found is None and is_one_question else found


def rulings_on(rules: PinnedRules, figures: ElectionFigures) -> Iterator[Ruling]:
    """What the rules answer: to the last round, and to what was stated of standing and of voting for all together.

    Nothing is told where no rule speaks.
    """
    yield from (one for one in _beside(rules, figures) if one.outcome is not Outcome.UNREGULATED)
    last = _of_last_round(rules, figures)
    if last is not None and last.outcome is not Outcome.UNREGULATED:
        yield last


def rulings_against(rules: PinnedRules, figures: ElectionFigures) -> Iterator[Ruling]:
    """The answers that the stated results go against; nothing where no rule speaks, or where a fact is missing."""
    if any(one.result in WON for one in figures.candidates):
        yield from (one for one in _beside(rules, figures) if one.outcome is Outcome.NO)
    last = _of_last_round(rules, figures)
    if last is not None and _goes_against(last, figures):
        yield last


def _beside(rules: PinnedRules, figures: ElectionFigures) -> Iterator[Ruling]:
    won = [one for one in figures.candidates if one.result in WON or not one.result]
    if figures.kind != RECALL and (stated := [one.eligible for one in won if one.eligible is not None]):
        yield may_stand(rules, all(stated))
    if figures.together and len(figures.candidates) > 1:
        yield may_elect_together(rules, figures.objections or 0)


def _of_last_round(rules: PinnedRules, figures: ElectionFigures) -> Ruling | None:
    number = figures.number_of_rounds
    if figures.kind == RECALL:
        cast = recall_of(figures)
        return is_recalled(rules, cast) if cast else None
    count = figures.count(number) if number else None
    return is_elected(rules, count, round_number=number) if count else None


def recall_of(figures: ElectionFigures) -> VotesCast | None:
    """The yes, no and abstentions of a recall; None where yes or no is not known."""
    number = figures.number_of_rounds
    if not number or len(figures.candidates) != 1:
        return None
    told = figures.round(number)
    yes = figures.candidates[0].in_round(number) if told.yes is None else told.yes
    if yes is None or told.no is None:
        return None
    return VotesCast(yes, told.no, told.abstain or 0, figures.present, figures.all)


def _goes_against(ruling: Ruling, figures: ElectionFigures) -> bool:
    won = {one.name for one in figures.candidates if one.result == ELECTED}
    drawn = {one.name for one in figures.candidates if one.result == BY_LOT}
    lost = {one.name for one in figures.candidates if one.result == NOT_ELECTED}
    if figures.kind == RECALL:
        return bool(won if ruling.outcome is Outcome.NO else lost) and ruling.outcome in (Outcome.YES, Outcome.NO)
    if not ruling.counted:  # a fact is missing, so nothing can be held against it
        return False
    asked = {one.name for one in ruling.counted}
    sure = {one.name for one in ruling.counted if one.counts}
    if lost & sure or won & (asked - sure):
        return True
    return bool(drawn & asked) and ruling.next_step is not NextStep.LOT


def sums_that_differ(figures: ElectionFigures) -> Iterator[tuple[int, int, int]]:
    """Round, votes together and ballots that count, where one vote each was given and the two differ."""
    for number in range(1, figures.number_of_rounds + 1):
        count = figures.count(number)
        if figures.together or figures.kind == RECALL or not count or count.cast is None:
            continue
        given = sum(n for _name, n in count.votes)
        is_wrong = given != count.cast if count.seats == 1 and len(count.votes) > 1 else _most(count) > count.cast
        if is_wrong:
            yield number, given if count.seats == 1 else _most(count), count.cast


def _most(count: ElectionCount) -> int:
    return max(n for _name, n in count.votes)


def names_once(names: Sequence[str]) -> list[str]:
    """The names, each with a number behind it if it is not the first of them: »Verein A«, »Verein A (2)«."""
    return [
        f"{name} ({names[: place + 1].count(name)})" if name in names[:place] else name
        for place, name in enumerate(names)
    ]

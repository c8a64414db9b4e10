"""Electing: how an election stands after its rounds and lots – who is elected, who is tied, and what comes next."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from sozialraum.elections.rules.figures import ELECTED, ElectionFigures
from sozialraum.norms.rules.election import ElectionRule, RunOff
from sozialraum.proceedings.rules.elections import ElectionCount, is_elected
from sozialraum.provisions.rules.ruleset import PinnedRules
from sozialraum.provisions.rules.values import listed
from sozialraum.rulings.rules.ruling import NextStep, Outcome, Ruling

ORDINALS = ("ersten", "zweiten", "dritten", "vierten", "fünften", "sechsten", "siebten", "achten", "neunten", "zehnten")
Ranked = list[tuple[str, int]]


@dataclass(frozen=True)
class ElectionStanding:
    """How an election stands. ``elected`` by votes and ``drawn`` by lot, by name; ``free`` seats are left.

    ``tied`` have as many votes for fewer seats. ``asked`` are in the next round, if there is one. ``step`` is what the
    rules say comes next: None where they say nothing of it.
    """

    elected: tuple[str, ...] = ()
    drawn: tuple[str, ...] = ()
    tied: tuple[tuple[str, int], ...] = ()
    asked: tuple[str, ...] = ()
    free: int = 0
    step: NextStep | None = None
    ruling: Ruling | None = None

    @property
    def is_over(self) -> bool:
        """Whether nothing more is counted or drawn."""
        return not self.asked

    @property
    def may_draw(self) -> bool:
        """Whether a lot may decide: by the rules, or because they leave it to the group."""
        return bool(self.tied) and self.step in (NextStep.LOT, NextStep.CASE, None)

    @property
    def may_count(self) -> bool:
        """Whether another round may be counted: not where the rules want a lot."""
        return bool(self.asked) and not (self.tied and self.step is NextStep.LOT)

    @property
    def tie_in_words(self) -> str:
        """»Um den zweiten Platz steht es 2 zu 2.«; "" without a tie."""
        if not self.tied:
            return ""
        score, place = " zu ".join(str(number) for _name, number in self.tied), len(self.elected) + len(self.drawn)
        if self.free > 1:
            return f"Um {self.free} Plätze steht es {score}."
        return f"Um den {ORDINALS[place]} Platz steht es {score}." if place < len(ORDINALS) else f"Es steht {score}."

    @property
    def next_in_words(self) -> str:
        """What the rules say to it, or that they say nothing."""
        if self.ruling is None:
            return ""
        ruled = self.ruling.sentence if self.ruling.outcome is not Outcome.UNREGULATED else ""
        if self.tied and self.step in (NextStep.CASE, None):
            open_words = "Stichwahl und Los sind in der Geschäftsordnung nicht geregelt; die Gruppe entscheidet."
            return " ".join(filter(None, (ruled, open_words)))
        return ruled


def standing_after(rules: PinnedRules, figures: ElectionFigures, drawn: Sequence[str] = ()) -> ElectionStanding:
    """How an election stands after all its rounds, and then the lots drawn; stated results are not looked at."""
    won: list[str] = []
    standing = ElectionStanding(free=figures.seats)
    for number in range(1, figures.number_of_rounds + 1):
        count = _with_elected(figures, won).count(number)
        if count is None:
            continue
        ruling = is_elected(rules, count, round_number=number)
        sure, tied = _cut(_reached(ruling, count, figures, number), count.seats)
        won += [name for name, _votes in sure]
        free = figures.seats - len(won)
        step = ruling.next_step if free else None
        asked = _next_round(rules, count, won, tied, step) if free else ()
        standing = ElectionStanding(tuple(won), (), tuple(tied), asked, free, step, ruling)
    return _with_lots(standing, drawn)


def _with_elected(figures: ElectionFigures, won: Collection[str]) -> ElectionFigures:
    marked = (replace(one, result=ELECTED if one.name in won else "") for one in figures.candidates)
    return replace(figures, candidates=tuple(marked))


def _reached(ruling: Ruling, count: ElectionCount, figures: ElectionFigures, number: int) -> Ranked:
    """Who has enough votes; where no rule speaks, everybody with more of them than there are against."""
    if ruling.outcome is Outcome.UNREGULATED:
        against = figures.round(number).no or 0
        return [one for one in count.ranked if one[1] > against]
    return [] if ruling.needed is None else [one for one in count.ranked if one[1] >= ruling.needed]


def _cut(ranked: Ranked, seats: int) -> tuple[Ranked, Ranked]:
    """Those surely among the first ``seats``, and those who share the last of them."""
    if len(ranked) <= seats or ranked[seats - 1][1] != ranked[seats][1]:
        return ranked[:seats], []
    border = ranked[seats][1]
    return [one for one in ranked if one[1] > border], [one for one in ranked if one[1] == border]


def _next_round(
    rules: PinnedRules, count: ElectionCount, won: Collection[str], tied: Ranked, step: NextStep | None
) -> tuple[str, ...]:
    """Who is asked about in the next round: those tied, the best two of a run-off, or all who are left."""
    if tied:
        return tuple(name for name, _votes in tied)
    if step is not NextStep.NEXT_BALLOT:
        return ()
    left = [one for one in count.ranked if one[0] not in won]
    run_off = rules.part(ElectionRule, "run_off")
    if run_off and run_off[1] is RunOff.BEST_TWO and count.seats == 1 and len(left) > 2:
        left = [one for one in left if one[1] >= left[1][1]]
    return tuple(name for name, _votes in left)


def _with_lots(standing: ElectionStanding, drawn: Sequence[str]) -> ElectionStanding:
    names = [name for name in drawn if name in dict(standing.tied)]
    free = standing.free - len(names)
    tied = tuple(one for one in standing.tied if one[0] not in names) if free else ()
    asked = tuple(name for name in standing.asked if name not in names) if free else ()
    return replace(standing, drawn=tuple(names), tied=tied, asked=asked, free=free)


@dataclass(frozen=True)
class CountedPapers:
    """What was counted in one round: votes of each candidate, and papers beside them; None is not counted."""

    votes: tuple[int, ...]
    seats: int = 1
    against: int | None = None
    abstentions: int | None = None
    invalid: int | None = None
    cast: int | None = None

    @property
    def parts(self) -> tuple[int, ...]:
        return (*self.votes, *(n for n in (self.against, self.abstentions, self.invalid) if n is not None))

    def fault(self, present: int | None) -> tuple[str, str] | None:
        """A code and a German sentence where the figures cannot be so: ``cast`` or ``present``; None if they can.

        Whoever has several seats to fill gives up to as many votes, but one to each candidate.
        """
        beside = sum(self.parts[len(self.votes) :])
        least = sum(self.parts) if self.seats == 1 else max(self.votes, default=0) + beside
        added = f"{' + '.join(map(str, self.parts))} = {sum(self.parts)}" if self.seats == 1 else f"mindestens {least}"
        if self.cast is not None and least > self.cast:
            return "cast", f"{added}, abgegeben: {self.cast}."
        if present is not None and max(least, self.cast or 0) > present:
            first = added if self.cast is None else f"Abgegeben: {self.cast}"
            return "present", f"{first}, stimmberechtigt anwesend: {present}."
        return None


def elected_in_words(standing: ElectionStanding) -> str:
    """»Sabine Muster ist gewählt.«; "" as long as nobody is."""
    told = []
    for names, how in ((standing.elected, "gewählt"), (standing.drawn, "durch das Los gewählt")):
        if names:
            told.append(f"{listed(names)} {'ist' if len(names) == 1 else 'sind'} {how}.")
    return " ".join(told)

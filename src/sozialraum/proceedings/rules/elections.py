"""Proceedings: elections – who is elected, whether a round, a run-off or a lot follows, recall."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sozialraum.norms.rules.election import ElectionRule, JointElection, RunOff
from sozialraum.norms.rules.majority import MajorityBase, MajorityKind, MajorityStep
from sozialraum.provisions.rules.ruleset import PinnedRules, Provision
from sozialraum.provisions.rules.values import counted_words, listed
from sozialraum.rulings.rules.majority import VotesCast
from sozialraum.rulings.rules.ruling import (
    CountedOne,
    NextStep,
    Ruling,
    decided,
    left_open,
    needs,
    unregulated,
)


@dataclass(frozen=True)
class ElectionCount:
    """One round: votes by candidate, ``seats`` to be filled, ``cast`` ballots that count, ``present`` of ``all`` votes.

    With one candidate those against are in ``cast`` alone. ``cast`` may lack for one seat and several candidates.
    """

    votes: tuple[tuple[str, int], ...]
    seats: int = 1
    cast: int | None = None
    present: int | None = None
    all: int | None = None

    @property
    def ranked(self) -> list[tuple[str, int]]:
        return sorted(self.votes, key=lambda one: (-one[1], one[0]))

    def of(self, base: MajorityBase) -> int | None:
        """The number of which a share is taken; None if it is not known."""
        summed = sum(number for _name, number in self.votes) if self.seats == 1 and len(self.votes) > 1 else None
        cast = self.cast if self.cast is not None else summed
        return {MajorityBase.CAST: cast, MajorityBase.PRESENT: self.present, MajorityBase.ALL: self.all}[base]


def is_elected(rules: PinnedRules, count: ElectionCount, *, round_number: int = 1) -> Ruling:
    """Who is elected in a round; open where another round, a lot or a fact is needed."""
    if (ruled := rules.part(ElectionRule, "rounds")) is None:
        return unregulated("was für eine Wahl nötig ist")
    provision, ladder = ruled
    step, is_last = ladder[min(round_number, len(ladder)) - 1], round_number >= len(ladder)
    needed = _needed(step, count)
    if needed is None:
        return left_open(f"Nicht bekannt, wie viele es insgesamt sind ({step.phrase()})", provision, NextStep.ASK)
    if any(count.cast is not None and number > count.cast for _name, number in count.votes):
        return left_open("Die Zahlen passen nicht: mehr Stimmen als Stimmzettel", provision, NextStep.ASK)
    reached = [one for one in count.ranked if one[1] >= needed]
    sure, tied = _cut(reached, count.seats)
    counted = tuple(CountedOne(name, (name, n) in sure, _votes(n), name) for name, n in count.ranked)
    facts: dict[str, Any] = {"counted": counted, "have": len(sure), "base": count.seats, "needed": needed}
    if tied:
        return _tied(rules, provision, sure, tied, facts)
    if len(sure) == count.seats:
        return decided(True, "Gewählt", "", f"{_named(sure)}, {needs(needed)}", provision, **facts)
    return _not_reached(rules, provision, count, ladder, is_last, round_number, facts)


def may_stand(rules: PinnedRules, fulfils: bool | None) -> Ruling:
    """Whether somebody may be elected; whether the condition is met is a statement, never looked up."""
    if (ruled := rules.part(ElectionRule, "eligible")) is None:
        return unregulated("wer gewählt werden kann")
    provision, condition = ruled
    if fulfils is None:
        return left_open(f"Zu klären: {condition}", provision, NextStep.ASK)
    return decided(fulfils, "Wählbar", "Nicht wählbar", condition, provision)


def may_elect_together(rules: PinnedRules, objections: int) -> Ruling:
    """Whether several are elected in one ballot, if so many object to it."""
    if (ruled := rules.part(ElectionRule, "together")) is None:
        return unregulated("ob mehrere in einer Abstimmung gewählt werden")
    provision, how = ruled
    kept = how is JointElection.ALWAYS or (how is JointElection.UNOPPOSED and objections == 0)
    against = f", es widersprechen {objections}" if how is JointElection.UNOPPOSED else ""
    return decided(kept, "Möglich", "Nicht möglich", f"mehrere zusammen wählen: {how.label}{against}", provision)


def is_recalled(rules: PinnedRules, cast: VotesCast) -> Ruling:
    """Whether a vote ends somebody's office before its time; abstentions count as not cast."""
    if (ruled := rules.part(ElectionRule, "recall")) is None:
        return unregulated("ob jemand abgewählt werden kann")
    provision, step = ruled
    return reached(provision, step, cast, ("Abgewählt", "Nicht abgewählt"))


def reached(provision: Provision[Any], step: MajorityStep, cast: VotesCast, words: tuple[str, str]) -> Ruling:
    """Whether the yes of a count reach what is needed; nobody saying yes is never enough."""
    share, base = step.share_of()
    total = cast.of(base, abstentions=False)
    if total is None:
        return left_open("Nicht bekannt, wie viele Stimmberechtigte es sind", provision, NextStep.ASK)
    needed = cast.no + 1 if step.kind is MajorityKind.RELATIVE else share.needed_of(total)
    abstained = counted_words(cast.abstain, "Enthaltung", "Enthaltungen")
    rest = f"{cast.yes} Ja, {cast.no} Nein, {abstained}, {needs(needed)} ({step.phrase()})"
    return decided(cast.yes >= needed, *words, rest, provision, have=cast.yes, base=total, needed=needed)


def _needed(step: MajorityStep, count: ElectionCount) -> int | None:
    """Votes that elect; None if the base is not known."""
    if step.kind is MajorityKind.RELATIVE:
        return 1
    share, base = step.share_of()
    total = count.of(base)
    return None if total is None else share.needed_of(total)


def _cut(ranked: list[tuple[str, int]], seats: int) -> tuple[list[tuple[str, int]], list[tuple[str, int]]]:
    """Those surely among the first ``seats``, and those tied for the last of them."""
    if len(ranked) <= seats or ranked[seats - 1][1] != ranked[seats][1]:
        return ranked[:seats], []
    border = ranked[seats][1]
    return [one for one in ranked if one[1] > border], [one for one in ranked if one[1] == border]


def _tied(
    rules: PinnedRules,
    rounds: Provision[ElectionRule],
    sure: list[tuple[str, int]],
    tied: list[tuple[str, int]],
    facts: dict[str, Any],
) -> Ruling:
    begun = f"Gewählt: {_named(sure)}; " if sure else ""
    rest = f"{begun}gleich viele Stimmen: {_named(tied)}"
    rest = rest[:1].upper() + rest[1:]
    if (ruled := rules.part(ElectionRule, "tie")) is None:
        return left_open(f"{rest}; was dann gilt, ist nicht geregelt", rounds, NextStep.CASE, **facts)
    provision, tie = ruled
    return left_open(f"{rest}: dann {tie.label}", provision, NextStep(tie.value), **facts)


def _not_reached(
    rules: PinnedRules,
    provision: Provision[ElectionRule],
    count: ElectionCount,
    ladder: tuple[MajorityStep, ...],
    is_last: bool,
    round_number: int,
    facts: dict[str, Any],
) -> Ruling:
    """Too few were elected: the next round, a run-off, or nothing more."""
    sure = [one for one in count.ranked if one[1] >= facts["needed"]][: count.seats]
    begun = f"{_named(sure)} gewählt, " if sure else ""
    said = (
        f"{begun}{counted_words(count.seats - len(sure), 'Platz', 'Plätze')} offen, {needs(int(str(facts['needed'])))}"
    )
    if is_last:
        return decided(False, "", "Nicht gewählt", said, provision, **facts)
    run_off = rules.part(ElectionRule, "run_off")
    rest = f"{said}; es folgt der {round_number + 1}. Wahlgang: {ladder[round_number].phrase()}"
    if run_off and run_off[1] is RunOff.BEST_TWO and count.seats == 1 and len(count.votes) > 2:
        rest = f"{said}; es folgt die Stichwahl: {_best_two(rules, count)}"
    return left_open(rest[:1].upper() + rest[1:], provision, NextStep.NEXT_BALLOT, **facts)


def _best_two(rules: PinnedRules, count: ElectionCount) -> str:
    """Who is in the run-off; what decides before it if several share the second place."""
    second = count.ranked[1][1]
    best = [one for one in count.ranked if one[1] >= second]
    if len(best) == 2:
        return _named(best)
    tie = rules.part(ElectionRule, "tie")
    before = f"dann {tie[1].label}" if tie else "was dann gilt, ist nicht geregelt"
    return f"{_named(best)}; für zwei Plätze zu viele, {before}"


def _named(them: list[tuple[str, int]]) -> str:
    return listed(f"{name} ({_votes(number)})" for name, number in them)


def _votes(number: int) -> str:
    return counted_words(number, "Stimme", "Stimmen")

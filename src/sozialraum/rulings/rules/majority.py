"""Rulings: majority – whether a ballot is carried, what a tie does, whether it is secret or by roll call."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sozialraum.norms.rules.majority import (
    AbstentionRule,
    MajorityBase,
    MajorityKind,
    MajorityRule,
    MajorityStep,
    TieRule,
)
from sozialraum.provisions.rules.ruleset import PinnedRules, Provision
from sozialraum.provisions.rules.values import Matter, counted_words, listed
from sozialraum.rulings.rules.ruling import NextStep, Outcome, Ruling, decided, left_open, needs, unregulated


@dataclass(frozen=True)
class VotesCast:
    """A count. ``present`` of ``all`` votes were here; ``choices`` are for more than yes and no."""

    yes: int = 0
    no: int = 0
    abstain: int = 0
    present: int | None = None
    all: int | None = None
    choices: tuple[tuple[str, int], ...] = ()

    def of(self, base: MajorityBase, *, abstentions: bool) -> int | None:
        """The number of which a share is taken; None if it is not known."""
        if base is MajorityBase.CAST:
            return self.yes + self.no + (self.abstain if abstentions else 0)
        return self.present if base is MajorityBase.PRESENT else self.all


def is_carried(
    rules: PinnedRules,
    cast: VotesCast,
    topic: Matter = Matter.ORDINARY,
    *,
    ballot: int = 1,
    chair_says: bool | None = None,
) -> Ruling:
    """Whether a ballot passes; ``ballot`` is its number, ``chair_says`` the casting vote at a tie."""
    if (ruled := rules.part(MajorityRule, "ballots", topic)) is None:
        return unregulated("welche Mehrheit nötig ist")
    provision, ladder = ruled
    step, is_last = ladder[min(ballot, len(ladder)) - 1], ballot >= len(ladder)
    if wrong := _wrong(cast, step):
        return left_open(wrong, provision, NextStep.ASK)
    abstentions = _abstentions(rules, cast, step, topic)
    if is_last and _is_tied(cast, step, abstentions):
        return _tied(rules, cast, topic, provision, chair_says)
    readings = [_judged(cast, step, reading) for reading in abstentions]
    have, needed = readings[0]
    base = cast.of(step.share_of()[1], abstentions=abstentions[0])
    facts: dict[str, Any] = {"have": have, "needed": needed, "base": base}
    if len({one >= enough for one, enough in readings}) > 1:
        rest = f"{_figures(cast)}: es kommt darauf an, ob Enthaltungen mitzählen, und das ist nicht geregelt"
        return left_open(rest, provision, NextStep.CASE, **facts)
    rest = f"{_figures(cast)}, {needs(needed)} ({step.phrase()})"
    if have >= needed:
        return decided(True, "Angenommen", "", rest, provision, **facts)
    again = "" if is_last else f"; es folgt der {ballot + 1}. Wahlgang: {ladder[ballot].phrase()}"
    facts |= {"next_step": None if is_last else NextStep.NEXT_BALLOT, "missing": (f"noch {needed - have}",)}
    return decided(False, "", "Abgelehnt" if is_last else "Nicht erreicht", f"{rest}{again}", provision, **facts)


def majorities_needed(rules: PinnedRules, ballot: int, topics: Sequence[Matter]) -> tuple[str, ...]:
    """What a ballot needs, with its paragraph: a phrase for each rule that holds for one of the topics.

    Each names its topics, unless only one was asked for.
    """
    ruled = (rules.part(MajorityRule, "ballots", topic) for topic in topics)
    found, several = dict(one for one in ruled if one), len(topics) > 1
    return tuple(
        f"{listed(one.label for one in Matter if one in provision.topics) if several and provision.topics else ''} "
        f"{ladder[min(ballot, len(ladder)) - 1].phrase()}{provision.cite}".strip()
        for provision, ladder in found.items()
    )


def is_held(rules: PinnedRules, way: str, asked_by: int, present: int, topic: Matter = Matter.ORDINARY) -> Ruling:
    """Whether a ballot is held in that ``way`` (secret, roll_call), if so many of those present ask for it."""
    german = {"secret": "geheim", "roll_call": "namentlich"}[way]
    if (ruled := rules.part(MajorityRule, way, topic)) is None:
        return unregulated(f"wann {german} abgestimmt wird")
    provision, demand = ruled
    needed = 0 if demand.always else demand.share.needed_of(present) if demand.share else demand.number
    kept = asked_by >= needed
    ask = "verlangt" if asked_by == 1 else "verlangen"
    rest = demand.phrase() if demand.always else f"{asked_by} von {present} {ask} es, {needs(needed)}"
    sentence = f"{'' if kept else 'Nicht '}{german} abzustimmen: {rest}{provision.cite}."
    outcome = Outcome.YES if kept else Outcome.NO
    return Ruling(outcome, sentence[:1].upper() + sentence[1:], provision, have=asked_by, base=present, needed=needed)


def _wrong(cast: VotesCast, step: MajorityStep) -> str:
    """What makes the figures unusable, in German; empty if nothing does."""
    voted = cast.yes + cast.no + cast.abstain + sum(number for _name, number in cast.choices)
    if cast.of(step.share_of()[1], abstentions=True) is None:
        return "Nicht bekannt, wie viele Stimmberechtigte es sind"
    for limit, there in ((cast.present, "{} da waren"), (cast.all, "es {} gibt")):
        if limit is not None and voted > limit:
            return f"Die Zahlen passen nicht: {voted} Stimmen, obwohl {there.format(limit)}"
    return ""


def _is_tied(cast: VotesCast, step: MajorityStep, abstentions: tuple[bool, ...]) -> bool:
    """Whether as many are for it as against it, where a rule for ties is made for that.

    Where abstaining or being silent is like a no (a majority of those present, abstentions that count), those are
    against it, too: then it is no tie but a majority that was not reached, which no casting vote can replace.
    """
    if cast.choices:
        first, *others = sorted((number for _name, number in cast.choices), reverse=True)
        return step.kind is MajorityKind.RELATIVE and first > 0 and others[:1] == [first]
    half = (MajorityKind.RELATIVE, MajorityKind.SIMPLE, MajorityKind.PRESENT, MajorityKind.ALL)
    bases = {cast.of(step.share_of()[1], abstentions=one) for one in abstentions}
    return step.kind in half and cast.yes == cast.no > 0 and 2 * cast.yes in bases


def _tied(
    rules: PinnedRules, cast: VotesCast, topic: Matter, ballots: Provision[MajorityRule], chair_says: bool | None
) -> Ruling:
    """What follows from a tie; where no rule says, the majority is not reached."""
    rest = f"Stimmengleichheit, {_figures(cast)}"
    if (ruled := rules.part(MajorityRule, "tie", topic)) is None:
        return decided(False, "", "Abgelehnt", f"{rest}; was dann gilt, ist nicht eigens geregelt", ballots)
    provision, tie = ruled
    if tie is TieRule.REJECTED:
        return decided(False, "", "Abgelehnt", rest, provision)
    if tie is TieRule.CHAIR and chair_says is not None and not cast.choices:
        said = f"{rest}, die Leitung stimmt mit {'Ja' if chair_says else 'Nein'}"
        return decided(chair_says, "Angenommen", "Abgelehnt", said, provision)
    return left_open(f"{rest}: dann {tie.label}", provision, NextStep(tie.value))


def _abstentions(rules: PinnedRules, cast: VotesCast, step: MajorityStep, topic: Matter) -> tuple[bool, ...]:
    """Whether abstentions count: one reading where a rule says it or it makes no difference, else both."""
    provision = rules.rule(MajorityRule, "abstentions", topic)
    if not step.needs_abstentions or not cast.abstain:
        return (False,)
    return (provision.value.abstentions is AbstentionRule.COUNTED,) if provision else (False, True)


def _judged(cast: VotesCast, step: MajorityStep, abstentions: bool) -> tuple[int, int]:
    """Votes for it (for the leading choice), and how many are needed."""
    share, base = step.share_of()
    if not cast.choices:
        return cast.yes, share.needed_of(cast.of(base, abstentions=abstentions) or 0)
    first, *others = sorted((number for _name, number in cast.choices), reverse=True)
    if step.kind is MajorityKind.RELATIVE:
        return first, max([0, *others]) + 1
    named = sum(number for _name, number in cast.choices)
    total = cast.of(base, abstentions=abstentions) or 0
    return first, share.needed_of(total + named if base is MajorityBase.CAST else total)


def _figures(cast: VotesCast) -> str:
    if cast.choices:
        ranked = sorted(cast.choices, key=lambda one: (-one[1], one[0]))
        return ", ".join(f"{name} {number}" for name, number in ranked)
    return f"{cast.yes} Ja, {cast.no} Nein, {counted_words(cast.abstain, 'Enthaltung', 'Enthaltungen')}"

"""Rulings: what was typed of heads and votes, and whether a rule says no to what the chair makes of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from sozialraum.counting.rules.figures import CARRIED, REJECTED, VoteFigures
from sozialraum.norms.rules.majority import MajorityRule
from sozialraum.norms.rules.quorum import QuorumBase, QuorumKind, QuorumRule
from sozialraum.norms.rules.vote import VoteRule, VoteUnit
from sozialraum.provisions.rules.ruleset import PinnedRules
from sozialraum.provisions.rules.values import Matter
from sozialraum.rulings.rules.majority import VotesCast, is_carried
from sozialraum.rulings.rules.ruling import NextStep, Outcome, Ruling, decided, left_open, needs, unregulated

#: What a decision may be about, by the stored word: »gezählt nach den Regeln bei Geld«.
TOPICS = tuple((one.value, one.label) for one in Matter)
#: Results that need a majority and a group that can decide; of the others no rule on votes speaks.
ACCEPTED = frozenset({CARRIED, "partly", "conditional", "agreed", "recommended", "elected"})
#: Of what the second number is, behind »von 20«.
BASES = {QuorumBase.SEATS: "Sitzen", QuorumBase.FILLED: "besetzten Sitzen", QuorumBase.VOTERS: "Stimmberechtigten"}


@dataclass(frozen=True)
class HeadCount:
    """How many voters of a group are here, and of how many: seats, filled seats or voters, as its rule says."""

    present: int
    of: int | None = None


def asks_heads(rules: PinnedRules, topic: Matter = Matter.ORDINARY) -> tuple[bool, QuorumBase | None]:
    """Whether heads make a group able to decide, and of what a share is taken (None: of nothing)."""
    ruled = rules.part(QuorumRule, "need", topic)
    if ruled is None or ruled[1].kind is QuorumKind.INVITED:
        return False, None
    return True, ruled[1].base


def has_heads(rules: PinnedRules, heads: HeadCount, topic: Matter = Matter.ORDINARY) -> Ruling:
    """Whether so many are enough for the group to decide; who they are is not asked, nor whether all were invited."""
    ruled = rules.part(QuorumRule, "need", topic)
    if ruled is None or ruled[1].kind is QuorumKind.INVITED:
        return unregulated("wie viele da sein müssen")
    provision, need = ruled
    if need.share and heads.of is None:
        return left_open("Nicht bekannt, wie viele es insgesamt sind", provision, NextStep.ASK, have=heads.present)
    base = BASES[need.base or QuorumBase.VOTERS]
    if heads.of is not None and heads.present > heads.of:
        rest = f"Die Zahlen passen nicht: {heads.present} anwesend, obwohl es nur {heads.of} gibt"
        return left_open(rest, provision, NextStep.ASK, have=heads.present, base=heads.of)
    figures = f"{heads.present} Stimmberechtigte" if heads.of is None else f"{heads.present} von {heads.of} {base}"
    needed = need.share.needed_of(heads.of or 0) if need.share else need.number or 0
    lacking = needed - heads.present
    return decided(
        lacking <= 0,
        "Beschlussfähig",
        "Nicht beschlussfähig",
        f"{figures} anwesend, {needs(needed)}",
        provision,
        have=heads.present,
        base=heads.of,
        needed=needed,
        missing=(f"noch {lacking}",) if lacking > 0 else (),
    )


@dataclass(frozen=True)
class StatedQuorum:
    """Whether one group could decide, as it was stated at the meeting; what is None or "" is not recorded."""

    reached: bool | None = None
    present: int | None = None
    voters: int | None = None
    needed: int | None = None
    basis: str = ""


def shared_votes(rules: PinnedRules) -> str:
    """Which people or seats have one vote together, in sentences; "" where no rule says so."""
    named = {one for each in rules.provisions for one in each.value.narrowed_to()}
    found = (rules.rule(VoteRule, "unit", Matter.ORDINARY, one) for one in ("", *sorted(named)))
    together = (VoteUnit.HOUSEHOLD, VoteUnit.INSTITUTION)
    shared = [one for one in dict.fromkeys(found) if one and one.value.unit in together]
    alone = [replace(one, value=VoteRule(one.value.categories, unit=one.value.unit)).for_all() for one in shared]
    return " ".join([*(one.sentence({}) for one in alone), "Wer zusammengehört, zählt einmal."] if alone else [])


def majorities(rules: PinnedRules) -> tuple[str, ...]:
    """The sentences that say which majority is needed, the ordinary first, then by topic; none where no rule does."""
    found = (rules.rule(MajorityRule, "ballots", topic) for topic in Matter)
    said = (replace(one, groups=frozenset(), classifications=frozenset()) for one in dict.fromkeys(found) if one)
    return tuple(one.sentence({}) for one in said)


def against(
    rules: PinnedRules,
    count: VoteFigures,
    ballot: int,
    present: int | None = None,
    voters: int | None = None,
    *,
    topic: Matter | None = None,
) -> Iterator[Ruling]:
    """The answers of the rules that the stated ``result`` of a count goes against; nothing where no rule speaks.

    ``present`` of ``voters`` were here, as the minutes say. Votes are judged where both yes and no are known. Rejected
    against a majority is told only where abstentions are known, too: more of them may cost a majority. By the rules of
    its ``topic``; where it is not said what a decision is about (None), nothing is told of votes that a rule for some
    other topic judges otherwise.
    """
    is_asked, base = asks_heads(rules, topic or Matter.ORDINARY)
    if is_asked and present is not None and base in (None, QuorumBase.VOTERS) and count.result in ACCEPTED:
        ruling = has_heads(rules, HeadCount(present, voters), topic or Matter.ORDINARY)
        if ruling.outcome is Outcome.NO:
            yield ruling
    if count.yes is None or count.no is None:
        return
    cast = VotesCast(count.yes, count.no, count.abstain or 0, present, voters)
    ruling, *others = (is_carried(rules, cast, one, ballot=ballot) for one in ([topic] if topic else Matter))
    if any(one.outcome is not ruling.outcome for one in others):
        return
    if ruling.outcome is Outcome.NO and count.result in ACCEPTED:
        yield ruling
    if (ruling.outcome, count.result) == (Outcome.YES, REJECTED) and count.abstain is not None:
        yield ruling

"""Norms: the families of rules by their stored word, and what contradicts itself among rules that are entered."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import combinations

from sozialraum.norms.rules.agenda import AgendaRule
from sozialraum.norms.rules.amendment import AmendmentRule
from sozialraum.norms.rules.bias import BiasRule
from sozialraum.norms.rules.chair import ChairRule
from sozialraum.norms.rules.circular import CircularRule
from sozialraum.norms.rules.demand import DemandRule
from sozialraum.norms.rules.effect import EffectRule
from sozialraum.norms.rules.election import ElectionRule
from sozialraum.norms.rules.form import FormRule
from sozialraum.norms.rules.guests import GuestRule
from sozialraum.norms.rules.majority import MajorityRule
from sozialraum.norms.rules.minutes import MinutesRule
from sozialraum.norms.rules.notice import NoticeRule
from sozialraum.norms.rules.quorum import QuorumKind, QuorumRule
from sozialraum.norms.rules.rhythm import RhythmRule
from sozialraum.norms.rules.term import TermRule
from sozialraum.norms.rules.vote import VoteRule
from sozialraum.norms.rules.workgroups import WorkGroupRule
from sozialraum.provisions.rules.ruleset import Provision
from sozialraum.provisions.rules.values import RuleFault, RuleValue, counted_words

KINDS_OF_RULES: tuple[type[RuleValue], ...] = (
    NoticeRule, DemandRule, AgendaRule, FormRule, RhythmRule,
    VoteRule, QuorumRule, MajorityRule, BiasRule, CircularRule, EffectRule,
    ChairRule, GuestRule, MinutesRule,
    ElectionRule, TermRule, WorkGroupRule, AmendmentRule,
)  # fmt: skip
#: A new family is one value class and its name above.
FAMILIES: dict[str, type[RuleValue]] = {one.family: one for one in KINDS_OF_RULES}


def value_of(family: str, value: object) -> RuleValue:
    """The value of a family from JSON; raises RuleFault with the field that is wrong."""
    if family not in FAMILIES:
        raise RuleFault("family", "Diese Art von Regel gibt es nicht.")
    return FAMILIES[family].from_json(value)


def contradictions(them: Iterable[Provision[RuleValue]]) -> tuple[str, ...]:
    """Pairs of provisions of one text that say different things with the same claim, in German sentences."""
    said = []
    for one, other in combinations(them, 2):
        for part in _alike(one, other):
            label = one.value.SAYS[part][0]
            first, second = one.value.phrase_of(part), other.value.phrase_of(part)
            said.append(f"{label}: „{first}“{one.cite} und „{second}“{other.cite} widersprechen sich.")
    return tuple(said)


def unreachable(one: Provision[RuleValue], group: str, votes: int) -> str:
    """Why a group with so many votes can never reach a number that a rule asks for, in German; empty if it can."""
    number = _asked_of(one.value)
    if number <= votes:
        return ""
    has = counted_words(votes, "Stimme", "Stimmen")
    return f"Das kann nie erreicht werden: {group} hat {has}, nötig sind {number}{one.cite}."


def _asked_of(value: RuleValue) -> int:
    """The fixed number of voters without whom nothing comes of a rule; 0 if it asks for none."""
    if isinstance(value, QuorumRule) and value.need and value.need.kind is QuorumKind.FIXED:
        return value.need.number or 0
    if isinstance(value, DemandRule) and value.by:
        return value.by.number or 0
    asked = {FormRule: "requested", CircularRule: "stopped_by"}.get(type(value))
    return (getattr(value, asked) or 0) if asked else 0


def _alike(one: Provision[RuleValue], other: Provision[RuleValue]) -> list[str]:
    """Parts that both fill in, differently, with the same claim to the same groups, topics and categories."""
    claims = ((one.groups, other.groups), (one.topics, other.topics))
    narrowed = (frozenset(one.value.narrowed_to()), frozenset(other.value.narrowed_to()))
    if type(one.value) is not type(other.value) or not all(_overlap(*pair) for pair in (*claims, narrowed)):
        return []
    mine, theirs = one.value.parts(), other.value.parts()
    return [part for part in mine if part in theirs and part not in one.value.gathered and mine[part] != theirs[part]]


def _overlap(one: frozenset[object], other: frozenset[object]) -> bool:
    """Whether two claims are on one level and share something: both for all, or both for some with one in common."""
    return bool(one & other) if one and other else not one and not other

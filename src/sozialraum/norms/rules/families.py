"""Norms: the families of rules by their stored word, and what contradicts itself among rules that are entered."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import combinations

from sozialraum.norms.rules.catalogue import KINDS_OF_RULES
from sozialraum.norms.rules.quorum import QuorumKind, QuorumRule
from sozialraum.provisions.rules.ruleset import Provision
from sozialraum.provisions.rules.values import RuleFault, RuleValue, counted_words

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
    """Why a group with so many votes can never reach this quorum, in German; empty if it can."""
    need = one.value.need if isinstance(one.value, QuorumRule) else None
    if need is None or need.kind is not QuorumKind.FIXED or (need.number or 0) <= votes:
        return ""
    has = counted_words(votes, "Stimme", "Stimmen")
    return f"Das kann nie erreicht werden: {group} hat {has}, nötig sind {need.number}{one.cite}."


def _alike(one: Provision[RuleValue], other: Provision[RuleValue]) -> list[str]:
    """Parts that both fill in, differently, with the same claim to the same groups, topics and categories."""
    if type(one.value) is not type(other.value) or not all(map(_overlap, _claims(one), _claims(other))):
        return []
    mine, theirs = one.value.parts(), other.value.parts()
    return [part for part in mine if part in theirs and part not in one.value.gathered and mine[part] != theirs[part]]


def _claims(one: Provision[RuleValue]) -> tuple[frozenset[object], ...]:
    """For whom (groups by key and kinds of groups, told apart), at which points and for which categories it speaks."""
    whom = {("group", key) for key in one.groups} | {("kind", kind.value) for kind in one.classifications}
    return frozenset(whom), one.topics, frozenset(one.value.narrowed_to())


def _overlap(one: frozenset[object], other: frozenset[object]) -> bool:
    """Whether two claims are on one level and share something: both for all, or both for some with one in common."""
    return bool(one & other) if one and other else not one and not other

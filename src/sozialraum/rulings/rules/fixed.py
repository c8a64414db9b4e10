"""Rulings: what the rules fixed for sittings say of majority and quorum, in place of what was typed."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sozialraum.norms.rules.majority import MajorityRule
from sozialraum.norms.rules.quorum import QuorumBase
from sozialraum.provisions.rules.ruleset import PinnedRules
from sozialraum.provisions.rules.values import Matter
from sozialraum.rulings.rules.figures import HeadCount, asks_heads, has_heads
from sozialraum.rulings.rules.majority import majorities_needed
from sozialraum.rulings.rules.ruling import Outcome, Ruling, taken_over

TOPICS = {one.value: one for one in Matter}


@dataclass(frozen=True)
class FixedRules:
    """The rules fixed for sittings, by meeting and group; ``readable`` are the keys of the revisions one may quote."""

    by_group: Mapping[tuple[int, int], PinnedRules]
    names: Mapping[int, str]
    readable: Collection[str]

    def majority(self, typed: str, votes: Sequence[Any], topic: str = "") -> str:
        """Which majority a decision needed: by the rules that counted its last round, else as it was typed.

        ``votes`` are rows of groups with meeting, round and revision. Where it is not said what a decision is about
        (``topic``, a stored word) and a rule makes a difference of that, what was typed goes before.
        """
        if not self.by_group:
            return taken_over(typed)
        last, matter = max((vote.round for vote in votes), default=1), TOPICS.get(topic)
        found = {vote.organization: self._needed(vote, matter) for vote in votes if vote.round == last}
        said = set(found.values())
        if not said or not all(said) or (typed and any(len(one) > 1 for one in said)):
            return taken_over(typed)
        if len(said) == 1:
            return f"Nötig: {'; '.join(said.pop())}"
        each = (f"{self.names[group]}: {'; '.join(one)}" for group, one in found.items() if group)
        return f"Nötig: {'. '.join(each)}"

    def _needed(self, vote: Any, topic: Matter | None) -> tuple[str, ...]:
        """What the rules ask for by which a group, or all together (None), were counted; nothing without any."""
        for (meeting, group), rules in self.by_group.items() if vote.revision else ():
            if meeting == vote.resolution__meeting and vote.organization in (None, group):
                ruled = rules.rule(MajorityRule, "ballots", topic or Matter.ORDINARY)
                if ruled and ruled.revision == vote.revision and ruled.revision in self.readable:
                    return majorities_needed(rules, vote.round, [topic] if topic else list(Matter))
        return ()

    def quorum(self, meeting: int, group: int, present: int | None, of: int | None) -> Ruling | None:
        """Whether a group could decide, where its rules give an answer to the figures of the minutes."""
        rules = self.by_group.get((meeting, group), PinnedRules(""))
        is_asked, base = asks_heads(rules)
        if present is None or not is_asked or base not in (None, QuorumBase.VOTERS):
            return None
        answer = has_heads(rules, HeadCount(present, of))
        is_readable = answer.provision and answer.provision.revision in self.readable
        return answer if is_readable and answer.outcome in (Outcome.YES, Outcome.NO) else None

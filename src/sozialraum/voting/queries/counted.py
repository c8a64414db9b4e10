"""Voting: what follows from the votes entered at one point – sums, results by the rules, and what stands against it."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from django.db.models import prefetch_related_objects

from sozialraum.bodies.models import Organization
from sozialraum.bylaws.models import MATTERS
from sozialraum.counting.rules.figures import CARRIED
from sozialraum.foundation.visitor import Visitor
from sozialraum.meetings.models import Meeting
from sozialraum.norms.rules.majority import MajorityRule
from sozialraum.presence.queries import SittingNow, sitting_now
from sozialraum.provisions.rules.ruleset import PinnedRules
from sozialraum.rulings.rules.majority import VotesCast, majorities_needed
from sozialraum.voting.queries.rolls import GroupAtPoint, voters_together, votes_at
from sozialraum.voting.rules.given import GroupVote
from sozialraum.voting.rules.outcomes import CountOutcome, outcome_of
from sozialraum.voting.rules.sums import CountCheck, check_count


@dataclass(frozen=True)
class CountedVote:
    """One entered vote, compared with the basis and judged by the rules."""

    given: GroupVote
    check: CountCheck
    outcome: CountOutcome

    @property
    def result(self) -> str:
        """As it was stated, else as it follows; a word that says no more is a yes."""
        return self.given.ended or (CARRIED if self.given.in_a_word else self.outcome.result)

    @property
    def differs(self) -> bool:
        """Whether another result is stated than the rule gives."""
        return bool(self.given.ended) and self.outcome.is_ruled and self.given.ended != self.outcome.result

    @property
    def asks_reason(self) -> bool:
        return self.differs or self.check.is_wrong


@dataclass(frozen=True)
class VotingFloor:
    """A sitting as it is now with the rules by which it votes; one value for all of its points."""

    sitting: SittingNow
    rules: Mapping[Organization, PinnedRules]

    def at_point(self, recused: Collection[str] = ()) -> PointVotes:
        """The votes at a point at which these people are biased."""
        return PointVotes(votes_at(self.sitting, recused), self.rules)


@dataclass(frozen=True)
class PointVotes:
    """The groups at one point."""

    groups: Mapping[Organization, GroupAtPoint]
    rules: Mapping[Organization, PinnedRules]

    def judged(self, given: GroupVote, topic: str, ballot: int) -> CountedVote:
        """What follows from one entered vote in this ballot."""
        figures, voting, recused = given.figures, self.voting(given.group), self.recused(given.group)
        check = check_count(*figures, voting=voting, recused=recused)
        if given.in_a_word or (figures[0] is None and figures[1] is None):
            return CountedVote(given, check, CountOutcome())
        yes, no, abstain = (one or 0 for one in figures)
        present = None if voting is None or check.is_wrong else voting
        cast = VotesCast(yes, no, abstain, present, self._all(given.group))
        rules, matter = self.rules_for(given.group, topic), MATTERS[topic or "ordinary"]
        return CountedVote(given, check, outcome_of(rules, cast, matter, ballot=ballot, chair_says=given.chair_says))

    def voting(self, group: Organization | None) -> int | None:
        """How many votes can be cast now; None where that is not known."""
        return self.groups[group].voting if group else voters_together(self.groups.values())

    def recused(self, group: Organization | None) -> int:
        them = [self.groups[group]] if group else list(self.groups.values())
        return len({one.speaker for each in them for one in each.recused})

    def _all(self, group: Organization | None) -> int | None:
        """All votes there are, here or not; of several groups together nobody has said how many heads they are."""
        return self.groups[group].now.roll.all_votes if group and self.groups[group].is_known else None

    def rules_for(self, group: Organization | None, topic: str) -> PinnedRules | None:
        """The rules of a group; for all together, those of the first if one revision rules the majority of all."""
        if group is not None:
            return self.rules.get(group)
        ruled = [one.rule(MajorityRule, "ballots", MATTERS[topic or "ordinary"]) for one in self.rules.values()]
        is_one = len({one.revision if one else "" for one in ruled}) == 1
        return next(iter(self.rules.values()), None) if is_one else None

    def needs(self, group: Organization | None, topic: str, ballot: int) -> str:
        """Which majority this ballot needs, with its paragraph; "" where no rule says."""
        rules = self.rules_for(group, topic)
        return "; ".join(majorities_needed(rules, ballot, [MATTERS[topic or "ordinary"]])) if rules else ""

    @cached_property
    def without_quorum(self) -> Sequence[Organization]:
        return [group for group, votes in self.groups.items() if votes.cannot_decide]


def floor_of(meeting: Meeting, visitor: Visitor, sitting: SittingNow | None = None) -> VotingFloor:
    """What is asked once for a sitting: who is here, and by which rules each group votes."""
    prefetch_related_objects([meeting], "holders")  # an act has read its meeting anew
    now = sitting or sitting_now(meeting, visitor)
    return VotingFloor(now, {group: one.rules for group, one in now.by_group.items()})

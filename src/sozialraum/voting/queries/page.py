"""Voting: what the page of a sitting shows of votes – one value for all of its points, in a fixed number of queries."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from django.utils.translation import gettext as _

from sozialraum.ballots.queries.polls import PollLine, polls_of
from sozialraum.ballots.queries.recused import recused_in
from sozialraum.bodies.models import Organization
from sozialraum.bodies.permissions import is_office
from sozialraum.bodies.queries import value_of
from sozialraum.foundation.visitor import Visitor
from sozialraum.meetings.models import AgendaItem, Meeting
from sozialraum.meetings.permissions import leads_or_writes
from sozialraum.meetings.rules import anchor_of
from sozialraum.meetings.words import FIXED
from sozialraum.presence.queries import SittingNow
from sozialraum.ui.values import Group
from sozialraum.voting.queries.counted import CountedVote, PointVotes, VotingFloor, floor_of
from sozialraum.voting.queries.decided import HeldDecision, decided_in
from sozialraum.voting.queries.numbers import next_decision_number
from sozialraum.voting.queries.recusals import BiasNow, RecusalChoice, bias_now
from sozialraum.voting.queries.rolls import token_of
from sozialraum.voting.rules.given import GroupVote
from sozialraum.voting.words import CountingWay

TOGETHER = 0  # the place of all groups together in a form
NOT_HERE = "none"  # a group that does not vote on this, in a form


@dataclass(frozen=True)
class VoiceChoice:
    """One vote that is asked by name: whose it is, who speaks for it."""

    key: str
    token: str
    label: str
    who: str


@dataclass(frozen=True)
class GroupPanel:
    """How one group votes at a point, or all together (``place`` 0): what is asked of it and what it needs."""

    place: int
    item: str
    group: Organization | None
    sign: Group | None
    point: PointVotes
    topic: str
    ballot: int
    voting: int | None
    recused: int
    poll: PollLine | None = None

    @property
    def name(self) -> str:
        return self.group.name if self.group else _("Alle zusammen")

    @property
    def sentence(self) -> str:
        """Whether it can decide, by its rule."""
        return self.point.groups[self.group].now.sentence if self.group else ""

    @property
    def possible(self) -> tuple[str, ...]:
        """What it can do without a quorum."""
        return self.point.groups[self.group].now.possible if self.group else ()

    @property
    def needs(self) -> str:
        """»einfache Mehrheit (§ 8 Absatz 1)«, of this ballot."""
        return self.point.needs(self.group, self.topic, self.ballot)

    @cached_property
    def voices(self) -> tuple[VoiceChoice, ...]:
        """The votes that can be cast now, for a roll call; of all together nobody is called by name."""
        if self.group is None:
            return ()
        now = self.point.groups[self.group].now
        names = {one.key: one.name for one in now.people}
        return tuple(
            VoiceChoice(
                one.key,
                token_of(self.item, f"{self.group.key}:{one.key}"),
                one.name,
                names.get(one.speaker, "") if names.get(one.speaker) != one.name else "",
            )
            for one in now.roll.voting
        )

    @property
    def ways(self) -> list[tuple[str, str]]:
        """The chips, in their order."""
        left_out = (CountingWay.ROLL_CALL,) if self.group is None else ()
        return [(one.value, str(one.label)) for one in CountingWay if one not in left_out]

    def judged(self, given: GroupVote) -> CountedVote:
        return self.point.judged(given, self.topic, self.ballot)


@dataclass(frozen=True)
class ItemVote:
    """Everything that the page shows of votes at one point."""

    item: AgendaItem
    anchor: str
    floor: VotingFloor
    bias: BiasNow
    number: str
    signs: Mapping[int, Group]
    may_count: bool
    held: tuple[HeldDecision, ...] = ()
    polls: tuple[PollLine, ...] = ()
    topic: str = ""
    sent: frozenset[str] | None = None  # the keys of those who were chosen as biased, once a form was sent

    @cached_property
    def proposed(self) -> dict[str, str]:
        """By the key of a person, why they are proposed as biased here."""
        return self.bias.proposed_at(self.item.key)

    @property
    def biased(self) -> frozenset[str]:
        """Who counts as biased: those who were chosen, before that those who are proposed."""
        return frozenset(self.proposed) if self.sent is None else self.sent

    @cached_property
    def recusals(self) -> tuple[RecusalChoice, ...]:
        """Everybody who speaks for a vote; made only where it is shown."""
        return tuple(self.bias.choices(self.item.key, self.biased, self.proposed))

    @property
    def named(self) -> tuple[RecusalChoice, ...]:
        """Those who are proposed or chosen: they stand in sight."""
        return tuple(one for one in self.recusals if one.is_chosen or one.why)

    @property
    def others(self) -> tuple[RecusalChoice, ...]:
        return tuple(one for one in self.recusals if not (one.is_chosen or one.why))

    @cached_property
    def point(self) -> PointVotes:
        return self.floor.at_point(self.biased)

    @property
    def open_decision(self) -> HeldDecision | None:
        """The decision of which another ballot follows."""
        return next((one for one in self.held if one.next_ballot), None)

    @property
    def ballot(self) -> int:
        return self.open_decision.next_ballot or 1 if self.open_decision else 1

    @cached_property
    def panels(self) -> tuple[GroupPanel, ...]:
        """The groups that can vote; a joint sitting has one more, for all together."""
        able = [one for one in self._panels if one.group not in self.point.without_quorum]
        if len(self.point.groups) > 1 and len(able) == len(self._panels):
            return (self._panel(TOGETHER, None), *able)
        return tuple(able)

    @property
    def without_quorum(self) -> tuple[GroupPanel, ...]:
        return tuple(one for one in self._panels if one.group in self.point.without_quorum)

    @property
    def is_joint(self) -> bool:
        return len(self.point.groups) > 1

    @cached_property
    def _panels(self) -> tuple[GroupPanel, ...]:
        return tuple(self._panel(place, group) for place, group in enumerate(self.point.groups, 1))

    def _panel(self, place: int, group: Organization | None) -> GroupPanel:
        topic = self.open_decision.topic if self.open_decision else self.topic
        return GroupPanel(
            place,
            self.item.key,
            group,
            self.signs.get(group.pk) if group else None,
            self.point,
            topic,
            self.ballot,
            self.point.voting(group),
            self.point.recused(group),
            next((one for one in self.polls if group and one.group == group.key), None),
        )


@dataclass(frozen=True)
class SittingVotes:
    """The votes of a sitting, made of rows that are read once; ``at`` asks nothing more."""

    meeting: Meeting
    floor: VotingFloor
    bias: BiasNow
    number: str
    signs: Mapping[int, Group]
    may_count: bool
    decided: Mapping[int | None, tuple[HeldDecision, ...]]
    polls: Mapping[str, tuple[PollLine, ...]]

    def at_item(self, item: AgendaItem, *, topic: str = "", sent: Sequence[str] | None = None) -> ItemVote:
        """One point; ``sent`` are the tokens of those who were chosen as biased in a form, None before one was sent."""
        found = ItemVote(
            item,
            anchor_of(self.meeting.key, item.key),
            self.floor,
            self.bias,
            self.number,
            self.signs,
            self.may_count,
            self.decided.get(item.pk, ()),
            self.polls.get(item.key, ()),
            topic,
        )
        if sent is None:
            return found
        keys = {one.token: one.key for one in found.recusals}
        return replace(found, sent=frozenset(keys[one] for one in sent if one in keys))


def ballots_on(meeting: Meeting, visitor: Visitor, sitting: SittingNow | None = None) -> SittingVotes | None:
    """The votes of a sitting for who may see its page; None before it is opened and once its record is published.

    ``sitting`` is who is here, if that has been asked; beside it ten queries at most. ``meeting`` comes with its
    holders.
    """
    if meeting.state not in FIXED or meeting.record_published is not None:
        return None
    floor, decided = floor_of(meeting, visitor, sitting), decided_in(meeting)
    return SittingVotes(
        meeting,
        floor,
        bias_now(meeting, visitor, floor.sitting, recused_in(meeting) if decided else {}),
        next_decision_number(meeting),
        {group.pk: value_of(group) for group in floor.sitting.by_group},
        (is_office | leads_or_writes).holds(visitor, meeting),
        decided,
        polls_of(meeting, visitor),
    )

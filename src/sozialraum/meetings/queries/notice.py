"""Meetings: the last day to invite, and whether an invitation is in time, for each group by its own rules."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from django.utils import timezone

from sozialraum.bodies.models import Organization
from sozialraum.bylaws.queries import rule_sets_of
from sozialraum.meetings.models import Meeting
from sozialraum.provisions.rules.ruleset import PinnedRules, RuleSet
from sozialraum.rulings.rules.notice import NoticeGiven, is_in_time, last_day
from sozialraum.rulings.rules.ruling import JointRuling, Ruling


def last_days(meetings: Collection[Meeting], sets: Mapping[int, RuleSet]) -> dict[int, JointRuling]:
    """By meeting whose day is known, the last day to invite by the rules of each of its groups, by its name."""
    known = {one: one.date.exact for one in meetings if one.date and one.date.exact}
    return {
        one.pk: JointRuling(
            {group.name: last_day(sets[group.pk].pinned(group.key, day, opening=True), day) for group in one.groups}
        )
        for one, day in known.items()
    }


@dataclass(frozen=True)
class NoticeRules:
    """The rules of the groups of a meeting, read once and asked for any day on which it may take place."""

    groups: tuple[Organization, ...]
    sets: Mapping[int, RuleSet]

    @classmethod
    def of(cls, meeting: Meeting) -> NoticeRules:
        groups = meeting.groups
        return cls(tuple(groups), rule_sets_of(groups))

    def on(self, day: dt.date) -> dict[Organization, PinnedRules]:
        """By group, what will hold if the meeting takes place that day."""
        return {group: self.sets[group.pk].pinned(group.key, day, opening=True) for group in self.groups}

    def last_day(self, day: dt.date, given: NoticeGiven) -> JointRuling:
        """The last day to invite for a meeting on that day, for each group by its name."""
        urgent = given.urgency is not None
        answers = {
            group.name: last_day(rules, day, given.matters, urgent=urgent, by_letter=given.by_letter)
            for group, rules in self.on(day).items()
        }
        return JointRuling(answers)

    def in_time(self, day: dt.date, given: NoticeGiven) -> dict[Organization, Ruling]:
        """For each group, whether an invitation sent now is in time for that day."""
        now = timezone.localdate()
        return {
            group: is_in_time(rules, day, now, given.matters, urgency=given.urgency, by_letter=given.by_letter)
            for group, rules in self.on(day).items()
        }

"""Approvals: what the rules of each group that met want of its minutes."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from sozialraum.bodies.models import Organization
from sozialraum.bylaws.queries import rules_of_several
from sozialraum.meetings.models import Meeting
from sozialraum.meetings.queries.governing import editions_of, governing_rules
from sozialraum.norms.rules.minutes import ApprovedBy, MinutesRule, PublicFrom
from sozialraum.proceedings.rules.records import may_be_read, minutes_due, objection_ends, publication
from sozialraum.provisions.rules.ruleset import PinnedRules


@dataclass(frozen=True)
class MinutesRules:
    """The rules by which a meeting was held, by group; of a group without any there is no entry."""

    meeting: Meeting
    rules: dict[Organization, PinnedRules] = field(default_factory=dict)

    def _ruled(self, part: str) -> dict[Organization, object]:
        found = {group: one.part(MinutesRule, part) for group, one in self.rules.items()}
        return {group: ruled[1] for group, ruled in found.items() if ruled}

    def approved_by(self, group: Organization) -> ApprovedBy | None:
        """What approves the minutes for this group; None where no rule says so."""
        return self._ruled("approved").get(group)  # type: ignore[return-value]

    @property
    def goes_by_silence(self) -> bool:
        """Whether silence approves for every group."""
        groups = self.meeting.groups
        return bool(groups) and all(self.approved_by(one) is ApprovedBy.SILENCE for one in groups)

    @property
    def publication(self) -> PublicFrom | None:
        """From when everybody may read it: the strictest rule; None without one."""
        return publication(self.rules.values())

    @property
    def publishes_by_itself(self) -> PublicFrom | None:
        """The same, if every group has a rule: then nobody has to press a button."""
        return self.publication if len(self._ruled("public")) == len(self.meeting.groups) else None

    @property
    def goes_with_invitation(self) -> bool:
        """Whether a rule says that the draft goes out with the next invitation."""
        return any(getattr(one, "with_next", False) for one in self._ruled("sent").values())

    def objection_days(self, sent: dt.date) -> list[dt.date]:
        """The last days to object to what was sent on a day, as rules name them."""
        ends = (objection_ends(one, sent).day for one in self.rules.values())
        return [day for day in ends if day]

    def due(self) -> dt.date | None:
        """The first of the days by which rules want the draft sent."""
        day = self.meeting.date.exact if self.meeting.date else None
        days = (minutes_due(one, day).day for one in self.rules.values()) if day else ()
        return min((one for one in days if one), default=None)

    def sentences(self, *, sent: bool, approved: bool) -> list[str]:
        """What rules say of publishing, each sentence once with the groups that have it."""
        told: dict[str, list[str]] = {}
        for group, one in self.rules.items():
            answer = may_be_read(one, sent=sent, approved=approved)
            if answer.provision is not None:
                told.setdefault(answer.sentence, []).append(group.name)
        return list(told) if len(told) == 1 else [f"{', '.join(names)}: {said}" for said, names in told.items()]


def rules_of(meeting: Meeting) -> MinutesRules:
    """As fixed at its opening, else as they were on its day."""
    found = governing_rules(meeting)
    return MinutesRules(meeting, {group: found[group] for group in meeting.groups if group in found})


def pinned_rules(meetings: Sequence[Meeting]) -> dict[int, MinutesRules]:
    """By primary key, the rules fixed for these meetings; none for a meeting of which nothing is fixed.

    Meetings that were held by the same revisions are asked for once.
    """
    editions: dict[int, dict[Organization, list[Any]]] = defaultdict(dict)
    for (meeting, group), them in editions_of([one.pk for one in meetings]).items():
        editions[meeting][group] = them
    known: dict[frozenset[tuple[int, tuple[int, ...]]], dict[Organization, PinnedRules]] = {}
    found = {}
    for one in meetings:
        if mine := editions.get(one.pk):
            alike = frozenset((group.pk, tuple(each.pk for each in them)) for group, them in mine.items())
            if alike not in known:
                known[alike] = rules_of_several(mine)
            found[one.pk] = MinutesRules(one, known[alike])
    return found

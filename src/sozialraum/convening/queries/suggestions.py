"""Convening: what is suggested for a new sitting of some groups – with whom, when, where, and what about."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from django.utils import timezone

from sozialraum.agenda.queries.lines import KINDS, LABELS
from sozialraum.agenda.queries.proposals import OfferedLine, proposals_for
from sozialraum.agenda.rules import AgendaLine, read_lines, write_lines
from sozialraum.bodies.models import Organization
from sozialraum.bylaws.queries import rule_sets_of
from sozialraum.convening.queries.conductors import OfferedPeople, conductors_as_last
from sozialraum.convening.queries.days import PlannedDays, planned_for
from sozialraum.convening.queries.former import (
    FormerSittings,
    Partner,
    partners_of,
    sittings_before,
)
from sozialraum.convening.rules import first_days, propose_days, with_lines
from sozialraum.foundation.dates import PartialDate
from sozialraum.foundation.visitor import Visitor
from sozialraum.meetings.models import AgendaItem, Holder, Meeting
from sozialraum.meetings.words import ItemKind, State
from sozialraum.norms.rules.agenda import AgendaRule
from sozialraum.proceedings.rules.agendas import standing_items
from sozialraum.provisions.rules.ruleset import RuleSet
from sozialraum.provisions.rules.values import Matter
from sozialraum.rulings.rules.ruling import Ruling


def imagined(groups: Sequence[Organization], visitor: Visitor, day: dt.date | None) -> Meeting:
    """A draft of these groups that is in no table, for queries that ask a meeting for its groups and day."""
    one = Meeting(pk=0, body=visitor.body, state=State.DRAFT, date=PartialDate.of(day) if day else None)
    holders = [Holder(meeting=one, organization=group, position=place) for place, group in enumerate(groups, 1)]
    one._prefetched_objects_cache = {"holders": holders}  # type: ignore[attr-defined]
    return one


@dataclass(frozen=True)
class Suggested:
    """Groups with their partners, their former sittings and their rules, each read once."""

    groups: list[Organization]
    visitor: Visitor
    there: list[Organization]
    partner: Partner | None = None
    read: dict[dt.date | None, list[OfferedLine]] = field(default_factory=dict)

    @classmethod
    def of(
        cls, groups: Sequence[Organization], visitor: Visitor, there: list[Organization], *, with_partners: bool
    ) -> Suggested:
        """With the other groups of the first decision that names one of them; ``there`` are all that may meet."""
        if not groups:
            return cls([], visitor, there)
        keys = {one.pk for one in groups}
        partner = next((one for one in partners_of(visitor) if keys & set(one.groups)), None)
        if partner is None or not with_partners:
            return cls(list(groups), visitor, there, partner)
        others = [one for one in there if one.pk in partner.groups and one.pk not in keys]
        return cls([*groups, *others], visitor, there, partner)

    @cached_property
    def people(self) -> OfferedPeople:
        return OfferedPeople.of(self.groups, self.visitor)

    @cached_property
    def former(self) -> FormerSittings:
        return FormerSittings(tuple(sittings_before(self.groups, self.visitor)))

    @cached_property
    def sets(self) -> Mapping[int, RuleSet]:
        return rule_sets_of(self.groups) if self.groups else {}

    @cached_property
    def proposed_days(self) -> list[dt.date]:
        """Three days after the rhythm of the last sittings."""
        if not self.groups:
            return []
        return propose_days(self.former.known_days, timezone.localdate(), self.planned.is_in_time)

    @cached_property
    def earliest_days(self) -> list[dt.date]:
        """Without such days, the first working days for which rules leave time to invite; none without such rules."""
        if self.proposed_days or not self.groups:
            return []
        return first_days(timezone.localdate(), self.planned.keeps_notice)

    @cached_property
    def planned(self) -> PlannedDays:
        return planned_for(self.groups, self.sets, self.visitor)

    def best_day(self) -> dt.date | None:
        """The first against which nothing speaks, else the first."""
        lines = self.planned.lines(self.proposed_days)
        return next((one.day for one in lines if one.is_free), next(iter(self.proposed_days), None))

    def standing(self, day: dt.date) -> list[tuple[Organization, Ruling]]:
        """By group, which standing points its rules want on the agenda of that day."""
        found = []
        for group in self.groups:
            rules = self.sets[group.pk].pinned(group.key, day, opening=True)
            asks = rules.every(AgendaRule, "standing", Matter.ORDINARY)  # else nothing need be read
            found.append((group, standing_items(rules, day, self._last_on_agendas(group, day) if asks else {})))
        return found

    def _last_on_agendas(self, group: Organization, day: dt.date) -> dict[str, dt.date]:
        """By title of a point, when it was last on an agenda of the group."""
        held = Holder.objects.filter(organization=group).values("meeting")
        items = AgendaItem.objects.filter(meeting__in=held, deleted=None, meeting__date__lt=PartialDate.of(day))
        told = items.exclude(meeting__state=State.CANCELLED).order_by("meeting__date")
        return {name: date.last for name, date in told.values_list("name", "meeting__date") if date}

    def lines(self, day: dt.date | None) -> list[AgendaLine]:
        """What recurs, what the rules want, and the minutes that wait for their approval."""
        lines = self.former.standing_lines(self.visitor)
        lines = with_lines(lines, [line for line in self._offered_lines(day) if line.kind == ItemKind.APPROVAL])
        due = [
            one.name
            for _group, said in self.standing(day or timezone.localdate())
            for one in said.counted
            if one.counts
        ]
        return with_lines(lines, [AgendaLine(name) for name in dict.fromkeys(due)], behind=max(len(lines) - 1, 1))

    def _offered_lines(self, day: dt.date | None) -> list[AgendaLine]:
        return [line for one in self._proposals(day) if one.line for line in read_lines(one.line, KINDS)[0]]

    def offered(self, day: dt.date | None, lines: Sequence[AgendaLine]) -> list[OfferedLine]:
        """What else is on record and may belong on the agenda."""
        there = {line.name.casefold() for line in lines}
        return [one for one in self._proposals(day) if one.name.casefold() not in there] if self.groups else []

    def _proposals(self, day: dt.date | None) -> list[OfferedLine]:
        """Read once for each day."""
        if day not in self.read:
            self.read[day] = proposals_for(imagined(self.groups, self.visitor, day), self.visitor, [], self.sets)
        return self.read[day]

    def values(self) -> dict[str, Any]:
        """As the fields of the page take it."""
        day = self.best_day()
        taken = {"start_time": "", "end_time": "", "place": "", "attendance_mode": "", "openness": ""}
        text = write_lines(self.lines(day), LABELS)
        taken |= conductors_as_last(self.former.latest, self.groups, self.people, self.visitor)
        return taken | self.former.taken_over() | {"day": day.isoformat() if day else "", "text": text}

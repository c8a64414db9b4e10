"""Presence: the votes of each group now – rows of who is there as values of the arithmetic, and what it answers."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass, field, replace
from functools import cached_property

from sozialraum.attendance.models import Attendance
from sozialraum.attendance.queries.on_day import PastPresence
from sozialraum.attendance.words import AttendanceCategory
from sozialraum.bodies.models import Organization
from sozialraum.people.queries.belonging import SeatOnDay
from sozialraum.presence.models import Entitlement
from sozialraum.presence.queries.rows import SittingRows
from sozialraum.presence.rules import possible_without_quorum
from sozialraum.presence.words import EntitlementWay
from sozialraum.provisions.rules.ruleset import PinnedRules
from sozialraum.rulings.queries import category_of, values_from
from sozialraum.rulings.rules.attendance import Participant
from sozialraum.rulings.rules.notice import is_in_time
from sozialraum.rulings.rules.quorum import SecondSitting, has_quorum
from sozialraum.rulings.rules.roll import HeldSeat, Roll, roll
from sozialraum.rulings.rules.ruling import Outcome, Ruling

NOTHING = PinnedRules("")


@dataclass(frozen=True)
class GroupNow:
    """Who of a group has which vote now, and whether it can decide.

    ``present`` of ``entitled`` votes are here, ``needed`` are enough (None: no rule says a number). Keys of ``people``
    and of entries of the ``roll`` are of use within one answer alone.
    """

    group: Organization
    rules: PinnedRules
    people: tuple[Participant, ...]
    seats: tuple[HeldSeat, ...]
    roll: Roll
    ruling: Ruling

    @property
    def present(self) -> int:
        return len(self.roll.present)

    @property
    def entitled(self) -> int:
        return self.roll.entitled

    @property
    def needed(self) -> int | None:
        return self.ruling.needed

    @property
    def is_quorate(self) -> bool | None:
        """Whether it can decide; None where that is open or not ruled."""
        return {Outcome.YES: True, Outcome.NO: False}.get(self.ruling.outcome)

    @property
    def sentence(self) -> str:
        """The answer of the rule with its figures and paragraph."""
        return self.ruling.sentence

    @property
    def paragraph(self) -> str:
        """Where the rule stands; empty where none speaks."""
        return self.ruling.provision.paragraph if self.ruling.provision else ""

    @property
    def possible(self) -> tuple[str, ...]:
        """What can still be done without a quorum, in sentences; nothing while there is one or none is ruled."""
        return possible_without_quorum(self.rules) if self.ruling.outcome is Outcome.NO else ()

    def at(self, recused: Collection[str], day_of: SittingRows) -> GroupNow:
        """The same for one point, without biased people, or the people of biased votes; no query."""
        votes = {one.key: {*one.people, one.speaker} - {""} for one in self.roll.entries}
        keys = frozenset().union(*(votes.get(one, {one}) for one in recused)) if recused else frozenset()
        if not keys & {one.key for one in self.people}:
            return self
        called = roll(self.rules, day_of.last_day, self.people, self.seats, recused=keys)
        return replace(self, roll=called, ruling=_quorum(day_of, self.group, self.rules, called))


def groups_now(rows: SittingRows) -> dict[Organization, GroupNow]:
    """By group that holds the sitting, its votes now. Only its own people and entitlements count for each. No query."""
    return {} if rows.meeting.date is None else {one: _group_now(rows, one) for one in rows.meeting.groups}


def _group_now(rows: SittingRows, group: Organization) -> GroupNow:
    rules = rows.rules.get(group, NOTHING)
    people, seats = _GroupVotes(rows, group, rules).values()
    called = roll(rules, rows.last_day, people, seats)
    return GroupNow(group, rules, people, seats, called, _quorum(rows, group, rules, called))


def _quorum(rows: SittingRows, group: Organization, rules: PinnedRules, called: Roll) -> Ruling:
    """Whether the group can decide with this roll, by what is on record of its invitation and of a first sitting."""
    second = SecondSitting(rows.second[group.pk], announced=False) if group.pk in rows.second else None
    return has_quorum(rules, called, duly_invited=_duly_invited(rows, rules), second=second)


def _duly_invited(rows: SittingRows, rules: PinnedRules) -> bool | None:
    """Whether the day of inviting, as the head of the minutes has it, is in time; None where it is not known.

    Where no rule asks for a time, having invited is enough.
    """
    day = rows.minutes.invited_on.exact if rows.minutes and rows.minutes.invited_on else None
    outcome = is_in_time(rules, rows.last_day, day).outcome if day else Outcome.OPEN
    return {Outcome.YES: True, Outcome.UNREGULATED: True, Outcome.NO: False}.get(outcome)


@dataclass
class _GroupVotes:
    """People and seats of one group while they are put together."""

    rows: SittingRows
    group: Organization
    rules: PinnedRules
    people: dict[str, Participant] = field(default_factory=dict)
    replaced: set[str] = field(default_factory=set)  # holders for whose seat somebody else speaks now
    used: set[int] = field(default_factory=set)  # heads that speak for a seat of their institution already

    @cached_property
    def spoken(self) -> dict[int, Entitlement]:
        """By seat, who speaks for it as was stated in the sitting."""
        here = {one.pk for one in self.rows.here}
        ours = [one for one in self.rows.entitlements if one.organization_id == self.group.pk]
        return {one.seat_id: one for one in ours if one.seat_id and one.spoken_by_id in here}

    @cached_property
    def former(self) -> PastPresence:
        return self.rows.former.get(self.group.pk, PastPresence())

    def values(self) -> tuple[tuple[Participant, ...], tuple[HeldSeat, ...]]:
        """Everybody with a vote or a say, present or not, and the seats as they are spoken for."""
        sitting = self.rows.seats.get(self.group.pk, ())
        found = values_from(sitting, self.rows.members.get(self.group.pk, ()), self.rules)
        self.people = {one.key: one for one in found.people}
        self._mark_present()
        seats = [self._seat(one, held) for one, held in zip(sitting, found.seats, strict=True)]
        self._add_walk_ins()
        needed = {key for seat in seats for key in (*seat.holders, *seat.deputies)}
        return tuple(one for key, one in self.people.items() if key in needed or key not in self.replaced), tuple(seats)

    def _mark_present(self) -> None:
        here = {str(one.person_id) for one in self.rows.here if one.person_id}
        for key, one in self.people.items():
            person = int(key)
            self.people[key] = replace(
                one, present=key in here, attended=self.former.attended(person), missed=self.former.missed(person)
            )

    def _seat(self, on_day: SeatOnDay, held: HeldSeat) -> HeldSeat:
        """The seat with whoever speaks for it now: as the register says, as was stated, or its institution itself."""
        stated = self.spoken.get(on_day.seat.pk)
        if stated and stated.as_deputy:
            key = self._key_of(stated.spoken_by, held)
            others = tuple(one for one in held.deputies if one != key)
            held = replace(held, deputies=(key, *others), drawn=key if stated.way == EntitlementWay.LOT else "")
            return held if held.holders else self._held_by_institution(on_day, held)
        head = stated.spoken_by if stated else self._head_of_institution(on_day, held)
        if head is not None:
            self.replaced |= set(held.holders)
            return replace(held, holders=(self._key_of(head, held),))
        return held if held.holders else self._held_by_institution(on_day, held)

    def _held_by_institution(self, on_day: SeatOnDay, held: HeldSeat) -> HeldSeat:
        """An institution has its seat whether or not it has named somebody: it is missed as long as nobody comes."""
        key = f"s{on_day.seat.pk}"
        self.people[key] = Participant(
            key, on_day.holder, held.category, institution=held.institution, signed=None, attended=None
        )
        return replace(held, holders=(key,))

    def _head_of_institution(self, on_day: SeatOnDay, held: HeldSeat) -> Attendance | None:
        """A head that is here with a vote for an institution for whose seat nobody speaks by the register."""
        by_register = any(self.people[key].present for key in (*held.holders, *held.deputies))
        institution = on_day.seat.institution_id
        if institution is None or held.advisory or by_register:
            return None
        for one in self._of_institutions.get(institution, ()):
            if str(one.person_id) not in self.people and one.pk not in self.used:
                self.used.add(one.pk)
                return one
        return None

    @cached_property
    def _of_institutions(self) -> dict[int, list[Attendance]]:
        """By institution, the heads that are here for it with a vote and of whom nothing else was stated."""
        stated = {one.spoken_by_id for one in self.spoken.values()}
        found: dict[int, list[Attendance]] = defaultdict(list)
        for one in self.rows.here:
            if one.institution_id and one.category == AttendanceCategory.VOTING and one.pk not in stated:
                found[one.institution_id].append(one)
        return found

    def _key_of(self, head: Attendance, held: HeldSeat | None = None) -> str:
        """The key of a head in this group; it becomes a person of it, if the register does not know it there."""
        key = str(head.person_id) if head.person_id else f"a{head.pk}"
        if key not in self.people:
            category = held.category if held else category_of(head.institution, self.rules)
            institution = head.institution.key if head.institution else ""
            came = self.former.attended(head.person_id) if head.person_id else None
            self.people[key] = Participant(
                key, head_name(head), category, institution=institution, present=True, signed=None, attended=came
            )
        return key

    def _add_walk_ins(self) -> None:
        """Those who have a vote of their own in this group, as was stated in the sitting."""
        here = {one.pk for one in self.rows.here}
        for one in self.rows.entitlements:
            if one.organization_id == self.group.pk and one.seat_id is None and one.spoken_by_id in here:
                self._key_of(one.spoken_by)


def head_name(head: Attendance) -> str:
    """What a head is called inside: the name, else institution or function."""
    name = head.person.name if head.person else head.name
    return name or (head.institution.name if head.institution else "") or head.label or head.get_category_display()

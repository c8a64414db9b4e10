"""Presence: the votes of each group now – rows of who is there as values of the arithmetic, and what it answers."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field, replace
from functools import cached_property

from sozialraum.attendance.models import Attendance
from sozialraum.attendance.words import AttendanceCategory
from sozialraum.bodies.models import Organization
from sozialraum.people.queries.belonging import SeatOnDay
from sozialraum.presence.models import Entitlement
from sozialraum.presence.queries.rows import FormerSittings, SittingRows
from sozialraum.presence.rules import possible_without_quorum
from sozialraum.presence.words import EntitlementWay
from sozialraum.provisions.rules.ruleset import PinnedRules
from sozialraum.rulings.queries import category_of, values_from
from sozialraum.rulings.rules.attendance import Participant
from sozialraum.rulings.rules.quorum import has_quorum
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
        called = roll(self.rules, day_of.day, self.people, self.seats, recused=keys)
        return replace(self, roll=called, ruling=has_quorum(self.rules, called))


def groups_now(rows: SittingRows) -> dict[Organization, GroupNow]:
    """By group that holds the sitting, its votes now. Only its own people and entitlements count for each. No query."""
    return {} if rows.meeting.date is None else {one: _group_now(rows, one) for one in rows.meeting.groups}


def _group_now(rows: SittingRows, group: Organization) -> GroupNow:
    rules = rows.rules.get(group, NOTHING)
    people, seats = _GroupVotes(rows, group, rules).values()
    called = roll(rules, rows.day, people, seats)
    return GroupNow(group, rules, people, seats, called, has_quorum(rules, called))


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
    def former(self) -> FormerSittings:
        return self.rows.former.get(self.group.pk, FormerSittings())

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
        for one in self.rows.here:
            known = str(one.person_id) in self.people or one.pk in self.used or self._is_stated(one)
            if one.institution_id == institution and one.category == AttendanceCategory.VOTING and not known:
                self.used.add(one.pk)
                return one
        return None

    def _is_stated(self, head: Attendance) -> bool:
        return any(one.spoken_by_id == head.pk for one in self.spoken.values())

    def _key_of(self, head: Attendance, held: HeldSeat | None = None) -> str:
        """The key of a head in this group; it becomes a person of it, if the register does not know it there."""
        key = str(head.person_id) if head.person_id else f"a{head.pk}"
        if key not in self.people:
            category = held.category if held else category_of(head.institution, self.rules)
            institution = head.institution.key if head.institution else ""
            came = self.former.attended(head.person_id) if head.person_id else None
            self.people[key] = Participant(
                key, name_of(head), category, institution=institution, present=True, signed=None, attended=came
            )
        return key

    def _add_walk_ins(self) -> None:
        """Those who have a vote of their own in this group, as was stated in the sitting."""
        here = {one.pk for one in self.rows.here}
        for one in self.rows.entitlements:
            if one.organization_id == self.group.pk and one.seat_id is None and one.spoken_by_id in here:
                self._key_of(one.spoken_by)


def name_of(head: Attendance) -> str:
    """What a head is called inside: the name, else institution or function."""
    name = head.person.name if head.person else head.name
    return name or (head.institution.name if head.institution else "") or head.label or head.get_category_display()

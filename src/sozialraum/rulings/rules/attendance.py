"""Rulings: whether one person has a vote on a day, and how attendances earn it, absences lose it."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any, NamedTuple

from sozialraum.bylaws.rules.days import DAY, earliest_within, long_day, months_after
from sozialraum.bylaws.rules.ruleset import PinnedRules, Provision
from sozialraum.bylaws.rules.values import Matter, counted_words
from sozialraum.bylaws.rules.vote import Earned, EarnedBy, VoteLost, VoteRule, VoteUnit, VotingKind
from sozialraum.foundation.dates import shifted
from sozialraum.rulings.rules.ruling import NextStep, Outcome, Ruling, decided, left_open, unregulated

SHORTEST_MONTH = 28  # days


@dataclass(frozen=True, slots=True)
class MissedSitting:
    """A sitting that somebody did not attend."""

    day: dt.date
    excused: bool


@dataclass(frozen=True, slots=True)
class Participant:
    """A person as rules see one. ``fulfils`` is the statement that the conditions are met (None: nobody has said).

    ``attended`` is kept once for each day, the earliest first; None: nobody has recorded who came. ``signed`` is None
    where no list was kept.
    """

    key: str
    name: str
    category: str = ""
    institution: str = ""
    household: str = ""
    present: bool = False
    signed: bool | None = False
    fulfils: bool | None = None
    attended: tuple[dt.date, ...] | None = ()
    missed: tuple[MissedSitting, ...] = ()
    offices: frozenset[str] = frozenset()  # institutions in which an office was declared

    def __post_init__(self) -> None:
        if self.attended is not None:
            object.__setattr__(self, "attended", tuple(sorted(set(self.attended))))


def may_vote(
    rules: PinnedRules, who: Participant, day: dt.date, topic: Matter = Matter.ORDINARY, *, holds_seat: bool = False
) -> Ruling:
    """Whether somebody has a vote that day and why not; whether the vote is theirs alone is asked of the roll."""
    return VotingTerms.of(rules, day, topic, who.category).ruling(who, holds_seat=holds_seat)


@dataclass(frozen=True, slots=True)
class VotingTerms:
    """What rules say of the vote of one category on one day, looked up once for all of its people."""

    day: dt.date
    kind: Provision[VoteRule] | None
    earned: tuple[Provision[VoteRule], Earned] | None
    lost: tuple[Provision[VoteRule], VoteLost] | None
    eligible: tuple[Provision[VoteRule], str] | None
    unit: VoteUnit | None
    is_open: bool = False  # whether anybody of the category can have a vote
    by_days: int = 0  # so many attendances since ``first_day`` are all it takes
    first_day: dt.date = dt.date.min
    today: bool = False

    @classmethod
    def of(cls, rules: PinnedRules, day: dt.date, topic: Matter, category: str) -> VotingTerms:
        earned, lost, eligible, unit = (
            rules.part(VoteRule, part, topic, category) for part in ("earned", "lost", "eligible", "unit")
        )
        kind = rules.rule(VoteRule, "kind", topic, category)
        is_open = earned is not None and (kind is None or kind.value.kind is VotingKind.FULL)
        found = cls(day, kind, earned, lost, eligible, unit[1] if unit else None, is_open)
        if earned is None or lost or not found.earns_by_days:
            return found
        first = earliest_within(day, earned[1].months) if earned[1].months else dt.date.min
        return replace(found, by_days=earned[1].times, first_day=first, today=bool(earned[1].today_counts))

    def has_vote(self, who: Participant, *, holds_seat: bool) -> bool:
        """Whether ``ruling`` says yes; makes no sentence, for it is asked of hundreds of people."""
        if not self.is_open or (self.eligible and not who.fulfils):
            return False
        if self.by_days and who.attended is not None:  # what most texts say, asked of most people
            until = bisect_left(who.attended, self.day)
            have = until - bisect_left(who.attended, self.first_day, 0, until)
            return have + (self.today and who.present) >= self.by_days
        if (history := self._history(who)) is None or history.lost_on:
            return False
        return history.has if self.earns_by_days else self._given(who, holds_seat) is True

    @property
    def is_advisory(self) -> bool:
        """Whether the category takes part without a vote."""
        return self.kind is not None and self.kind.value.kind is VotingKind.ADVISORY

    @property
    def earns_by_days(self) -> bool:
        """Whether attendances give the vote, and not a seat, presence or signature."""
        return self.earned is not None and self.earned[1].by is EarnedBy.ATTENDANCES

    @property
    def is_shared(self) -> bool:
        """Whether several people may have one vote together."""
        return self.unit is VoteUnit.HOUSEHOLD or self.unit is VoteUnit.INSTITUTION

    def together(self, who: Participant) -> str:
        """The household or institution whose vote it is; empty if it is somebody's own."""
        return who.household if self.unit is VoteUnit.HOUSEHOLD else who.institution

    def ruling(self, who: Participant, *, holds_seat: bool) -> Ruling:
        """Whether somebody of the category has a vote and why not."""
        if self.kind and self.kind.value.kind and self.kind.value.kind is not VotingKind.FULL:
            label = f"{who.name} ({who.category}) – {self.kind.value.kind.label}"
            return decided(False, "", "Ohne Stimme", label, self.kind)
        right = self._earned(who, holds_seat)
        if self.eligible is None or who.fulfils or right.outcome is not Outcome.YES:
            return right
        provision, eligible = self.eligible
        if who.fulfils is None:
            rest = f"Angabe fehlt: ob {who.name} die Voraussetzung erfüllt ({eligible})"
            return left_open(rest, provision, NextStep.ASK, missing=(eligible,))
        return decided(False, "", "Ohne Stimme", f"{who.name} erfüllt die Voraussetzung nicht ({eligible})", provision)

    def _earned(self, who: Participant, holds_seat: bool) -> Ruling:
        """Whether a vote is earned and not lost."""
        if self.earned is None:
            return unregulated("wer abstimmen kann")
        provision, earned = self.earned
        given = None if self.earns_by_days else self._given(who, holds_seat)
        history = NO_HISTORY if given is False else self._history(who)
        if history is None:
            asking = self.lost[0] if self.lost and not self.earns_by_days else provision
            return left_open(f"Nicht bekannt, wann {who.name} da war", asking, NextStep.ASK, missing=("Teilnahmen",))
        facts: dict[str, Any] = {"have": history.have, "needed": history.needed}
        if self.lost and history.lost_on:
            rest = f"{who.name} hat das Stimmrecht am {long_day(history.lost_on)} verloren, {_times(history)}"
            return decided(False, "", "Ohne Stimme", rest, self.lost[0], day=history.lost_on, **facts)
        if self.earns_by_days:
            rest = f"{who.name} {_times(history)}"
            return decided(history.has, "Stimmberechtigt", "Ohne Stimme", rest, provision, **facts)
        if given is None:
            rest = f"Nicht bekannt, ob {who.name} in der Liste steht"
            return left_open(rest, provision, NextStep.ASK, missing=("Liste",))
        there, absent = GIVEN_BY[earned.by]
        return decided(given, "Stimmberechtigt", "Ohne Stimme", f"{who.name} {there if given else absent}", provision)

    def _given(self, who: Participant, holds_seat: bool) -> bool | None:
        """Whether seat, presence or signature gives the vote; None where it is not known."""
        by = self.earned[1].by if self.earned else None
        return holds_seat if by is EarnedBy.SEAT else who.present if by is EarnedBy.PRESENCE else who.signed

    def _history(self, who: Participant) -> AttendanceRecord | None:
        """How somebody stands by attendances; None where they decide and nobody has recorded them."""
        assert self.earned is not None
        if self.lost is None and not self.earns_by_days:
            return NO_HISTORY
        return attendance_record(who, self.day, self.earned[1], self.lost[1] if self.lost else None)


#: What is said of who has, and of who has not what gives the vote.
GIVEN_BY = {
    EarnedBy.SEAT: ("hat einen Sitz", "hat keinen Sitz"),
    EarnedBy.PRESENCE: ("ist da", "ist nicht da"),
    EarnedBy.SIGNATURE: ("steht in der Liste", "steht nicht in der Liste"),
}


class AttendanceRecord(NamedTuple):
    """How somebody stands by attendances on a day; ``lost_on`` is set while a lost vote has not been regained."""

    has: bool
    have: int
    needed: int
    lost_on: dt.date | None = None


NO_HISTORY = AttendanceRecord(has=True, have=0, needed=0)  # where attendances decide nothing


def attendance_record(who: Participant, day: dt.date, earned: Earned, lost: VoteLost | None) -> AttendanceRecord | None:
    """Walk through attendances and absences up to the day; None where nobody has recorded them.

    With a rule by which votes are lost, a vote once earned stays until then. Without one, the attendances have to lie
    within the months counted back from the day.
    """
    if who.attended is None:
        return None
    until = bisect_left(who.attended, day)
    today = bool(earned.today_counts and who.present)
    if lost is None:
        first = bisect_left(who.attended, earliest_within(day, earned.months), 0, until) if earned.months else 0
        have, needed = until - first + today, earned.times or 1
        return AttendanceRecord(have >= needed, have, needed)
    sittings: dict[dt.date, bool | None] = {one.day: one.excused for one in who.missed if one.day < day}
    sittings.update(dict.fromkeys(who.attended[:until]))
    if today:
        sittings[day] = None
    walk = _Walk(earned, lost)
    walk.goes_through(sorted(sittings.items()))
    if lost.months:
        walk.goes_on_until(day, lost.months)
    return AttendanceRecord(walk.has, len(walk.counted), walk.needed, walk.lost_on)


class _Walk:
    """The state of one person's vote while the sittings go by."""

    __slots__ = ("away_since", "counted", "earned", "has", "lost", "lost_on", "needed")

    def __init__(self, earned: Earned, lost: VoteLost):
        self.earned, self.lost = earned, lost
        self.has = earned.by is not EarnedBy.ATTENDANCES  # a seat, presence or signature needs no attendance
        self.needed = earned.times or 1
        self.counted: list[dt.date] = []
        self.away_since: dt.date | None = None
        self.lost_on: dt.date | None = None

    def goes_through(self, sittings: Iterable[tuple[dt.date, bool | None]]) -> None:
        """Sittings in their order, each with whether the absence was excused; None: attended.

        An excused one breaks no row where only unexcused ones count, and ends being away.
        """
        months, most, only_unexcused = self.lost.months, self.lost.absences or 0, self.lost.only_unexcused
        in_a_row = 0
        for at, excused in sittings:
            if months:
                self.goes_on_until(at, months)
            if excused is None:
                in_a_row, self.away_since = 0, at
                self.counted.append(at)
                if not self.has:
                    self.earns(at)
            elif excused and only_unexcused:
                self.away_since = at
            else:
                in_a_row += 1
                if self.has and 0 < most <= in_a_row:
                    self.loses(at)

    def earns(self, day: dt.date) -> None:
        """After an attendance of somebody without a vote; those out of the months of the rule count no longer."""
        if not (self.lost_on and self.lost.regained):
            self.counted = _within(self.counted, day, self.earned.months)
        if len(self.counted) >= self.needed and (self.earned.times or self.lost.regained):
            self.has, self.lost_on = True, None

    def goes_on_until(self, day: dt.date, months: int) -> None:
        """Time up to this day: the vote ends after so many months away."""
        if self.away_since is None or (day - self.away_since).days <= SHORTEST_MONTH * months:
            return  # asked of every sitting of every person: no month is shorter
        if day > (last := months_after(self.away_since, months)):
            self.loses(shifted(last, DAY))

    def loses(self, day: dt.date) -> None:
        """The vote ends, and what has been attended until then counts no longer; who has none loses nothing."""
        if self.has:
            self.has, self.lost_on, self.counted = False, day, []
            self.needed = self.lost.regained or self.earned.times or 1


def _within(attended: Iterable[dt.date], day: dt.date, months: int | None) -> list[dt.date]:
    first = earliest_within(day, months) if months else dt.date.min
    return [one for one in attended if one >= first]


def _times(record: AttendanceRecord) -> str:
    return f"war {record.have}-mal da, nötig sind {counted_words(record.needed, 'Teilnahme', 'Teilnahmen')}"

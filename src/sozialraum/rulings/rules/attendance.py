"""Rulings: whether one person has a vote on a day, and how attendances earn it, absences lose it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from sozialraum.bylaws.rules.days import DAY, earliest_within, long_day, months_after
from sozialraum.bylaws.rules.ruleset import PinnedRules
from sozialraum.bylaws.rules.values import Matter, counted_words
from sozialraum.bylaws.rules.vote import Earned, EarnedBy, VoteLost, VoteRule, VotingKind
from sozialraum.foundation.dates import shifted
from sozialraum.rulings.rules.ruling import NextStep, Outcome, Ruling, decided, left_open, unregulated


@dataclass(frozen=True)
class MissedSitting:
    """A sitting that somebody did not attend."""

    day: dt.date
    excused: bool


@dataclass(frozen=True)
class Participant:
    """A person as rules see one. ``fulfils`` is the statement that the conditions are met (None: nobody has said)."""

    key: str
    name: str
    category: str = ""
    institution: str = ""
    household: str = ""
    present: bool = False
    signed: bool = False
    fulfils: bool | None = None
    attended: tuple[dt.date, ...] = ()
    missed: tuple[MissedSitting, ...] = ()
    offices: frozenset[str] = frozenset()  # institutions in which an office was declared


def may_vote(
    rules: PinnedRules, who: Participant, day: dt.date, topic: Matter = Matter.ORDINARY, *, holds_seat: bool = False
) -> Ruling:
    """Whether somebody has a vote that day and why not; whether the vote is theirs alone is asked of the roll."""
    kind = rules.rule(VoteRule, "kind", topic, who.category)
    if kind and kind.value.kind and kind.value.kind is not VotingKind.FULL:
        return decided(False, "", "Ohne Stimme", f"{who.name} ({who.category}) – {kind.value.kind.label}", kind)
    right = _earned(rules, who, day, topic, holds_seat)
    condition = rules.part(VoteRule, "eligible", topic, who.category)
    if condition is None or who.fulfils or right.outcome is not Outcome.YES:
        return right
    provision, eligible = condition
    if who.fulfils is None:
        rest = f"Angabe fehlt: ob {who.name} die Voraussetzung erfüllt ({eligible})"
        return left_open(rest, provision, NextStep.ASK, missing=(eligible,))
    return decided(False, "", "Ohne Stimme", f"{who.name} erfüllt die Voraussetzung nicht ({eligible})", provision)


def _earned(rules: PinnedRules, who: Participant, day: dt.date, topic: Matter, holds_seat: bool) -> Ruling:
    """Whether a vote is earned and not lost."""
    if (ruled := rules.part(VoteRule, "earned", topic, who.category)) is None:
        return unregulated("wer abstimmen kann")
    provision, earned = ruled
    lost = rules.part(VoteRule, "lost", topic, who.category)
    history = attendance_record(who, day, earned, lost[1] if lost else None)
    facts: dict[str, Any] = {"have": history.have, "needed": history.needed}
    if lost and history.lost_on:
        rest = f"{who.name} hat das Stimmrecht am {long_day(history.lost_on)} verloren, {_times(history)}"
        return decided(False, "", "Ohne Stimme", rest, lost[0], day=history.lost_on, **facts)
    has, why = {
        EarnedBy.SEAT: (holds_seat, "hat einen Sitz" if holds_seat else "hat keinen Sitz"),
        EarnedBy.PRESENCE: (who.present, "ist da" if who.present else "ist nicht da"),
        EarnedBy.SIGNATURE: (who.signed, "steht in der Liste" if who.signed else "steht nicht in der Liste"),
        EarnedBy.ATTENDANCES: (history.has, _times(history)),
    }[earned.by]
    facts = facts if earned.by is EarnedBy.ATTENDANCES else {}
    return decided(has, "Stimmberechtigt", "Ohne Stimme", f"{who.name} {why}", provision, **facts)


@dataclass(frozen=True)
class AttendanceRecord:
    """How somebody stands by attendances on a day; ``lost_on`` is set while a lost vote has not been regained."""

    has: bool
    have: int
    needed: int
    lost_on: dt.date | None = None


def attendance_record(who: Participant, day: dt.date, earned: Earned, lost: VoteLost | None) -> AttendanceRecord:
    """Walk through attendances and absences up to the day.

    With a rule by which votes are lost, a vote once earned stays until then. Without one, the attendances have to lie
    within the months counted back from the day.
    """
    today = day if earned.today_counts and who.present else None
    days = dict.fromkeys([*(one for one in who.attended if one < day), *([today] if today else [])])
    if lost is None:
        within = _within(days, day, earned.months)
        needed = earned.times or 1
        return AttendanceRecord(len(within) >= needed, len(within), needed)
    walk = _Walk(earned, lost)
    missed = {one.day: one.excused for one in who.missed if one.day < day and one.day not in days}
    for at in sorted([*days, *missed]):
        if lost.months:
            walk.goes_on_until(at, lost.months)
        if at in missed:
            walk.misses(at, excused=missed[at])
        else:
            walk.attends(at)
    if lost.months:
        walk.goes_on_until(day, lost.months)
    return AttendanceRecord(walk.has, len(walk.counted), walk.needed, walk.lost_on)


class _Walk:
    """The state of one person's vote while the sittings go by."""

    def __init__(self, earned: Earned, lost: VoteLost):
        self.earned, self.lost = earned, lost
        self.has = earned.by is not EarnedBy.ATTENDANCES  # a seat, presence or signature needs no attendance
        self.needed = earned.times or 1
        self.counted: list[dt.date] = []
        self.in_a_row = 0
        self.away_since: dt.date | None = None
        self.lost_on: dt.date | None = None

    def attends(self, day: dt.date) -> None:
        """One attendance more; those out of the months of the rule count no longer."""
        self.in_a_row, self.away_since = 0, day
        self.counted.append(day)
        if self.has:
            return
        if not (self.lost_on and self.lost.regained):
            self.counted = _within(self.counted, day, self.earned.months)
        if len(self.counted) >= self.needed and (self.earned.times or self.lost.regained):
            self.has, self.lost_on = True, None

    def misses(self, day: dt.date, *, excused: bool) -> None:
        """One absence more; an excused one breaks no row where only unexcused ones count, and ends being away."""
        if excused and self.lost.only_unexcused:
            self.away_since = day
            return
        self.in_a_row += 1
        if self.lost.absences and self.in_a_row >= self.lost.absences:
            self.loses(day)

    def goes_on_until(self, day: dt.date, months: int) -> None:
        """Time up to this day: the vote ends after so many months away."""
        if self.away_since and day > (last := months_after(self.away_since, months)):
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

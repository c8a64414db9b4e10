"""Bench: what roll and quorum cost, as a multiple of a bare loop over the same values. No house is needed.

Two hundred people over five years of sittings, one a month. The loop reads every attendance of every person, and where
absences count these too, judges by the same criteria, and makes neither sentences nor objects.
"""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Callable
from statistics import median
from time import thread_time

from sozialraum.norms.rules.families import value_of
from sozialraum.provisions.rules.days import earliest_within, months_after
from sozialraum.provisions.rules.ruleset import PinnedRules, Provision
from sozialraum.rulings.rules.attendance import MissedSitting, Participant
from sozialraum.rulings.rules.quorum import has_quorum
from sozialraum.rulings.rules.roll import roll

PEOPLE, SITTINGS, EVERY = 200, 60, dt.timedelta(30)
TODAY = dt.date(2026, 12, 10)
TIMES, MONTHS = 3, 12
AWAY, ABSENCES, REGAINED = 6, 3, 2
QUICKEST_OF = 10

EARNED = {"by": "attendances", "times": TIMES, "months": MONTHS, "today_counts": False}
#: By what a text says, how a vote is lost.
LOST: dict[str, dict[str, object] | None] = {
    "earned by attendances": None,
    "lost by absences": {"absences": ABSENCES, "only_unexcused": True, "regained": REGAINED},
    "lost by months away": {"months": AWAY, "regained": REGAINED},
}

Counts = tuple[int, int]  # here, and with a vote at all


def people() -> list[Participant]:
    """Whoever may come: each of them was at about half of the sittings, and of the others half are excused."""
    chance = random.Random(18)  # noqa: S311 - invented figures
    sittings = [TODAY - number * EVERY for number in range(SITTINGS, 0, -1)]
    found = []
    for number in range(PEOPLE):
        there = [chance.random() < 0.5 for _ in sittings]
        excused = [chance.random() < 0.5 for _ in sittings]
        attended = tuple(day for day, came in zip(sittings, there, strict=True) if came)
        missed = tuple(
            MissedSitting(day, is_excused)
            for day, came, is_excused in zip(sittings, there, excused, strict=True)
            if not came
        )
        here = chance.random() < 0.6
        found.append(Participant(f"p{number:03}", f"P {number}", present=here, attended=attended, missed=missed))
    return found


def rules(lost: dict[str, object] | None) -> PinnedRules:
    """A vote for whoever came often enough, and a quorum of more than half of those with one."""
    vote = {"earned": EARNED, "unit": "person"} | ({"lost": lost} if lost else {})
    need = {"kind": "share", "share": {"of": 1, "parts": 2, "more_than": True}, "base": "voters"}
    return PinnedRules("plenum", (Provision(value_of("vote", vote)), Provision(value_of("quorum", {"need": need}))))


def counted(ruled: PinnedRules, them: list[Participant]) -> Counts:
    """What is measured: roll and quorum with their sentences, and everybody who was counted with the reason."""
    answer = has_quorum(ruled, roll(ruled, TODAY, them))
    return answer.have or 0, answer.base or 0


def bare(them: list[Participant], lost: dict[str, object] | None) -> Counts:
    """The loop it is compared with."""
    first = earliest_within(TODAY, MONTHS)
    votes = here = 0
    for one in them:
        if lost is None:
            number = 0
            for day in one.attended or ():
                if first <= day < TODAY:
                    number += 1
            has = number >= TIMES
        else:
            has = _walked(one, "absences" in lost)
        if has:
            votes += 1
            here += one.present
    return here, votes


def _walked(one: Participant, by_absences: bool) -> bool:
    """Whether one person has a vote at the end of all sittings, in the order of their days."""
    has, in_a_row, needed, was_lost = False, 0, TIMES, False
    attended: list[dt.date] = []
    since: dt.date | None = None
    days = [(day, True, False) for day in one.attended or ()] + [(each.day, False, each.excused) for each in one.missed]
    days.sort()
    for day, came, excused in (*days, (TODAY, False, True)):
        if not by_absences and has and since and (day - since).days > 28 * AWAY and day > months_after(since, AWAY):
            has, attended, needed, was_lost = False, [], REGAINED, True
        if came:
            in_a_row, since = 0, day
            attended.append(day)
            if not has and not was_lost:
                first = earliest_within(day, MONTHS)
                attended = [each for each in attended if each >= first]
            if len(attended) >= needed:
                has, was_lost = True, False
        elif by_absences and not excused:
            in_a_row += 1
            if has and in_a_row >= ABSENCES:
                has, attended, needed, was_lost = False, [], REGAINED, True
    return has


def ratios(rounds: int) -> dict[str, float]:
    """By what a text says, how many times as long as the bare loop it takes; the median of rounds in turns."""
    them = people()
    return {name: _ratio(rounds, them, lost) for name, lost in LOST.items()}


def _ratio(rounds: int, them: list[Participant], lost: dict[str, object] | None) -> float:
    ruled, found = rules(lost), []
    for _ in range(rounds):
        taken = [(_taken(lambda: bare(them, lost)), _taken(lambda: counted(ruled, them))) for _ in range(QUICKEST_OF)]
        unit, ours = map(min, zip(*taken, strict=True))  # whatever is slower was disturbed by something else
        found.append(ours / unit)
    return median(found)


def _taken(what: Callable[[], object]) -> float:
    before = thread_time()
    what()
    return thread_time() - before

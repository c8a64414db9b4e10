"""Proceedings: rhythm – by when the next sitting is due, which year lacks some, school holidays, how long."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sozialraum.bodies.rules import HolidaySpan
from sozialraum.foundation.dates import PartialDate, shifted
from sozialraum.norms.rules.rhythm import RhythmRule
from sozialraum.proceedings.rules.due import due_by, holidays_on
from sozialraum.provisions.rules.days import DAY, holidays, long_day
from sozialraum.provisions.rules.ruleset import PinnedRules
from sozialraum.provisions.rules.values import counted_words
from sozialraum.rulings.rules.ruling import (
    TAKEN_OVER,
    NextStep,
    Outcome,
    Ruling,
    decided,
    left_open,
    needs,
    unregulated,
)


def next_due(rules: PinnedRules, held: Iterable[dt.date], spans: Sequence[HolidaySpan] = ()) -> Ruling:
    """The last day for the next sitting: by the distance from the last one, by the year, the earlier of both.

    ``held`` are the days of sittings held. A last day in school holidays in which none may be moves to the day before.
    """
    days_held = sorted(held)
    every, year = rules.part(RhythmRule, "every"), rules.part(RhythmRule, "per_year")
    if every is None and (year is None or year[1].least is None):
        return unregulated("wie oft getagt wird")
    if not days_held:
        return left_open("Noch keine Sitzung gehalten", (every or year)[0], NextStep.ASK)  # type: ignore[index]
    last, found = days_held[-1], []
    if every:
        found.append((every[1].after(last), every[0]))
    if year and year[1].least is not None:
        is_full = sum(day.year == last.year for day in days_held) >= year[1].least
        found.append((dt.date(min(last.year + is_full, dt.MAXYEAR), 12, 31), year[0]))
    day, provision = min(found, key=lambda one: one[0])
    holidays = rules.part(RhythmRule, "in_holidays")
    while holidays and not holidays[1] and holidays_on(day, spans) and day > last:
        day = shifted(day, -DAY)
    return due_by("Die nächste Sitzung findet statt", provision, day)


def is_year_kept(rules: PinnedRules, held: Iterable[dt.date], year: int, today: dt.date) -> Ruling:
    """Whether a calendar year has as many sittings as it needs; of a year that has not ended it may still be open."""
    if (ruled := rules.part(RhythmRule, "per_year")) is None:
        return unregulated("wie oft im Jahr getagt wird")
    provision, often = ruled
    have = sum(day.year == year for day in held)
    counted = counted_words(have, "Sitzung", "Sitzungen")
    if often.most is not None and have > often.most:
        rest = f"{year} {counted}, höchstens {often.most}"
        return decided(False, "", "Zu viele Sitzungen", rest, provision, have=have, base=often.most)
    if often.least is None:
        return decided(True, "Eingehalten", "", f"{year} {counted}, höchstens {often.most}", provision, have=have)
    lacking = often.least - have
    facts = {"have": have, "needed": often.least, "missing": (f"noch {lacking}",) if lacking > 0 else ()}
    rest = f"{year} {counted}, {needs(often.least)}"
    if lacking > 0 and today <= dt.date(year, 12, 31):
        return left_open(
            f"{rest}, noch {lacking} bis zum Jahresende", provision, NextStep.ASK, day=dt.date(year, 12, 31), **facts
        )
    return decided(lacking <= 0, "Eingehalten", "Ausgefallen", rest, provision, **facts)


@dataclass(frozen=True)
class StatedRhythm:
    """How many sittings a year the entry of a group states, taken over: it counts where no rule speaks."""

    least: int | None = None
    most: int | None = None


def is_statement_kept(stated: StatedRhythm, held: Iterable[dt.date], year: int, today: dt.date) -> Ruling:
    """As ``is_year_kept``, by what is taken over: an answer without a provision, which never violates anything."""
    if not stated.least and stated.most is None:
        return unregulated("wie oft im Jahr getagt wird")
    have = sum(day.year == year for day in held)
    counted = f"{year} {counted_words(have, 'Sitzung', 'Sitzungen')}"
    if stated.most is not None and have > stated.most:
        sentence = f"Weicht ab: {counted}, höchstens {stated.most} ({TAKEN_OVER})."
        return Ruling(Outcome.NO, sentence, have=have, base=stated.most)
    least = stated.least or 0
    outcome = Outcome.YES if have >= least else Outcome.OPEN if today <= dt.date(year, 12, 31) else Outcome.NO
    said = {Outcome.YES: "Eingehalten: ", Outcome.NO: "Weicht ab: "}.get(outcome, "")
    return Ruling(outcome, f"{said}{counted}, mindestens {least} ({TAKEN_OVER}).", have=have, needed=least)


def is_whole_year(start: PartialDate | None, end: PartialDate | None, year: int) -> bool:
    """Whether a body is there from the first to the last day of a year; not if its days leave that in doubt."""
    begun = start is None or start.last <= dt.date(year, 1, 1)
    return begun and (end is None or end.first >= dt.date(year, 12, 31))


def years_to_judge(
    start: PartialDate | None, end: PartialDate | None, held: Iterable[dt.date], known_until: int
) -> list[int]:
    """The past years of which the record says enough to miss a sitting.

    It begins after the first sitting on record, for what was before nobody may have entered, and ends with the last
    year of which anything is on record in the network (``known_until``).
    """
    first = min((day.year for day in held), default=known_until)
    return [year for year in range(first + 1, known_until + 1) if is_whole_year(start, end, year)]


def may_sit_on(rules: PinnedRules, day: dt.date, spans: Sequence[HolidaySpan]) -> Ruling:
    """Whether a sitting may be on a day, as far as school holidays go."""
    if (ruled := rules.part(RhythmRule, "in_holidays")) is None:
        return unregulated("ob in den Schulferien getagt wird")
    provision, allowed = ruled
    holidays = holidays_on(day, spans)
    rest = f"{long_day(day)} liegt in den Ferien ({holidays})" if holidays else f"{long_day(day)} liegt nicht in Ferien"
    return decided(allowed or not holidays, "Möglich", "Nicht möglich", rest, provision)


def are_known(day: dt.date, spans: Sequence[HolidaySpan]) -> bool:
    """Whether a day lies among the school holidays that were entered, or between them: else nobody knows."""
    return bool(spans) and min(one.first for one in spans) <= day <= max(one.last for one in spans)


def may_sit_on_holiday(rules: PinnedRules, day: dt.date) -> Ruling:
    """Whether a sitting may be on a day, as far as public holidays of North Rhine-Westphalia go."""
    if (ruled := rules.part(RhythmRule, "public_holidays")) is None:
        return unregulated("ob an Feiertagen getagt wird")
    provision, allowed = ruled
    holiday = holidays(day.year).get(day, "")
    rest = f"{long_day(day)} ist ein Feiertag ({holiday})" if holiday else f"{long_day(day)} ist kein Feiertag"
    return decided(allowed or not holiday, "Möglich", "Nicht möglich", rest, provision)


def against_sitting_on(rules: PinnedRules, day: dt.date, spans: Sequence[HolidaySpan]) -> tuple[Ruling, ...]:
    """What rules say against a sitting on a day: holidays in which none may be, or of which nobody knows."""
    found = [may_sit_on(rules, day, spans), may_sit_on_holiday(rules, day)]
    ruled = rules.part(RhythmRule, "in_holidays")
    if ruled and not ruled[1] and not are_known(day, spans):
        found[0] = left_open(f"Für {long_day(day)} sind keine Schulferien eingetragen", ruled[0], NextStep.ASK)
    return tuple(one for one in found if one.outcome in (Outcome.NO, Outcome.OPEN))


def is_ahead(rules: PinnedRules, planned: Iterable[dt.date], others: Iterable[dt.date], today: dt.date) -> Ruling:
    """Whether a body sits in time before the next sitting of the other one that a rule names, and after its last one.

    ``planned`` are the days of its own sittings, ``others`` those of the other body, past and to come.
    """
    if (ruled := rules.part(RhythmRule, "ahead")) is None:
        return unregulated("ob vor der Sitzung eines anderen Gremiums getagt wird")
    provision, ahead = ruled
    days_held = sorted(others)
    coming = next((day for day in days_held if day >= today), None)
    if coming is None:
        return left_open(f"Kein nächster Termin bekannt: {ahead.body}", provision, NextStep.ASK)
    since = max((day for day in days_held if day < coming), default=shifted(coming, -366 * DAY))
    due = shifted(coming, -7 * ahead.weeks * DAY)
    rest = f"vor der Sitzung am {long_day(coming)} ({ahead.body}), letzter Tag ist {long_day(due)}"
    if any(since < day <= due for day in planned):
        return decided(True, "Eingehalten", "", f"Sitzung {rest}", provision, day=due)
    if today <= due:
        return left_open(f"Noch keine Sitzung {rest}", provision, NextStep.ASK, day=due)
    return decided(False, "", "Verletzt", f"keine Sitzung {rest}", provision, day=due)


def is_planned(rules: PinnedRules, planned: Iterable[dt.date], year: int, today: dt.date) -> Ruling:
    """Whether the sittings of a year are known before it begins, where a rule wants that: as many as it needs."""
    if (ruled := rules.part(RhythmRule, "planned")) is None:
        return unregulated("ob die Termine eines Jahres vorher feststehen")
    provision, wanted = ruled
    often = rules.part(RhythmRule, "per_year")
    least = (often[1].least if often else None) or 1
    have, last = sum(day.year == year for day in planned), dt.date(year - 1, 12, 31)
    rest = f"für {year} {counted_words(have, 'Termin', 'Termine')}, {needs(least)}"
    if wanted and have < least and today <= last:
        return left_open(f"{rest[:1].upper()}{rest[1:]}", provision, NextStep.ASK, day=last, have=have, needed=least)
    kept = not wanted or have >= least
    return decided(kept, "Eingehalten", "Verletzt", rest, provision, day=last, have=have, needed=least)


def due_before(rules: PinnedRules, others_sitting: dt.date) -> Ruling:
    """The last day to sit before a sitting of the other body that a rule names."""
    if (ruled := rules.part(RhythmRule, "ahead")) is None:
        return unregulated("ob vor der Sitzung eines anderen Gremiums getagt wird")
    provision, ahead = ruled
    return due_by(f"Vor der Sitzung von {ahead.body} tagen", provision, shifted(others_sitting, -7 * ahead.weeks * DAY))


def is_short_enough(rules: PinnedRules, minutes: int) -> Ruling:
    """Whether a sitting of so many minutes is not too long."""
    if (ruled := rules.part(RhythmRule, "minutes")) is None:
        return unregulated("wie lange eine Sitzung dauert")
    provision, most = ruled
    return decided(
        minutes <= most,
        "Eingehalten",
        "Zu lang",
        f"{minutes} Minuten, höchstens {most}",
        provision,
        have=minutes,
        base=most,
    )

"""Provisions: days as notice counts them – holidays in North Rhine-Westphalia, working days, months, local time."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from collections.abc import Mapping
from functools import cache, lru_cache
from zoneinfo import ZoneInfo

from sozialraum.foundation.dates import MONTHS, WEEKDAYS, NoSuchDay, PartialDate, shifted
from sozialraum.provisions.rules.values import Labelled, counted_words

HERE = ZoneInfo("Europe/Berlin")
DAY = dt.timedelta(days=1)


class DayUnit(Labelled):
    """What a number of days counts, with the words for one and for several."""

    CALENDAR = "calendar", "Tag, Tage"
    CLEAR = "clear", "voller Tag, volle Tage"  # neither the day of sending nor the day of the sitting
    WORKING = "working", "Werktag, Werktage"  # Monday to Saturday, no holidays (§ 3 Abs. 2 BUrlG)
    OFFICE = "office", "Arbeitstag, Arbeitstage"  # Monday to Friday, no holidays
    WEEKS = "weeks", "Woche, Wochen"

    def counted(self, number: int) -> str:
        """The number with its word: »14 Tage«, »1 voller Tag«."""
        return counted_words(number, *self.label.split(", "))


def easter(year: int) -> dt.date:
    """Easter Sunday of the Gregorian calendar (Anonymous algorithm, Nature 1876)."""
    golden, century = year % 19, year // 100
    leap, rest = divmod(century, 4)
    moon = (19 * golden + century - leap - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    high, low = divmod(year % 100, 4)
    to_sunday = (32 + 2 * rest + 2 * high - moon - low) % 7
    late = (golden + 11 * moon + 22 * to_sunday) // 451
    month, day = divmod(moon + to_sunday - 7 * late + 114, 31)
    return dt.date(year, month, day + 1)


@cache
def holidays(year: int) -> Mapping[dt.date, str]:
    """Public holidays in North Rhine-Westphalia by day (§ 2 Feiertagsgesetz NW, as it stands since 1995)."""
    found = {
        dt.date(year, 1, 1): "Neujahr",
        dt.date(year, 5, 1): "Tag der Arbeit",
        dt.date(year, 10, 3): "Tag der Deutschen Einheit",
        dt.date(year, 11, 1): "Allerheiligen",
        dt.date(year, 12, 25): "1. Weihnachtstag",
        dt.date(year, 12, 26): "2. Weihnachtstag",
    }
    moved = {-2: "Karfreitag", 1: "Ostermontag", 39: "Christi Himmelfahrt", 50: "Pfingstmontag", 60: "Fronleichnam"}
    for days, name in moved.items():
        day = easter(year) + days * DAY
        found[day] = f"{found[day]} und {name}" if day in found else name  # in 2008 both on 1 May
    if year == 2017:
        found[dt.date(2017, 10, 31)] = "Reformationstag"  # only in that year
    return found


def free_because(day: dt.date, *, saturday_works: bool) -> str:
    """Why a day is no working day: the name of the holiday or the day of the weekend; empty if it is one."""
    if holiday := holidays(day.year).get(day):
        return holiday
    return WEEKDAYS[day.weekday()] if day.weekday() >= (6 if saturday_works else 5) else ""


def working_day_until(day: dt.date, *, saturday_works: bool) -> dt.date:
    """The day itself if it is a working day, else the last one before it."""
    while free_because(day, saturday_works=saturday_works):
        day = shifted(day, -DAY)
    return day


def before(day: dt.date, number: int, unit: DayUnit) -> dt.date:
    """The last day that lies ``number`` units before ``day``; the day itself is never counted."""
    if unit in (DayUnit.WORKING, DayUnit.OFFICE):
        for _ in range(number):
            day = working_day_until(shifted(day, -DAY), saturday_works=unit is DayUnit.WORKING)
        return day
    days = {DayUnit.CALENDAR: number, DayUnit.CLEAR: number + 1, DayUnit.WEEKS: 7 * number}[unit]
    return shifted(day, -days * DAY)


def months_after(day: dt.date, months: int) -> dt.date:
    """The same day of a later month, or the last of that month (§ 188 Abs. 2 und 3 BGB)."""
    years, month = divmod(day.month - 1 + months, 12)
    year = day.year + years
    if not dt.MINYEAR <= year <= dt.MAXYEAR:
        return dt.date.max if months > 0 else dt.date.min
    return dt.date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


@lru_cache(maxsize=4096)  # asked of hundreds of people about the same days
def earliest_within(day: dt.date, months: int) -> dt.date:
    """The first day from which the months have not run out on ``day``."""
    first = months_after(day, -months)
    while months_after(first, months) < day:
        first += DAY
    return first


def local_day(moment: dt.date | dt.datetime) -> dt.date:
    """The day on which a moment is here; a naive moment is one of the time zone here."""
    if not isinstance(moment, dt.datetime):
        return moment
    return (moment.astimezone(HERE) if moment.tzinfo else moment).date()


def long_day(day: dt.date) -> str:
    """E.g. »Donnerstag, 3. Dezember 2026«."""
    return f"{WEEKDAYS[day.weekday()]}, {day.day}. {MONTHS[day.month]} {day.year}"


# ── a day as people type it ───────────────────────────────────────────────────

LEADS_WITHOUT_YEAR = re.compile(r"(\d{1,2})\s?\.?\s?(\d{1,2}|[^\W\d]{3,})\s?\.?")
YEARS_AHEAD = 8  # until a 29 February comes again, whatever the century


def read_day(text: str, today: dt.date) -> dt.date:
    """The day that somebody typed; without a year the next one, today included.

    Raises ValueError; NoSuchDay for a day that no calendar has.
    """
    try:
        typed = PartialDate.typed(text, today)
    except NoSuchDay:
        raise
    except ValueError:
        return _next(text, today)
    if typed.exact is None:
        raise ValueError(f"{text!r} is not an exact day")
    return typed.exact


def _next(text: str, today: dt.date) -> dt.date:
    """Of a day without a year, the next one that there is."""
    bare = re.sub(r"^\s*[^\W\d]+\.?,?\s+", "", text.strip()).strip().rstrip(".").strip()
    if not LEADS_WITHOUT_YEAR.fullmatch(bare):
        raise ValueError(f"{text!r} is not a day")
    joint = "." if bare[-1].isdigit() else " "
    ever = False
    for year in range(today.year, min(today.year + YEARS_AHEAD, dt.MAXYEAR) + 1):
        try:
            found = PartialDate.typed(f"{bare}{joint}{year:04}", today).exact
        except NoSuchDay:
            continue
        ever = True
        if found and found >= today:
            return found
    raise ValueError(f"{text!r} is not a day") if ever else NoSuchDay(f"{text!r} is not a day of any month")

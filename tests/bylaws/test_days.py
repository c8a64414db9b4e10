"""Days: Easter, holidays, working days, months, the day it is here."""

import datetime as dt

import pytest

from sozialraum.provisions.rules import days
from sozialraum.provisions.rules.days import DayUnit


def day(text):
    return dt.date.fromisoformat(text)


@pytest.mark.parametrize(
    "sunday",
    ["1818-03-22", "1943-04-25", "2000-04-23", "2008-03-23", "2017-04-16", "2019-04-21", "2024-03-31", "2025-04-20",
     "2026-04-05", "2038-04-25", "2100-03-28", "2285-03-22"],
)  # fmt: skip
def test_easter_falls_on_the_days_that_tables_give(sunday):
    assert days.easter(int(sunday[:4])) == day(sunday)


def test_easter_is_a_sunday_between_22_march_and_25_april():
    for year in range(1583, 2500):
        found = days.easter(year)
        assert found.weekday() == 6
        assert dt.date(year, 3, 22) <= found <= dt.date(year, 4, 25)


def test_the_holidays_of_2026_in_north_rhine_westphalia():
    assert {one.isoformat(): name for one, name in sorted(days.holidays(2026).items())} == {
        "2026-01-01": "Neujahr",
        "2026-04-03": "Karfreitag",
        "2026-04-06": "Ostermontag",
        "2026-05-01": "Tag der Arbeit",
        "2026-05-14": "Christi Himmelfahrt",
        "2026-05-25": "Pfingstmontag",
        "2026-06-04": "Fronleichnam",
        "2026-10-03": "Tag der Deutschen Einheit",
        "2026-11-01": "Allerheiligen",
        "2026-12-25": "1. Weihnachtstag",
        "2026-12-26": "2. Weihnachtstag",
    }


def test_reformation_day_was_a_holiday_once_and_two_may_fall_on_one_day():
    assert days.holidays(2017)[day("2017-10-31")] == "Reformationstag"
    assert day("2018-10-31") not in days.holidays(2018)
    assert days.holidays(2008)[day("2008-05-01")] == "Tag der Arbeit und Christi Himmelfahrt"


@pytest.mark.parametrize(
    ("sitting", "number", "unit", "last"),
    [
        ("2026-12-10", 7, "calendar", "2026-12-03"),
        ("2026-12-10", 7, "clear", "2026-12-02"),
        ("2026-12-10", 1, "weeks", "2026-12-03"),
        ("2026-12-10", 0, "calendar", "2026-12-10"),
        ("2026-12-10", 0, "working", "2026-12-10"),
        ("2027-01-07", 14, "calendar", "2026-12-24"),  # a year's end
        ("2027-01-07", 14, "clear", "2026-12-23"),
        ("2027-01-01", 1, "calendar", "2026-12-31"),
        ("2028-03-01", 1, "calendar", "2028-02-29"),  # leap years
        ("2027-03-01", 1, "calendar", "2027-02-28"),
        ("2028-03-14", 2, "weeks", "2028-02-29"),
        ("2100-03-01", 1, "calendar", "2100-02-28"),
        ("2000-03-01", 1, "calendar", "2000-02-29"),
        ("2026-04-12", 14, "calendar", "2026-03-29"),  # the clocks are put forward on 29 March
        ("2026-11-08", 14, "calendar", "2026-10-25"),  # and back on 25 October
        ("2026-04-09", 3, "working", "2026-04-04"),  # 8, 7, not Monday, not Sunday, Saturday
        ("2026-04-09", 3, "office", "2026-04-02"),  # 8, 7, neither Easter nor Good Friday: Thursday
        ("2026-12-28", 2, "working", "2026-12-23"),  # Sunday, second and first day of Christmas: 24, 23
        ("2027-01-04", 3, "office", "2026-12-29"),  # 31, 30, 29: neither weekend nor New Year
        ("2026-05-18", 2, "office", "2026-05-13"),  # Friday 15, then over Ascension Day
        ("2017-11-02", 1, "working", "2017-10-30"),  # All Saints and that one Reformation Day
        ("2018-11-02", 1, "working", "2018-10-31"),
        ("0001-01-05", 30, "calendar", "0001-01-01"),  # as far as days go
    ],
)
def test_the_last_day_before_a_sitting(sitting, number, unit, last):
    assert days.before(day(sitting), number, DayUnit(unit)) == day(last)


@pytest.mark.parametrize(
    ("start", "months", "end"),
    [
        ("2026-01-31", 1, "2026-02-28"),
        ("2028-01-31", 1, "2028-02-29"),
        ("2027-08-31", 6, "2028-02-29"),
        ("2028-02-29", 12, "2029-02-28"),
        ("2028-02-29", 48, "2032-02-29"),
        ("2026-11-15", 2, "2027-01-15"),
        ("2026-03-31", -1, "2026-02-28"),
        ("2026-01-15", -1, "2025-12-15"),
        ("9999-12-01", 1, "9999-12-31"),
        ("0001-01-15", -1, "0001-01-01"),
    ],
)
def test_months_end_on_the_same_day_or_the_last_of_the_month(start, months, end):
    assert days.months_after(day(start), months) == day(end)


@pytest.mark.parametrize("months", [1, 6, 12, 36])
def test_the_first_day_from_which_months_have_not_run_out(months):
    for number in range(900):
        today = day("2027-06-01") + number * days.DAY
        first = days.earliest_within(today, months)
        assert days.months_after(first, months) >= today > days.months_after(first - days.DAY, months)


@pytest.mark.parametrize(
    ("moment", "here"),
    [
        ("2026-12-02T23:30:00+00:00", "2026-12-03"),
        ("2026-12-02T22:59:59+00:00", "2026-12-02"),
        ("2026-07-02T22:00:00+00:00", "2026-07-03"),
        ("2026-03-28T23:00:00+00:00", "2026-03-29"),  # winter still, an hour ahead of UTC
        ("2026-03-29T22:00:00+00:00", "2026-03-30"),  # summer, two hours
        ("2026-10-24T22:00:00+00:00", "2026-10-25"),
        ("2026-10-25T22:30:00+00:00", "2026-10-25"),
        ("2026-12-31T23:00:00+00:00", "2027-01-01"),
        ("2026-12-02T23:59:59", "2026-12-02"),
    ],
)
def test_a_moment_is_a_day_here(moment, here):
    assert days.local_day(dt.datetime.fromisoformat(moment)) == day(here)


def test_days_are_said_and_counted():
    assert days.long_day(day("2026-12-03")) == "Donnerstag, 3. Dezember 2026"
    assert days.local_day(day("2026-12-03")) == day("2026-12-03")
    assert [unit.counted(1) for unit in DayUnit] == ["1 Tag", "1 voller Tag", "1 Werktag", "1 Arbeitstag", "1 Woche"]
    assert [unit.counted(2) for unit in DayUnit][:3] == ["2 Tage", "2 volle Tage", "2 Werktage"]

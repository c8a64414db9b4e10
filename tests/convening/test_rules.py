"""Which days are proposed, how a day is read, what recurs: plain arithmetic."""

import datetime as dt

import pytest

from sozialraum.agenda.rules import AgendaLine
from sozialraum.convening.rules import (
    days_of_month,
    first_days,
    named_by_groups,
    overlap,
    propose_days,
    recurring,
    with_lines,
)
from sozialraum.foundation.dates import NoSuchDay
from sozialraum.provisions.rules.days import read_day

TODAY = dt.date(2026, 11, 23)
ALWAYS = bool  # every day is true


def day(text):
    return dt.date.fromisoformat(text)


@pytest.mark.parametrize(
    ("former", "proposed"),
    [
        ([], []),
        (["2026-11-19"], ["2026-12-17", "2026-12-24", "2026-12-31"]),
        (["2026-09-24", "2026-11-05", "2026-11-19"], ["2026-12-17", "2026-12-24", "2026-12-31"]),
        (["2026-10-22", "2026-11-05", "2026-11-19"], ["2026-12-03", "2026-12-10", "2026-12-17"]),
        (["2019-03-28"], ["2026-11-26", "2026-12-03", "2026-12-10"]),  # years ago: the same weekday, from now on
        (["2026-11-12", "2026-12-10"], ["2027-01-07", "2027-01-14", "2027-01-21"]),  # behind one that is planned
        (
            ["2026-10-22", "2026-11-19", "2027-09-09"],
            ["2027-04-29", "2027-05-06", "2027-05-13"],
        ),  # half a year is usual
        (["2026-10-22", "2026-11-05", "2026-11-19", "2027-09-09"], ["2026-12-03", "2026-12-10", "2026-12-17"]),
        (["2027-01-14"], ["2027-02-11", "2027-02-18", "2027-02-25"]),  # only one that is planned
    ],
)
def test_three_days_on_the_weekday_of_the_last_as_far_behind_as_usual(former, proposed):
    assert [str(one) for one in propose_days([day(one) for one in former], TODAY, ALWAYS)] == proposed


def test_no_day_for_which_one_can_no_longer_invite_in_time():
    from_the_tenth = propose_days([day("2026-10-29")], TODAY, lambda one: one >= day("2026-12-10"))

    assert str(from_the_tenth[0]) == "2026-12-10"
    assert propose_days([day("2026-10-29")], TODAY, lambda _one: False) == []


def test_the_first_three_days_that_are_possible_within_a_year():
    assert [str(one) for one in first_days(TODAY, lambda one: one.day == 24)] == [
        str(one) for one in (dt.date(2026, 11, 24), dt.date(2026, 12, 24), dt.date(2027, 1, 24))
    ]
    assert first_days(TODAY, lambda one: one == TODAY) == []


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("17.12.", "2026-12-17"),
        ("17.12", "2026-12-17"),
        ("17. Dezember", "2026-12-17"),
        ("Do 17.12.", "2026-12-17"),
        ("Donnerstag, 17. Dezember", "2026-12-17"),
        ("17.12.2027", "2027-12-17"),
        ("17.12.27", "2027-12-17"),
        ("2026-12-17", "2026-12-17"),
        ("23.11.", "2026-11-23"),  # today
        ("22.11.", "2027-11-22"),  # yesterday a year on
        ("29.2.", "2028-02-29"),
        ("24.12.", "2026-12-24"),
        ("28.3.", "2027-03-28"),  # the clocks change
    ],
)
def test_a_day_is_read_as_it_is_typed(typed, read):
    assert str(read_day(typed, TODAY)) == read


@pytest.mark.parametrize("typed", ["", "bald", "Dezember", "2026", "12", "17.13.", "1.2.3.4", "x" * 60])
def test_what_is_no_day_is_refused(typed):
    with pytest.raises(ValueError):
        read_day(typed, TODAY)


@pytest.mark.parametrize(("typed", "said"), [("31.11.", ("November", 30)), ("30.2.", ("Februar", 29)), ("?", ("", 0))])
def test_of_a_day_that_is_not_there_the_month_is_named(typed, said):
    with pytest.raises(NoSuchDay if said[1] else ValueError):
        read_day(typed, TODAY)
    assert days_of_month(typed) == said


def test_what_stood_on_the_last_two_agendas_recurs_without_number_and_mark():
    last = [
        AgendaLine("Begrüßung", "1", minutes=5, mark="top-1"),
        AgendaLine("Bänke", "2"),
        AgendaLine("Standort", "2.1", is_below=True),
        AgendaLine("Verschiedenes", "3"),
    ]
    before = [AgendaLine("begrüßung"), AgendaLine("Standort"), AgendaLine("Verschiedenes")]

    assert recurring([last, before]) == [AgendaLine("Begrüßung", minutes=5), AgendaLine("Verschiedenes")]
    assert recurring([last]) == recurring([]) == []


def test_lines_are_put_in_behind_the_first_and_never_twice():
    lines = [AgendaLine("A"), AgendaLine("a1", is_below=True), AgendaLine("B")]

    put_in = with_lines(lines, [AgendaLine("b"), AgendaLine("N")])

    assert [one.name for one in put_in] == ["A", "a1", "N", "B"]
    assert with_lines([], [AgendaLine("N")]) == [AgendaLine("N")]


def test_sittings_overlap_unless_one_is_over_before_the_other():
    four, five, six = dt.time(16), dt.time(17), dt.time(18)
    assert (
        overlap((four, six), (five, None)) and overlap((None, None), (five, six)) and overlap((four, None), (five, six))
    )
    assert not overlap((four, five), (five, six)) and not overlap((five, six), (four, five))


def test_a_sitting_without_a_name_is_called_by_its_groups():
    assert named_by_groups(["AG Wohnen"]) == "Sitzung: AG Wohnen"
    assert named_by_groups(["A", "B", "C"]) == "Gemeinsame Sitzung: A, B und C"
    assert len(named_by_groups(["G" * 90, "H" * 90, "I" * 90])) == 200

"""Spans of time, exact and imprecise."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sozialraum.foundation.dates import PartialDate
from sozialraum.people.rules import Span, begun_last, day_before


def d(text):
    return PartialDate.parse(text) if text else None


def span(start, end):
    return Span(d(start), d(end))


@pytest.mark.parametrize(
    ("start", "end", "day", "covered"),
    [
        ("", "", "2018-01-17", True),
        ("2018-01-17", "2018-01-17", "2018-01-17", True),
        ("2018-01-18", "", "2018-01-17", False),
        ("", "2018-01-16", "2018-01-17", False),
        ("2018", "", "2018-01-01", True),
        ("2018", "", "2017-12-31", False),
        ("", "2018", "2018-12-31", True),
        ("", "2018-02", "2018-03-01", False),
    ],
)
def test_an_imprecise_date_takes_in_all_it_can_mean(start, end, day, covered):
    assert span(start, end).covers(dt.date.fromisoformat(day)) is covered


@pytest.mark.parametrize(
    ("one", "other", "clash"),
    [
        (("2018-01-01", "2018-06-30"), ("2018-07-01", ""), False),
        (("2018-01-01", "2018-06-30"), ("2018-06-30", ""), False),  # changed on one and the same day
        (("2018-01-01", "2018-06-30"), ("2018-06-29", ""), True),
        (("2018-01-01", ""), ("2019-01-01", ""), True),
        (("2018-01-01", "2018"), ("2018-03-01", ""), False),  # »bis 2018« may have been January
        (("2018-01-01", "2018"), ("2017-03-01", ""), False),
        (("2017-01-01", "2018"), ("2017-03-01", "2017-05-01"), True),
        (("", ""), ("", ""), True),
    ],
)
def test_a_clash_is_only_what_certainly_is_one(one, other, clash):
    assert span(*one).clashes_with(span(*other)) is clash
    assert span(*other).clashes_with(span(*one)) is clash


def test_who_began_last_counts_and_of_equals_the_later_in_line():
    assert begun_last([]) is None
    assert begun_last([span("", ""), span("2018-01-01", ""), span("2017-01-01", "")]) == 1
    assert begun_last([span("2018-01-01", "2018-01-01"), span("2018-01-01", "")]) == 1
    assert day_before(d("2018-03-01")) == dt.date(2018, 2, 28)


days = st.dates(dt.date(2017, 1, 1), dt.date(2017, 3, 1))


@given(days, days, days, days)
def test_exact_spans_clash_when_they_share_two_days(a, b, c, e):
    one = Span(PartialDate.of(min(a, b)), PartialDate.of(max(a, b)))
    other = Span(PartialDate.of(min(c, e)), PartialDate.of(max(c, e)))
    calendar = [dt.date(2017, 1, 1) + dt.timedelta(n) for n in range(60)]

    shared = [day for day in calendar if one.covers(day) and other.covers(day)]

    assert one.clashes_with(other) is (len(shared) > 1)

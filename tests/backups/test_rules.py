"""Which archives stay. Times are those that stand in their names: by the clock on the wall."""

# ruff: noqa: DTZ001

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sozialraum.backups.rules import LATELY, Keep


def nights(count, *, last=dt.datetime(2026, 11, 26, 2, 30)):
    return [last - dt.timedelta(days=number) for number in range(count)]


def test_after_a_year_of_nights_days_weeks_and_months_are_left():
    kept = sorted(Keep(7, 4, 6).to_keep(nights(365)), reverse=True)

    assert [f"{one:%d.%m.}" for one in kept] == [
        "26.11.", "25.11.", "24.11.", "23.11.", "22.11.", "21.11.", "20.11.", "15.11.", "08.11.", "31.10.",
        "30.09.", "31.08.", "31.07.", "30.06.",
    ]  # fmt: skip


def test_all_of_the_last_two_days_stay():
    by_hand = [dt.datetime(2026, 11, 26, hour) for hour in range(10)]
    assert Keep(1, 0, 0).to_keep(by_hand) == set(by_hand)


@given(st.sets(st.datetimes(dt.datetime(2020, 1, 1), dt.datetime(2026, 12, 31)), min_size=1))
def test_the_last_one_always_stays_and_keeping_twice_changes_nothing(made):
    keep = Keep(3, 2, 2)
    kept = keep.to_keep(made)
    assert max(made) in kept and kept <= made
    assert keep.to_keep(kept) == kept
    assert len({one.date() for one in kept if max(made) - one >= LATELY}) <= 7


@pytest.mark.parametrize("text", ["", "7", "7 4", "0 1 1", "-1 2 3", "a b c", "7 4 6 1"])
def test_what_is_not_three_numbers_is_refused(text):
    with pytest.raises(ValueError):
        Keep.read(text)
    assert Keep.read("7, 4, 6") == Keep.read("7 4 6") == Keep(7, 4, 6)

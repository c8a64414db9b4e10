"""The laws of this room, without a database."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sozialraum.correspondence.rules import Date, News, missing_contact, news
from sozialraum.post.ways import way_to

TODAY = dt.date(2026, 10, 5)
DAYS = st.integers(-400, 400).map(lambda days: TODAY + dt.timedelta(days=days))
SITTINGS = st.none() | st.builds(
    lambda day, holds, place: Date(day, holds, f"{day} {place}"), DAYS, st.booleans(), st.sampled_from("AB")
)


@pytest.mark.parametrize(
    ("reply_by", "confirmed", "phone", "post", "way"),
    [
        ("mail", True, "", "", "mail"),
        ("mail", True, "1", "X", "mail"),
        ("mail", False, "", "", ""),
        ("mail", False, "1", "X", "phone"),
        ("mail", False, "", "X", "post"),
        ("phone", False, "1", "", "phone"),
        ("phone", True, "1", "X", "phone"),
        ("post", True, "1", "X", "post"),
        ("visit", True, "1", "X", ""),
        ("none", False, "", "", ""),
    ],
)
def test_word_goes_by_mail_only_to_an_address_that_was_confirmed(reply_by, confirmed, phone, post, way):
    assert way_to(reply_by, email="a@b.example" if confirmed else "", phone=phone, postal_address=post) == way


@pytest.mark.parametrize(
    ("reply_by", "given", "missing"),
    [
        ("mail", {"email": "a@example.org"}, ""),
        ("mail", {"phone": "1", "postal_address": "X"}, "email"),
        ("phone", {"phone": " "}, "phone"),
        ("post", {"postal_address": "Musterstraße 1"}, ""),
        ("visit", {}, ""),
        ("none", {}, ""),
    ],
)
def test_whoever_wants_an_answer_says_where(reply_by, given, missing):
    assert missing_contact(reply_by, **({"email": "", "phone": "", "postal_address": ""} | given)) == missing


def later(days, told_as="x", holds=True):
    day = TODAY + dt.timedelta(days=days)
    return Date(day, holds, f"{day} {told_as}")


@pytest.mark.parametrize(
    ("told_as", "told", "ahead", "promised", "said"),
    [
        ("", None, None, True, News.NOTHING),
        ("", None, later(9), True, News.SET),
        ("", None, later(9), False, News.NOTHING),
        (later(9).told_as, later(9), later(9), False, News.NOTHING),
        (later(9).told_as, later(9), later(2), False, News.NOTHING),
        (later(9).told_as, later(9, "another room"), None, False, News.CHANGED),
        (later(9).told_as, later(30), None, False, News.CHANGED),
        (later(9).told_as, later(-3), None, False, News.CHANGED),
        (later(9).told_as, later(9, holds=False), later(30), False, News.CALLED_OFF),
        (later(9).told_as, None, None, False, News.CALLED_OFF),
        (later(-9).told_as, None, None, False, News.NOTHING),
        (later(-9).told_as, later(-9, "another room"), later(5), True, News.NOTHING),
        (later(-9).told_as, later(-9, holds=False), None, False, News.NOTHING),
        (later(-9).told_as, later(9), None, False, News.CHANGED),
        (later(0).told_as, later(0, holds=False), None, False, News.CALLED_OFF),
    ],
)
def test_what_there_is_to_say(told_as, told, ahead, promised, said):
    assert news(told_as, told, ahead, promised=promised, today=TODAY) is said


@given(SITTINGS, SITTINGS, SITTINGS, st.booleans())
def test_what_was_said_need_not_be_said_again(heard, now, ahead, promised):
    ahead = ahead if ahead and ahead.holds and ahead.day >= TODAY else None
    said = news(heard.told_as if heard else "", now, ahead, promised=promised, today=TODAY)

    if said is News.CHANGED:
        assert news(now.told_as, now, ahead, promised=False, today=TODAY) is News.NOTHING
    elif said is not News.NOTHING:
        told_as = ahead.told_as if ahead else ""
        assert news(told_as, ahead, ahead, promised=ahead is None, today=TODAY) is News.NOTHING


@given(DAYS, SITTINGS)
def test_nobody_is_left_with_a_date_that_does_not_hold(day, now):
    """After word has gone out, whoever was told of a day to come was told the truth."""
    told_as = f"{day} A"

    said = news(told_as, now, None, promised=False, today=TODAY)

    holds = now is not None and now.holds and now.told_as == told_as
    if day >= TODAY and not holds:
        assert said in (News.CHANGED, News.CALLED_OFF)
    if holds:
        assert said is News.NOTHING

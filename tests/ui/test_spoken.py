"""Room ui: dates, times and counts in words."""

import datetime

import pytest

from sozialraum.foundation.dates import PartialDate
from sozialraum.ui.months import weeks
from sozialraum.ui.spoken import clock, in_words, of_date, when_in_words
from sozialraum.ui.values import Appointment, Tally
from sozialraum.ui.votes import counted, drawn
from tests.ui.gallery import OnlyKnownInPart

NIGHT = datetime.datetime(2016, 11, 1, 23, 30, tzinfo=datetime.UTC)


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (datetime.date(2016, 11, 2), "Mittwoch, 2. November 2016"),
        (NIGHT, "Mittwoch, 2. November 2016"),
        (OnlyKnownInPart(2017), "2017"),
        (None, "nicht bekannt"),
    ],
)
def test_in_words(value, words):
    assert in_words(value) == words


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (datetime.time(17), "17 Uhr"),
        (datetime.time(16, 30), "16.30 Uhr"),
        (datetime.time(9, 5), "9.05 Uhr"),
        (datetime.time(0), "0 Uhr"),
        (NIGHT, "0.30 Uhr"),
        (None, "Uhrzeit nicht bekannt"),
    ],
)
def test_clock(value, words):
    assert clock(value) == words


@pytest.mark.parametrize(
    ("date", "when", "of"),
    [
        (PartialDate(2016, 11, 2), "am Mittwoch, 2. November 2016", "vom 2. November 2016"),
        (PartialDate(2016, 11), "im November 2016", "vom November 2016"),
        (PartialDate(2016), "2016", "von 2016"),
    ],
)
def test_a_date_behind_a_verb_and_a_noun(date, when, of):
    assert (when_in_words(date), of_date(date)) == (when, of)


@pytest.mark.parametrize(
    ("tally", "words"),
    [
        (Tally(21, 0, 2, 1), "21 Ja · 0 Nein · 2 Enthaltungen · 1 befangen"),
        (Tally(0, 0, 1, 0), "0 Ja · 0 Nein · 1 Enthaltung · 0 befangen"),
        (Tally(yes=18), "18 Ja · nicht bekannt: Nein, Enthaltungen, Befangene"),
        (Tally(), ""),
    ],
)
def test_a_count_in_words(tally, words):
    assert counted(tally).in_words == words


@pytest.mark.parametrize("tally", [Tally(), Tally(yes=18), Tally(0, 0, 0, 3), Tally(150, 1, 0, 0)])
def test_no_squares_where_they_would_mislead(tally):
    assert drawn(tally) is None


def test_one_square_per_vote_in_rows_of_twenty_five_and_fives():
    drawing = drawn(Tally(25, 1, 0, 0))

    assert [square.x for square in drawing.squares[:7]] == [0, 13, 26, 39, 52, 69, 82]
    assert drawing.squares[-1].kind == "no"
    assert [(kind, path.count("M")) for kind, path in drawing.paths] == [("yes", 25), ("no", 1)]
    assert drawing.paths[-1] == ("no", "M1 18h8v12h-8z")
    assert (drawing.width, drawing.height) == (341, 34)


def test_a_month_holds_only_its_own_days():
    inside = Appointment(datetime.date(2027, 3, 1), "Sitzung", "/s/")
    outside = Appointment(datetime.date(2027, 4, 1), "Nicht hier", "/n/")

    march = weeks(2027, 3, [inside, outside], today=datetime.date(2027, 3, 2))

    assert [square.number for square in march[0]] == [1, 2, 3, 4, 5, 6, 7]
    assert [square.number for square in march[-1]] == [29, 30, 31, 0, 0, 0, 0]
    assert [square.entries for week in march for square in week if square.entries] == [(inside,)]
    assert [square.number for week in march for square in week if square.today] == [2]

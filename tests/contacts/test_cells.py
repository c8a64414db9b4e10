"""What people write into cells."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sozialraum.contacts.rules import cells
from sozialraum.contacts.rules.cells import MembershipWord, Unreadable
from sozialraum.foundation.dates import PartialDate
from tests.contacts.lists import TODAY


def times(cell, **how):
    return tuple(str(date) if date else "" for date in cells.period(cell, TODAY, **how))


@pytest.mark.parametrize(
    ("cell", "start", "end"),
    [
        ("17.1.18", "2018-01-17", ""),
        ("17.01.2018", "2018-01-17", ""),
        ("17. Januar 2018", "2018-01-17", ""),
        ("1. Mrz. 2018", "2018-03-01", ""),
        ("17-01-2018", "2018-01-17", ""),
        ("2018-01-17", "2018-01-17", ""),
        ("2018-01-17 00:00:00", "2018-01-17", ""),
        ("43117", "2018-01-17", ""),
        ("seit 2018", "2018", ""),
        ("seit dem 17.1.2018", "2018-01-17", ""),
        ("ab 05/2019", "2019-05", ""),
        ("Mai 2017", "2017-05", ""),
        ("Sept. 2017", "2017-09", ""),
        ("17.1.87", "1987-01-17", ""),
        ("1.1.35", "2035-01-01", ""),
        ("2016-2018", "2016", "2018"),
        ("seit 2016 bis Mai 2018", "2016", "2018-05"),
        ("1.1.2016 – 31.12.2018", "2016-01-01", "2018-12-31"),
        ("bis 31.12.30", "", "2030-12-31"),
        ("bis Ende 2018", "", "2018"),
        ("1.1.2020 – 31.12.9999", "2020-01-01", ""),
        ("seit 2016 bis 9999", "2016", ""),
        ("bis 31.12.9999", "", ""),
        ("1.\u00a01.\u00a02026", "2026-01-01", ""),
        ("k. A.", "", ""),
        ("–", "", ""),
    ],
)
def test_dates_as_germans_write_them(cell, start, end):
    assert times(cell) == (start, end)


def test_a_bare_date_in_a_column_for_the_end_is_an_end():
    assert times("2018", bare="end") == ("", "2018")
    assert times("seit 2018", bare="end") == ("2018", "")


@pytest.mark.parametrize(
    "cell",
    [
        "Sommer 2017",
        "30.2.2018",
        "0.5.2018",
        "17.13.2018",
        "bald",
        "seit 31.12.9999",
        "31.12.9998",
        "17.1.1018",
        "1/17/18",
    ],
)
def test_what_is_no_date_is_told_and_not_guessed(cell):
    with pytest.raises(Unreadable) as unreadable:
        times(cell)
    assert (unreadable.value.code, unreadable.value.cell) == ("date", cell)


@given(st.dates(dt.date(1950, 1, 1), dt.date(2100, 1, 1)))
def test_every_day_is_read_in_every_usual_form(day):
    forms = [f"{day:%d.%m.%Y}", f"{day.day}.{day.month}.{day.year}", day.isoformat(), f"seit {day:%d.%m.%Y}"]

    assert {cells.period(form, TODAY)[0] for form in forms} == {PartialDate.of(day)}


@pytest.mark.parametrize(
    ("cell", "mails"),
    [
        ("erika@example.org", ("erika@example.org",)),
        ("Erika Beispiel <E.Beispiel@Example.org>", ("E.Beispiel@example.org",)),
        ("a@example.org; b@example.org\nA@example.org", ("a@example.org", "b@example.org")),
        ("a@example.org / b@example.org oder c@example.org", ("a@example.org", "b@example.org", "c@example.org")),
        ("mailto:a@example.org.", ("a@example.org",)),
        ("kita@münchen.example", ("kita@münchen.example",)),
        ("a@straße.example; A@xn--strae-oqa.example", ("a@straße.example",)),
        ("\u200ea@example.org\u202c", ("a@example.org",)),
        ("keine", ()),
    ],
)
def test_mail_addresses(cell, mails):
    assert cells.mails(cell) == mails


@pytest.mark.parametrize(
    "cell", ["erika(at)example.org", "a@b", "a..b@example.org", "@example.org", "a@b@c.de", "ä@x.de"]
)
def test_what_is_no_mail_address(cell):
    with pytest.raises(Unreadable) as unreadable:
        cells.mails(cell)
    assert unreadable.value.code == "mail"


@pytest.mark.parametrize(
    ("cell", "name"),
    [
        ("Beispiel, Erika", "Erika Beispiel"),
        ("Erika  Beispiel", "Erika Beispiel"),
        ("Frau Erika Beispiel", "Erika Beispiel"),
        ("Dr. Beispiel, Erika", "Dr. Erika Beispiel"),
        ("Prof. Dr. med. Muster, Max", "Prof. Dr. med. Max Muster"),
        ("von der Beispiel, Erika", "Erika von der Beispiel"),
        ("Erika Beispiel, M.A.", "Erika Beispiel, M.A."),
        ("N.N.", ""),
        ("unbesetzt", ""),
    ],
)
def test_names(cell, name):
    assert cells.person_name(cell) == name


@pytest.mark.parametrize(
    "cell", ["Erika Beispiel / Max Muster", "Erika und Max Beispiel", "A;B", "Erika\nMax", "A, B, C"]
)
def test_two_names_in_one_cell_are_told(cell):
    with pytest.raises(Unreadable) as unreadable:
        cells.person_name(cell)
    assert unreadable.value.code == "names"


def test_the_same_person_in_another_spelling():
    spellings = ["Dr. Erika Beispiel", "BEISPIEL, Erika", "erika beispiel", "Beispiel Erika"]

    assert {cells.name_key(spelling) for spelling in spellings} == {"beispiel erika"}
    assert cells.name_key("Erik Beispiel") != "beispiel erika"


def test_institutions_that_may_be_the_same():
    assert cells.loose_key("Kindertagesstätte Regenbogen e.V.") == cells.loose_key("Kita Regenbogen")
    assert cells.loose_key("Kita Regenbogen") != cells.loose_key("Kita Sonnenschein")


@pytest.mark.parametrize(
    ("cell", "what"),
    [
        ("x", MembershipWord.GUEST),
        ("X", MembershipWord.GUEST),
        ("✓", MembershipWord.GUEST),
        ("ja", MembershipWord.GUEST),
        ("WAHR", MembershipWord.GUEST),
        ("'+", MembershipWord.GUEST),
        ("nein", None),
        ("-", None),
        ("Stv.", MembershipWord.DEPUTY),
        ("Sprecherin", MembershipWord.SPEAKER),
        ("Delegierte", MembershipWord.DELEGATE),
        ("beratendes Mitglied", MembershipWord.ADVISORY),
        ("nur Verteiler", MembershipWord.RECIPIENT),
    ],
)
def test_crosses_mean_what_the_office_says_and_words_what_they_say(cell, what):
    assert cells.cross(cell, MembershipWord.GUEST) == what


@pytest.mark.parametrize("cell", ["(x)", "vielleicht", "stellv. Sprecher", "Vertreter"])
def test_what_could_mean_two_things_is_told(cell):
    with pytest.raises(Unreadable):
        cells.cross(cell, MembershipWord.GUEST)


def test_ways_to_be_reached():
    assert cells.phone("Tel.: 02403 / 12-3\nMobil 0170 5") == "02403 / 12-3, 0170 5"
    assert cells.phone_key("+49 (0)2403 123") == cells.phone_key("02403/123") == "02403123"
    assert cells.postcode("1067") == "01067"
    assert cells.address("Musterweg 1, 52249 Eschweiler") == "Musterweg 1\n52249 Eschweiler"
    assert cells.website("www.kita.example") == "https://www.kita.example"
    for wrong, reads in (("siehe oben", cells.phone), ("kita", cells.website)):
        with pytest.raises(Unreadable):
            reads(wrong)


@given(st.text())
def test_no_text_whatever_breaks_a_reader(text):
    for reads in (cells.mails, cells.phone, cells.person_name, cells.role, cells.vote, cells.website, cells.address):
        try:
            assert isinstance(reads(text), (str, tuple, MembershipWord, bool, type(None)))
        except Unreadable as unreadable:
            assert unreadable.code
    try:
        cells.period(text, TODAY)
    except Unreadable as unreadable:
        assert unreadable.code == "date"

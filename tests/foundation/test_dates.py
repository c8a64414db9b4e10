"""Dates of which perhaps only the year is known: read, ordered, said, filtered, never filled in."""

import datetime as dt
from contextlib import suppress

import pytest
from django.core.exceptions import ValidationError
from hypothesis import given
from hypothesis import strategies as st

from sozialraum.bodies.models import Organization
from sozialraum.decisions.models import Resolution
from sozialraum.foundation.dates import PartialDate, shifted, typed_time
from sozialraum.foundation.keys import is_key, random_key, readable_key
from tests.factories import MeetingFactory, OrganizationFactory, ResolutionFactory

days = st.dates()
TODAY = dt.date(2026, 3, 1)
partial = st.builds(lambda d, n: PartialDate(*(d.year, d.month, d.day)[:n]), days, st.integers(1, 3))


@given(partial)
def test_text_and_number_lead_back_to_the_same_date(date):
    assert PartialDate.parse(str(date)) == date
    assert PartialDate.from_number(date.number) == date


@given(partial, partial)
def test_certainly_before_means_every_day_of_one_before_every_day_of_the_other(one, other):
    assert one.certainly_before(other) == (one.last < other.first)
    assert not (one.certainly_before(other) and other.certainly_before(one))
    if one.certainly_before(other):
        assert one < other


@given(days, days)
def test_known_days_sort_as_days(one, other):
    assert (PartialDate.of(one) < PartialDate.of(other)) == (one < other)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("2017", "2017"),
        ("2018-04", "April 2018"),
        ("2016-11-02", "Mittwoch, 2. November 2016"),
    ],
)
def test_a_date_says_what_is_known_and_no_more(text, words):
    assert PartialDate.parse(text).in_words() == words


@pytest.mark.parametrize(
    "text", ["31.02.2016", "2016-02-31", "2016-13", "2016-00", "2016-01-00", "16", "", "2016-1-1", "heute"]
)
def test_what_is_no_date_is_refused(text):
    with pytest.raises(ValueError, match=r".+"):
        PartialDate.parse(text)


@pytest.mark.django_db
def test_a_year_stays_a_year_in_the_database_sorts_before_its_days_and_filters_into_its_year(body):
    for text in ("2018-01-17", "2017", "2016-11-02", "2017-03", "2017-03-01"):
        ResolutionFactory(body=body, key=f"b-{text}", date=PartialDate.parse(text))

    latest = [str(one.when) for one in Resolution.objects.latest_first()]
    in_2017 = Resolution.objects.between(PartialDate(2017), PartialDate(2017, 12, 31)).latest_first()

    assert latest == ["2018-01-17", "2017-03-01", "2017-03", "2017", "2016-11-02"]
    assert [str(one.when) for one in in_2017] == ["2017-03-01", "2017-03", "2017"]
    assert list(Resolution.objects.years()) == [(2018,), (2017,), (2016,)]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("start", "end", "holds"),
    [
        ("2016-11-02", "2016", True),
        ("2016-11-02", "2016-11", True),
        ("2016-11-02", "2016-11-02", True),
        ("2016-11-02", "2016-10", False),
        ("2016-11-02", "2015", False),
        ("2016-11-02", "2016-11-01", False),
        ("2016", "2016-01-01", True),
    ],
)
def test_nothing_ends_before_it_began_however_imprecisely_that_is_known(body, start, end, holds):
    group = OrganizationFactory.build(body=body, start_date=PartialDate.parse(start), end_date=PartialDate.parse(end))
    broken = []
    for constraint in Organization._meta.constraints:
        if constraint.name == "organization_ends_after_it_starts":
            try:
                constraint.validate(Organization, group)
            except Exception as refusal:
                broken.append(refusal)
    assert (broken == []) is holds


@given(st.text(max_size=200))
def test_a_readable_key_is_a_key_or_nothing(name):
    key = readable_key(name)
    assert key == "" or is_key(key)


def test_keys_are_readable_where_the_thing_has_a_name():
    assert readable_key("AG Wohnen/Quartier") == "ag-wohnen-quartier"
    assert readable_key("Größe & Übermut") == "groesse-uebermut"
    assert is_key(random_key())
    assert len({random_key() for _ in range(1000)}) == 1000


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("2017", PartialDate(2017)),
        (" 2017 ", PartialDate(2017)),
        ("Mai 2017", PartialDate(2017, 5)),
        ("mai 2017", PartialDate(2017, 5)),
        ("Sept. 2017", PartialDate(2017, 9)),
        ("5/2017", PartialDate(2017, 5)),
        ("05.2017", PartialDate(2017, 5)),
        ("2017-05", PartialDate(2017, 5)),
        ("17.1.2018", PartialDate(2018, 1, 17)),
        ("17. 01. 2018", PartialDate(2018, 1, 17)),
        ("17. Januar 2018", PartialDate(2018, 1, 17)),
        ("17 März 2018", PartialDate(2018, 3, 17)),
        ("Mi, 17.1.2018", PartialDate(2018, 1, 17)),
        ("Mittwoch, 17. Januar 2018", PartialDate(2018, 1, 17)),
        ("2018-01-17", PartialDate(2018, 1, 17)),
        ("2018-1-7", PartialDate(2018, 1, 7)),
        ("1. Januar 2026", PartialDate(2026, 1, 1)),
        ("1.Januar 2026", PartialDate(2026, 1, 1)),
        ("1.\u00a0Januar\u202f2026 ", PartialDate(2026, 1, 1)),
        ("1 . 1 . 2026", PartialDate(2026, 1, 1)),
        ("1/1/2026", PartialDate(2026, 1, 1)),
        ("1-1-2026", PartialDate(2026, 1, 1)),
        ("20260101", PartialDate(2026, 1, 1)),
        ("2026‑01‑01", PartialDate(2026, 1, 1)),
        ("2026.1.31", PartialDate(2026, 1, 31)),
        ("١.١.٢٠٢٦", PartialDate(2026, 1, 1)),
        ("\u200e1.1.2026\u200f", PartialDate(2026, 1, 1)),
        ("Donnerstag, den 1. Januar 2026", PartialDate(2026, 1, 1)),
        ("am 1.1.2026", PartialDate(2026, 1, 1)),
        ("1. Jänner 2026", PartialDate(2026, 1, 1)),
        ("ma\u0308rz 2026", PartialDate(2026, 3)),
        ("31.12.9999", PartialDate(9999, 12, 31)),
        ("1.1.0001", PartialDate(1, 1, 1)),
    ],
)
def test_a_date_is_read_as_people_type_it(text, date):
    assert PartialDate.typed(text) == date
    assert PartialDate.typed(date.as_typed) == date


@pytest.mark.parametrize(
    "text",
    [
        "",
        "gestern",
        "Ju 2017",
        "31.2.2018",
        "0.1.2018",
        "17.0.2018",
        "17.13.2018",
        "Mai",
        "12017",
        "x 2017",
        "Sommer 2017",
        "Mai 17",
        "5/17",
        "29.2.2100",
        "1/17/18",
        "1.1.126",
        "0000",
        "9" * 5000,
    ],
)
def test_what_is_not_a_date_is_not_read_as_one(text):
    with pytest.raises(ValueError, match=r"date|month|day|year"):
        PartialDate.typed(text)


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("1.1.26", 2026),
        ("01.01.26", 2026),
        ("1.1.46", 2046),
        ("1.1.47", 1947),
        ("1.1.99", 1999),
        ("1. Januar 00", 2000),
    ],
)
def test_two_digits_are_a_year_from_79_years_ago_to_twenty_ahead(text, year):
    assert PartialDate.typed(text, TODAY) == PartialDate(year, 1, 1)


@given(st.text(max_size=30), st.text("0123456789.-:/ hUhrJanuar٠١\u00a0", max_size=14))
def test_no_text_whatever_breaks_the_doors_for_dates_and_times(text, like_one):
    for typed in (text, like_one):
        for read in (PartialDate.typed, typed_time):
            with suppress(ValueError):
                read(typed)


@pytest.mark.parametrize(
    ("text", "time"),
    [
        *(
            (text, dt.time(9, 30))
            for text in ("9:30", "09:30", "9.30", "9.30 Uhr", "930", "9h30", "9 Uhr 30", "09:30:59")
        ),
        *((text, dt.time(18, 30)) for text in ("18.30", "18:30 Uhr", "18h30", "1830", " 18:30\u00a0Uhr ", "١٨:٣٠")),
        *((text, dt.time(18)) for text in ("18", "18 Uhr", "18uhr", "18h", "18 h", "18:00", "um 18 Uhr")),
        ("0", dt.time(0)),
        ("2:30", dt.time(2, 30)),
    ],
)
def test_a_time_is_read_as_people_type_it(text, time):
    assert typed_time(text) == time


@pytest.mark.parametrize("text", ["", "24 Uhr", "24:00", "9:60", "9:5", "-1", "abends", "99999", "18:30 abends"])
def test_what_no_clock_shows_is_not_read_as_a_time(text):
    with pytest.raises(ValueError, match=r".+"):
        typed_time(text)


def test_arithmetic_stops_where_the_calendar_stops():
    day = dt.timedelta(days=1)

    assert shifted(dt.date.max, day) == dt.date.max
    assert shifted(dt.date.min, -day) == dt.date.min
    assert shifted(dt.datetime(9999, 12, 31, 23), 2 * day) == dt.datetime.max  # noqa: DTZ001, DTZ901
    assert shifted(dt.date(2028, 2, 28), day) == dt.date(2028, 2, 29)


@pytest.mark.parametrize(
    ("number", "date"),
    [
        (21000229, PartialDate(2100, 2)),
        (20261301, PartialDate(2026)),
        (10101, PartialDate(1, 1, 1)),
        (0, None),
        (-5, None),
        (2**31 - 1, None),
    ],
)
def test_of_an_old_number_as_much_is_read_as_is_a_date(number, date):
    assert PartialDate.stored(number) == date


@pytest.mark.django_db
def test_a_column_refuses_strange_years_and_keeps_no_end_for_9999(body):
    organization, meeting = OrganizationFactory(body=body), MeetingFactory(body=body)

    organization.start_date, organization.end_date = PartialDate(1250), PartialDate(9999, 12, 31)
    organization.clean_fields()
    assert (organization.start_date, organization.end_date) == (PartialDate(1250), None)

    for year in (1, 1899, 2201, 9999):
        meeting.date = PartialDate(year)
        with pytest.raises(ValidationError) as refusal:
            meeting.clean_fields(exclude=["organizations"])
        says = f"Das Jahr {year:04} kann nicht stimmen. Möglich sind die Jahre 1900 bis 2200."
        assert refusal.value.message_dict == {"date": [says]}


@pytest.mark.django_db
def test_an_end_in_9999_that_already_stands_there_is_none(body):
    OrganizationFactory(body=body, key="unbefristet", end_date=PartialDate(9999, 12, 31))

    assert Organization.objects.get(key="unbefristet").end_date is None

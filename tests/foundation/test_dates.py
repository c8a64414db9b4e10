"""Dates of which perhaps only the year is known: read, ordered, said, filtered, never filled in."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sozialraum.bodies.models import Organization
from sozialraum.decisions.models import Resolution
from sozialraum.foundation.dates import PartialDate
from sozialraum.foundation.keys import is_key, random_key, readable_key
from tests.factories import OrganizationFactory, ResolutionFactory

days = st.dates(min_value=dt.date(1000, 1, 1))
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
    assert Resolution.objects.years() == [2018, 2017, 2016]


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
    ],
)
def test_a_date_is_read_as_people_type_it(text, date):
    assert PartialDate.typed(text) == date
    assert PartialDate.typed(date.as_typed) == date


@pytest.mark.parametrize(
    "text",
    ["", "gestern", "Ju 2017", "31.2.2018", "0.1.2018", "17.0.2018", "17.13.2018", "Mai", "12017", "x 2017"],
)
def test_what_is_not_a_date_is_not_read_as_one(text):
    with pytest.raises(ValueError, match=r"date|month|day|year"):
        PartialDate.typed(text)

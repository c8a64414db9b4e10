"""What holds of groups and places: when they were there, and how one finds them."""

import pytest

from sozialraum.bodies.models import Organization, Text
from sozialraum.bodies.permissions import founds
from sozialraum.bodies.queries import school_holidays_of
from sozialraum.bodies.rules import no_holidays, place_in_one_line, school_holidays
from sozialraum.foundation.dates import PartialDate
from sozialraum.foundation.visitor import FOUNDING, Link, Visitor, Way
from sozialraum.founding.dump import dump
from sozialraum.network.models import Body

PLACE = {
    "name": "Bürgerhaus",
    "room": "Saal 2",
    "street_address": "Marktstraße 1",
    "postal_code": "52249",
    "locality": "Eschweiler",
    "description": "Eingang im Hof",
}


@pytest.mark.parametrize(
    ("left_out", "says"),
    [
        ([], "Bürgerhaus, Saal 2, Marktstraße 1, 52249\u00a0Eschweiler, Eingang im Hof"),
        (["room", "description"], "Bürgerhaus, Marktstraße 1, 52249\u00a0Eschweiler"),
        (["postal_code"], "Bürgerhaus, Saal 2, Marktstraße 1, Eschweiler, Eingang im Hof"),
        (["locality"], "Bürgerhaus, Saal 2, Marktstraße 1, 52249, Eingang im Hof"),
        (["postal_code", "locality", "street_address"], "Bürgerhaus, Saal 2, Eingang im Hof"),
        (list(PLACE), ""),
    ],
)
def test_a_place_says_what_is_known_of_it_and_no_more(left_out, says):
    assert place_in_one_line(**PLACE | dict.fromkeys(left_out, "")) == says


@pytest.mark.parametrize(
    ("start", "end", "date", "existed"),
    [
        (None, None, PartialDate(1999), True),
        (PartialDate(2018), None, PartialDate(2017, 12, 31), False),
        (PartialDate(2018), None, PartialDate(2018, 1, 1), True),
        (PartialDate(2018, 6), None, PartialDate(2018), True),  # the year may mean a day after June
        (PartialDate(2018, 6, 15), None, PartialDate(2018, 6), True),
        (PartialDate(2018, 6, 15), None, PartialDate(2018, 5), False),
        (None, PartialDate(2020), PartialDate(2020, 12, 31), True),
        (None, PartialDate(2020), PartialDate(2021), False),
        (None, PartialDate(2020, 3), PartialDate(2020), True),
        (PartialDate(2018), PartialDate(2020), PartialDate(2019, 5, 1), True),
    ],
)
def test_only_what_is_certainly_too_early_or_too_late_was_not_there(start, end, date, existed):
    assert Organization(start_date=start, end_date=end).existed_on(date) is existed


def test_only_the_operators_link_founds_a_network_and_only_the_one_it_opens():
    body, other = Body(), Body()

    assert founds.holds(Visitor(body, Way.LINK, link=FOUNDING), body)
    assert not founds.holds(Visitor(body, Way.LINK, link=FOUNDING), other)
    assert not founds.holds(Visitor(body, Way.LINK, link=Link("office", "body", "x")), body)
    assert not founds.holds(Visitor(body), body)
    assert not founds.holds(Visitor.house(body), body)


@pytest.mark.parametrize(
    ("line", "span"),
    [
        ("Herbstferien: 17.10.2026 bis 31.10.2026", ("Herbstferien", "2026-10-17", "2026-10-31")),
        ("  Weihnachtsferien 2026 : 23. 12. 2026 – 6.1.2027 ", ("Weihnachtsferien 2026", "2026-12-23", "2027-01-06")),
        ("Pfingstferien: 26.05.2026", ("Pfingstferien", "2026-05-26", "2026-05-26")),
        ("Herbstferien 17.10.2026 bis 31.10.2026", None),
        ("Herbstferien: 31.10.2026 bis 17.10.2026", None),
        ("Herbstferien: 31.2.2026", None),
        ("Herbstferien: 17.10. bis 31.10.2026", None),
        ("Herbstferien: 17.10.2026 bis", None),
        (": 17.10.2026", None),
    ],
)
def test_school_holidays_are_read_line_by_line_and_what_cannot_be_read_is_named(line, span):
    found = [(one.name, str(one.first), str(one.last)) for one in school_holidays(f"\n{line}\n")]

    assert found == ([span] if span else [])
    assert no_holidays(f"\n{line}\n") == (() if span else (line,))


@pytest.mark.django_db
def test_the_office_types_the_school_holidays_and_is_told_what_cannot_be_read(office, body):
    address = "/schreibtisch/eintragen/texte/"
    kept = "Herbstferien: 17.10.2026 bis 31.10.2026"
    answer = office.post(address, {"school_holidays": f"{kept}\nSommer im Juli"})
    assert (answer.status_code, Text.objects.count()) == (200, 0)
    assert "Nicht zu lesen: Sommer im Juli." in answer.content.decode()

    assert office.post(address, {"school_holidays": kept}).status_code == 302
    (span,) = school_holidays_of([body.pk])
    assert (span.name, str(span.last)) == ("Herbstferien", "2026-10-31")
    assert (" ".join(dump(body).text.split()).count(kept), school_holidays_of([])) == (1, ())

"""What people type as a day or a time, where it lands, and how it is refused."""

import datetime as dt

import pytest

from sozialraum.acts import guard
from sozialraum.bodies.models import LegislativeTerm
from sozialraum.bodies.words import Classification
from sozialraum.foundation.dates import PartialDate
from sozialraum.meetings.models import Meeting
from sozialraum.people.models import Membership
from tests import factories as f
from tests.conftest import logged_in

pytestmark = pytest.mark.django_db

TERM = {"name": "Förderperiode", "start_date": "1.1.26"}


def moved(office, **words):
    return office.post("/sitzungen/naechste/verlegen/", {"reason": "Saal belegt", "revision": 1} | words)


@pytest.mark.parametrize("typed", ["31.12.9999", "9999", "9999-12-31", "31. Dezember 9999"])
def test_9999_as_an_end_is_none_and_the_next_page_says_so(office, typed):
    form = office.get("/zeitraeume/neu/").content.decode()
    answer = office.post("/zeitraeume/neu/", TERM | {"end_date": typed}, follow=True)

    term = LegislativeTerm.objects.get()
    assert (term.start_date, term.end_date) == (PartialDate(2026, 1, 1), None)
    assert "31.12.9999 heißt: gilt ohne Ende." in form
    assert "Ende: gilt ohne Ende." in answer.content.decode()


def test_what_was_not_saved_does_not_say_that_it_holds_without_end(office):
    answer = office.post("/zeitraeume/neu/", {"name": "", "end_date": "9999"}, follow=True)

    assert not LegislativeTerm.objects.exists()
    assert "Ende: gilt ohne Ende." not in answer.content.decode()


@pytest.mark.parametrize("typed", ["31.12.9998", "1.1.0001", "1.1.2999"])
def test_a_year_that_cannot_be_is_refused_by_the_name_of_the_field(office, typed):
    answer = office.post("/zeitraeume/neu/", TERM | {"end_date": typed}).content.decode()

    assert f"Ende: Das Jahr {typed[-4:]} kann nicht stimmen. Möglich sind die Jahre 1000 bis 2200." in answer
    assert ("Was kein Ende hat, bleibt hier leer." in answer) == (typed != "1.1.0001")
    assert not LegislativeTerm.objects.exists()


def test_where_an_end_is_asked_for_9999_is_none(office, body, group):
    seat = f.SeatFactory(body=body, key="sitz", organization=group)

    page = office.post("/sitze/sitz/beenden/", {"end_date": "31.12.9999", "revision": 1}).content.decode()

    assert "Letzter Tag: 9999 heißt ohne Ende. Hier wird gebraucht, wann es endet." in page
    seat.refresh_from_db()
    assert seat.end_date is None


@pytest.mark.parametrize("typed", ["31.12.9999", "0001-01-01", "31.12.1899"])
def test_a_meeting_is_moved_to_a_year_that_can_be(office, body, group, typed):
    f.MeetingFactory(body=body, key="naechste", of=[group])

    page = moved(office, date=typed).content.decode()

    assert "Neuer Tag: Das Jahr" in page
    assert Meeting.objects.get().date == PartialDate(2027, 2, 18)


def test_a_meeting_is_moved_to_a_day_and_a_time_as_people_type_them(office, body, group):
    f.MeetingFactory(body=body, key="naechste", of=[group])

    answer = moved(office, date="1.\u00a03.\u00a027", start_time="9:30", end_time="18.30 Uhr")

    assert answer.status_code == 302
    meeting = Meeting.objects.get()
    assert (meeting.date, meeting.start_time, meeting.end_time) == (
        PartialDate(2027, 3, 1),
        dt.time(9, 30),
        dt.time(18, 30),
    )


def test_a_day_that_no_calendar_has_is_named_as_such(office):
    page = office.post("/zeitraeume/neu/", TERM | {"end_date": "29.2.2100"}).content.decode()

    assert "Diesen Tag gibt es im Kalender nicht." in page


def test_an_office_membership_until_9999_lets_the_office_work(client, body):
    """As an old database holds it: the last login of the office, without an end that would ever come."""
    office = logged_in(client, body)
    membership = Membership.objects.get(organization__classification=Classification.OFFICE)
    with guard.opened():
        Membership.objects.filter(pk=membership.pk).update(end_date=PartialDate(9999, 12, 31))

    sent = {"start_date": "1.1.2020", "end_date": "31.12.9999", "revision": membership.revision}
    answer = office.post(f"/mitgliedschaften/{membership.key}/bearbeiten/", sent)

    assert answer.status_code == 302
    membership.refresh_from_db()
    assert (membership.start_date, membership.end_date) == (PartialDate(2020, 1, 1), None)


def test_the_journal_reads_a_name_that_looks_like_a_moment_that_never_was(office, body):
    for name in ("9999-12-31T23:59:59Z", "2026-13-45T99:99Z", "0001-01-01T00:00+12:00"):
        office.post("/zeitraeume/neu/", {"name": name})
        assert name in office.get("/verlauf/").content.decode()


@pytest.mark.parametrize("asked", ["von=0001-01-01", "bis=9999-12-31", "von=31.12.9998&bis=1.1.26"])
def test_the_journal_is_narrowed_by_what_it_can_read(office, body, asked):
    office.post("/zeitraeume/neu/", TERM)

    page = office.get(f"/verlauf/?{asked}")

    assert page.status_code == 200
    assert ("Von: Das Jahr" in page.content.decode()) == ("von" in asked)

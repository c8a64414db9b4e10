"""The calendars one subscribes to: the network's dates as a file, the same for everybody, found again unchanged."""

import datetime as dt

import icalendar
import pytest
import time_machine
import vobject
from ical.calendar_stream import IcsCalendarStream

from sozialraum.acts import guard
from sozialraum.bodies.models import Text
from sozialraum.foundation.dates import PartialDate
from sozialraum.meetings import actions
from sozialraum.meetings.models import Meeting
from sozialraum.meetings.words import State
from sozialraum.network.models import Body
from tests import factories as f
from tests.house.test_doors import logged_in
from tests.site.test_feed_bytes import ZONE

pytestmark = pytest.mark.django_db

ALL = "/termine/kalender.ics"
TODAY = "2027-02-01T10:00:00+01:00"


@pytest.fixture(autouse=True)
def today():
    with time_machine.travel(TODAY, tick=False):
        yield


@pytest.fixture
def network(body, group):
    """A network with five dates: an ordinary one, a joint one, one moved, one called off, one without a time."""
    dates = {
        "created": dt.datetime(2027, 1, 4, 8, tzinfo=dt.UTC),
        "modified": dt.datetime(2027, 1, 5, 9, 30, tzinfo=dt.UTC),
    }
    with guard.opened():
        Body.objects.filter(pk=body.pk).update(modified=dates["created"])
        Text.objects.create(body=body, kind="office_email", text="buero@netz.example")
    plenum = f.OrganizationFactory(body=body, key="plenum", name="Plenum")
    other = f.OrganizationFactory(body=body, key="ag-integration", name="AG Integration und interkultureller Dialog")
    place = f.LocationFactory(body=body, street_address="Straße 1, Hof", **dates)
    usual = {"body": body, "location": place, **dates}
    f.MeetingFactory(**usual, key="offen", name="Sitzung", end_time=dt.time(19), of=[group])
    f.MeetingFactory(
        **usual,
        key="gemeinsam",
        name="Müßte die große Straßenbahnhaltestelle über die Brücke verlegt werden? Äöü",
        date=PartialDate(2027, 2, 19),
        of=[group, other],
    )
    f.MeetingFactory(
        **usual,
        key="verlegt",
        date=PartialDate(2027, 3, 3),
        former_date=PartialDate(2027, 2, 24),
        reason="Der Saal ist belegt.",
        sequence=1,
        of=[group],
    )
    f.MeetingFactory(
        **usual, key="faellt-aus", date=PartialDate(2027, 3, 10), state=State.CANCELLED, reason="Krankheit", sequence=2
    )
    f.MeetingFactory(body=body, **dates, key="plenum", date=PartialDate(2027, 4, 14), start_time=None, of=[plenum])
    return body


HEAD = """\
BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//Sozialraum//Termine//DE
CALSCALE:GREGORIAN
METHOD:PUBLISH
NAME:Sozialraumkonferenz Musterviertel
X-WR-CALNAME:Sozialraumkonferenz Musterviertel
X-WR-TIMEZONE:Europe/Berlin
URL:https://netz.example/termine/
SOURCE;VALUE=URI:https://netz.example/termine/kalender.ics
REFRESH-INTERVAL;VALUE=DURATION:PT6H
X-PUBLISHED-TTL:PT6H
COLOR:teal
LAST-MODIFIED:20270105T093000Z
"""
STAMPS = """\
DTSTAMP:20270105T093000Z
CREATED:20270104T080000Z
LAST-MODIFIED:20270105T093000Z
"""
OFFICE = """\
ORGANIZER;CN="Sozialraumkonferenz Musterviertel":mailto:buero@netz.example
"""
EVENTS = f"""\
BEGIN:VEVENT
UID:offen.musterviertel@sozialraum
{STAMPS}SEQUENCE:0
DTSTART;TZID=Europe/Berlin:20270218T170000
DTEND;TZID=Europe/Berlin:20270218T190000
SUMMARY:Sitzung
DESCRIPTION:Sitzung: AG Wohnen/Quartier.\\nZur Sitzung: https://netz.example
 /sitzungen/offen/
LOCATION:Nachbarschaftstreff Beispiel\\, Straße 1\\, Hof
URL:https://netz.example/sitzungen/offen/
CATEGORIES:AG Wohnen/Quartier
STATUS:CONFIRMED
TRANSP:OPAQUE
{OFFICE}END:VEVENT
BEGIN:VEVENT
UID:gemeinsam.musterviertel@sozialraum
{STAMPS}SEQUENCE:0
DTSTART;TZID=Europe/Berlin:20270219T170000
DTEND;TZID=Europe/Berlin:20270219T190000
SUMMARY:Müßte die große Straßenbahnhaltestelle über die Brücke verleg
 t werden? Äöü
DESCRIPTION:Gemeinsame Sitzung von AG Wohnen/Quartier und AG Integration un
 d interkultureller Dialog.\\nEnde nicht festgelegt.\\nZur Sitzung: https://n
 etz.example/sitzungen/gemeinsam/
LOCATION:Nachbarschaftstreff Beispiel\\, Straße 1\\, Hof
URL:https://netz.example/sitzungen/gemeinsam/
CATEGORIES:AG Wohnen/Quartier,AG Integration und interkultureller Dialog
STATUS:CONFIRMED
TRANSP:OPAQUE
{OFFICE}END:VEVENT
BEGIN:VEVENT
UID:verlegt.musterviertel@sozialraum
{STAMPS}SEQUENCE:1
DTSTART;TZID=Europe/Berlin:20270303T170000
DTEND;TZID=Europe/Berlin:20270303T190000
SUMMARY:Sitzung
DESCRIPTION:Sitzung: AG Wohnen/Quartier.\\nVerlegt: zuerst am Mittwoch\\, 24.
  Februar 2027. Grund: Der Saal ist belegt.\\nEnde nicht festgelegt.\\nZur Si
 tzung: https://netz.example/sitzungen/verlegt/
LOCATION:Nachbarschaftstreff Beispiel\\, Straße 1\\, Hof
URL:https://netz.example/sitzungen/verlegt/
CATEGORIES:AG Wohnen/Quartier
STATUS:CONFIRMED
TRANSP:OPAQUE
{OFFICE}END:VEVENT
BEGIN:VEVENT
UID:faellt-aus.musterviertel@sozialraum
{STAMPS}SEQUENCE:2
DTSTART;TZID=Europe/Berlin:20270310T170000
DTEND;TZID=Europe/Berlin:20270310T190000
SUMMARY:Abgesagt: Sitzung
DESCRIPTION:Abgesagt. Grund: Krankheit\\nEnde nicht festgelegt.\\nZur Sitzung
 : https://netz.example/sitzungen/faellt-aus/
LOCATION:Nachbarschaftstreff Beispiel\\, Straße 1\\, Hof
URL:https://netz.example/sitzungen/faellt-aus/
STATUS:CANCELLED
TRANSP:TRANSPARENT
{OFFICE}END:VEVENT
BEGIN:VEVENT
UID:plenum.musterviertel@sozialraum
{STAMPS}SEQUENCE:0
DTSTART;VALUE=DATE:20270414
DTEND;VALUE=DATE:20270415
SUMMARY:Sitzung
DESCRIPTION:Sitzung: Plenum.\\nUhrzeit nicht festgelegt.\\nZur Sitzung: https
 ://netz.example/sitzungen/plenum/
URL:https://netz.example/sitzungen/plenum/
CATEGORIES:Plenum
STATUS:CONFIRMED
TRANSP:TRANSPARENT
{OFFICE}END:VEVENT
"""


def uids(answer):
    return [line[4:].partition(".")[0] for line in answer.content.decode().split("\r\n") if line.startswith("UID:")]


def test_the_file_byte_by_byte(client, network):
    answer = client.get(ALL)

    assert answer.content == (HEAD + ZONE + EVENTS + "END:VCALENDAR\n").replace("\n", "\r\n").encode()
    assert answer.headers["Content-Type"] == "text/calendar; charset=utf-8"
    assert answer.headers["Content-Disposition"] == 'inline; filename="termine.ics"'
    assert answer.headers["Last-Modified"] == "Tue, 05 Jan 2027 09:30:00 GMT"
    assert answer.headers["Access-Control-Allow-Origin"] == "*"


def test_three_readers_find_the_same_dates(client, network):
    text = client.get(ALL).content.decode()

    first = icalendar.Calendar.from_ical(text).events
    second = vobject.readOne(text).vevent_list
    third = sorted(IcsCalendarStream.calendar_from_ics(text).events, key=lambda one: str(one.dtstart))

    found = [(str(one["UID"]), str(one["SUMMARY"]), str(one["DESCRIPTION"]), one.start, one.end) for one in first]
    assert len(found) == 5
    assert found == [
        (one.uid.value, one.summary.value, one.description.value, one.dtstart.value, one.dtend.value) for one in second
    ]
    assert found == [(one.uid, one.summary, one.description, one.dtstart, one.dtend) for one in third]


def test_one_group_gets_its_own_and_the_joint_dates_once(client, network, group):
    answer = client.get("/termine/ag-integration.ics")

    assert uids(answer) == ["gemeinsam"]
    assert b"X-WR-CALNAME:AG Integration und interkultureller Dialog (Sozialraumkonfere" in answer.content
    assert b"SOURCE;VALUE=URI:https://netz.example/termine/ag-integration.ics\r\n" in answer.content
    assert answer.headers["Content-Disposition"] == 'inline; filename="ag-integration.ics"'
    assert uids(client.get(ALL)).count("gemeinsam") == 1
    assert uids(client.get(f"/termine/{group.key}.ics")) == ["offen", "gemeinsam", "verlegt"]


def test_one_date_as_a_file(client, network):
    answer = client.get("/sitzungen/offen/termin.ics")

    assert uids(answer) == ["offen"]
    assert b"X-WR-CALNAME" not in answer.content
    assert answer.headers["Content-Disposition"] == 'inline; filename="offen.ics"'


def test_what_is_not_public_or_not_exact_is_in_no_calendar(client, body, other_body, group):
    f.MeetingFactory(body=body, key="entwurf", state=State.DRAFT, of=[group])
    f.MeetingFactory(body=body, key="ungenau", date=PartialDate(2027, 3), start_time=None, of=[group])
    f.MeetingFactory(body=body, key="nur-jahr", date=PartialDate(2028), start_time=None, of=[group])
    f.MeetingFactory(body=body, key="weg", deleted=dt.datetime(2027, 1, 1, tzinfo=dt.UTC), of=[group])
    elsewhere = f.OrganizationFactory(body=other_body, key="nur-nebenan")
    f.MeetingFactory(body=other_body, key="nebenan", of=[elsewhere])
    office = logged_in(client, body)

    for address in (ALL, f"/termine/{group.key}.ics"):
        assert uids(office.get(address)) == []
    for key in ("entwurf", "ungenau", "nur-jahr", "weg", "nebenan", "gibt-es-nicht"):
        assert office.get(f"/sitzungen/{key}/termin.ics").status_code == 404, key
    for key in ("nur-nebenan", "gibt-es-nicht"):
        assert office.get(f"/termine/{key}.ics").status_code == 404, key
    assert uids(client.get(ALL, headers={"host": "nebenan.localhost"})) == ["nebenan"]


@pytest.mark.parametrize(
    ("date", "state", "stays"),
    [
        (PartialDate(2026, 2, 1), State.HELD, True),
        (PartialDate(2026, 1, 31), State.HELD, False),
        (PartialDate(2027, 2, 1), State.CANCELLED, True),
        (PartialDate(2027, 1, 31), State.CANCELLED, False),
        (PartialDate(2029, 2, 1), State.SCHEDULED, True),
    ],
)
def test_how_long_a_date_stays(client, body, date, state, stays):
    f.MeetingFactory(body=body, key="der-termin", date=date, state=state)

    assert uids(client.get(ALL)) == (["der-termin"] if stays else [])


def test_without_an_address_of_its_own_a_network_gives_none_rather_than_a_wrong_one(client, network):
    with guard.opened():
        Body.objects.filter(pk=network.pk).update(address="")

    text = client.get(ALL, headers={"host": "boese.example"}).content.decode()

    assert "http" not in text
    assert "boese" not in text
    assert len(icalendar.Calendar.from_ical(text).events) == 5


@pytest.mark.parametrize("email", ["", "auf Anfrage", "a@b.example\r\nX-BOESE:1", "Büro <a@b.example>"])
def test_the_office_is_only_named_where_it_has_a_mailbox(client, network, email):
    with guard.opened():
        Text.objects.filter(body=network).update(text=email)

    text = client.get(ALL).content.decode()

    assert "ORGANIZER" not in text
    assert "X-BOESE" not in text


def test_a_corrected_place_is_news_of_the_date(client, network):
    with guard.opened():
        place = Meeting.objects.get(key="offen").location
        type(place).objects.filter(pk=place.pk).update(modified=dt.datetime(2027, 1, 20, tzinfo=dt.UTC))

    assert b"DTSTAMP:20270120T000000Z" in client.get("/sitzungen/offen/termin.ics").content


def test_unchanged_it_is_not_sent_again(client, network, people):
    first = client.get(ALL)
    known = {"if-none-match": first.headers["ETag"]}
    assert not first.headers["ETag"].startswith("W/")

    again = client.get(ALL, headers=known)
    assert (again.status_code, again.content) == (304, b"")
    assert again.headers["ETag"] == first.headers["ETag"]
    assert client.get("/termine/ag-integration.ics", headers=known).status_code == 200

    with time_machine.travel("2027-02-01T12:00:00+01:00", tick=False):
        actions.cancel(Meeting.objects.get(key="verlegt"), by=people["office"], reason="Krankheit")
    changed = client.get(ALL, headers=known)
    assert changed.status_code == 200
    assert changed.headers["ETag"] != first.headers["ETag"]
    assert changed.headers["Last-Modified"] == "Mon, 01 Feb 2027 11:00:00 GMT"
    assert b"SEQUENCE:2\r\n" in changed.content.partition(b"UID:verlegt")[2].partition(b"END:VEVENT")[0]


def test_what_is_called_off_names_its_substitute_in_the_notes(client, network, people):
    other = Meeting.objects.get(key="offen")
    with time_machine.travel("2027-02-01T12:00:00+01:00", tick=False):
        actions.cancel(Meeting.objects.get(key="verlegt"), by=people["office"], reason="Krankheit", substitute=other)

    told = client.get(ALL).content.replace(b"\r\n ", b"").partition(b"UID:verlegt")[2].partition(b"END:VEVENT")[0]

    assert f"Neuer Termin: {other.date.in_words()}".replace(",", "\\,").encode() in told
    assert b"sitzungen/offen/" in told


def test_the_same_dates_give_the_same_bytes_at_any_hour_and_for_anybody(client, network):
    first = client.get(ALL).content

    with time_machine.travel("2027-02-01T23:00:00+01:00", tick=False):
        assert client.get(ALL).content == first
    assert logged_in(client, network).get(ALL).content == first


def test_asked_for_the_head_alone_only_the_head_comes(client, network):
    answer, whole = client.head(ALL), client.get(ALL)

    assert answer.status_code == 200
    assert answer.content == b""
    for name in ("ETag", "Last-Modified", "Content-Type", "Content-Length"):
        assert answer.headers[name] == whole.headers[name]


def test_questions_to_the_database_do_not_grow_with_the_dates(client, network, django_assert_max_num_queries):
    for many in (1, 30):
        for number in range(many):
            f.MeetingFactory(body=network, key=f"noch-{many}-{number}", date=PartialDate(2027, 5, 1))
        with django_assert_max_num_queries(6):
            client.get(ALL)


@pytest.mark.parametrize("time", [None, dt.time(23, 30)])
def test_a_meeting_on_the_last_day_of_the_calendar_ends_nothing(client, network, body, group, time):
    f.MeetingFactory(body=body, key="unbefristet", date=PartialDate(9999, 12, 31), start_time=time, of=[group])
    f.MeetingFactory(body=body, key="anfang", date=PartialDate(1, 1, 1), start_time=time, of=[group])

    events = icalendar.Calendar.from_ical(client.get(ALL).content).walk("VEVENT")
    last = client.get("/sitzungen/unbefristet/termin.ics").content.decode()
    first = client.get("/sitzungen/anfang/termin.ics").content.decode()

    assert "unbefristet" in str([event["UID"] for event in events])
    assert ("DTSTART;VALUE=DATE:99991231\r\n" in last) == (time is None)
    assert ("DTEND" in last) == (time is not None)
    assert "DTSTART;VALUE=DATE:00010101" in first or "DTSTART;TZID=Europe/Berlin:00010101T233000" in first

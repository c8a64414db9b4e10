"""Meetings and their agenda, entered on screen."""

import datetime as dt

import pytest

from sozialraum.acts.models import Entry
from sozialraum.foundation.dates import PartialDate
from sozialraum.meetings.models import AgendaItem, Meeting
from sozialraum.meetings.words import State
from tests import factories as f

pytestmark = pytest.mark.django_db


@pytest.fixture
def dialogue(body):
    return f.OrganizationFactory(body=body, name="AG Dialog", key="ag-dialog")


def typed(**words):
    return {"name": "Runde am Markt", "leading": "ag-wohnen-quartier", "state": "held", "date": "17.1.2018"} | words


def test_a_meeting_of_the_past_is_recorded_as_held_with_the_leading_group_first(office, group, dialogue, body):
    place = f.LocationFactory(body=body, key="treff", name="Treff")

    answer = office.post(
        "/sitzungen/neu/",
        typed(others=["ag-dialog", "ag-wohnen-quartier"], start_time="17", end_time="18.30", location="treff"),
    )

    meeting = Meeting.objects.get()
    assert answer.url == "/sitzungen/2018-01-17-ag-wohnen-quartier/"
    assert meeting.groups == [group, dialogue]
    assert (meeting.state, meeting.location) == (State.HELD, place)
    assert (meeting.start_time, meeting.end_time) == (dt.time(17), dt.time(18, 30))
    page = office.get(answer.url).content.decode()
    assert "Sitzung eingetragen: Runde am Markt." in page
    assert Entry.objects.get().says == "hat eine Sitzung eingetragen"


def test_a_day_known_only_by_its_year_stays_so(office, group, client):
    office.post("/sitzungen/neu/", typed(date="2017"))

    assert Meeting.objects.get().date == PartialDate(2017)
    assert Meeting.objects.get().key == "2017-ag-wohnen-quartier"


def test_what_lies_ahead_was_not_held(office, group):
    page = office.post("/sitzungen/neu/", typed(date="1.1.2199")).content.decode()

    assert "Dieser Tag liegt noch vor uns." in page
    assert '<a href="#id_date">' in page
    assert not Meeting.objects.exists()


def test_a_meeting_to_prepare_stays_unseen_until_it_is_convened(office, group, body):
    from django.test import Client  # noqa: PLC0415

    office.post("/sitzungen/neu/", typed(state="draft", date="", name="Vorbereitung"))
    meeting = Meeting.objects.get()

    assert meeting.state == State.DRAFT
    assert Client().get(meeting.get_absolute_url()).status_code == 404
    assert office.get(meeting.get_absolute_url()).status_code == 200


def test_another_state_cannot_be_slipped_in(office, group):
    assert office.post("/sitzungen/neu/", typed(state="cancelled")).status_code == 200
    assert not Meeting.objects.exists()
    f.MeetingFactory(body=group.body, key="s", state=State.DRAFT, of=[group])

    office.post("/sitzungen/s/bearbeiten/", typed(state="held", revision=1))

    assert Meeting.objects.get().state == State.DRAFT


def test_a_convened_date_is_moved_and_not_corrected(office, group, dialogue):
    f.MeetingFactory(body=group.body, key="s", of=[group], date=PartialDate(2027, 2, 18))
    page = office.get("/sitzungen/s/bearbeiten/").content.decode()
    assert 'name="name"' in page
    assert 'name="date"' not in page

    office.post("/sitzungen/s/bearbeiten/", typed(leading="ag-dialog", others=["ag-wohnen-quartier"], revision=1))

    meeting = Meeting.objects.get()
    assert (meeting.name, meeting.date) == ("Runde am Markt", PartialDate(2027, 2, 18))
    assert meeting.groups == [dialogue, group]


@pytest.mark.parametrize("field", ["leading", "others", "location"])
def test_things_of_the_other_body_are_not_there_to_choose(office, group, other_body, field):
    f.OrganizationFactory(body=other_body, key="nebenan-gruppe", name="Nebenan")
    f.LocationFactory(body=other_body, key="nebenan-ort", name="Nebenan")
    foreign = "nebenan-ort" if field == "location" else "nebenan-gruppe"
    assert "Nebenan" not in office.get("/sitzungen/neu/").content.decode()

    page = office.post("/sitzungen/neu/", typed(**{field: foreign})).content.decode()

    assert "Das steht hier nicht zur Auswahl." in page
    assert not Meeting.objects.exists()


def test_primary_keys_are_not_there_to_choose(office, group):
    page = office.get("/sitzungen/neu/").content.decode()
    assert '<option value="ag-wohnen-quartier">' in page

    refused = office.post("/sitzungen/neu/", typed(leading=str(group.pk)))

    assert refused.status_code == 200
    assert not Meeting.objects.exists()


def test_a_cancelled_meeting_can_take_place_after_all_and_be_concluded(office, group):
    f.MeetingFactory(body=group.body, key="s", of=[group], date=PartialDate(2018, 1, 17))
    office.post("/sitzungen/s/absagen/", {"reason": "Krankheit", "revision": 1})
    assert "Absage zurücknehmen" in office.get("/sitzungen/s/absage-zuruecknehmen/").content.decode()

    office.post("/sitzungen/s/absage-zuruecknehmen/", {})
    meeting = Meeting.objects.get()
    assert (meeting.state, meeting.reason) == (State.SCHEDULED, "")
    office.post("/sitzungen/s/stattgefunden/", {})

    assert Meeting.objects.get().state == State.HELD
    assert Entry.objects.order_by("number").last().act == "meetings.conclude"


def test_a_meeting_ahead_cannot_be_concluded(office, group):
    f.MeetingFactory(body=group.body, key="s", of=[group], date=PartialDate(2999, 1, 1))

    assert "liegt noch vor uns" in office.post("/sitzungen/s/stattgefunden/", {}).content.decode()
    assert Meeting.objects.get().state == State.SCHEDULED


def test_items_stand_one_behind_the_other_and_say_what_was_said(office, group):
    f.MeetingFactory(body=group.body, key="s", of=[group], state=State.HELD, date=PartialDate(2018, 1, 17))
    assert 'name="number" value="1"' in office.get("/sitzungen/s/tops/neu/").content.decode()
    first = office.post(
        "/sitzungen/s/tops/neu/", {"number": "1", "name": "Begrüßung", "public": "on", "text": "Alle\n\n- da"}
    )
    assert first.url == "/sitzungen/s/#top-1"
    again = office.post("/sitzungen/s/tops/neu/", {"number": "2", "name": "Mieten", "weiter": "1"})

    assert again.url == "/sitzungen/s/tops/neu/"
    items = AgendaItem.objects.order_by("order")
    assert [(item.key, item.order, item.name, item.public) for item in items] == [
        ("s-top-1", 1, "Begrüßung", True),
        ("s-top-2", 2, "Mieten", False),
    ]
    assert items[0].text == "Alle\n\n- da"
    assert 'name="number" value="3"' in office.get("/sitzungen/s/tops/neu/").content.decode()


def test_an_item_is_corrected_moved_and_withdrawn(office, group):
    meeting = f.MeetingFactory(body=group.body, key="s", of=[group])
    f.AgendaItemFactory(body=group.body, meeting=meeting, key="eins", name="Eins", order=1)
    f.AgendaItemFactory(body=group.body, meeting=meeting, key="zwei", name="Zwei", order=2)

    office.post("/tops/zwei/bearbeiten/", {"name": "Zuerst", "public": "on", "order": "0", "revision": 1})
    office.post("/tops/eins/zurueckziehen/?zurueck=/sitzungen/s/", {"revision": 1})

    assert list(AgendaItem.objects.filter(deleted=None).values_list("name", "order")) == [("Zuerst", 0)]
    assert AgendaItem.objects.get(key="eins").name == ""


def test_calling_off_offers_the_meetings_ahead_and_keeps_the_chosen_one(office, group, body):
    one, other = (
        f.MeetingFactory(body=body, key=key, date=PartialDate(2199, 3, n), of=[group])
        for n, key in ((1, "aus"), (8, "ersatz"))
    )
    f.MeetingFactory(body=body, key="entwurf", date=PartialDate(2199, 3, 9), of=[group], state=State.DRAFT)

    page = office.get("/sitzungen/aus/absagen/").content.decode()
    answer = office.post(
        "/sitzungen/aus/absagen/", {"reason": "Sturm", "substitute": "ersatz", "revision": one.revision}
    )

    assert answer.status_code == 302
    assert 'value="ersatz"' in page and 'value="entwurf"' not in page
    one.refresh_from_db()
    assert one.substitute == other


@pytest.mark.parametrize("openness", ["open", "closed", ""])
def test_who_may_come_is_typed_with_the_meeting(office, group, openness):
    office.post("/sitzungen/neu/", typed(openness=openness))

    assert Meeting.objects.get().openness == openness

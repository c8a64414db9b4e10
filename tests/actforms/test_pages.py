"""The three pages of a kind of master data: what is entered, corrected and withdrawn on screen, by whom, and how."""

import pytest
from django.test import Client

from sozialraum.acts.models import Entry
from sozialraum.bodies.models import LegislativeTerm, Location, Organization
from sozialraum.bodies.words import Classification
from sozialraum.foundation.dates import PartialDate
from tests import factories as f
from tests.conftest import logged_in

pytestmark = pytest.mark.django_db

PLACE = {"name": "Nachbarschaftstreff", "street_address": "Beispielweg 3", "description": "ohne Stufen"}


def test_the_office_records_a_thing_and_its_key_is_readable(office, body):
    page = office.get("/orte/neu/").content.decode()
    assert "<h1>Ort eintragen</h1>" in page
    assert "Steht öffentlich bei jeder Sitzung" in page
    assert 'Straße und Hausnummer <span class="optional">(freiwillig)</span>' in page

    done = office.post("/orte/neu/", PLACE, follow=True)

    place = Location.objects.get()
    assert (place.key, place.name, place.description) == ("nachbarschaftstreff", "Nachbarschaftstreff", "ohne Stufen")
    assert done.redirect_chain[0] == ("/schreibtisch/eintragen/orte/", 302)
    entry = Entry.objects.get()
    assert (entry.act, entry.says, entry.subject) == (
        "bodies.record_location",
        "hat einen Ort eingetragen",
        "body",
    )
    assert entry.also == ["location nachbarschaftstreff"]


def test_a_second_thing_of_the_same_name_gets_a_key_of_its_own_also_after_a_withdrawal(office):
    for _time in range(2):
        office.post("/orte/neu/", PLACE)
    office.post("/orte/nachbarschaftstreff/zurueckziehen/", {})
    office.post("/orte/neu/", PLACE)
    office.post("/orte/neu/", PLACE | {"name": "Neu"})

    living = Location.objects.filter(deleted=None).values_list("key", flat=True)
    assert sorted(living) == ["nachbarschaftstreff-2", "nachbarschaftstreff-3", "neu-2"]
    assert Location.objects.get(key="nachbarschaftstreff").name == ""


def test_the_office_corrects_a_thing_and_sees_what_stood_there(office, body):
    f.LocationFactory(body=body, key="treff", name="Alter Name", room="Saal")
    page = office.get("/orte/treff/bearbeiten/").content.decode()
    assert 'value="Alter Name"' in page
    assert 'name="revision" value="1"' in page

    office.post("/orte/treff/bearbeiten/", {"name": "Neuer Name", "room": "", "revision": 1})

    place = Location.objects.get()
    assert (place.key, place.name, place.room, place.revision) == ("treff", "Neuer Name", "", 2)
    assert Entry.objects.get().detail.changes["name"] == ["Alter Name", "Neuer Name"]


def test_what_is_refused_keeps_what_was_typed_and_leads_to_the_field(office, body):
    answer = office.post("/zeitraeume/neu/", {"name": "Förderperiode", "start_date": "Mai 2017", "end_date": "gestern"})

    page = answer.content.decode()
    assert answer.status_code == 200
    assert 'value="Mai 2017"' in page
    assert 'value="gestern"' in page
    assert '<a href="#id_end_date">Ende: Das ist kein Datum, wie wir es lesen.' in page
    assert not LegislativeTerm.objects.exists()


def test_a_rule_of_the_database_is_told_in_words(office, body):
    answer = office.post("/zeitraeume/neu/", {"name": "Förderperiode", "start_date": "2018", "end_date": "17.1.2016"})

    assert "Ein Zeitraum endet nicht, bevor er beginnt." in answer.content.decode()
    assert not LegislativeTerm.objects.exists()


def test_dates_are_kept_as_far_as_they_are_known_and_shown_as_they_are_typed(office, body):
    office.post("/zeitraeume/neu/", {"name": "Förderperiode", "start_date": "Mai 2017", "end_date": "17.1.2018"})

    term = LegislativeTerm.objects.get()
    assert (term.start_date, term.end_date) == (PartialDate(2017, 5), PartialDate(2018, 1, 17))
    page = office.get(f"/zeitraeume/{term.key}/bearbeiten/").content.decode()
    assert 'value="Mai 2017"' in page
    assert 'value="17.1.2018"' in page


def test_two_at_once_see_both_texts_and_the_second_may_then_decide(office, body):
    f.OrganizationFactory(body=body, key="ag", name="AG", task="Von nebenan", start_date=PartialDate(2017), revision=4)
    mine = {"name": "AG", "classification": "working_group", "task": "Meines", "start_date": "2016", "revision": 3}

    page = office.post("/gremien/ag/bearbeiten/", mine).content.decode()

    assert "Aufgabe: jetzt gespeichert »Von nebenan«, von Ihnen »Meines«." in page
    assert "Gebildet: jetzt gespeichert »2017«, von Ihnen »2016«." in page
    assert "Name:" not in page
    assert 'name="revision" value="4"' in page
    assert Organization.objects.get(key="ag").task == "Von nebenan"
    assert office.post("/gremien/ag/bearbeiten/", mine | {"revision": 4}).status_code == 302
    assert Organization.objects.get(key="ag").task == "Meines"


def test_withdrawing_says_who_still_needs_it(office, body):
    place = f.LocationFactory(body=body, key="treff", name="Treff")
    meeting = f.MeetingFactory(body=body, name="Sitzung am Markt", location=place)

    page = office.get("/orte/treff/zurueckziehen/").content.decode()
    assert "Das wird noch gebraucht:" in page
    assert "<li>Sitzung am Markt</li>" in page
    assert ">Zurückziehen</button>" not in page
    refused = office.post("/orte/treff/zurueckziehen/", {"revision": 1}).content.decode()
    assert "Das wird noch gebraucht: Sitzung am Markt." in refused
    assert Location.objects.get().name == "Treff"

    office.post(f"/sitzungen/{meeting.key}/absagen/", {"reason": "x"})
    f.LocationFactory(body=body, key="anderer", name="Anderer")
    gone = office.post("/orte/anderer/zurueckziehen/", {"revision": 1})
    assert gone.url == "/schreibtisch/eintragen/orte/"
    assert Location.objects.get(key="anderer").deleted is not None
    assert Entry.objects.order_by("number").last().act == "bodies.withdraw_location"


def test_what_a_thing_is_made_of_does_not_count_as_needing_it(office, body):
    group = f.OrganizationFactory(body=body, key="ag", name="AG")

    assert ">Zurückziehen</button>" in office.get("/gremien/ag/zurueckziehen/").content.decode()
    f.MeetingFactory(body=body, name="Ihre Sitzung", of=[group])
    assert "<li>Ihre Sitzung</li>" in office.get("/gremien/ag/zurueckziehen/").content.decode()


@pytest.mark.parametrize("stranger", ["member", "auditor", "city", "office_without_second_factor"])
def test_nobody_else_may(client, body, stranger):
    f.LocationFactory(body=body, key="treff", name="Treff")
    kind = {"member": Classification.WORKING_GROUP, "auditor": Classification.AUDIT, "city": Classification.CITY}
    logged_in(client, body, kind.get(stranger, Classification.OFFICE), second_factor="without" not in stranger)

    for path in ("/orte/neu/", "/orte/treff/bearbeiten/", "/orte/treff/zurueckziehen/", "/gremien/neu/"):
        assert client.get(path).status_code == 403, path
        assert client.post(path, PLACE | {"revision": 1}).status_code == 403, path
    assert [place.name for place in Location.objects.all()] == ["Treff"]
    assert Client().post("/orte/neu/", PLACE).url.startswith("/anmelden/")


def test_fields_nobody_offered_change_nothing(office, body, other_body):
    f.LocationFactory(body=body, key="treff", name="Treff")
    foreign = {
        "key": "gekapert",
        "body": other_body.pk,
        "body_id": other_body.pk,
        "id": 999,
        "pk": 999,
        "deleted": "2020-01-01",
        "created": "2000-01-01",
        "dates": "{}",
        "by": "1",
    }

    office.post("/orte/treff/bearbeiten/", {"name": "Anders", "revision": 1} | foreign)
    office.post("/orte/neu/", PLACE | foreign)

    places = Location.objects.order_by("pk")
    assert [(place.key, place.body, place.deleted) for place in places] == [
        ("treff", body, None),
        ("nachbarschaftstreff", body, None),
    ]
    assert {place.created.year for place in places} != {2000}


@pytest.mark.parametrize(
    ("asked", "led"),
    [
        ("/schreibtisch/", "/schreibtisch/"),
        ("/sitzungen/?seite=2", "/sitzungen/?seite=2"),
        ("//boese.example/", "/schreibtisch/eintragen/orte/"),
        ("https://boese.example/", "/schreibtisch/eintragen/orte/"),
        ("/\\boese.example", "/schreibtisch/eintragen/orte/"),
        ("javascript:alert(1)", "/schreibtisch/eintragen/orte/"),
    ],
)
def test_the_way_back_stays_in_the_house(office, body, asked, led):
    answer = office.post(f"/orte/neu/?zurueck={asked}", PLACE)

    assert (answer.status_code, answer.url) == (302, led)


def test_a_thing_withdrawn_on_its_own_page_leads_to_the_list(office, body):
    f.OrganizationFactory(body=body, key="ag", name="AG")

    answer = office.post("/gremien/ag/zurueckziehen/?zurueck=/gremien/ag/", {"revision": 1})

    assert answer.url == "/schreibtisch/eintragen/gremien/"
    gone = Organization.objects.get(key="ag")
    assert (gone.deleted is None, gone.name) == (False, "")
    assert Client().get("/gremien/ag/").status_code == 410


def test_what_nobody_can_see_is_not_kept_and_nobody_is_asked_to_mend_it(office, body):
    typed = {"name": "\ufeffA\u202eG\u200b Mu\u0308hle\x07", "task": "Eins\u2028Zwei\x0bDrei\x9f Trenn\x02strich"}

    office.post("/gremien/neu/", {"classification": "plenum", **typed})

    assert Organization.objects.get(name="AG Mühle").task == "Eins\nZwei\nDrei Trennstrich"


def test_lines_end_alike_wherever_they_were_typed(office, body):
    office.post("/gremien/neu/", {"name": "AG", "classification": "plenum", "task": "Eins\r\n\r\n- zwei\r- drei"})

    assert Organization.objects.get(name="AG").task == "Eins\n\n- zwei\n- drei"


def test_what_is_unknown_to_a_choice_is_refused(office, body):
    answer = office.post("/gremien/neu/", {"name": "Büro", "classification": "office"})

    assert answer.status_code == 200
    assert not Organization.objects.filter(name="Büro").exists()

"""»Eintragen und ändern«: everything the office has entered, found again, also what nobody else sees."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from sozialraum.acts import guard
from sozialraum.acts.registry import listings
from sozialraum.bodies.models import Location
from sozialraum.bodies.words import Classification
from sozialraum.foundation.dates import PartialDate
from sozialraum.meetings.words import State
from tests import factories as f
from tests.conftest import logged_in

pytestmark = pytest.mark.django_db
LISTS = {one.slug: one for _kind, one in listings()}


@pytest.fixture
def office(client, body):
    return logged_in(client, body)


def shown(client, path):
    answer = client.get(path)
    assert answer.status_code == 200, path
    return answer.content.decode()


def test_every_kind_is_named_with_its_count_and_where_a_new_one_is_entered(office, body):
    f.LocationFactory(body=body)

    page = shown(office, "/schreibtisch/eintragen/")

    for kind in LISTS.values():
        assert f'href="/schreibtisch/eintragen/{kind.slug}/">{kind.called}</a>' in page
        assert not kind.recorded or f'href="{reverse(f"{kind.pages}-record")}">{kind.new}</a>' in page
    assert "1 Eintrag" in page


@pytest.mark.parametrize("slug", sorted(LISTS))
def test_every_list_can_be_empty(office, slug):
    shown(office, f"/schreibtisch/eintragen/{slug}/")
    shown(office, f"/schreibtisch/eintragen/{slug}/?zeigen=zurueckgezogen&text=x&jahr=2017&seite=9")


def test_a_list_shows_what_is_not_public_and_leads_to_its_pages(office, group, body):
    f.MeetingFactory(body=body, key="s", name="Vorbereitung", state=State.DRAFT, date=PartialDate(2027, 3), of=[group])
    f.MeetingFactory(body=body, key="t", name="Öffentlich", of=[group])

    page = shown(office, "/schreibtisch/eintragen/sitzungen/")

    assert page.count("nicht öffentlich</span>") == 1
    assert "März 2027" in page
    assert "in Vorbereitung" in page
    assert 'href="/sitzungen/s/bearbeiten/?zurueck=/schreibtisch/eintragen/sitzungen/"' in page
    hidden = shown(office, "/schreibtisch/eintragen/sitzungen/?zeigen=nicht-oeffentlich")
    assert "Vorbereitung</a>" in hidden
    assert "Öffentlich</a>" not in hidden


def test_what_was_withdrawn_leaves_its_key_and_its_day(office, body):
    f.LocationFactory(body=body, key="treff", name="Treff")
    office.post("/orte/treff/zurueckziehen/", {"revision": 1})

    assert "treff" not in shown(office, "/schreibtisch/eintragen/orte/")
    page = shown(office, "/schreibtisch/eintragen/orte/?zeigen=zurueckgezogen")
    assert "treff" in page
    assert "zurückgezogen am" in page
    assert "bearbeiten" not in page


def test_words_and_year_narrow_the_list_and_stay_in_the_address(office, body):
    for number in range(40):
        f.MeetingFactory(body=body, name=f"Runde {number}", date=PartialDate(2017 + number % 2))

    page = shown(office, "/schreibtisch/eintragen/sitzungen/?jahr=2017&text=runde")

    assert "20 Einträge passen zur Auswahl." in page
    assert "Runde 1<" not in page
    second = shown(office, "/schreibtisch/eintragen/sitzungen/?seite=2")
    assert "Seite 2 von 2" in second
    assert "zurueck=/schreibtisch/eintragen/sitzungen/%3Fseite%3D2" in second


def test_the_auditor_reads_and_finds_no_button(client, body):
    f.LocationFactory(body=body, key="treff", name="Treff")
    logged_in(client, body, Classification.AUDIT)

    assert "Ort eintragen" not in shown(client, "/schreibtisch/eintragen/")
    page = shown(client, "/schreibtisch/eintragen/orte/")
    assert "Treff" in page
    assert "bearbeiten" not in page
    assert "Ort eintragen" not in page


@pytest.mark.parametrize("kind", [Classification.WORKING_GROUP, Classification.CITY])
def test_nobody_else_looks(client, body, kind):
    logged_in(client, body, kind)

    assert client.get("/schreibtisch/eintragen/").status_code == 403
    assert client.get("/schreibtisch/eintragen/orte/").status_code == 403


def test_a_kind_that_is_not_there_is_not_found(office):
    assert office.get("/schreibtisch/eintragen/geheimnisse/").status_code == 404


def test_the_other_body_is_not_listed_not_even_its_tombstones(office, other_body):
    for model in (f.LocationFactory, f.MeetingFactory, f.OrganizationFactory):
        model(body=other_body, key="nebenan-marke", name="Nebenan Marke")
    with guard.opened():
        Location.objects.filter(body=other_body).update(deleted="2020-01-01T00:00Z", name="")

    for slug in LISTS:
        for query in ("", "?zeigen=zurueckgezogen", "?zeigen=nicht-oeffentlich"):
            page = shown(office, f"/schreibtisch/eintragen/{slug}/{query}")
            assert "Nebenan Marke" not in page
            assert "nebenan-marke" not in page


def fill(body, group, several):
    for _number in range(several):
        f.LocationFactory(body=body)
        f.LegislativeTermFactory(body=body)
        f.OrganizationFactory(body=body)
        f.MeetingFactory(body=body, of=[group], location=f.LocationFactory(body=body))


def test_questions_per_list_do_not_grow(office, body, group):
    def asked(path):
        with CaptureQueriesContext(connection) as questions:
            shown(office, path)
        return len(questions)

    paths = ["/schreibtisch/eintragen/", *(f"/schreibtisch/eintragen/{slug}/" for slug in LISTS)]
    fill(body, group, 1)
    one = {path: asked(path) for path in paths}
    fill(body, group, 29)
    assert {path: asked(path) for path in paths} == one
    assert max(one.values()) <= 22

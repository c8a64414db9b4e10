"""Institutions, the network's name and its texts, entered on screen."""

import html
import re

import pytest
from django.core.exceptions import ValidationError
from django.test import Client

from sozialraum.acts import guard
from sozialraum.acts.models import Entry
from sozialraum.bodies import actions
from sozialraum.bodies.models import Organization, Text
from sozialraum.bodies.words import LAW, TEMPLATES, Classification, TextKind
from sozialraum.foundation.visitor import Visitor
from sozialraum.network.models import Body
from tests import factories as f
from tests.conftest import logged_in

pytestmark = pytest.mark.django_db

KITA = {"name": "Kita Beispielweg", "classification": "institution", "kind": "Kita", "offers": "Früh\r\nSpät"}


def test_an_institution_is_entered_corrected_and_withdrawn_and_not_listed_by_the_way(office):
    office.post("/einrichtungen/neu/", KITA | {"listed": "on", "confirmed": "2018", "task": "x"})

    kita = Organization.objects.get(key="kita-beispielweg")
    assert (kita.classification, kita.kind, kita.offer_list) == (Classification.INSTITUTION, "Kita", ["Früh", "Spät"])
    assert (kita.listed, kita.confirmed, kita.task) == (False, None, "")
    assert Client().get("/einrichtungen/kita-beispielweg/").status_code == 404
    assert 'value="Kita Beispielweg"' in office.get("/einrichtungen/kita-beispielweg/bearbeiten/").content.decode()
    words = KITA | {"name": "Kita am Weg", "email": "kita@example.org", "website": "kita.example", "revision": 1}
    office.post("/einrichtungen/kita-beispielweg/bearbeiten/", words | {"classification": "office"})
    kita.refresh_from_db()
    assert (kita.name, kita.email, kita.website) == ("Kita am Weg", "kita@example.org", "https://kita.example")
    assert kita.classification == Classification.INSTITUTION

    office.post("/einrichtungen/kita-beispielweg/zurueckziehen/", {"revision": 2})

    assert Organization.objects.get(key="kita-beispielweg").deleted


def test_what_makes_an_office_is_chosen_once(office):
    office.post("/einrichtungen/neu/", KITA | {"name": "Stadt Musterstadt", "classification": "city"})

    assert Organization.objects.get(name="Stadt Musterstadt").classification == Classification.CITY
    assert office.post("/einrichtungen/neu/", KITA | {"classification": "plenum"}).status_code == 200
    assert "classification" not in office.get("/einrichtungen/stadt-musterstadt/bearbeiten/").content.decode()


def test_a_group_has_no_page_as_an_institution_nor_the_other_way_round(office, body, group):
    f.OrganizationFactory(body=body, key="kita", classification=Classification.INSTITUTION)

    assert office.get(f"/einrichtungen/{group.key}/bearbeiten/").status_code == 404
    assert office.get("/gremien/kita/bearbeiten/").status_code == 404


def test_the_office_that_somebody_belongs_to_cannot_go(office, body):
    own = Organization.objects.get(classification=Classification.OFFICE)

    assert "Das wird noch gebraucht" in office.get(f"/einrichtungen/{own.key}/zurueckziehen/").content.decode()
    office.post(f"/einrichtungen/{own.key}/zurueckziehen/", {"revision": 1})

    assert Organization.objects.get(pk=own.pk).deleted is None


def test_all_texts_stand_on_one_page_and_say_where_they_appear(office, body):
    f.TextFactory(body=body, kind=TextKind.PURPOSE, text="Alter Zweck")
    page = office.get("/schreibtisch/eintragen/texte/").content.decode()
    for kind in TextKind.values:
        assert f'name="{kind}"' in page
    assert "Alter Zweck</textarea>" in page
    assert "Startseite, unter dem Namen." in page

    answer = office.post(
        "/schreibtisch/eintragen/texte/",
        {"purpose": "Neuer\r\nZweck", "imprint": "Stadt Musterstadt", "unbekannt": "x", "revision": body.revision},
    )

    assert answer.url == "/schreibtisch/eintragen/"
    texts = dict(Text.objects.values_list("kind", "text"))
    assert texts == {"purpose": "Neuer\nZweck", "imprint": "Stadt Musterstadt"}
    assert "Stadt Musterstadt" in Client().get("/impressum/").content.decode()
    entry = Entry.objects.get()
    assert (entry.act, entry.detail.changes["purpose"]) == ("bodies.write_texts", ["Alter Zweck", "Neuer\nZweck"])


@pytest.mark.parametrize("kind", LAW)
def test_a_template_is_offered_for_what_the_law_asks_and_never_over_what_is_written(office, body, kind):
    form = "/schreibtisch/eintragen/texte/"
    page = office.get(form).content.decode()
    assert f'<a href="?vorlage={kind}#id_{kind}">Mit einer Vorlage beginnen</a>' in page
    assert not re.search(rf'for="id_{kind}">[^<]*<span class="optional">', page)

    fields = office.get(f"{form}?vorlage={kind}").context["form"]
    assert fields[kind].value() == str(TEMPLATES[kind])
    assert [one for one in LAW if one != kind and fields[one].value()] == []

    f.TextFactory(body=body, kind=kind, text="Stadt Musterstadt\n[Anschrift …]")
    page = office.get(f"{form}?vorlage={kind}")
    assert page.context["form"][kind].value() == "Stadt Musterstadt\n[Anschrift …]"
    assert "Noch offen: Anschrift." in page.content.decode()


def test_a_template_saved_with_blanks_is_kept_and_says_what_is_left(office, body):
    form = "/schreibtisch/eintragen/texte/"
    text = str(TEMPLATES[TextKind.IMPRINT]).replace("[Postleitzahl und Ort …]", "00000 Musterstadt")
    page = office.post(form, {"imprint": text, "revision": body.revision}, follow=True).content.decode()

    assert "Noch nicht ausgefüllt: Impressum" in page
    assert Text.objects.get().text == text
    public = Client().get("/impressum/").content.decode()
    assert "00000 Musterstadt" in public
    assert "…]" not in public


def test_two_who_write_texts_see_both(office, body):
    form = "/schreibtisch/eintragen/texte/"
    office.post(form, {"purpose": "Von nebenan", "revision": body.revision})

    page = office.post(form, {"purpose": "Meines", "revision": body.revision}).content.decode()

    assert "jetzt gespeichert »Von nebenan«, von Ihnen »Meines«." in page
    assert Text.objects.get().text == "Von nebenan"


def test_an_address_that_is_none_is_refused_at_its_field(office, body):
    page = office.post("/schreibtisch/eintragen/texte/", {"office_email": "büro", "purpose": "Bleibt"}).content.decode()

    assert '<a href="#id_office_email">' in page
    assert "Bleibt</textarea>" in page
    assert not Text.objects.exists()


NETWORK = "/schreibtisch/eintragen/netzwerk/"


def named(body, name):
    with guard.opened():
        body.hosts.get_or_create(name=name)


def send_network(office, body, **typed):
    """Send the form of the network with what it shows, but for what is typed otherwise."""
    shown = {"name": body.name, "short_name": body.short_name, "address": body.address, "hosts": "testserver"}
    answer = office.post(NETWORK, shown | {"revision": body.revision} | typed)
    body.refresh_from_db()
    return answer


def test_the_name_of_the_network_changes_and_nothing_that_is_not_the_office_s(office, body):
    before = Body.objects.values("key", "is_default", "is_sample").get(pk=body.pk)

    send_network(office, body, name="Konferenz Neu", short_name="Neu", key="x", is_sample="on", is_default="")

    assert (body.name, body.short_name) == ("Konferenz Neu", "Neu")
    assert Body.objects.values("key", "is_default", "is_sample").get(pk=body.pk) == before


def test_the_office_enters_where_the_network_is_reached(office, body):
    named(body, "testserver")

    answer = send_network(office, body, address="https://Neu.Example:8443/", hosts="testserver, muster.example")

    assert answer.status_code == 302
    assert body.address == "https://neu.example:8443"
    assert sorted(body.hosts.values_list("name", flat=True)) == ["muster.example", "neu.example", "testserver"]
    assert "Diese Seite steht gerade unter http://testserver." in office.get(NETWORK).content.decode()


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ({"address": "netz.example"}, "Sie beginnt mit https://"),
        ({"address": "https://netz.example/pfad"}, "Sie beginnt mit https://"),
        ({"address": "https://netz.example?x=1"}, "Sie beginnt mit https://"),
        ({"address": "https://wer@netz.example"}, "Sie beginnt mit https://"),
        ({"address": "javascript:alert(1)"}, "Sie beginnt mit https://"),
        ({"address": "https://netz.example:99999"}, "Sie beginnt mit https://"),
        ({"hosts": "testserver\nhttps://netz.example"}, "ist kein Rechnername"),
        ({"hosts": "testserver\n-netz-.example"}, "ist kein Rechnername"),
        ({"hosts": "anderswo.example"}, "Unter »testserver« sind Sie gerade hier."),
        ({"hosts": "testserver, nebenan.example"}, "Unter diesem Namen antwortet schon ein anderes Netzwerk."),
        ({"address": "https://nebenan.example"}, "Unter diesem Namen antwortet schon ein anderes Netzwerk."),
    ],
)
def test_what_is_no_address_or_somebody_else_s_is_refused_and_stays_typed(office, body, other_body, typed, says):
    named(body, "testserver")
    named(other_body, "nebenan.example")

    answer = send_network(office, body, **typed)

    assert answer.status_code == 200
    assert says in html.unescape(answer.content.decode())
    assert (body.address, [one.name for one in body.hosts.all()]) == ("https://netz.example", ["testserver"])


def test_a_network_that_answers_nowhere_else_keeps_a_name(office, body):
    with guard.opened():
        Body.objects.filter(pk=body.pk).update(is_default=False)
    body.refresh_from_db()
    named(body, "anderswo.example")

    with pytest.raises(ValidationError) as refusal:
        actions.correct_body(body, by=Visitor.house(body), hosts=[])

    assert refusal.value.error_dict["hosts"][0].code == "hosts"
    assert body.hosts.exists()


@pytest.mark.parametrize("kind", [Classification.AUDIT, Classification.CITY, Classification.WORKING_GROUP])
@pytest.mark.parametrize("path", ["texte/", "netzwerk/"])
def test_nobody_else_may(client, body, kind, path):
    logged_in(client, body, kind)

    assert client.get(f"/schreibtisch/eintragen/{path}").status_code == 403
    assert client.post(f"/schreibtisch/eintragen/{path}", {"name": "x", "purpose": "x"}).status_code == 403

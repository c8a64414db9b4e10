"""Founding a network on screen: in an empty house, and as another one in a house that has one."""

import io
import re

import pytest
from django.core.exceptions import PermissionDenied
from django.core.management import call_command
from django.test import Client

from sozialraum.access.management.first_link import at_start
from sozialraum.accounts.models import PersonalLink
from sozialraum.acts import journal
from sozialraum.acts.links import founding_link
from sozialraum.acts.models import Entry
from sozialraum.bodies import actions as bodies
from sozialraum.bodies.actions import OFFICE_LINK_LASTS
from sozialraum.bodies.models import Organization, Text
from sozialraum.foundation.visitor import FOUNDING, Visitor, Way
from sozialraum.network.models import Body
from sozialraum.people import actions as people_actions
from tests import counts
from tests import factories as f
from tests.access import door

pytestmark = pytest.mark.django_db

FACTS = {
    "name": "Sozialraumkonferenz Am Bach",
    "short_name": "Am Bach",
    "municipality": "Musterstadt",
    "address": "",
    "plenum": "Plenum",
    "groups": "AG Wohnen\r\n\r\n  AG   Spielplätze \r\n",
    "office_address": "Bachstraße 1\n12345 Musterstadt",
    "office_phone": "01234 56789",
    "office_email": "buero@am-bach.example",
}
BERTA = {"name": "Berta Beispiel", "email": "berta@example.org"}


@pytest.fixture(autouse=True)
def _fresh_counts():
    counts.forget()


@pytest.fixture
def link(db):
    return founding_link(OFFICE_LINK_LASTS)


def test_an_empty_house_says_how_to_begin(client, db):
    page = client.get("/")

    assert page.status_code == 200
    assert "Hier gibt es noch kein Netzwerk." in page.content.decode()
    assert client.get("/gremien/").status_code == 404
    assert client.get("/anmelden/").status_code == 404
    assert client.get("/l/falsch/gruenden/").status_code == 404


def test_a_starting_empty_house_names_the_founding_link(client, db):
    first, second = at_start("localhost", 8080)

    assert first == "Wer diesen Link öffnet, gründet ein Netzwerk (eine Stunde gültig, einmal):"
    assert client.get(second.strip().removeprefix("http://localhost:8080")).status_code == 200


def test_from_the_link_to_the_first_person_of_the_office(client, link):
    assert "Ein neues Netzwerk gründen" in client.get(link).content.decode()
    assert client.get(link.removesuffix("gruenden/")).url == link

    founded = client.post(link, FACTS)
    assert founded.status_code == 302, founded.content.decode()

    body = Body.objects.get()
    assert (body.key, body.name, body.short_name, body.municipality, body.is_default) == (
        "am-bach",
        "Sozialraumkonferenz Am Bach",
        "Am Bach",
        "Musterstadt",
        True,
    )
    assert list(body.hosts.values_list("name", flat=True)) == ["am-bach.localhost"]
    assert list(Organization.objects.order_by("pk").values_list("key", "name", "classification")) == [
        ("plenum", "Plenum", "plenum"),
        ("ag-wohnen", "AG Wohnen", "working_group"),
        ("ag-spielplaetze", "AG Spielplätze", "working_group"),
    ]
    assert dict(Text.objects.values_list("kind", "text"))["office_phone"] == "01234 56789"

    assert re.fullmatch(r"/l/[\w-]{40,}/einrichten/", founded.url)
    done = client.post(founded.url, BERTA)
    assert done.url == "/zugang/zweiter-faktor/"
    door.set_up_app(client)
    assert client.get("/gremien/neu/").status_code == 200
    assert "Sozialraumkonferenz <strong>Am Bach</strong>" in client.get("/").content.decode()
    assert "AG Spielplätze" in client.get("/gremien/").content.decode()
    assert list(journal.verify(body)) == []
    assert {"bodies.set_up", "bodies.found", "bodies.write_texts", "bodies.record_organization"} < {
        entry.act for entry in Entry.objects.all()
    }
    assert Entry.objects.get(act="bodies.set_up").way == "link"


def test_only_the_name_must_be_known(client, link):
    founded = client.post(link, {"name": "Runder Tisch"})

    assert founded.status_code == 302
    assert Body.objects.get().key == "runder-tisch"
    assert not Organization.objects.exists()


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        ({"name": ""}, "Diese Angabe fehlt noch."),
        ({"address": "javascript:alert(1)"}, "Das ist keine Adresse eines Rechners."),
        ({"address": "https://a.example/pfad"}, "Das ist keine Adresse eines Rechners."),
        ({"groups": "AG Wohnen\nag wohnen"}, "Ein Name steht hier zweimal."),
        ({"groups": "Plenum"}, "Ein Name steht hier zweimal."),
        ({"office_email": "keine"}, "gültige E-Mail-Adresse"),
        ({"name": "\x07\u200b"}, "Diese Angabe fehlt noch."),
        ({"office_email": "büro@example.org"}, "Vor dem @ gehen keine Umlaute"),
        ({"office_email": f"info@{'ü' * 60}.example"}, "Was hinter dem @ steht, kann es so nicht geben."),
    ],
)
def test_what_does_not_fit_is_said_and_the_link_stays_good(client, link, wrong, says):
    refused = client.post(link, FACTS | wrong)

    assert refused.status_code == 200
    assert says in refused.content.decode()
    assert not Body.objects.exists()
    assert client.post(link, FACTS).status_code == 302


def test_it_founds_once(client, link):
    client.post(link, FACTS)

    assert client.post(link, FACTS | {"name": "Zweites"}).status_code == 410
    assert Body.objects.count() == 1


def test_a_newer_one_takes_its_place(client, link):
    newer = founding_link(OFFICE_LINK_LASTS)

    assert client.post(link, FACTS).status_code == 404
    assert client.post(newer, FACTS).status_code == 302


def test_looking_at_it_changes_nothing(client, link):
    for _look in range(3):
        client.get(link)

    assert not Body.objects.exists()
    assert not client.cookies
    assert PersonalLink.objects.get().used is None


def test_more_than_is_asked_for_is_not_taken(client, link):
    client.post(link, FACTS | {"key": "plenum", "is_sample": "1", "hosts": "boese.example", "by": "x"})

    body = Body.objects.get()
    assert (body.key, body.is_sample) == ("am-bach", False)
    assert not body.hosts.filter(name="boese.example").exists()


def test_a_further_network_has_its_own_address(client, body):
    out = io.StringIO()
    call_command("office_link", new=True, stdout=out)
    link = re.search(r"/l/.*", out.getvalue()).group()

    founded = client.post(link, FACTS | {"address": "https://am-bach.example"})

    page = founded.content.decode()
    assert founded.status_code == 200
    onward = re.search(r'href="(https://am-bach\.example/l/[\w-]+/einrichten/)"', page).group(1)
    new = Body.objects.get(key="am-bach")
    assert (new.is_default, new.address) == (False, "https://am-bach.example")
    path = onward.removeprefix("https://am-bach.example")
    assert client.post(path, BERTA).status_code == 404
    assert client.post(path, BERTA, headers={"host": "am-bach.example"}).url == "/zugang/zweiter-faktor/"
    assert Organization.objects.filter(body=body).count() == 0


def test_a_further_network_without_an_address_is_led_to_its_host(client, body):
    founded = client.post(founding_link(OFFICE_LINK_LASTS), FACTS, headers={"host": "testserver:8123"})

    assert re.search(r'href="http://am-bach\.localhost:8123/l/[\w-]+/einrichten/"', founded.content.decode())


def test_a_name_of_a_host_that_is_taken_is_refused(client, body):
    f.BodyFactory(key="nebenan", hosts=["nebenan.example"])

    refused = client.post(founding_link(OFFICE_LINK_LASTS), FACTS | {"address": "https://nebenan.example"})

    assert "Unter diesem Namen antwortet schon ein anderes Netzwerk." in refused.content.decode()
    assert not Body.objects.filter(name=FACTS["name"]).exists()


def test_two_networks_of_one_name_have_two_keys(client, body):
    f.BodyFactory(key="am-bach")

    client.post(founding_link(OFFICE_LINK_LASTS), FACTS)

    assert Body.objects.get(name=FACTS["name"]).key.startswith("am-bach-")


def test_the_founding_link_opens_nothing_else(client, body, link):
    token = link.removesuffix("gruenden/")

    for path in ("", "gremien/", "einrichten/", "zugang/", "gremien/neu/", "anmelden/"):
        answer = client.post(token + path)
        assert (answer.status_code, answer.url) == (302, link), path


def test_nobody_founds_without_it(client, body, people):
    assert client.get("/gruenden/").status_code == 403
    assert client.post("/gruenden/", FACTS).status_code == 403
    for visitor in (people["office"], people["link"], Visitor(body, Way.LINK, link=FOUNDING)):
        with pytest.raises(PermissionDenied):
            bodies.set_up(Body(), by=visitor, **dict.fromkeys(FACTS, "") | {"groups": []})
        with pytest.raises(PermissionDenied):
            bodies.found(Body(key="x", name="X"), by=visitor, hosts=[])


def test_an_office_link_founds_nothing(client, body):
    address = people_actions.hand_out_office_link(body, by=Visitor.house(body))
    path = address.removeprefix("https://netz.example").replace("einrichten", "gruenden")

    assert Client().post(path, FACTS).status_code == 403
    assert Body.objects.count() == 1

"""A personal link in front of a path: whoever comes by it is its holder, never the login the same erikas has."""

import pytest
from django.test import Client

from sozialraum.people.models import Person
from tests import counts
from tests import factories as f
from tests.access import door
from tests.acts import played

pytestmark = pytest.mark.django_db


@pytest.fixture
def prefix(body, people):
    """The beginning of a living link, as somebody has got one for something quite different."""
    link = played.hand_out(f.OrganizationFactory(body=body), by=people["house"]).removeprefix("https://netz.example")
    return link[: link.index("/gremien")]


@pytest.fixture
def erikas(body):
    """Erika's, as strict about tokens as in life."""
    counts.forget()
    door.somebody(body)
    lenient = Client()
    door.come_in(lenient)
    erikas = Client(enforce_csrf_checks=True)
    erikas.cookies = lenient.cookies
    return erikas


@pytest.mark.parametrize("path", ["/abmelden/", "/zugang/anmeldungen/beenden/", "/anmelden/"])
def test_nothing_is_done_for_a_login_through_a_path_with_a_link_in_front(erikas, prefix, path):
    answer = erikas.post(prefix + path, {"email": "erika@example.org"})

    assert answer.status_code == 302
    assert not answer.cookies.get("sessionid")
    assert door.is_in(erikas)


def test_logging_out_needs_its_token_everywhere(erikas, prefix):
    assert erikas.post("/abmelden/").status_code == 403
    assert erikas.post("/l/erfunden-erfunden-erfunden/abmelden/").status_code == 404
    assert erikas.post(f"{prefix}/abmelden/").url == "/abmelden/"

    assert door.is_in(erikas)


def test_an_act_of_the_office_is_not_done_behind_a_link(client, body, prefix):
    counts.forget()
    berta = door.an_office(body)
    door.come_in(client, berta.email)
    door.set_up_app(client)
    assert client.get("/menschen/neu/").status_code == 200
    strict = Client(enforce_csrf_checks=True)
    strict.cookies = client.cookies

    answer = strict.post(f"{prefix}/menschen/neu/", {"name": "Marker", "display_name": "Marker"})

    assert answer.status_code in (403, 404)
    assert not Person.objects.filter(name="Marker").exists()


def test_looking_through_a_link_leaves_the_login_as_it_is(erikas, prefix):
    page = erikas.get(f"{prefix}/")

    assert "Erika Beispiel" not in page.content.decode()
    assert door.is_in(erikas)

"""When something is not there, not allowed or broken: a page of the house, and not a word too many."""

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import path

from sozialraum.config.urls import urlpatterns as house
from sozialraum.foundation.http import public
from tests import factories as f

pytestmark = pytest.mark.django_db

SECRET = "Geheimzeichen"


@public
def broken(request):
    person = {"name": SECRET, "email": f"{SECRET}@example.org"}
    raise RuntimeError(SECRET + str(person))


@public
def refused(request):
    raise PermissionDenied(SECRET)


urlpatterns = [path("kaputt/", broken), path("verboten/", refused), *house]


@pytest.fixture
def client(client, settings):
    settings.ROOT_URLCONF = __name__
    client.raise_request_exception = False
    return client


def page(client, address, status, **headers):
    answer = client.get(address, headers=headers)
    assert answer.status_code == status
    assert "unsafe" not in answer.headers["Content-Security-Policy"]
    html = answer.content.decode()
    assert html.count("<h1>") == 1
    assert f"Fehler {status}" in html
    assert "Traceback" not in html
    assert "RuntimeError" not in html
    assert SECRET not in html
    return html


def test_unknown_pages_carry_the_name_of_the_network_asked_for(client, body, other_body):
    f.OrganizationFactory(body=other_body, key="nur-nebenan", name=SECRET)

    for address in ("/gibt-es-nicht/", "/gremien/nur-nebenan/", "/nebenan/"):
        html = page(client, address, 404)
        assert body.name in html
        assert other_body.name not in html
        assert 'href="/impressum/"' in html

    assert other_body.name in page(client, "/gremien/x/", 404, host="nebenan.localhost")


def test_a_house_without_any_network_says_so_and_how_to_begin(client, db):
    assert "Hier gibt es noch kein Netzwerk." in page(client, "/gremien/", 404)
    start = client.get("/")
    assert start.status_code == 200
    assert "sozialraum office-link" in start.content.decode()


def test_what_is_not_allowed_is_said_in_the_networks_name(client, body):
    assert body.name in page(client, "/verboten/", 403)


def test_what_is_broken_says_nothing_of_what_broke(client, body, caplog):
    html = page(client, "/kaputt/", 500)

    assert "Das liegt nicht an Ihnen." in html
    assert "in broken" in caplog.text and "RuntimeError" in caplog.text
    assert SECRET not in caplog.text


def test_a_request_nobody_understands(client, body):
    page(client, "/", 400, host="kein host!")

"""A person's login on screen: what the office can do about it, and who cannot."""

import pytest
from django.test import Client
from django.utils import timezone

from sozialraum.people.models import Person
from sozialraum.post.models import Letter
from tests import factories as f
from tests.access import door

pytestmark = pytest.mark.django_db


@pytest.fixture
def erika(body):
    return f.PersonFactory(body=body, key="erika", name="Erika Beispiel", email="erika@example.org")


def test_the_office_opens_and_closes_a_login(office, erika):
    page = office.get("/menschen/erika/").content.decode()
    assert "Ist ohne Anmeldung dabei." in page
    assert "/menschen/erika/anmeldung/eroeffnen/" in page
    assert "erika@example.org" in office.get("/menschen/erika/anmeldung/eroeffnen/").content.decode()

    opened = office.post("/menschen/erika/anmeldung/eroeffnen/", {"revision": 1})
    assert opened.url == "/menschen/erika/"
    erikas = Client()
    door.come_in(erikas)
    assert door.is_in(erikas)
    assert "Kann sich mit <strong>erika@example.org</strong> anmelden." in office.get(opened.url).content.decode()

    closed = office.post("/menschen/erika/anmeldung/schliessen/", {"revision": 2})
    assert closed.url == "/menschen/erika/"
    assert not door.is_in(erikas)
    assert Person.objects.get(key="erika").user is None


def test_the_page_says_whether_the_letter_can_go_and_then_what_became_of_it(office, erika, settings):
    url = "/menschen/erika/anmeldung/eroeffnen/"
    settings.SMTP = "smtp://127.0.0.1:2525"
    assert "Eine E-Mail mit einer kurzen Anleitung geht gleich hinaus." in office.get(url).content.decode()

    f.PersonFactory(body=erika.body, key="max", email="max@example.org")
    office.post(url.replace("erika", "max"), {"revision": 1})
    letter = Letter.objects.get(to="max@example.org")
    assert (letter.state, letter.next_try <= timezone.now()) == ("waiting", True)
    assert "/anmelden/" in letter.text

    settings.SMTP = ""
    page = office.get(url).content.decode()
    assert "Solange kein Mailserver eingetragen ist, kommt kein Code an." in page
    assert "geht gleich hinaus" not in page
    told = office.post(url, {"revision": 1}, follow=True).content.decode()
    assert "Der Brief ist noch nicht hinausgegangen: Es ist kein Mailserver eingetragen." in told


def test_what_is_refused_is_said_on_the_page(office, body):
    f.PersonFactory(body=body, key="ohne-adresse")

    answer = office.post("/menschen/ohne-adresse/anmeldung/eroeffnen/", {"revision": 1})

    assert answer.status_code == 200
    assert "Tragen Sie zuerst die E-Mail-Adresse ein." in answer.content.decode()


def test_the_office_frees_somebody_of_a_lost_factor_but_not_itself(office, body):
    erika = door.somebody(body)
    erikas = Client()
    door.come_in(erikas)
    door.set_up_app(erikas)
    path = f"/menschen/{erika.key}/zweiter-faktor/"
    assert "Fragen Sie vorher nach." in office.get(path).content.decode()

    assert office.post(path, {"revision": 1}).url == f"/menschen/{erika.key}/"

    assert not door.is_in(erikas)
    me = Person.objects.exclude(pk=erika.pk).get(user__isnull=False)
    assert office.post(f"/menschen/{me.key}/zweiter-faktor/").status_code == 403
    assert f"/menschen/{me.key}/zweiter-faktor/" not in office.get(f"/menschen/{me.key}/").content.decode()


@pytest.mark.parametrize("what", ["anmeldung/eroeffnen", "anmeldung/schliessen", "zweiter-faktor"])
def test_nobody_does_it_for_themselves(client, body, what):
    erika = door.somebody(body)
    client.force_login(erika.user)

    assert client.get(f"/menschen/{erika.key}/").status_code == 200
    assert client.post(f"/menschen/{erika.key}/{what}/").status_code == 403

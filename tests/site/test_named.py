"""Persons on the public page of a group: only with a consent that holds today, and only as what they agreed to."""

import datetime as dt

import pytest
import time_machine
from django.test import Client

from sozialraum.people import actions
from sozialraum.people.words import ConsentPurpose, Role
from tests import factories as f
from tests.people.conftest import d

pytestmark = pytest.mark.django_db

PAGE = "/gremien/ag-wohnen-quartier/"


def words_of(client):
    return " ".join(client.get(PAGE).content.decode().split())


@pytest.fixture
def speaker(body, group):
    person = f.PersonFactory(body=body, name="Sina Sprecherin")
    f.MembershipFactory(body=body, organization=group, person=person, role=Role.SPEAKER, end_date=d("2027-06-30"))
    return person


@pytest.fixture
def resident(body, group):
    person = f.PersonFactory(body=body, name="Rosa Muster")
    f.SeatFactory(body=body, organization=group, institution=None, resident=person)
    return person


def test_nobody_is_named_without_a_consent_for_that(client, body, group, speaker, resident):
    f.ConsentFactory(body=body, person=speaker, purpose=ConsentPurpose.PHOTO)

    page = words_of(client)

    assert [name for name in ("Sina", "Rosa", "Spricht für die Gruppe") if name in page] == []
    assert "Ein Sitz ist besetzt. Genannt wird, wer zugestimmt hat." in page


def test_who_agreed_is_named_until_it_is_taken_back(client, people, body, speaker, resident):
    f.ConsentFactory(body=body, person=resident)
    consent = f.ConsentFactory(body=body, person=speaker, given_date=d("2026-01-15"))

    page = words_of(client)
    assert "<dt>Spricht für die Gruppe</dt> <dd>Sina Sprecherin</dd>" in page
    assert "<li>Rosa Muster (aus dem Viertel)</li>" in page
    assert "Dazu kommen Sitze" not in page

    actions.revoke(consent, by=people["office"], withdrawn_date=d("2026-05-01"))
    page = words_of(client)
    assert "Sina" not in page
    assert "Rosa Muster" in page


def test_who_is_named_changes_with_the_day_and_not_before(client, body, speaker):
    f.ConsentFactory(body=body, person=speaker, given_date=d("2026-01-15"), withdrawn_date=d("2026-05-01"))
    told = {}
    for day in ("2026-01-14", "2026-01-15", "2026-04-30", "2026-05-01"):
        with time_machine.travel(dt.datetime.fromisoformat(f"{day}T12:00+00:00"), tick=False):
            told[day] = "Sina" in words_of(client)

    assert told == {"2026-01-14": False, "2026-01-15": True, "2026-04-30": True, "2026-05-01": False}


def test_an_office_that_is_over_is_not_told(client, body, speaker):
    f.ConsentFactory(body=body, person=speaker)
    with time_machine.travel(dt.datetime(2027, 7, 1, 12, tzinfo=dt.UTC), tick=False):
        assert "Sina" not in words_of(client)


def test_delegates_are_told_by_their_institution_even_if_they_agreed(client, body, group):
    person = f.PersonFactory(body=body, name="Max Beispiel")
    kita = f.OrganizationFactory(body=body, name="Kita Geheim", classification="institution", listed=False)
    seat = f.SeatFactory(body=body, organization=group, institution=kita)
    f.MembershipFactory(body=body, organization=group, person=person, seat=seat)
    f.ConsentFactory(body=body, person=person)

    page = words_of(client)

    assert [name for name in ("Max Beispiel", "Kita Geheim") if name in page] == []


def test_only_members_and_the_office_are_led_to_the_people(client, office, group, speaker):
    assert "Menschen dieser Gruppe" in office.get(PAGE).content.decode()
    assert "Menschen dieser Gruppe" not in Client().get(PAGE).content.decode()

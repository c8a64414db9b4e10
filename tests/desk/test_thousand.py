"""A page asks as many questions of a network of a thousand people as of one of ten, and still shows them."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from sozialraum.acts import guard
from sozialraum.bodies.models import Organization
from sozialraum.bodies.words import Classification
from sozialraum.config.unchanged import PAGES
from sozialraum.foundation.memory import REMEMBERED
from sozialraum.people.models import Membership, Person, Recipient, Seat
from sozialraum.people.words import Role
from tests import factories as f
from tests.conftest import logged_in

pytestmark = pytest.mark.django_db

PATHS = [
    "/menschen/",
    "/menschen/?suche=Mensch",
    "/menschen/mensch-1/",
    "/gremien/ag-wohnen-quartier/",
    "/gremien/ag-wohnen-quartier/menschen/",
    "/gremien/ag-wohnen-quartier/menschen/?am=2020-01-01",
    "/gremien/ag-wohnen-quartier/menschen/liste.csv",
    "/sitze/sitz-1/",
    "/einrichtungen/",
    "/einrichtungen/liste.csv",
    "/einrichtungen/haus-1/",
    "/einrichtungen/haus-1/menschen/",
    "/schreibtisch/",
    "/schreibtisch/bestaetigungen/",
    "/schreibtisch/eintragen/",
    "/schreibtisch/eintragen/einrichtungen/",
    "/kontakte/",
    "/mein-platz/",
    "/verlauf/",
]


def settle(body, group, numbers):
    """So many people: each speaks for an institution of their own in the group, and is on its Verteiler."""
    words = {"classification": Classification.INSTITUTION, "listed": True, "offers": "Angebot", "languages": "Deutsch"}
    with guard.opened():
        houses = Organization.objects.bulk_create(
            Organization(body=body, key=f"haus-{n}", name=f"Haus {n}", **words) for n in numbers
        )
        people = Person.objects.bulk_create(Person(body=body, key=f"mensch-{n}", name=f"Mensch {n}") for n in numbers)
        seats = Seat.objects.bulk_create(
            Seat(body=body, key=f"sitz-{n}", organization=group, institution=house)
            for n, house in zip(numbers, houses, strict=True)
        )
        Membership.objects.bulk_create(
            Membership(body=body, key=f"m-{n}", organization=group, person=person, seat=seat, role=Role.MEMBER)
            for n, person, seat in zip(numbers, people, seats, strict=True)
        )
        Recipient.objects.bulk_create(
            Recipient(body=body, key=f"v-{n}", organization=group, person=one)
            for n, one in zip(numbers, people, strict=True)
        )


def asked(browser, path):
    REMEMBERED.clear()
    PAGES.clear()
    with CaptureQueriesContext(connection) as questions:
        answer = browser.get(path)
    assert answer.status_code == 200, path
    return len(questions)


def test_as_many_questions_at_a_thousand_people_as_at_ten(client, body, group):
    office = logged_in(client, body)
    settle(body, group, range(10))
    f.ConsentFactory(body=body, person=Person.objects.get(key="mensch-1"))
    few = {path: asked(office, path) for path in PATHS}

    settle(body, group, range(10, 1000))
    many = {path: asked(office, path) for path in PATHS}

    assert many == few
    assert max(many.values()) <= 30
    assert "1001 Personen" in office.get("/menschen/").content.decode()

"""One's own place: seats, deputies, groups, dates, and what is known of oneself."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from sozialraum.foundation.dates import PartialDate
from sozialraum.people.models import Person
from sozialraum.people.words import Role
from tests import factories as f

pytestmark = pytest.mark.django_db


@pytest.fixture
def me(logged_in, body, group):
    """Delegated for the Kita, deputy on another seat of the same group."""
    kita = f.OrganizationFactory(body=body, name="Kita Beispiel", classification="institution")
    seat = f.SeatFactory(body=body, key="mein-sitz", organization=group, institution=kita)
    browser = logged_in(group, seat=seat)
    person = Person.objects.exclude(user=None).get()
    other = f.SeatFactory(body=body, organization=group)
    f.MembershipFactory(body=body, organization=group, person=person, seat=other, role=Role.DEPUTY)
    anna = f.PersonFactory(body=body, name="Anna Muster")
    f.MembershipFactory(body=body, organization=group, seat=other, person=anna)
    deputy = f.PersonFactory(body=body, name="Dora Beispiel", email="dora@example.org")
    f.MembershipFactory(body=body, key="vertritt", organization=group, person=deputy, seat=seat, role=Role.DEPUTY)
    return browser


def test_i_see_my_seat_my_deputy_whom_i_stand_in_for_and_my_next_dates(me, body, group):
    f.MeetingFactory(body=body, name="Nächste Sitzung", date=PartialDate(2099, 2, 18), of=[group])
    others = f.OrganizationFactory(body=body)
    f.MeetingFactory(body=body, name="Sitzung der anderen", date=PartialDate(2099, 2, 1), of=[others])

    answer = me.get("/mein-platz/")

    place, page = answer.context["place"], answer.content.decode()
    assert [(one.sitting.holder, [post.name for post in one.deputies]) for one in place.seats] == [
        ("Kita Beispiel", ["Dora Beispiel"])
    ]
    assert [one.sitting.speaks for one in place.stands_in] == ["Anna Muster"]
    assert [(one.name, one.roles) for one in place.groups] == [("AG Wohnen/Quartier", ("Mitglied", "Stellvertretung"))]
    assert [str(one) for one in place.dates] == ["Nächste Sitzung"]
    assert "/sitze/mein-sitz/stellvertretung/?zurueck=/mein-platz/" in page
    assert "/mitgliedschaften/vertritt/beenden/" in page
    assert "dora@example.org" not in page


def test_somebody_without_a_seat_has_a_place_too(logged_in, body):
    institution = f.OrganizationFactory(body=body, classification="institution")

    page = logged_in(institution).get("/mein-platz/").content.decode()

    assert "Mein Sitz" not in page
    assert "Zurzeit steht kein Termin fest." in page
    assert "Keine Einwilligung." in page


def test_my_consents_are_mine_to_take_back(me, body):
    person = Person.objects.exclude(user=None).get()
    f.ConsentFactory(body=body, key="meine", person=person)
    f.ConsentFactory(body=body, key="fremde")

    page = me.get("/mein-platz/").content.decode()

    assert "/einwilligungen/meine/widerrufen/?zurueck=/mein-platz/" in page
    assert "fremde" not in page


def test_strangers_have_no_place_here(client, other_body, me):
    assert client.__class__().get("/mein-platz/").url.startswith("/anmelden/")
    assert me.get("/mein-platz/", headers={"host": "nebenan.localhost"}).url.startswith("/anmelden/")


def test_the_page_asks_as_often_for_ten_seats_as_for_one(me, body, group):
    person = Person.objects.exclude(user=None).get()
    f.MeetingFactory(body=body, date=PartialDate(2099, 2, 18), of=[group])
    asked = []
    for more in (0, 10):
        for _n in range(more):
            other = f.OrganizationFactory(body=body)
            seat = f.SeatFactory(body=body, organization=other)
            f.MembershipFactory(body=body, organization=other, person=person, seat=seat)
            f.MeetingFactory(body=body, date=PartialDate(2099, 2, 18), of=[other])
        with CaptureQueriesContext(connection) as queries:
            assert me.get("/mein-platz/").status_code == 200
        asked.append(len(queries))

    assert asked[0] == asked[1] <= 20

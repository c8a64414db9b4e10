"""Logins of people: opened by the office, following an address, closed."""

import pytest
from django.core.exceptions import ValidationError
from django.test import Client

from sozialraum.accounts.models import PersonalLink, User
from sozialraum.acts.models import Entry
from sozialraum.bodies.models import Organization
from sozialraum.people import actions as people_actions
from sozialraum.people.models import Person
from sozialraum.post.models import Letter
from tests import counts
from tests import factories as f
from tests.access import door
from tests.acts import played

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _fresh_counts():
    counts.forget()


@pytest.fixture
def erika(body):
    return f.PersonFactory(body=body, name="Erika Beispiel", email="Erika@Example.org")


def test_the_office_opens_a_login_and_the_person_hears_how_to_come_in(client, erika, people):
    people_actions.open_login(erika, by=people["office"])

    erika.refresh_from_db()
    assert erika.user.email == "erika@example.org"
    letter = Letter.objects.get()
    assert "https://netz.example/anmelden/" in letter.text
    assert Entry.objects.get().act == "people.open_login"
    door.come_in(client)
    assert door.is_in(client)


@pytest.mark.parametrize(("email", "code"), [("", "email"), ("max@example.org", "taken")])
def test_a_login_needs_an_address_of_ones_own(body, people, email, code):
    door.somebody(body, "max@example.org", name="Max Beispiel")
    other = f.PersonFactory(body=body, email=email)

    with pytest.raises(ValidationError) as refusal:
        people_actions.open_login(other, by=people["office"])

    assert refusal.value.code == code
    assert User.objects.count() == 1


def test_nobody_opens_a_second_login_for_the_same_person(erika, people):
    people_actions.open_login(erika, by=people["office"])

    with pytest.raises(ValidationError) as refusal:
        people_actions.open_login(erika, by=people["office"])

    assert refusal.value.code == "open"


def test_the_houses_own_account_is_nobodys(body, people):
    f.UserFactory(email="haus@example.org", is_house=True)

    with pytest.raises(ValidationError) as refusal:
        people_actions.open_login(f.PersonFactory(body=body, email="haus@example.org"), by=people["office"])

    assert refusal.value.code == "reserved"


def test_when_the_address_is_corrected_the_login_follows(client, erika, people):
    people_actions.open_login(erika, by=people["office"])
    door.come_in(client)
    assert door.is_in(client)

    people_actions.persons.correct(erika, by=people["office"], email="erika.neu@example.org")

    erika.refresh_from_db()
    assert erika.user.email == "erika.neu@example.org"
    assert not User.objects.filter(email="erika@example.org").exists()
    assert not door.is_in(client)
    assert Letter.objects.latest("pk").to == "erika@example.org"
    browser = Client()
    door.come_in(browser, "erika.neu@example.org")
    assert door.is_in(browser)


def test_what_the_same_human_is_elsewhere_stays_theirs(erika, people, other_body):
    """An office that corrects an address moves only its own person: the login elsewhere keeps its address."""
    people_actions.open_login(erika, by=people["office"])
    erika.refresh_from_db()
    elsewhere = f.PersonFactory(body=other_body, user=erika.user)
    door.come_in(there := Client(), "erika@example.org")

    people_actions.persons.correct(erika, by=people["office"], email="angreifer@example.org")

    elsewhere.refresh_from_db()
    assert elsewhere.user.email == "erika@example.org"
    assert Person.objects.get(pk=erika.pk).user.email == "angreifer@example.org"
    assert not door.is_in(there)
    browser = Client()
    door.come_in(browser, "angreifer@example.org")
    assert not door.is_in(browser, headers={"host": "nebenan.localhost"})


def test_a_correction_onto_somebody_elses_address_is_refused(erika, people):
    people_actions.open_login(erika, by=people["office"])
    door.somebody(erika.body, "max@example.org", name="Max Beispiel")

    with pytest.raises(ValidationError) as refusal:
        people_actions.persons.correct(erika, by=people["office"], email="MAX@example.org")

    assert refusal.value.code == "taken"
    erika.refresh_from_db()
    assert (erika.email, erika.user.email) == ("Erika@Example.org", "erika@example.org")


def test_other_corrections_leave_the_login_alone(client, erika, people):
    people_actions.open_login(erika, by=people["office"])
    door.come_in(client)

    people_actions.persons.correct(erika, by=people["office"], email="ERIKA@example.org", phone="0123")

    assert door.is_in(client)


def test_links_made_for_somebody_go_with_them(erika, people, group):
    played.hand_out(group, by=people["house"], holder=erika)

    people_actions.persons.withdraw(erika, by=people["office"])

    assert PersonalLink.objects.get().revoked is not None
    assert Organization.objects.filter(pk=group.pk).exists()

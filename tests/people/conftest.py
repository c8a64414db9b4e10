"""A group with a seat on which people followed each other, and browsers of all who may look."""

import pytest
from django.test import Client

from sozialraum.bodies.words import Classification
from sozialraum.config.middleware import SECOND_FACTOR
from sozialraum.foundation.dates import PartialDate
from sozialraum.people.words import Role
from tests import factories as f
from tests.conftest import logged_in


def d(text):
    return PartialDate.parse(text)


def come_in(person, *, second_factor=False):
    """A browser in which this person is logged in."""
    if person.user is None:
        person.user = f.UserFactory()
        with f.guard.opened():
            person.save()
    client = Client()
    client.force_login(person.user)
    session = client.session
    session[SECOND_FACTOR] = second_factor
    session.save()
    return client


@pytest.fixture
def kita(body):
    return f.OrganizationFactory(body=body, name="Kita Beispiel", key="kita", classification="institution", listed=True)


@pytest.fixture
def seat(body, group, kita):
    return f.SeatFactory(body=body, key="sitz", organization=group, institution=kita, start_date=d("2016-11-02"))


@pytest.fixture
def erika(body, group, seat):
    """Delegated until January 2018."""
    person = f.PersonFactory(body=body, key="erika", name="Erika Beispiel", email="erika@example.org")
    span = {"start_date": d("2016-11-02"), "end_date": d("2018-01-16")}
    f.MembershipFactory(body=body, key="erika-sitzt", organization=group, person=person, seat=seat, **span)
    return person


@pytest.fixture
def max_(body, group, seat):
    """Delegated since January 2018."""
    person = f.PersonFactory(body=body, key="max", name="Max Beispiel", email="max@example.org", phone="0123 456")
    f.MembershipFactory(
        body=body, key="max-sitzt", organization=group, person=person, seat=seat, start_date=d("2018-01-17")
    )
    return person


@pytest.fixture
def deputy(body, group, seat):
    person = f.PersonFactory(body=body, key="dora", name="Dora Beispiel", email="dora@example.org")
    f.MembershipFactory(body=body, key="dora-vertritt", organization=group, person=person, seat=seat, role=Role.DEPUTY)
    return person


@pytest.fixture
def auditor(body):
    return logged_in(Client(), body, Classification.AUDIT)


@pytest.fixture
def delegate_browser(max_):
    """The delegate of the seat, come in by a mailed code."""
    return come_in(max_)

"""Somebody of each standing, logged in."""

import pytest

from sozialraum.bodies.words import Classification
from sozialraum.config.middleware import SECOND_FACTOR
from tests import factories as f


@pytest.fixture
def logged_in(client, body):
    """``logged_in(organization, role)`` gives a client in which such a person has come in."""

    def come_in(organization, role="member", *, second_factor=False, **membership):
        person = f.PersonFactory(body=body, user=f.UserFactory())
        f.MembershipFactory(body=body, organization=organization, person=person, role=role, **membership)
        client.force_login(person.user)
        session = client.session
        session[SECOND_FACTOR] = second_factor
        session.save()
        return client

    return come_in


@pytest.fixture
def office(logged_in, body):
    organization = f.OrganizationFactory(body=body, classification=Classification.OFFICE, name="Büro")
    return logged_in(organization, second_factor=True)

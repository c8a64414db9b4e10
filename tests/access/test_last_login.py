"""The last login of an office stays, whichever way it would go."""

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from sozialraum.access.management.first_link import has_office
from sozialraum.accounts.models import User
from sozialraum.bodies import actions as bodies
from sozialraum.bodies.words import Classification
from sozialraum.foundation.dates import PartialDate
from sozialraum.people import actions as people_actions
from sozialraum.people.models import Membership
from tests import factories as f
from tests.access import door
from tests.access.days import in_days
from tests.refusals import refused

pytestmark = pytest.mark.django_db


@pytest.fixture
def berta(body):
    return door.an_office(body)


def membership_of(person):
    return Membership.objects.get(person=person)


WAYS = {
    "close the login": lambda who, by: people_actions.close_login(who, by=by),
    "withdraw the membership": lambda who, by: people_actions.memberships.withdraw(membership_of(who), by=by),
    "end it": lambda who, by: people_actions.end(membership_of(who), by=by, end_date=in_days(-1)),
    "end it later": lambda who, by: people_actions.end(membership_of(who), by=by, end_date=in_days(1)),
    "correct its end": lambda who, by: people_actions.memberships.correct(
        membership_of(who), by=by, end_date=in_days(-1)
    ),
    "begin it later": lambda who, by: people_actions.memberships.correct(
        membership_of(who), by=by, start_date=in_days(1)
    ),
    "hand it to somebody without a login": lambda who, by: people_actions.memberships.correct(
        membership_of(who), by=by, person=f.PersonFactory(body=who.body)
    ),
    "move it to another organization": lambda who, by: people_actions.memberships.correct(
        membership_of(who), by=by, organization=f.OrganizationFactory(body=who.body)
    ),
    "take the address away": lambda who, by: people_actions.persons.correct(who, by=by, email=""),
    "make the office a group": lambda who, by: bodies.organizations.correct(
        membership_of(who).organization, by=by, classification=Classification.WORKING_GROUP
    ),
}


BY_THE_HOUSE = ["withdraw the membership", "correct its end", "begin it later", "take the address away"]


@pytest.mark.parametrize(("way", "by"), [*((way, "office") for way in WAYS), *((way, "house") for way in BY_THE_HOUSE)])
def test_the_last_login_of_the_office_is_not_taken_away(berta, people, way, by):
    with refused("office" if way == "make the office a group" else "last"):
        WAYS[way](berta, people[by])

    assert has_office(berta.body)
    assert membership_of(berta).end_date is None


@pytest.mark.parametrize("way", [way for way in WAYS if way != "make the office a group"])
def test_with_a_second_one_it_may_go(berta, people, way):
    door.an_office(berta.body, "zweite@example.org")

    WAYS[way](berta, people["office"])

    assert has_office(berta.body)


def test_a_second_one_of_another_network_does_not_count(berta, people, other_body):
    door.an_office(other_body, "nebenan@example.org")

    with pytest.raises(ValidationError):
        people_actions.close_login(berta, by=people["office"])


def test_a_successor_from_the_day_after_is_enough(berta, people):
    nora = door.somebody(berta.body, "nora@example.org")
    office = membership_of(berta).organization
    f.MembershipFactory(body=berta.body, organization=office, person=nora, start_date=in_days(1))

    people_actions.end(membership_of(berta), by=people["office"], end_date=PartialDate.of(timezone.localdate()))

    assert membership_of(berta).end_date


def test_people_outside_the_office_go_as_before(berta, people):
    erika = door.somebody(berta.body)

    people_actions.close_login(erika, by=people["office"])

    assert not User.objects.filter(email="erika@example.org").exists()

"""A held sitting with a public and a non-public point, its draft of minutes, and a photo of a board."""

import pytest
from django.test import Client

from sozialraum.bodies.words import Classification
from sozialraum.decisions.actions import publish_minutes
from sozialraum.decisions.models import Minutes
from sozialraum.decisions.words import MinutesState
from sozialraum.foundation.dates import PartialDate
from sozialraum.foundation.visitor import Link, Visitor, Way
from sozialraum.meetings.words import HOLD, State
from sozialraum.photos.cleaning import cleaned
from sozialraum.pictures.actions import add_pictures, describe_picture, release_picture
from tests import factories as f
from tests.concerns.pictures import handed_in, jpeg, two_halves
from tests.conftest import logged_in
from tests.people.conftest import come_in

BOARD = "Eine Tafel mit drei Spalten"


@pytest.fixture
def by(people):
    return people["office"]


@pytest.fixture
def meeting(body, group):
    held = {"state": State.HELD, "record_published": None, "date": PartialDate(2026, 3, 4)}
    found = f.MeetingFactory(body=body, of=[group], key="s", name="Runde", **held)
    f.MinutesFactory(body=body, meeting=found, key="m", state=MinutesState.DRAFT)
    return found


@pytest.fixture
def item(body, meeting):
    return f.AgendaItemFactory(body=body, meeting=meeting, key="s-top-1", order=1, name="Bänke", text="Beraten.")


@pytest.fixture
def closed_item(body, meeting):
    return f.AgendaItemFactory(body=body, meeting=meeting, key="s-top-2", order=2, name="Personal", public=False)


@pytest.fixture
def linked(body, meeting):
    """Whoever came by the link for this one sitting."""
    return Visitor(body, Way.LINK, link=Link(HOLD, "meeting", meeting.key))


def photo(**words):
    return cleaned(handed_in(jpeg(**words)))


@pytest.fixture
def picture(item, by):
    """Of a board, inside."""
    (added,) = add_pictures(item, by=by, photos=[photo()], description=BOARD)
    return added


@pytest.fixture
def released(picture, by):
    describe_picture(picture, by=by, description=BOARD, caption="Ergebnis der Runde")
    release_picture(picture, by=by)
    return picture


def publish(meeting):
    """The minutes, for everybody."""
    publish_minutes(Minutes.objects.get(meeting=meeting), by=Visitor.house(meeting.body))


def two(size=(320, 240)):
    """Two photos that are not the same."""
    return [photo(), photo(picture=two_halves(size))]


@pytest.fixture
def browsers(body, other_body, group, meeting):
    """Browsers by who sits there; the link is the path before its addresses."""
    member = f.PersonFactory(body=body)
    f.MembershipFactory(body=body, organization=group, person=member)
    stranger = f.PersonFactory(body=body)
    other = f.OrganizationFactory(body=body, name="AG Fremd", classification=Classification.WORKING_GROUP)
    f.MembershipFactory(body=body, organization=other, person=stranger)
    return {
        "nobody": Client(),
        "member": come_in(member),
        "stranger": come_in(stranger),
        "office": logged_in(Client(), body),
    }

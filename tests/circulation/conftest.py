"""A joint sitting that two groups held, and its draft: what the tests of this room need."""

import datetime as dt

import pytest
import time_machine

from sozialraum.bodies.words import Classification
from sozialraum.bylaws.words import Rank
from sozialraum.decisions import actions as decisions
from sozialraum.decisions.models import Minutes
from sozialraum.foundation.dates import PartialDate
from sozialraum.meetings.words import State
from sozialraum.people.words import Role
from tests import factories as f
from tests.presence.room import adopted

HELD = PartialDate(2026, 9, 24)
NOW = dt.datetime(2026, 10, 1, 10, tzinfo=dt.UTC)
UNTIL = PartialDate(2026, 10, 15)
SPAN = {"number": 2, "unit": "weeks"}


@pytest.fixture(autouse=True)
def clock():
    """It is the first of October; ``clock.move_to`` goes on."""
    with time_machine.travel(NOW, tick=False) as traveller:
        yield traveller


@pytest.fixture
def by(people):
    return people["office"]


@pytest.fixture
def language(body):
    return f.OrganizationFactory(body=body, key="ag-sprache", name="AG Sprache")


@pytest.fixture
def seats(body, group, language):
    """A delegate with mail, a resident on paper, an institution without anybody, and somebody without any way."""
    person = f.PersonFactory(body=body, name="Erika Beispiel", email="erika@example.org")
    seat = f.SeatFactory(body=body, organization=group)
    f.MembershipFactory(body=body, organization=group, person=person, seat=seat, role=Role.MEMBER)
    paper = f.PersonFactory(
        body=body, name="Kemal Beispiel", email="", postal_address="Am Markt 1\n44649 Beispielstadt"
    )
    f.SeatFactory(body=body, organization=language, institution=None, resident=paper)
    lost = f.PersonFactory(body=body, name="Mona Beispiel", email="", phone="", postal_address="")
    f.SeatFactory(body=body, organization=language, institution=None, resident=lost)
    house = f.OrganizationFactory(
        body=body, name="Haus Beispiel", classification=Classification.INSTITUTION, email="haus@example.org"
    )
    f.SeatFactory(body=body, organization=group, institution=house)
    return {"erika": person, "kemal": paper, "mona": lost, "house": house}


def ruled(group, by, **said):
    """Rules on minutes of this group alone, in force since long ago."""
    return adopted(group, by, ("minutes", said, "§ 9"), rank=Rank.OWN)


@pytest.fixture
def sitting(body, by, group, language):
    one = f.MeetingFactory(body=body, key="runde", name="Runde", state=State.HELD, date=HELD, of=[group, language])
    f.AgendaItemFactory(body=body, meeting=one, key="top-1", number="1", name="Begrüßung", text="Alle sind da.")
    f.AgendaItemFactory(body=body, meeting=one, key="top-2", number="2", name="Bänke", text="Zwei Bänke am Markt.")
    return one


@pytest.fixture
def minutes(sitting, by):
    return decisions.minutes.record(sitting, by=by)


def anew(minutes):
    return Minutes.objects.get(pk=minutes.pk)

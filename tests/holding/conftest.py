"""A sitting of today with three points, and who may do what in it."""

import pytest
from django.utils import timezone

from sozialraum.foundation.dates import PartialDate
from sozialraum.foundation.visitor import Visitor, Way
from sozialraum.meetings.models import AgendaItem, Meeting
from sozialraum.meetings.words import State
from sozialraum.presence.actions import open_sitting
from tests import factories as f


@pytest.fixture
def today():
    return PartialDate.of(timezone.localdate())


@pytest.fixture
def by(people):
    return people["office"]


@pytest.fixture
def meeting(body, group, today):
    """Convened for today; points »Begrüßung«, »Bänke« with two below it, »Verschiedenes«."""
    found = f.MeetingFactory(body=body, key="heute", date=today, of=[group])
    f.AgendaItemFactory(body=body, meeting=found, key="heute-top-1", order=1, name="Begrüßung")
    benches = f.AgendaItemFactory(body=body, meeting=found, key="heute-top-2", order=2, name="Bänke")
    f.AgendaItemFactory(body=body, meeting=found, key="heute-top-3", order=3, name="Am Markt", parent=benches)
    f.AgendaItemFactory(body=body, meeting=found, key="heute-top-4", order=4, name="Verschiedenes")
    return found


@pytest.fixture
def running(meeting, by):
    """The same, opened by the office."""
    open_sitting(meeting, by=by)
    return meeting


@pytest.fixture
def minute_taker(body, meeting):
    return conducting(body, meeting, "minutes")


def conducting(body, meeting, role):
    """Somebody without a seat who is named for this in the meeting, with a login."""
    person = f.PersonFactory(body=body, name="Ida Beispiel", user=f.UserFactory())
    f.ConductorFactory(body=body, meeting=meeting, role=role, person=person)
    return Visitor(body, Way.LOGIN, person_id=person.pk, label=person.name)


def point(number):
    return AgendaItem.objects.get(key=f"heute-top-{number}")


def anew(meeting):
    return Meeting.objects.get(pk=meeting.pk)


def held(meeting):
    return anew(meeting).state == State.HELD

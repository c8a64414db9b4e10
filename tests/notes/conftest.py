"""A sitting under way with three points, and those who take notes of it."""

import pytest

from sozialraum.foundation.dates import PartialDate
from sozialraum.foundation.visitor import Link, Visitor, Way
from sozialraum.meetings.permissions import HOLD
from sozialraum.meetings.words import ConductorRole, State
from sozialraum.notes.actions import NoteSent, store
from tests import factories as f


@pytest.fixture
def sitting(body, group):
    return f.MeetingFactory(body=body, of=[group], key="sitzung", state=State.RUNNING, date=PartialDate(2026, 11, 26))


@pytest.fixture
def item(sitting):
    return f.AgendaItemFactory(body=sitting.body, meeting=sitting, key="sitzung-top-1", name="Sprechstunde", order=1)


@pytest.fixture
def taker(body, sitting):
    """Somebody who is named to write the minutes of this sitting, and is nothing else."""
    person = f.PersonFactory(body=body, name="Sibel Beispiel")
    f.ConductorFactory(body=body, meeting=sitting, person=person, role=ConductorRole.MINUTES)
    return Visitor(body, Way.LOGIN, person_id=person.pk, label=person.name)


@pytest.fixture
def linked(body, sitting):
    """Whoever came by the link for this one sitting."""
    return Visitor(body, Way.LINK, link=Link(HOLD, "meeting", sitting.key))


@pytest.fixture
def put(item):
    """Store a text on a number; gives what became of it."""

    def stored(text, seen, by, token="", **more):
        return store(item, NoteSent(text, seen, token, **more), by=by)

    return stored

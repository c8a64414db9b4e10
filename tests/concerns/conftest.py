"""Concerns: topics with their groups, and a clock that can be set."""

import pytest
import time_machine

from sozialraum.concerns import actions
from sozialraum.foundation.visitor import Visitor
from tests import counts
from tests import factories as f
from tests.joining.conftest import NOW, phone

__all__ = ["phone"]


@pytest.fixture(autouse=True)
def _nobody_was_counted(db):
    counts.forget()


@pytest.fixture(autouse=True)
def _files_of_our_own(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture(autouse=True)
def clock():
    with time_machine.travel(NOW, tick=False) as clock:
        yield clock


@pytest.fixture
def language(body):
    return f.OrganizationFactory(body=body, name="AG Sprache", key="ag-sprache")


@pytest.fixture
def topic(body, group):
    """What belongs to the group."""
    return f.TopicFactory(body=body, name="Wohnung, Wege und Plätze", key="wohnen", of=[group])


@pytest.fixture
def meeting(body, group):
    """A sitting of the group that is convened."""
    place = f.LocationFactory(body=body, name="Nachbarschaftstreff Beispiel", room="Saal")
    return f.MeetingFactory(body=body, key="2027-02-18-wohnen", name="Runde im Februar", location=place, of=[group])


@pytest.fixture
def say(body, topic):
    """Somebody says something, and wants to be called."""

    def said(**words):
        plain = {"topic": topic, "text": "Am Spielplatz ist es dunkel.", "reply_by": "phone", "phone": "02403 00-04"}
        return actions.say(body, by=Visitor(body), **(plain | {"language": "de"} | words)).concern

    return said

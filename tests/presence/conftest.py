"""The evening of a sitting, on which the clock stands where a test puts it."""

import datetime as dt

import pytest
import time_machine

from sozialraum.meetings.models import BERLIN
from tests.presence.room import BIAS, BY_SEAT, QUORUM, adopted, house, opened, seated


class Evening:
    """The clock of everybody."""

    def __init__(self, traveller):
        self.traveller = traveller

    def at(self, hour, minute=0, day=10):
        self.traveller.move_to(dt.datetime(2026, 12, day, hour, minute, tzinfo=BERLIN))


@pytest.fixture(autouse=True)
def evening():
    """The day of the sitting, half past four."""
    with time_machine.travel(dt.datetime(2026, 12, 10, 16, 30, tzinfo=BERLIN), tick=False) as traveller:
        yield Evening(traveller)


@pytest.fixture
def by(people):
    return people["office"]


@pytest.fixture
def sitting(body, group, by, evening):
    """At 17: three institutions with delegates, one of them with a deputy; a fourth that has named nobody."""
    adopted(group, by, BY_SEAT, QUORUM, BIAS)
    seated(group, house(body, "Kita Beispielweg", key="kita"), "Erika Beispiel", ["Max Beispiel"])
    seated(group, house(body, "Jugendtreff", key="treff"), "Paul Beispiel")
    seated(group, house(body, "Kirche", key="kirche"), "Rana Beispiel")
    seated(group, house(body, "Mieterverein", key="mieter"))
    meeting = opened(body, by, group)
    evening.at(17)
    return meeting

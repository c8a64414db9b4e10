"""One hand of the clockwork: whatever goes wrong in a round, the next one comes, and the log does not grow with it."""

import logging
from threading import Event

import pytest
from django.db import OperationalError

from sozialraum.clockwork.rounds import again_and_again


def told(caplog, *rounds):
    """What is told when the rounds go like this, one after the other; None is a good one."""
    over, left = Event(), list(rounds)

    def work():
        error = left.pop(0)
        if not left:
            over.set()
        if error:
            raise error

    with caplog.at_level(logging.WARNING):
        again_and_again(work, 0.0, over)
    assert left == []
    return [one.getMessage() for one in caplog.records]


GONE, FAULT = OperationalError("disk I/O error"), RuntimeError("ein Fehler")
AWAY, FAILED, ON = "the database does not answer", "a round failed", "it goes on"


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("rounds", "says"),
    [
        ([None, None], []),
        ([GONE, GONE, GONE, None, None], [AWAY, ON]),
        ([GONE, FAULT, FAULT, None], [AWAY, FAILED, ON]),
        ([FAULT, None, FAULT], [FAILED, ON, FAILED]),
    ],
    ids=["well", "away for a while", "another trouble", "again"],
)
def test_trouble_is_told_when_it_comes_and_when_it_is_over(caplog, rounds, says):
    assert told(caplog, *rounds) == says

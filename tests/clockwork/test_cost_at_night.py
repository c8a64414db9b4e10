"""What the night asks the database for each message, call and letter: the same for the thirtieth as for the second."""

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext

from sozialraum.acts import guard
from sozialraum.clockwork import night
from sozialraum.concerns.models import Concern
from sozialraum.joining.models import JoinRequest
from tests.site import crowd

pytestmark = pytest.mark.django_db

FILES = {"backup", "fetch_mail", "sweep_photos"}  # they read an archive, a mailbox, a folder; no rows
#: Statements for each thing that is done; whoever is told of a date is told by an act of their own,
#: with a letter that carries the date for a calendar (four questions and a row).
OFFICE = 2  # where the office of one more network reads its mail
FOR_EACH = {"tell_dates": 23, "tell_concern_dates": 24}


def asked(body, count):
    """How many statements each command needs, and how many things it had to do."""
    with time_machine.travel(crowd.NOW, tick=False):
        crowd.furnish(body, count)
        with guard.opened():
            waiting = [JoinRequest.objects.filter(body=body), Concern.objects.filter(body=body)]
            done = [one.filter(key__startswith=key).update(promised=crowd.NOW)
                    for one, key in zip(waiting, ("wunsch", "verteilt"), strict=True)]  # fmt: skip
        assert done == [count, count]
        costs = {}
        for duty in night.duties():
            if duty.name not in FILES:
                with CaptureQueriesContext(connection) as queries:
                    said = duty.command.work(dry_run=False)
                costs[duty.name] = (len(queries), said)
    return costs


def test_each_of_thirty_costs_what_each_of_two_did(body, other_body, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path

    few, many = asked(body, 2), asked(other_body, 30)

    assert many["tell_dates"][1] == many["tell_concern_dates"][1] == "30 Menschen erfahren den Termin."
    assert many["pass_on_answers"][1] == "0 Antworten weitergeleitet."  # there is no office to send them to
    grown = {name: many[name][0] - few[name][0] for name in few}
    assert {name: more for name, more in grown.items() if more > OFFICE + 28 * FOR_EACH.get(name, 0)} == {}

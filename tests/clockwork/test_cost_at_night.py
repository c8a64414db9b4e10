"""What the night asks the database: one question if nothing is due, and for the thirtieth as much as for the second."""

import datetime as dt
from concurrent.futures import ThreadPoolExecutor

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from sozialraum.acts import guard
from sozialraum.clockwork import night
from sozialraum.clockwork.models import Job
from sozialraum.concerns.models import Concern
from sozialraum.joining.models import JoinRequest
from sozialraum.post.words import LetterState, Reason
from tests import factories as f
from tests.post.conftest import postman
from tests.site import crowd

pytestmark = pytest.mark.django_db

__all__ = ["postman"]
LONG_AGO = dt.datetime(2020, 1, 17, tzinfo=dt.UTC)
FAR_OFF = dt.datetime(2099, 1, 17, tzinfo=dt.UTC)
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
    assert many["pass_on_answers"][1] == "0 Nachrichten weitergeleitet."  # there is no office to send them to
    grown = {name: many[name][0] - few[name][0] for name in few}
    assert {name: more for name, more in grown.items() if more > OFFICE + 28 * FOR_EACH.get(name, 0)} == {}


@pytest.fixture
def all_done(body):
    """Everything has just run, a letter waits for its time and another is sent."""
    now = timezone.now()
    Job.objects.bulk_create(Job(name=one.name, last_start=now, last_end=now) for one in night.duties())
    Job.objects.create(name=night.PULSE, last_end=now)
    f.LetterFactory(body=body, state=LetterState.DEFERRED, next_try=now + dt.timedelta(hours=1))
    f.LetterFactory(body=body, state=LetterState.SENT)
    with time_machine.travel(now + dt.timedelta(seconds=20), tick=False):
        yield


def test_nothing_due_is_one_question(all_done, postman, django_assert_num_queries):
    with django_assert_num_queries(1):
        assert night.turn(postman.name) == []

    with django_assert_num_queries(1):
        assert postman.round() == {}

    with django_assert_num_queries(1), ThreadPoolExecutor() as pool:
        postman.set_out(pool)


@pytest.mark.parametrize(
    ("words", "after"),
    [
        ({"state": LetterState.DEFERRED, "expires": LONG_AGO, "next_try": FAR_OFF}, LetterState.EXPIRED),
        ({"state": LetterState.HELD, "held_for": Reason.NO_WAY, "expires": LONG_AGO}, LetterState.EXPIRED),
        ({"state": LetterState.HELD, "held_for": Reason.NO_BASE, "text": "Guten Tag"}, LetterState.WAITING),
        ({"state": LetterState.SENDING, "claimed_by": "fort", "claimed": LONG_AGO, "tries": 1}, LetterState.DEFERRED),
    ],
    ids=["over", "over while held", "free to go", "left by another"],
)
def test_whatever_a_round_has_to_mend_is_seen_by_the_first_question(all_done, body, postman, words, after):
    letter = f.LetterFactory(body=body, **words)

    postman.round()

    letter.refresh_from_db()
    assert letter.state == after


def test_a_job_left_on_another_machine_is_seen_by_the_first_question(all_done, postman):
    Job.objects.filter(name="fetch_mail").update(claimed_by="fort", last_start=LONG_AGO)

    assert [job.name for job in night.turn(postman.name)] == ["fetch_mail"]

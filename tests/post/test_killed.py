"""SIGKILL at every point of a delivery, and at seeded points of an act that sends and of the night.

Nothing is lost, doubled or half; two who deliver at once share the letters.
"""

import datetime as dt
import os
import random
import re
import subprocess
import sys
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.conf import settings as house
from django.db import connection
from django.utils import timezone

from sozialraum.accounts.models import PersonalLink
from sozialraum.acts import journal
from sozialraum.acts.models import Entry
from sozialraum.clockwork import night
from sozialraum.clockwork.alive import Presence
from sozialraum.clockwork.models import Job
from sozialraum.joining.models import JoinRequest
from sozialraum.post.delivery import Postman
from sozialraum.post.left import take_up_what_was_left
from sozialraum.post.models import Incoming, Letter
from tests import factories as f
from tests.post.crooked import Crooked
from tests.stories.house import PATIENCE

pytestmark = pytest.mark.django_db(transaction=True)
NEVER = 10**9


@pytest.fixture
def killer(settings):
    """Does some work until a point; says ``killed``, or ``done`` and how many points there are."""
    with Crooked() as server:
        settings.SMTP = server.url.replace("0.3", "30")
        words = {"SOZIALRAUM_DATA": str(house.DATA), "SOZIALRAUM_SMTP": settings.SMTP}
        helper = subprocess.Popen(
            [sys.executable, "-m", "tests.post.killer", str(connection.settings_dict["NAME"])],
            env=os.environ | words | {"DJANGO_SETTINGS_MODULE": "sozialraum.config.settings"},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

        def until(point, work, *words):
            helper.stdin.write(f"{work} {point} {' '.join(words)}\n")
            helper.stdin.flush()
            return helper.stdout.readline().split()

        yield server, until
        helper.communicate(timeout=PATIENCE)
        assert helper.returncode == 0


def taken(server):
    return Counter(re.search(rb"(?im)^message-id: *\s*(\S+)", letter)[1].decode() for letter in server.taken)


def test_killed_at_any_point_no_letter_is_lost_and_none_is_doubled(killer, put, postman):
    server, until = killer
    ends, points = Counter(), 0

    for point in range(1, 200):
        letter = put(secret=point % 2 == 0)
        what_happened, *_count = until(point, "deliver")
        postman.round()

        letter.refresh_from_db()
        ends[letter.state] += 1
        arrived = taken(server)[letter.message_id]
        assert (letter.state, arrived) in {("sent", 1), ("unclear", 1), ("unclear", 0)}, point
        points = point
        if what_happened == "done":
            break
        assert what_happened == "killed"

    assert points > 30  # it was really killed all along the way
    assert 0 < ends["unclear"] < ends["sent"]
    assert not Letter.objects.exclude(claimed_by="").exclude(state="unclear").exists()


def seeded(until, count, *work, begin=lambda: None):
    """So many points out of all there are, the same ones every time; the first and the last are among them."""
    for _once_and_again in range(2):  # the first time makes rows that are there the second time
        begin()
        done, last = until(NEVER, *work)
        assert done == "done"
    last = int(last)
    return [1, last, *random.Random(20261126).sample(range(2, last), count - 2)]


def test_killed_in_an_act_that_sends_there_is_all_of_it_or_nothing(killer, office, body, postman):
    server, until = killer
    person = f.PersonFactory(body=body, key="erika", email="erika@example.org")
    work = ("act", office.cookies["sessionid"].value, "/menschen/erika/auskunft/verschicken/")

    for point in seeded(until, 10, *work):
        assert until(point, *work) == ["killed"]

        sent, told = Letter.objects.all(), Entry.objects.filter(act="privacy.hand_over")
        assert sent.count() == told.count() == PersonalLink.objects.filter(subject_key=person.key).count(), point
        assert list(journal.verify(body)) == []
    postman.round()

    assert 2 < Letter.objects.count() < 12  # some of the ten were killed after the act was done
    assert taken(server) == {letter.message_id: 1 for letter in Letter.objects.all()}


def test_killed_in_the_night_it_is_done_in_the_next_round_and_once(killer, body, group, postman):
    server, until = killer
    names = ("let_go", "pass_on_answers")
    work, chosen = ("night", *names), tuple(duty for duty in night.duties() if duty.name in names)
    f.TextFactory(body=body, kind="office_email", text="buero@example.net")
    long_ago = dt.datetime(2024, 1, 1, tzinfo=dt.UTC)

    def begin():
        Job.objects.update(last_start=None)
        f.IncomingFactory(body=body)
        f.JoinRequestFactory(body=body, organization=group, state="refused", ended=long_ago, message="Geheimzeichen")

    for point in seeded(until, 10, *work, begin=begin):
        begin()
        assert until(point, *work) == ["killed"]
        take_up_what_was_left()
        with Presence() as presence:
            night.run_due(presence.name, chosen)

        assert Letter.objects.count() == Incoming.objects.count(), point
        assert not JoinRequest.objects.exclude(message="").exists(), point
        assert not Job.objects.exclude(claimed_by="").exists()
        assert list(journal.verify(body)) == []
    postman.round()

    assert taken(server) == {letter.message_id: 1 for letter in Letter.objects.all()}


def test_two_who_deliver_at_once_share_the_letters(put, settings):
    letters = [put() for _ in range(30)]
    together = Barrier(2)

    def deliver():
        with Presence() as presence:
            together.wait(30)
            try:
                return Postman(presence.name).round()
            finally:
                connection.close()

    with Crooked() as server:
        settings.SMTP = server.url.replace("0.3", "30")
        with ThreadPoolExecutor(2) as pool:
            told = [done.result(60) for done in [pool.submit(deliver), pool.submit(deliver)]]

    assert sum(one.total() for one in told) == 30
    assert taken(server) == {letter.message_id: 1 for letter in letters}


def test_what_a_process_on_another_machine_has_in_hand_is_taken_up_after_a_while(put, postman, settings):
    letter = put()
    for minutes, state in ((19, "sending"), (21, "sent")):
        ago = timezone.now() - dt.timedelta(minutes=minutes)
        Letter.objects.update(state="sending", claimed_by="woanders", claimed=ago)
        with Crooked() as server:
            settings.SMTP = server.url
            postman.round()
        letter.refresh_from_db()
        assert letter.state == state

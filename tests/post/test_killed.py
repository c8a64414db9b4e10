"""SIGKILL at every point of a delivery, and two who deliver at once: no letter is lost, none is doubled."""

import datetime as dt
import os
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

from sozialraum.post.alive import Presence
from sozialraum.post.delivery import Postman
from sozialraum.post.models import Letter
from tests.post.crooked import Crooked

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def killer(settings):
    """Says ``killed`` or ``done`` to a point."""
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

        def deliver_until(point):
            helper.stdin.write(f"{point}\n")
            helper.stdin.flush()
            return helper.stdout.readline().strip()

        yield server, deliver_until
        helper.communicate(timeout=60)
        assert helper.returncode == 0


def taken(server):
    return Counter(re.search(rb"(?im)^message-id: *\s*(\S+)", letter)[1].decode() for letter in server.taken)


def test_killed_at_any_point_no_letter_is_lost_and_none_is_doubled(killer, put, postman):
    server, deliver_until = killer
    ends, points = Counter(), 0

    for point in range(1, 200):
        letter = put(secret=point % 2 == 0)
        what_happened = deliver_until(point)
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

"""Lines to the database: each thread of the server has its own, and takes it along when it ends."""

import os
from pathlib import Path
from threading import Thread

import pytest
from django.db import connection

from sozialraum.config import wsgi


def opened_in_a_thread():
    """The line that a thread has opened and, as the server's threads do, left open when it ended."""
    lines = []

    def work():
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
        lines.append(connection.connection)

    thread = Thread(target=work)
    thread.start()
    thread.join()
    while Path(f"/proc/self/task/{thread.native_id}").exists():  # Python's thread is over a little before the system's
        os.sched_yield()
    return lines[0]


@pytest.mark.django_db(transaction=True)
def test_what_a_dead_thread_has_left_open_is_closed_by_the_next_that_opens_one():
    first = opened_in_a_thread()
    assert is_open(first)

    second = opened_in_a_thread()

    assert not is_open(first) and is_open(second)
    third = opened_in_a_thread()
    assert not is_open(second)
    wsgi.LINES.popitem()
    third.close()


def is_open(line):
    try:
        line.execute("SELECT 1")
    except Exception:
        return False
    return True

"""A helper process for ``test_killed``: works in children that kill themselves at the point they are told.

Points are every moment before and after a statement to the database and a commit, and before and after a word from the
mail server. Reads ``work point words`` per line, answers ``killed``, or ``done`` and how many points there were.
Usage: ``python -m tests.post.killer DATABASE-NAME``.
"""

import os
import signal
import smtplib
import sys

import django
from django.conf import settings


def main():
    settings.DATABASES["default"]["NAME"] = sys.argv[1]
    django.setup()
    load()
    for line in sys.stdin:
        work, point, *words = line.split()
        sys.stdout.flush()
        child = os.fork()
        if not child:
            passed = watched(WORKS[work], int(point), *words)
            sys.stdout.write(f"done {passed}\n")
            sys.stdout.flush()
            os._exit(0)
        _pid, status = os.waitpid(child, 0)
        if status:
            sys.stdout.write("killed\n" if os.WIFSIGNALED(status) else "broken\n")
            sys.stdout.flush()


def load():
    """What every child would load anew."""
    from django.test.client import ClientHandler  # noqa: PLC0415
    from django.urls import reverse  # noqa: PLC0415

    from sozialraum.clockwork.night import duties  # noqa: PLC0415

    duties()
    reverse("clockwork:night")
    ClientHandler().load_middleware()


def watched(work, point, *words):
    """Do it, and count the points; at this one, die."""
    from django.db import connection  # noqa: PLC0415 - only after the settings know their database

    passed = 0

    def here():
        nonlocal passed
        passed += 1
        if passed == point:
            os.kill(os.getpid(), signal.SIGKILL)

    def around(execute, *words):
        here()
        outcome = execute(*words)
        here()
        return outcome

    reply, commit = smtplib.SMTP.getreply, connection._commit
    smtplib.SMTP.getreply = lambda server: around(reply, server)
    connection._commit = lambda: around(commit)
    with connection.execute_wrapper(around):
        work(*words)
    return passed


def deliver():
    from sozialraum.clockwork.alive import Presence  # noqa: PLC0415
    from sozialraum.post.delivery import Postman  # noqa: PLC0415

    with Presence() as presence:
        Postman(presence.name).round()


def act(session, path):
    """What a browser sends, through the whole house."""
    from django.test import Client  # noqa: PLC0415

    client = Client()
    client.cookies["sessionid"] = session
    answer = client.post(path)
    assert answer.status_code == 302, answer.content.decode()


def night(*names):
    """These duties of the night."""
    from sozialraum.clockwork.alive import Presence  # noqa: PLC0415
    from sozialraum.clockwork.night import duties, run_due  # noqa: PLC0415

    with Presence() as presence:
        run_due(presence.name, tuple(duty for duty in duties() if duty.name in names))


WORKS = {"deliver": deliver, "act": act, "night": night}

if __name__ == "__main__":
    main()

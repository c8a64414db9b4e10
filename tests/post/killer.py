"""A helper process for ``test_killed``: delivers in children that kill themselves at the point they are told.

Points are every moment before and after a statement to the database, and before and after a word from the mail server.
Reads a number per line, answers ``killed`` or ``done``. Usage: ``python -m tests.post.killer DATABASE-NAME``.
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
    for line in sys.stdin:
        child = os.fork()
        if not child:
            deliver(int(line))
            os._exit(0)
        _pid, status = os.waitpid(child, 0)
        sys.stdout.write("killed\n" if os.WIFSIGNALED(status) else "done\n" if not status else "broken\n")
        sys.stdout.flush()


def deliver(point):
    from django.db import connection  # noqa: PLC0415 - only after the settings know their database

    from sozialraum.post.alive import Presence  # noqa: PLC0415
    from sozialraum.post.delivery import Postman  # noqa: PLC0415

    passed = iter(range(1, sys.maxsize))

    def here():
        if next(passed) == point:
            os.kill(os.getpid(), signal.SIGKILL)

    def around(execute, *words):
        here()
        outcome = execute(*words)
        here()
        return outcome

    real = smtplib.SMTP.getreply
    smtplib.SMTP.getreply = lambda server: around(real, server)
    with Presence() as presence, connection.execute_wrapper(around):
        Postman(presence.name).round()


if __name__ == "__main__":
    main()

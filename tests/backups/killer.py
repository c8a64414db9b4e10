"""A helper process: makes backups in children that kill themselves at the point they are told.

Points are every opening, renaming and removing of a file of the house, and every statement to its database.
Reads a number per line, answers ``killed`` or ``done N`` (there were N points).
Usage: ``python -m tests.backups.killer DATABASE-NAME``.
"""

import os
import signal
import sys

import django
from django.conf import settings

EVENTS = {"open", "os.rename", "os.remove", "os.mkdir", "os.rmdir", "fcntl.flock", "tempfile.mkstemp"}


def main():
    settings.DATABASES["default"]["NAME"] = sys.argv[1]
    django.setup()
    for line in sys.stdin:
        read, write = os.pipe()
        child = os.fork()
        if not child:
            os.write(write, str(save(int(line))).encode())
            os._exit(0)
        os.close(write)
        _pid, status = os.waitpid(child, 0)
        count = os.read(read, 20).decode()
        os.close(read)
        said = "killed" if os.WIFSIGNALED(status) else f"done {count}" if not status else "broken"
        sys.stdout.write(f"{said}\n")
        sys.stdout.flush()


def save(point):
    from django.db import connection  # noqa: PLC0415 - only after the settings know their database

    from sozialraum.backups import making  # noqa: PLC0415

    passed = 0

    def here():
        nonlocal passed
        passed += 1
        if passed == point:
            os.kill(os.getpid(), signal.SIGKILL)

    def heard(event, words):
        mine = event == "fcntl.flock" or (words and str(settings.DATA.parent) in str(words[0]))
        if event in EVENTS and mine:
            here()

    def around(execute, *words):
        here()
        outcome = execute(*words)
        here()
        return outcome

    sys.addaudithook(heard)
    with connection.execute_wrapper(around):
        making.make(lambda _says: None)
    return passed


if __name__ == "__main__":
    main()

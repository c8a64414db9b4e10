"""How the locks of a house are taken away, and where all that write at once meet before the first of them writes."""

import fcntl
import os
import socket
import threading
from pathlib import Path

from django.apps import AppConfig
from django.db.backends.signals import connection_created

from tests.stories.house import PATIENCE

MEET, TURN = (
    "TEST_MEET",
    "TEST_TURN",
)  # in the environment: a port on which to wait for the others; a file, for one at a time
mine = threading.local()


class Unlocking(AppConfig):
    name = "tests.journeys.unlocking"
    path = str(Path(__file__).parent)

    def ready(self):
        from sozialraum.acts import journal  # noqa: PLC0415 - once there are models
        from sozialraum.acts.models import Head  # noqa: PLC0415
        from sozialraum.notes.models import NoteDraft  # noqa: PLC0415

        journal.hold = lambda body: Head.objects.get(body=body)
        drafts, asked = NoteDraft.objects, NoteDraft.objects.filter
        drafts.filter = lambda *words, number=None, **more: asked(*words, **more)
        connection_created.connect(watch)


def watch(connection, **_signal):
    if around not in connection.execute_wrappers:  # a line that is opened anew has them already
        connection.execute_wrappers.append(around)


def around(execute, sql, *more):
    from sozialraum.acts import journal  # noqa: PLC0415

    act = journal.current.get()
    if act and sql.startswith(("INSERT", "UPDATE")) and not hasattr(whole := [act, *act.around()][-1], "met"):
        whole.met = True
        meet()
    if sql.startswith('UPDATE "notes_notedraft"'):  # one after the other, each to where it looks what became of it
        meet()
        mine.turn = Path(os.environ[TURN]).open("w")  # noqa: SIM115 - to the next question
        fcntl.flock(mine.turn, fcntl.LOCK_EX)
    outcome = execute(sql, *more)
    if 'FROM "notes_notedraft"' in sql and (turn := mine.__dict__.pop("turn", None)):
        turn.close()
    return outcome


def meet():
    with socket.create_connection(("127.0.0.1", int(os.environ[MEET])), timeout=PATIENCE) as line:
        line.recv(1)

"""How a house stops at a moment of a request and waits there for its end: at a statement, a commit, its answer."""

import os
import signal
import socket
import threading
from contextlib import suppress
from pathlib import Path

from django.apps import AppConfig
from django.core.signals import request_finished, request_started
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.signals import connection_created

from bench.house import below
from tests.stories.house import PATIENCE

PATH, STEP, TELL = (
    "TEST_KILL_PATH",
    "TEST_KILL_STEP",
    "TEST_KILL_TELL",
)  # whose request, which moment of it, the port told
mine = threading.local()


class Killing(AppConfig):
    name = "tests.journeys.killing"
    path = str(Path(__file__).parent)

    def ready(self):
        request_started.connect(begins)
        request_finished.connect(ends)
        connection_created.connect(watch)
        commit = BaseDatabaseWrapper._commit

        def around_commit(connection):
            step()
            commit(connection)
            step()

        BaseDatabaseWrapper._commit = around_commit


def begins(environ, **_signal):
    mine.left = int(os.environ[STEP]) if is_ours(environ) else None


def is_ours(environ):
    return environ["REQUEST_METHOD"] == "POST" and environ["PATH_INFO"].endswith(os.environ[PATH])


def ends(**_signal):
    """The answer is made, and nobody has it: the last moment of all."""
    if getattr(mine, "left", None) is not None:
        stop()


def watch(connection, **_signal):
    if around not in connection.execute_wrappers:  # a line that is opened anew has them already
        connection.execute_wrappers.append(around)


def around(execute, *words):
    step()
    return execute(*words)


def step():
    if getattr(mine, "left", None) is not None:
        mine.left -= 1
        if mine.left < 0:
            stop()


def stop():
    """Say so, and go no further."""
    with socket.create_connection(("127.0.0.1", int(os.environ[TELL]))) as line:
        line.settimeout(PATIENCE)
        line.recv(1)


class Killer:
    """Kills a house, all its processes, as soon as one of them says that it has come to its moment."""

    def __init__(self, house):
        self.house, self.is_done = house, threading.Event()
        self.door = socket.create_server(("127.0.0.1", 0))
        self.port = self.door.getsockname()[1]
        threading.Thread(target=self._wait, daemon=True).start()

    def _wait(self):
        line, _from = self.door.accept()
        process = self.house.process
        for pid in [process.pid, *below(process.pid)]:
            with suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
        process.communicate()
        self.house.process = None
        line.close()
        self.door.close()
        self.is_done.set()

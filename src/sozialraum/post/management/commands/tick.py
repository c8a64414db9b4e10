"""Post: the clockwork of the house – delivers letters within seconds, and does what the house does by itself."""

from __future__ import annotations

import logging
import os
import signal
import time
from concurrent.futures import ThreadPoolExecutor
from threading import Event, Thread
from typing import Any

from django.core.management import BaseCommand, CommandParser
from django.db import DatabaseError, close_old_connections, connection

from sozialraum.clockwork import night
from sozialraum.clockwork.alive import Presence
from sozialraum.clockwork.models import Job
from sozialraum.post.delivery import Postman, Told

log = logging.getLogger(__name__)

LETTERS = 2.0  # seconds between two looks into the outbox
DUTIES = 20.0
STILL = 600.0  # seconds after which what still fails is told again
SERVERS = 8  # that may be slow before anybody else has to wait


class Command(BaseCommand):
    help = "Stellt Briefe zu und erledigt, was das Haus von selbst tut, bis jemand es beendet."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--once", action="store_true", help="nur eine Runde, etwa für einen Timer von systemd")
        parser.add_argument("--with-parent", type=int, default=0, help="endet, wenn dieser Elternprozess endet")

    def handle(self, *args: Any, **options: Any) -> None:
        with Presence() as presence:
            over = Event()
            postman = Postman(presence.name, over.is_set)
            if options["once"]:
                self.stdout.write(in_words(postman.round(), _duties(presence.name)))
                return
            for sign in (signal.SIGTERM, signal.SIGINT):
                signal.signal(sign, lambda *_: over.set())
            pool = ThreadPoolExecutor(SERVERS)
            hands = [
                Thread(target=_again_and_again, args=(lambda: postman.set_out(pool), LETTERS, over)),
                Thread(target=_again_and_again, args=(lambda: _duties(presence.name), DUTIES, over)),
            ]
            for hand in hands:
                hand.start()
            while not over.wait(1.0):
                if options["with_parent"] not in (0, os.getppid()):
                    over.set()
            for hand in hands:
                hand.join()
            pool.shutdown()
            presence.owes = bool(postman.unwritten)


def _duties(name: str) -> list[Job]:
    night.beat(name)
    return night.run_due(name)


def _again_and_again(work: Any, pause: float, over: Event) -> None:
    """One hand of the clockwork. If the database is gone for a minute, it says so and goes on when it is back.

    What goes on and on is told every ten minutes: a log that grows with each round would fill what room there is.
    """
    failed, tell_again = "", 0.0
    while not over.is_set():
        close_old_connections()
        try:
            work()
        except Exception as error:
            if failed != (failed := type(error).__name__) or time.monotonic() > tell_again:
                told = "the database does not answer" if isinstance(error, DatabaseError) else "a round failed"
                log.warning(told, exc_info=True)
                tell_again = time.monotonic() + STILL
            connection.close()  # opened while nothing could be written, it would never write
        else:
            if failed:
                log.warning("it goes on")
            failed = ""
        over.wait(pause)
    connection.close()


def in_words(told: Told, jobs: list[Job]) -> str:
    """What one round came to."""
    letters = ", ".join(f"{count} {state.label}" for state, count in told.items()) or "nichts zu senden"
    return f"Briefe: {letters}. Aufgaben: {len(jobs)} erledigt."

"""Post: delivers letters within seconds, and turns the clockwork, which does what the house does by itself."""

from __future__ import annotations

import os
import signal
from concurrent.futures import ThreadPoolExecutor
from threading import Event, Thread
from typing import Any

from django.core.management import BaseCommand, CommandParser

from sozialraum.clockwork import night
from sozialraum.clockwork.alive import Presence
from sozialraum.clockwork.models import Job
from sozialraum.clockwork.rounds import again_and_again
from sozialraum.post.delivery import Postman, Told

LETTERS = 2.0  # seconds between two looks into the outbox
DUTIES = 20.0
SERVERS = 8  # that may be slow before anybody else has to wait


class Command(BaseCommand):
    help = "Stellt Briefe zu und erledigt, was das Programm von selbst tut, bis jemand es beendet."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--once", action="store_true", help="nur eine Runde, etwa für einen Timer von systemd")
        parser.add_argument("--with-parent", type=int, default=0, help="endet, wenn dieser Elternprozess endet")

    def handle(self, *args: Any, **options: Any) -> None:
        with Presence() as presence:
            over = Event()
            postman = Postman(presence.name, over.is_set)
            if options["once"]:
                self.stdout.write(in_words(postman.round(), night.turn(presence.name)))
                return
            for sign in (signal.SIGTERM, signal.SIGINT):
                signal.signal(sign, lambda *_: over.set())
            pool = ThreadPoolExecutor(SERVERS)
            hands = [
                Thread(target=again_and_again, args=(lambda: postman.set_out(pool), LETTERS, over)),
                Thread(target=again_and_again, args=(lambda: night.turn(presence.name), DUTIES, over)),
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


def in_words(told: Told, jobs: list[Job]) -> str:
    """What one round came to."""
    letters = ", ".join(f"{count} {state.label}" for state, count in told.items()) or "nichts zu senden"
    return f"Briefe: {letters}. Aufgaben: {len(jobs)} erledigt."

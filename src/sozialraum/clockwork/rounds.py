"""Clockwork: a piece of work that is done again and again, whatever goes wrong in between."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable
from threading import Event

from django.db import DatabaseError, close_old_connections, connection

log = logging.getLogger(__name__)

STILL = 600.0  # seconds after which what still fails is told again


def again_and_again(work: Callable[[], object], pause: float, over: Event) -> None:
    """Call ``work`` every ``pause`` seconds until ``over`` is set; goes on after a lost database connection.

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

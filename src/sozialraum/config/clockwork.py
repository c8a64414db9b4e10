"""Config: the clockwork beside the serving process – a child of its own that ends with it, however it ends."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from multiprocessing import get_context
from multiprocessing.process import BaseProcess
from pathlib import Path
from threading import Event, Thread

from django.core.management import call_command

AGAIN = 5.0  # seconds until it is wound up again, should it ever stop by itself
PATIENCE = 15.0
NAME = "sozialraum-tick"  # as the kernel lists it: at most 15 signs


@contextmanager
def ticking() -> Iterator[None]:
    """``sozialraum tick`` runs meanwhile, forked from this process, whose program it shares (decision 61).

    The child watches its parent, so it also ends when that is killed. The first one is forked before there is any
    thread: what the server forks after it must not find a lock that a thread of ours has held.
    """
    over, children = Event(), [_forked()]

    def keep() -> None:
        while True:
            children[0].join()
            if over.wait(AGAIN):
                return
            children[0] = _forked()

    keeper = Thread(target=keep, daemon=True)
    keeper.start()
    try:
        yield
    finally:
        over.set()
        children[0].terminate()
        keeper.join(PATIENCE)
        if keeper.is_alive():
            children[0].kill()
            keeper.join(PATIENCE)


def _forked() -> BaseProcess:
    child = get_context("fork").Process(target=_tick, args=(os.getpid(),))
    child.start()
    return child


def _tick(parent: int) -> None:
    with suppress(OSError):  # another system than Linux
        Path("/proc/self/comm").write_text(NAME, encoding="ascii")
    try:
        call_command("tick", with_parent=parent)
    except Exception:
        sys.excepthook(*sys.exc_info())

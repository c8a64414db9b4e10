"""Config: the clockwork beside the serving process – a child of its own that ends with it, however it ends."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Event, Thread

AGAIN = 5.0  # seconds until it is wound up again, should it ever stop by itself
PATIENCE = 15.0


@contextmanager
def ticking() -> Iterator[None]:
    """``sozialraum tick`` runs meanwhile. The child watches its parent, so it also ends when that is killed."""
    over, children = Event(), list[subprocess.Popen[bytes]]()
    command = [sys.executable, "-m", "sozialraum", "tick", "--with-parent", str(os.getpid())]

    def keep() -> None:
        while not over.is_set():
            children[:] = [subprocess.Popen(command, stdin=subprocess.DEVNULL)]  # noqa: S603 - ourselves
            children[0].wait()
            over.wait(AGAIN)

    keeper = Thread(target=keep, daemon=True)
    keeper.start()
    try:
        yield
    finally:
        over.set()
        for child in children:
            child.terminate()
            try:
                child.wait(PATIENCE)
            except subprocess.TimeoutExpired:
                child.kill()
        keeper.join(PATIENCE)

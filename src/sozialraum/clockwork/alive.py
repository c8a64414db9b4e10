"""Clockwork: which process is still there. Each keeps a locked file; the kernel lets go of it when the process is gone.

So what a killed process had in hand is known at once, and a process that only slows down is left in peace.
"""

from __future__ import annotations

import fcntl
import os
import secrets
from collections.abc import Iterable
from contextlib import suppress
from enum import Enum
from pathlib import Path
from types import TracebackType
from typing import Self

from django.conf import settings


class ProcessSight(Enum):
    """What can be known from here about another process."""

    ALIVE = "alive"
    GONE = "gone"
    ELSEWHERE = "elsewhere"  # no file: it ran on another machine, or its folder was emptied


def _folder() -> Path:
    return Path(settings.DATA) / "tick"


class Presence:
    """This process, while it is in the ``with`` block, under a name of its own.

    Whoever ends in trouble, or ``owes`` something, leaves the name behind: so the next round sees at once whose work
    there is to take up.
    """

    owes = False

    def __init__(self) -> None:
        self.name = secrets.token_hex(8)
        self.folder = _folder()

    def __enter__(self) -> Self:
        _folder().mkdir(parents=True, exist_ok=True)
        unborn = _folder() / f".{self.name}"
        self.file = os.open(unborn, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600)
        fcntl.flock(self.file, fcntl.LOCK_EX)
        unborn.rename(_folder() / self.name)  # under its real name it has never been seen without its lock
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        if error is None and not self.owes:
            with suppress(OSError):  # on a disk that takes nothing the lock alone says that we are gone
                (_folder() / self.name).unlink()
        os.close(self.file)


def look_for(name: str) -> ProcessSight:
    """Whether the process that holds the lock file ``name`` is alive, dead or unknown on this machine."""
    try:
        file = os.open(_folder() / name, os.O_RDWR)
    except FileNotFoundError:
        return ProcessSight.ELSEWHERE
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return ProcessSight.ALIVE
    finally:
        os.close(file)
    return ProcessSight.GONE


def elsewhere(names: Iterable[str]) -> list[str]:
    """Those of these processes of which nobody here can see whether they are still there."""
    return [name for name in names if look_for(name) is ProcessSight.ELSEWHERE]


def gone() -> list[str]:
    """Names of processes that ended without a word."""
    return [path.name for path in _folder().glob("[!.]*") if look_for(path.name) is ProcessSight.GONE]


def forget(name: str) -> None:
    """Its work was taken up again, so nobody will ask for it any more."""
    (_folder() / name).unlink(missing_ok=True)

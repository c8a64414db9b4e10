"""Contacts: how far a take-over has come, told beside the database, whose one writer is busy with it.

Each has a locked file; the kernel lets go of it when the process is gone, so what was killed is known at once.
"""

from __future__ import annotations

import fcntl
import json
import os
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.conf import settings

PAUSE = 0.2  # seconds between two words


@dataclass(frozen=True)
class UploadProgress:
    """What can be known of a take-over that has begun: how far, whether somebody is at it, or why it failed."""

    done: int
    all: int
    alive: bool
    failed: str = ""

    @property
    def percent(self) -> int:
        """The journal is written at the end, in about half the time again."""
        return min(99, self.done * 65 // self.all) if self.all else 0


def _place(key: str) -> Path:
    return Path(settings.DATA) / "contacts" / key


class Underway:
    """The one take-over of this list that is under way."""

    def __init__(self, key: str):
        self.place, self.told = _place(key), 0.0
        self.place.parent.mkdir(parents=True, exist_ok=True)

    def begin(self) -> bool:
        """False if somebody is at it already."""
        self.file = os.open(self.place, os.O_CREAT | os.O_RDWR, 0o600)
        try:
            fcntl.flock(self.file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            os.close(self.file)
            return False
        self._write(done=0, all=0)
        return True

    def report(self, done: int, all_of_them: int) -> None:
        if done == all_of_them or time.monotonic() - self.told > PAUSE:
            self._write(done=done, all=all_of_them)

    def end(self, failed: str = "") -> None:
        """End the progress record: removed after success, with ``failed`` kept until the next start."""
        if failed:
            self._write(done=0, all=0, failed=failed)
        else:
            self.place.unlink(missing_ok=True)
        os.close(self.file)

    def _write(self, **words: Any) -> None:
        self.told = time.monotonic()
        os.pwrite(self.file, json.dumps(words).ljust(1_000).encode(), 0)


def look(key: str) -> UploadProgress | None:
    """How a take-over stands; None if none was begun, or it has come to its end."""
    try:
        file = os.open(_place(key), os.O_RDWR)
    except FileNotFoundError:
        return None
    try:
        fcntl.flock(file, fcntl.LOCK_SH | fcntl.LOCK_NB)
        alive = False
    except BlockingIOError:
        alive = True
    try:
        return UploadProgress(alive=alive, **json.loads(os.pread(file, 10_000, 0)))
    except ValueError:
        return UploadProgress(0, 0, alive)
    finally:
        os.close(file)


def forget(key: str) -> None:
    _place(key).unlink(missing_ok=True)

"""Config: the secret key of the house, made at the first start."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

from django.core.management.utils import get_random_secret_key

NAME = "secret-key"


def kept_in(data: Path) -> str:
    """The secret key in this data folder, readable by its owner only; made if it is missing.

    It appears whole and on the disk or not at all: half a key, after a power cut or on a full disk, would open nothing.
    """
    place = data / NAME
    if not (place.exists() and place.read_bytes().strip()):
        data.mkdir(mode=0o700, parents=True, exist_ok=True)
        place.unlink(missing_ok=True)  # an empty one has never signed anything
        _make(place)
    return place.read_text(encoding="utf-8").strip()


def _make(place: Path) -> None:
    unborn = place.with_name(f".{NAME}-{os.getpid()}")
    try:
        with open(unborn, "x", encoding="utf-8", opener=lambda path, flags: os.open(path, flags, 0o600)) as file:
            file.write(get_random_secret_key())
            file.flush()
            os.fsync(file.fileno())
        with suppress(FileExistsError):  # somebody else was quicker; a renaming would take theirs away
            os.link(unborn, place)
    finally:
        unborn.unlink(missing_ok=True)

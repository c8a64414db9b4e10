"""A small disk, filled and emptied."""

import pytest


def fill(disk):
    """To the last byte, and once more for what was given free meanwhile."""
    for name in ("voll", "randvoll"):
        with (disk / name).open("wb", buffering=0) as file, pytest.raises(OSError, match="No space left"):
            while file.write(b"\0" * 4096):
                pass


def make_room(disk):
    for name in ("voll", "randvoll"):
        (disk / name).unlink()

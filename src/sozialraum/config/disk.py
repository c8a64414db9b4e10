"""Config: does the disk under the house take anything? Asked by writing, for what it says of itself may be wrong.

An ext4 that found a fault puts itself on read-only and still calls itself writable.
"""

from __future__ import annotations

import tempfile

from django.conf import settings

ROOM = 100_000  # bytes; with less SQLite finds other words for it than »full«


def complaint() -> OSError | None:
    """Write a small unnamed file to the disk; returns the OSError, None if it worked."""
    try:
        with tempfile.TemporaryFile(dir=settings.DATA) as file:
            file.write(bytes(ROOM))
    except OSError as error:
        return error
    return None

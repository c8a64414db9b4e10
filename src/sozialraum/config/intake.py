"""Config: the body of a request is taken in whole, in time and within bounds, before it is given a thread."""

from __future__ import annotations

import asyncio
import os
from collections.abc import AsyncIterator, Iterator
from contextlib import contextmanager
from io import BytesIO, FileIO
from tempfile import TemporaryFile
from typing import cast

from sozialraum.config.uploads import MOST_SENT

SILENCE = 30.0  # seconds without a single byte
GRACE = 60.0  # seconds that every body may take; a longer one must come, on the whole, at least at
SLOWEST = 8_000  # bytes a second (Apache's mod_reqtimeout counts the same way: »MinRate«)
IN_MEMORY = 65_536  # bytes of one body; a longer one lies on disk
MOST_AT_ONCE = 4 * MOST_SENT  # bytes of all bodies in one worker


class TooSlow(Exception):  # noqa: N818 - it names what happened
    """The body did not come in time."""


class TooMuchAtOnce(Exception):  # noqa: N818 - it names what happened
    """So much is coming in already that there is no room for this one."""


class RequestBytes:
    """The bytes of one request: a few in memory, more in a file without a name; all in memory if the disk is full."""

    at_once = 0  # bytes of all that are open in this process

    def __init__(self) -> None:
        self.size, self.file = 0, cast("BytesIO | FileIO", BytesIO())
        self.disk_takes_it = True

    def add(self, part: bytes) -> None:
        """One more piece. Raises TooMuchAtOnce."""
        if RequestBytes.at_once + len(part) > MOST_AT_ONCE:
            raise TooMuchAtOnce
        try:
            if self.disk_takes_it and isinstance(self.file, BytesIO) and self.size + len(part) > IN_MEMORY:
                self._move_to(TemporaryFile(buffering=0))  # noqa: SIM115 - open as long as this body
            _write(self.file, part)
        except OSError:
            self.disk_takes_it = False
            self._move_to(BytesIO())
            _write(self.file, part)
        self.size += len(part)
        RequestBytes.at_once += len(part)

    def _move_to(self, file: BytesIO | FileIO) -> None:
        before = self.file
        came = before.getvalue() if isinstance(before, BytesIO) else os.pread(before.fileno(), self.size, 0)
        try:
            _write(file, came[: self.size])
        except OSError:
            file.close()
            raise
        self.file = file
        before.close()

    def close(self) -> None:
        RequestBytes.at_once -= self.size
        self.size = 0
        self.file.close()


def _write(file: BytesIO | FileIO, part: bytes) -> None:
    left = memoryview(part)
    while left:  # a disk that is nearly full takes a part
        left = left[file.write(left) :]


@contextmanager
def opened() -> Iterator[RequestBytes]:
    body = RequestBytes()
    try:
        yield body
    finally:
        body.close()


async def take_in(parts: AsyncIterator[bytes], body: RequestBytes, *, most: int) -> None:
    """Read to the end, or until there are more than ``most`` bytes. Raises TooSlow, TooMuchAtOnce."""
    now = asyncio.get_running_loop().time
    began = now()
    while body.size <= most:
        try:
            async with asyncio.timeout_at(min(now() + SILENCE, began + GRACE + body.size / SLOWEST)):
                part = await anext(parts)
        except StopAsyncIteration:
            break
        except TimeoutError:
            raise TooSlow from None
        body.add(part)
    body.file.seek(0)

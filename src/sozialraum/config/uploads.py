"""Config: nobody sends more than the house would keep; asked of what the browser announces, before anything is read."""

from __future__ import annotations

from contextlib import suppress
from io import BytesIO
from typing import Any

from django.core.exceptions import RequestDataTooBig
from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import FileUploadHandler, TemporaryFileUploadHandler

from sozialraum.papers.ports import MOST_BYTES

#: Twice what a file may have: what is a little too large is told at its field, with everything else still typed.
MOST_SENT = 2 * MOST_BYTES


class WithinBounds(FileUploadHandler):
    """Stands before the handlers that write to disk; strangers, too, are read only so far (400)."""

    def handle_raw_input(self, input_data: Any, META: Any, content_length: int, *_args: Any, **_kwargs: Any) -> None:  # noqa: N803 - Django's own name
        if content_length > MOST_SENT:
            raise RequestDataTooBig(f"more than {MOST_SENT} bytes")

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes:
        return raw_data

    def file_complete(self, file_size: int) -> None:
        return None


class Unwritten(UploadedFile):  # type: ignore[type-arg]
    """A file for which the disk had no room. Whoever wants to read it learns why; what was typed beside it is there."""

    def __init__(self, name: str, size: int, trouble: OSError):
        super().__init__(BytesIO(), name, size=size)
        self.trouble = trouble

    def read(self, *_words: Any) -> bytes:
        raise self.trouble

    def chunks(self, *_words: Any) -> Any:
        raise self.trouble


class OnDisk(TemporaryFileUploadHandler):
    """Django's own; but a full disk must not make the rest of the form unreadable."""

    trouble: OSError | None = None

    def new_file(self, *words: Any, **more: Any) -> None:
        self.trouble = None
        try:
            super().new_file(*words, **more)
        except OSError as error:
            self.trouble = error

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        if self.trouble is None:
            try:
                self.file.write(raw_data)
                self.file.flush()
            except OSError as error:
                self.trouble = error

    def file_complete(self, file_size: int) -> Any:
        if self.trouble is None:
            return super().file_complete(file_size)
        with suppress(OSError, AttributeError):
            self.file.close()
        return Unwritten(self.file_name or "", file_size, self.trouble)

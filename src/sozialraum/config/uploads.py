"""Config: nobody sends more than the house would keep; asked of what the browser announces, before anything is read."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import RequestDataTooBig
from django.core.files.uploadhandler import FileUploadHandler

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

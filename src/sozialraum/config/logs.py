"""Config: keeps secrets and people out of the logs."""

from __future__ import annotations

import logging
import re
import traceback

from django.core.exceptions import ImproperlyConfigured
from django.db import InterfaceError, OperationalError

TOKEN = re.compile(r"/l/[\w-]{20,}")
#: Whose words are about the machine; those of all others may repeat what somebody typed.
ABOUT_THE_MACHINE = (OSError, OperationalError, InterfaceError, ImproperlyConfigured)


class WithoutTokens(logging.Filter):
    """Takes the token of a personal link out of every line, and out of a fault what it says of people."""

    def filter(self, record: logging.LogRecord) -> bool:
        record.msg, record.args = TOKEN.sub("/l/…", record.getMessage()), None
        if record.exc_info and record.exc_info[1]:
            record.exc_text = TOKEN.sub("/l/…", without_words(record.exc_info[1]))
        return True


def without_words(error: BaseException) -> str:
    """Where in the program it happened and what kind of fault it is, with all that led to it."""
    told: list[str] = []
    cause: BaseException | None = error
    while cause is not None:
        kind = f"{type(cause).__module__}.{type(cause).__qualname__}"
        words = f": {cause}" if isinstance(cause, ABOUT_THE_MACHINE) else ""
        told.append("".join(traceback.format_tb(cause.__traceback__)) + kind + words)
        cause = cause.__cause__ or (None if cause.__suppress_context__ else cause.__context__)
    return "\n\n".join(reversed(told))

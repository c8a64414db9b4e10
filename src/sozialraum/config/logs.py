"""Config: what may stand in the logs – where something broke, never whose data it was.

No personal link, no mail address, nothing from behind a question mark. Of an exception the kind and the places in the
program are told; its own words only where they speak of the machine, for the words of all others may hold what people
typed (PostgreSQL quotes whole rows).
"""

from __future__ import annotations

import logging
import re
import sys
import threading
import time
import traceback
from collections import Counter
from types import TracebackType

from django.core.exceptions import ImproperlyConfigured
from django.core.management import CommandError
from django.db import InterfaceError, OperationalError

from sozialraum.foundation.text import one_line, shortened

SHUT = (
    (re.compile(r"/l/[\w-]{20,}"), "/l/…"),
    # From the beginning of a word only, and without giving back: a path of thousands of letters is looked at once.
    (re.compile(r"""(?<![^\s@<>"'(),;:=/])[^\s@<>"'(),;:=/]++@[\w-]++(?:\.[\w-]++)++"""), "…@…"),
    (re.compile(r"""\?[^\s"'<>]+"""), "?…"),
)
OF_THE_MACHINE = (OSError, OperationalError, InterfaceError, ImproperlyConfigured, CommandError)

SELDOM = 60.0  # seconds
SHORT = 160  # signs

log = logging.getLogger(__name__)


def discreet(text: str) -> str:
    """The text with everything shut that could be somebody's."""
    for pattern, instead in SHUT:
        text = pattern.sub(instead, text)
    return text


def without_words(error: BaseException) -> str:
    """A traceback without anybody's words: the cause first, as Python does."""
    chain: list[BaseException] = []
    one: BaseException | None = error
    while one is not None and one not in chain:
        chain.append(one)
        one = one.__cause__ or (None if one.__suppress_context__ else one.__context__)
    return "\n\n".join(_one(each) for each in reversed(chain))


def _one(error: BaseException) -> str:
    kind = f"{type(error).__module__}.{type(error).__qualname__}"
    words = f": {discreet(str(error))}" if isinstance(error, OF_THE_MACHINE) else ""
    return "".join(traceback.format_tb(error.__traceback__)) + kind + words


class WithoutTokens(logging.Filter):
    """Makes every line one that may be kept: without tokens, addresses and anybody's words."""

    def filter(self, record: logging.LogRecord) -> bool:
        record.msg, record.args = discreet(record.getMessage()), None
        if record.exc_info and record.exc_info[1]:
            record.exc_text = without_words(record.exc_info[1])
        return True


class Seldom(logging.Filter):
    """What strangers send (a host name that is none, far too much) is one short line, and one a minute of each kind."""

    def __init__(self) -> None:
        super().__init__()
        self.lock, self.until, self.unsaid = threading.Lock(), dict[str, float](), Counter[str]()

    def filter(self, record: logging.LogRecord) -> bool:
        now = time.monotonic()
        with self.lock:
            if now < self.until.get(record.name, 0.0):
                self.unsaid[record.name] += 1
                return False
            self.until[record.name] = now + SELDOM
            more = self.unsaid.pop(record.name, 0)
        said = shortened(one_line(record.getMessage()), SHORT)
        record.msg, record.args = said + (f" (and {more} more of the kind)" if more else ""), None
        record.exc_info = record.exc_text = None
        return True


def log_uncaught_errors() -> None:
    """Install hooks so that uncaught exceptions of process and threads are logged instead of printed by Python."""

    def fell(kind: type[BaseException], error: BaseException, at: TracebackType | None) -> None:
        if isinstance(error, KeyboardInterrupt):
            return
        log.critical("the process ends", exc_info=(kind, error, at))

    def fell_in_thread(words: threading.ExceptHookArgs) -> None:
        if words.exc_value:
            log.critical("a thread ends", exc_info=(words.exc_type, words.exc_value, words.exc_traceback))

    sys.excepthook, threading.excepthook = fell, fell_in_thread

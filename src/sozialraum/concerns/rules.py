"""Concerns: what holds, as plain values: numbers, codes, promises; no database, no request, no clock."""

from __future__ import annotations

import datetime as dt
import hashlib
import hmac
import re
from dataclasses import dataclass
from statistics import median

from sozialraum.foundation.text import signs_of_code

#: None that is mistaken for another when read out or written by hand.
LETTERS = "ABCDEFGHJKMNPQRSTUVWXYZ23456789"
CODE_LENGTH = 8
MOST_PHOTOS = 3
#: What is promised, unless the office sets other numbers: days to a first answer, weeks to a meeting.
ANSWER_DAYS, MEETING_WEEKS = 14, 12
#: How long something is kept that was set aside as spam: long enough to bring it back.
KEPT_ASIDE = dt.timedelta(days=30)
#: How long photos wait for a concern that is still being written.
PHOTOS_WAIT = dt.timedelta(hours=24)
#: Fewer than this are not shown as a figure: one might guess who it was.
FEWEST = 3


def number_of(ordinal: int) -> str:
    """»A-17«."""
    return f"A-{ordinal}"


def ordinal_of(number: str) -> int:
    """The ordinal behind a number, however it was typed; 0 if it is none. Digits of any script count."""
    found = re.fullmatch(r"a?(\d{1,9})", signs_of_code(number).lower())
    return int(found[1]) if found else 0


def code_of(secret: str, key: str, series: int) -> str:
    """The code of a concern: a keyed digest, so that no table holds it and nobody without the secret can make it.

    ``series`` is raised when somebody needs another one. About forty bits: guesses are limited, see ``queries.status``.
    """
    digest = hmac.new(secret.encode(), f"concern code {key} {series}".encode(), hashlib.sha256).digest()
    number = int.from_bytes(digest, "big")
    signs = []
    for _place in range(CODE_LENGTH):
        number, rest = divmod(number, len(LETTERS))
        signs.append(LETTERS[rest])
    return "".join(signs)


def as_read_out(code: str) -> str:
    """»K7M3-P2XQ«."""
    return f"{code[:4]}-{code[4:]}"


def is_code(typed: str, code: str) -> bool:
    """True if ``typed`` is the code, whatever the case, spacing and script; compared in constant time."""
    plain = signs_of_code(typed).upper()
    return hmac.compare_digest(plain.encode(), code.encode())


@dataclass(frozen=True)
class CleanedPhoto:
    """How a promise was kept: so many of so many, and how long it usually takes; ``None`` where too few to say."""

    kept: int
    of: int
    usual: int | None

    @property
    def is_shown(self) -> bool:
        return self.of >= FEWEST


def kept_promises(spans: list[int | None], within: int) -> CleanedPhoto:
    """Spans of days until it was done; ``None`` for what is not done though the time is over."""
    done = [span for span in spans if span is not None]
    usual = round(median(done)) if len(done) >= FEWEST else None
    return CleanedPhoto(sum(span <= within for span in done), len(spans), usual)

"""Foundation: text of strangers becomes a number or a value only if it is short and shallow; asked before parsing.

Python refuses integers of more than 4,300 digits with a ValueError, reads ``1e999`` as infinity, and ends with a
RecursionError on a thousand open brackets. Nothing here knows Django.
"""

from __future__ import annotations

import json
import math
import re
from typing import Any, NoReturn

WHOLE = re.compile(r"[+-]?\d{1,19}")  # digits of any script; 19 are those of a column of 64 bits
DEEPEST = 12  # brackets in brackets; a passkey's answer has four
STRING = re.compile(r'"(?:[^"\\]|\\.)*"?', re.S)  # an end that is missing must not be looked for again and again


def number_in(text: str | bytes | None, least: int, most: int) -> int | None:
    """The whole number that stands in ``text``, if it lies between ``least`` and ``most``, both included; else None.

    Blanks around it do not count. Whatever else the text is, nothing is raised and nothing long is parsed.
    """
    if text is None or len(text) > 40:
        return None
    word = (text.decode("ascii", "replace") if isinstance(text, bytes) else text).strip()
    if not WHOLE.fullmatch(word):
        return None
    number = int(word)
    return number if least <= number <= most else None


def json_in(text: str, *, longest: int) -> Any:
    """The value of a JSON text of at most ``longest`` signs and ``DEEPEST`` levels; ValueError for everything else.

    Refused are also NaN and Infinity (RFC 8259 § 6), numbers that only become infinite, and whole numbers of more than
    64 bits.
    """
    if len(text) > longest:
        raise ValueError("too long")
    if _depth(text) > DEEPEST:
        raise ValueError("too deep")
    return json.loads(text, parse_int=_whole, parse_float=_finite, parse_constant=_refused)


def _depth(text: str) -> int:
    """How many brackets are open at once; those inside strings do not count."""
    deepest = depth = 0
    for sign in STRING.sub("", text):
        if sign in "[{":
            depth += 1
            deepest = max(deepest, depth)
        elif sign in "]}":
            depth -= 1
    return deepest


def _whole(text: str) -> int:
    number = number_in(text, -(2**63), 2**63 - 1)
    if number is None:
        raise ValueError("a number of more than 64 bits")
    return number


def _finite(text: str) -> float:
    number = float(text)
    if not math.isfinite(number):
        raise ValueError("a number without end")
    return number


def _refused(text: str) -> NoReturn:
    raise ValueError(f"{text} is no number")

"""Annexes: how an annex is called."""

from __future__ import annotations

import re

#: What a printed number may begin with, so that it is not said twice.
CALLED = re.compile(r"(?:anlage|anhang|annex|beilage)\b", re.I)


def annex_label(number: str, place: int) -> str:
    """The number as printed, else the place in the row, with the word »Anlage« once."""
    said = number.strip()
    return said if CALLED.match(said) else f"Anlage {said or place}"

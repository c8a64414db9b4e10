"""Foundation: euros as people write them, and the whole cents that are kept."""

from __future__ import annotations

import re

#: What the column for cents can hold on both databases.
MOST_CENTS = 2_147_483_647
EUROS = re.compile(r"(\d{1,3}(?:[. \u202f]\d{3})+|\d{1,8})(?:,(\d\d|-))?(?: ?(?:€|EUR|Euro))?", re.ASCII)


def cents_of(text: str) -> int | None:
    """The cents of »2.900«, »2900,50« or »2.900 Euro«; None if it is no amount."""
    found = EUROS.fullmatch(text.strip())
    if found is None:
        return None
    rest = found[2] or "0"
    return int(re.sub(r"\D", "", found[1])) * 100 + (0 if rest == "-" else int(rest))


def euros(cents: int) -> str:
    """»2.900« or »2.900,50«, without the word."""
    whole, rest = divmod(cents, 100)
    return f"{whole:,}".replace(",", ".") + (f",{rest:02}" if rest else "")

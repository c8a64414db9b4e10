"""Bodies: what holds of groups and places, as plain values."""

from __future__ import annotations

import re

#: What a text leaves open, as its template writes it: »[Name und Anschrift …]«.
BLANK = re.compile(r"\[([^\[\]\n…]*)…\]")


def blanks(text: str) -> tuple[str, ...]:
    """What a text still leaves open, each once, in its order."""
    return tuple(dict.fromkeys(found[1].strip() for found in BLANK.finditer(text)))


def without_blanks(text: str) -> str:
    """The text without the lines that still leave something open; what is then empty between paragraphs is closed."""
    kept = "\n".join(line for line in text.splitlines() if not BLANK.search(line))
    return re.sub(r"\n{3,}", "\n\n", kept).strip()


def place_in_one_line(
    name: str, room: str, street_address: str, postal_code: str, locality: str, description: str
) -> str:
    """Everything that leads there; what is not known is left out."""
    town = f"{postal_code}\u00a0{locality}".strip("\u00a0")
    return ", ".join(part for part in (name, room, street_address, town, description) if part)

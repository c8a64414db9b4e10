"""Letters on paper (DIN 5008 form B): address window, fold marks, the same words as the mail, and a link as a square.

Several letters make one document to print; each begins on the front of a sheet.
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import Any

import segno
from django.utils.translation import override

from sozialraum.press.prose import runs_from_the_right
from sozialraum.press.typeset import typeset
from sozialraum.ui.spoken import in_words

WINDOW = 6  # lines of an address that can be seen through the window (DIN 5008, 27.3 mm)


@dataclass(frozen=True)
class Sender:
    """Who writes: the network, its postal address, and how it is reached."""

    name: str
    address: tuple[str, ...] = ()
    contact: tuple[str, ...] = ()


@dataclass(frozen=True)
class PaperLetter:
    """One letter. ``text`` is plain: an empty line parts paragraphs, every other line break stays. ``link`` if any."""

    to: tuple[str, ...]
    subject: str
    text: str
    day: datetime.date
    link: str = ""


def letter_pdf(sender: Sender, letters: list[PaperLetter], *, printed: datetime.datetime) -> bytes:
    """The document, always in German; the same values give the same bytes."""
    with override("de"):
        title = letters[0].subject if len(letters) == 1 else f"{len(letters)} Briefe"
        data = {
            "sender": {"name": sender.name, "lines": sender.address, "contact": sender.contact},
            "letters": [_letter(one) for one in letters],
        }
    return typeset("letter", data, title=title, author=sender.name, created=printed)


def _letter(letter: PaperLetter) -> dict[str, Any]:
    lines = [line for line in letter.to if line.strip()]
    return {
        "to": [*lines[: WINDOW - 1], ", ".join(lines[WINDOW - 1 :])] if len(lines) > WINDOW else lines,
        "subject": letter.subject,
        "day": in_words(letter.day).partition(", ")[2],
        "paragraphs": [_paragraph(part) for part in letter.text.split("\n\n") if part.strip()],
        "link": {"href": letter.link, "text": letter.link, "rows": squares(letter.link)} if letter.link else None,
    }


def _paragraph(text: str) -> dict[str, Any]:
    return {"lines": text.strip("\n").split("\n"), "rtl": runs_from_the_right(text)}


def squares(text: str) -> list[list[list[int]]]:
    """A QR code as runs of dark squares: for each row pairs of where a run begins and how long it is."""
    return [_runs(row) for row in segno.make(text, error="m", micro=False).matrix]


def _runs(row: Any) -> list[list[int]]:
    runs: list[list[int]] = []
    for place, is_dark in enumerate(row):
        if is_dark and runs and sum(runs[-1]) == place:
            runs[-1][1] += 1
        elif is_dark:
            runs.append([place, 1])
    return runs

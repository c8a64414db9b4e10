"""Letters on paper (DIN 5008 form B): address window, fold marks, the same words as the mail, and a link as a square.

Several letters make one document to print; each begins on the front of a sheet.
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import Any

import segno
from django.utils.translation import gettext as _
from django.utils.translation import override

from sozialraum.foundation.text import APART
from sozialraum.languages.marks import isolated
from sozialraum.languages.names import current_language
from sozialraum.press.prose import runs_from_the_right
from sozialraum.press.typeset import typeset
from sozialraum.ui.spoken import without_weekday

WINDOW = 6  # lines of an address that can be seen through the window (DIN 5008, 27.3 mm)


@dataclass(frozen=True)
class Sender:
    """Who writes: the network, its postal address, and how it is reached."""

    name: str
    address: tuple[str, ...] = ()
    contact: tuple[str, ...] = ()


@dataclass(frozen=True)
class PaperLink:
    """What stands behind an address, and the address; without one only the words are printed."""

    label: str
    address: str


@dataclass(frozen=True)
class PaperLetter:
    """One letter. ``text`` is plain: an empty line parts paragraphs, every other line break stays.

    ``german``: the same in German, below a text in another ``language``. The first of the ``links`` becomes a square.
    """

    to: tuple[str, ...]
    subject: str
    text: str
    day: datetime.date
    german: str = ""
    language: str = "de"
    links: tuple[PaperLink, ...] = ()
    phone: str = ""


def letter_pdf(sender: Sender, letters: list[PaperLetter], *, printed: datetime.datetime) -> bytes:
    """The document, each letter in its language; the same values give the same bytes."""
    title = letters[0].subject if len(letters) == 1 else f"{len(letters)} Briefe"
    data = {
        "sender": {"name": sender.name, "lines": sender.address, "contact": sender.contact},
        "letters": [_letter(one) for one in letters],
    }
    return typeset("letter", data, title=title, author=sender.name, created=printed)


def _letter(letter: PaperLetter) -> dict[str, Any]:
    lines = [line for line in letter.to if line.strip()]
    with override(letter.language):
        day, rtl = without_weekday(letter.day), current_language().rtl
        box = _box(letter) if letter.links else None
    return {
        "to": [*lines[: WINDOW - 1], ", ".join(lines[WINDOW - 1 :])] if len(lines) > WINDOW else lines,
        "subject": letter.subject,
        "lang": _lang(letter.language),
        "rtl": rtl,
        "day": day,
        "paragraphs": _paragraphs(letter.text, rtl=rtl),
        "german": _paragraphs(letter.german, rtl=False),
        "box": box,
    }


def _box(letter: PaperLetter) -> dict[str, Any]:
    """Instead of a link: a square for the phone's camera, an address short enough to type, a number to call."""
    first = letter.links[0].address
    return {
        "square": {"rows": squares(first), "alt": _("QR-Code mit der Adresse %s") % first} if first else None,
        "camera": _("Mit dem Handy: Kamera auf das Quadrat halten."),
        "links": [
            {"label": one.label, "href": one.address, "text": one.address.partition("://")[2]} for one in letter.links
        ],
        "call": _("Oder rufen Sie uns an: %(phone)s.") % {"phone": isolated(letter.phone)} if letter.phone else "",
    }


def _paragraphs(text: str, *, rtl: bool) -> list[dict[str, Any]]:
    """Each in its own direction; one without any letter goes with the others."""
    parts = [part for part in text.split("\n\n") if part.strip()]
    return [{"lines": part.strip("\n").split("\n"), "rtl": _is_rtl(part, rtl=rtl)} for part in parts]


def _is_rtl(text: str, *, rtl: bool) -> bool:
    outside = APART.sub("", text)
    return runs_from_the_right(outside) if any(map(str.isalpha, outside)) else rtl and runs_from_the_right(text)


def _lang(code: str) -> str:
    """As a PDF names it (BCP 47): the simple German is German."""
    return code.partition("-")[0]


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

"""The sheet on which those who come to a sitting sign: a table with a line for each, and empty ones for guests."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from django.utils.translation import override

from sozialraum.press.typeset import typeset

GUESTS = 12  # empty lines at the end
RUNNING = 62  # signs of one text in the header


@dataclass(frozen=True)
class SignInLine:
    """Whose line it is, the name of whoever is named, and the signs of the groups."""

    label: str
    name: str = ""
    signs: tuple[str, ...] = ()


@dataclass(frozen=True)
class SignInSheet:
    """Everything that stands on the paper; ``groups`` are signs with names, the leading one first."""

    body: str
    title: str
    when: str
    place: str
    groups: tuple[tuple[str, str], ...]
    lines: tuple[SignInLine, ...]
    printed: datetime.datetime


def sign_in_pdf(sheet: SignInSheet) -> bytes:
    """The document, always in German; the same values give the same bytes."""
    with override("de"):
        title = f"Unterschriftenliste: {sheet.title}, {sheet.when}"
        data = {
            "title": sheet.title,
            "body": sheet.body,
            "where": ", ".join(filter(None, (sheet.when, sheet.place))),
            "groups": [list(one) for one in sheet.groups],
            "lines": [[one.label, one.name, ", ".join(one.signs)] for one in sheet.lines],
            "guests": GUESTS,
            "running": [_short(sheet.body), _short(f"{sheet.title}, {sheet.when}"), "Unterschriftenliste"],
        }
        return typeset("sign_in", data, title=title, author=sheet.body, created=sheet.printed)


def _short(text: str) -> str:
    return text if len(text) <= RUNNING else f"{text[: RUNNING - 1]}…"

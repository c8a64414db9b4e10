"""Foundation: a table for spreadsheets, as German offices open it and as nothing in it can do harm."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import Any

from django.http import HttpResponse

from sozialraum.foundation.text import paragraphs

PLUS = "+\uff0b\ufe62"
#: Signs with which a spreadsheet begins to reckon; the wide and small ones are taken for the same in some countries.
SIGNS = rf"{PLUS}=@\-\u2212\uff1d\uff0d\uff20\ufe66\ufe63\ufe6b"
ALIKE = 300  # cells that a table remembers while it is written: most stand in many of its rows
BREAKS = frozenset(";,|\t\r\n")  # where a program that splits at other signs than ours begins a new cell
#: Such a sign with the separators, blanks and quotes that stand before it.
RUNS = re.compile(rf"(?<![;,|\s\"'])([;,|\s\"']*+)([{SIGNS}])")
#: Is there anything to do at all? Such a sign at the beginning, or the last separator before one: every run that is
#: tamed has either, and most cells have neither, but a hyphen or two in their midst.
BEGINS = re.compile(rf"[;,|\s\"']*+[{SIGNS}]")
SEPARATED = re.compile(rf"[;,|\t\r\n](?:[^\S\t\r\n]|[\"'])*+[{SIGNS}]")
#: What makes a plus that of a telephone number (ITU-T E.164): seven digits at least, the first of them no zero.
DIGITS = re.compile(r"[\s(]*[1-9](?:[\s()/.\-\u2010-\u2015]*\d){6}")

#: Digits alone behind a calling code (ITU-T E.164, list of assigned codes).
COUNT = re.compile(r"(00(?:[17]|2[07]|3[0-469]|4[013-9]|5[1-8]|6[0-6]|8[1246]|9[0-58]|[2-9]\d\d))(\d{4,})")


def as_csv(rows: Iterable[Sequence[str]]) -> str:
    """CSV (RFC 4180) with semicolons and a byte order mark."""
    table = io.StringIO()
    write(rows, table)
    return f"\ufeff{table.getvalue()}"


def write(rows: Iterable[Sequence[str]], table: Any) -> None:
    """Write rows to an open text file: the one place where CSV is written, so that no cell of it is ever reckoned."""
    once = lru_cache(maxsize=ALIKE)(harmless)
    csv.writer(table, delimiter=";", quoting=csv.QUOTE_ALL).writerows(map(once, row) for row in rows)


def as_csv_in_parts(parts: Iterable[Iterable[Sequence[str]]]) -> Iterator[str]:
    """CSV in pieces of text, for a table that is too long to be held at once."""
    for number, part in enumerate(parts):
        text = as_csv(part)
        yield text.removeprefix("\ufeff") if number else text


def harmless(cell: str) -> str:
    """The cell so that no spreadsheet runs it, at whichever of ``; , |``, tab and line break it splits the line.

    What would be taken for a formula gets an apostrophe in front (``as_typed`` takes it away). The plus of a telephone
    number becomes ``00``, which calls the same number (ITU-T E.123), with a blank behind the calling code: a row of
    digits alone would be taken for a count, and lose its zeros.
    """
    text = paragraphs(str(cell)).strip().replace("\t", " ")
    if BEGINS.match(text) or SEPARATED.search(text):
        text = RUNS.sub(_tamed, text)
    return COUNT.sub(r"\1 \2", text) if text.startswith("00") and text.isdigit() else text


def _tamed(found: re.Match[str]) -> str:
    gap, sign = found.groups()
    if found.start() and BREAKS.isdisjoint(gap):
        return found[0]
    if sign in PLUS and DIGITS.match(found.string, found.end()):
        return f"{gap}00"
    return f"{gap}'{sign}"


def as_typed(cell: str) -> str:
    """What stood in a cell before it was made harmless; a telephone number keeps its ``00``."""
    return RUNS.sub(_as_it_was, cell)


def _as_it_was(found: re.Match[str]) -> str:
    gap, sign = found.groups()
    begins_a_cell = not found.start() or not BREAKS.isdisjoint(gap)
    return f"{gap.removesuffix(chr(39))}{sign}" if begins_a_cell else found[0]


def csv_response(rows: Iterable[Sequence[str]], file_name: str) -> HttpResponse:
    """The response that downloads the rows as CSV under this name."""
    response = HttpResponse(as_csv(rows), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{file_name}"'
    return response

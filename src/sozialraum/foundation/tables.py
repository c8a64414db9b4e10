"""Foundation: a table for spreadsheets, as German offices open it and as nothing in it can do harm."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Sequence

from django.http import HttpResponse

#: Signs with which a spreadsheet begins to reckon; the wide ones are taken for the same in some countries.
RUNS = frozenset("=+-@\t\r\n＝＋－＠")


def as_csv(rows: Iterable[Sequence[str]]) -> str:
    """CSV (RFC 4180) with semicolons and a byte order mark; a cell that would be run as a formula is shown as text."""
    table = io.StringIO()
    csv.writer(table, delimiter=";").writerows([harmless(cell) for cell in row] for row in rows)
    return f"\ufeff{table.getvalue()}"


def as_csv_in_parts(parts: Iterable[Iterable[Sequence[str]]]) -> Iterator[str]:
    """The same for a table that is too long to be held at once."""
    for number, part in enumerate(parts):
        text = as_csv(part)
        yield text.removeprefix("\ufeff") if number else text


def harmless(cell: str) -> str:
    """What a spreadsheet would take for a formula gets an apostrophe in front, which it shows as plain text."""
    return f"'{cell}" if cell[:1] in RUNS else cell


def csv_response(rows: Iterable[Sequence[str]], file_name: str) -> HttpResponse:
    """The table as a download under this name."""
    response = HttpResponse(as_csv(rows), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{file_name}"'
    return response

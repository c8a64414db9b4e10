"""Contacts: tables that leave the house."""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence

WIDTH = 48  # signs of the widest column
LONGEST = 32_767  # signs in one cell of a workbook


def workbook(rows: Iterable[Sequence[str]], title: str) -> bytes:
    """An XLSX file. Every cell is text: nothing in it is ever reckoned, called or linked."""
    import xlsxwriter  # noqa: PLC0415 - only whoever takes contacts out needs it

    file = io.BytesIO()
    book = xlsxwriter.Workbook(file, {"in_memory": True, "constant_memory": True})
    book.set_properties({"title": title})
    sheet = book.add_worksheet("Kontakte")
    head, text = book.add_format({"bold": True, "num_format": "@"}), book.add_format({"num_format": "@"})
    sheet.freeze_panes(1, 0)
    for number, row in enumerate(rows):
        if number == 0:
            for place, heading in enumerate(row):
                sheet.set_column(place, place, max(12, min(WIDTH, len(heading) + 6)))
        for place, cell in enumerate(row):
            if cell:
                sheet.write_string(number, place, cell[:LONGEST], text if number else head)
    book.close()
    return file.getvalue()

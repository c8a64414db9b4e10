"""Contacts: reads a workbook, as a small program of its own: ``python -I workbook.py sheet most < file > rows``.

A file from outside is unpacked here and nowhere else, with little memory and little time, so that a bomb does not go
off in the process that serves. It knows nothing of the house, and of the format (ECMA-376) only where values stand:
macros, drawings and links are never opened, formulas are read by the result that was stored with them.
"""

import datetime as dt
import io
import json
import math
import posixpath
import re
import resource
import sys
import zipfile
from collections.abc import Iterator
from typing import Any
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

MOST_UNPACKED = 150_000_000
MOST_ENTRIES = 2_000
MOST_MEMORY = 1_000_000_000
MOST_SECONDS = 60
MOST_COLUMNS = 200
LONGEST_FORMAT = 255  # signs of the code of a number format, as many as Excel itself takes
LONGEST_CELL = 20_000
LAST_DAY = dt.date.max.toordinal()
DATES = {*range(14, 18), 22, *range(27, 32), *range(34, 37), *range(50, 59)}  # numbers of formats that show a day
CLOCKS = {*range(18, 22), 32, 33, *range(45, 48)}
ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")


class WorkbookRefused(Exception):  # noqa: N818 - its text is a code, for whom it started
    """The file is not read."""


class Book:
    """An unpacked workbook."""

    def __init__(self, content: bytes):
        self.parts = zipfile.ZipFile(io.BytesIO(content))
        refuse_bombs(self.parts)
        main = next((to for kind, to in self.related("").values() if kind == "officeDocument"), "")
        if not re.search(r"\.xml$", main) or main not in self.parts.namelist():
            raise WorkbookRefused("other")
        book = self.tree(main)
        targets = self.related(main)
        self.first_day = dt.datetime(1899, 12, 30)  # noqa: DTZ001 - days on paper
        if any(one.get("date1904") in ("1", "true") for one in book if name_of(one) == "workbookPr"):
            self.first_day = dt.datetime(1904, 1, 1)  # noqa: DTZ001
        self.sheets: dict[str, str] = {}
        for sheet in every(book, "sheet"):
            kind, path = targets.get(next((v for k, v in sheet.attrib.items() if k.endswith("}id")), ""), ("", ""))
            if kind == "worksheet" and sheet.get("state", "visible") == "visible":
                self.sheets[str(sheet.get("name"))] = path
        by_kind = dict(targets.values())
        self.shows = self.formats(by_kind.get("styles", ""))
        self.strings = self.shared(by_kind.get("sharedStrings", ""))

    def tree(self, path: str) -> Element:
        return ElementTree.fromstring(self.parts.read(path))  # noqa: S314 - a DOCTYPE was refused

    def related(self, path: str) -> dict[str, tuple[str, str]]:
        """Where a part leads to: the kind of the target and its path, by id."""
        folder, file = posixpath.split(path)
        place = posixpath.join(folder, "_rels", f"{file}.rels")
        found = {}
        for one in self.tree(place) if place in self.parts.namelist() else ():
            kind = str(one.get("Type")).rsplit("/", 1)[-1]
            found[str(one.get("Id"))] = kind, posixpath.normpath(f"/{folder}/{one.get('Target')}").lstrip("/")
            if str(one.get("Target")).startswith("/"):
                found[str(one.get("Id"))] = kind, str(one.get("Target")).lstrip("/")
        return found

    def formats(self, path: str) -> list[str]:
        """How each style shows a number: as a ``date``, a ``clock``, with zeros in front, or plainly."""
        if path not in self.parts.namelist():
            return []
        styles = self.tree(path)
        codes = {one.get("numFmtId"): str(one.get("formatCode")) for one in every(styles, "numFmt")}
        used = next(every(styles, "cellXfs"), None)
        return [shown_by(str(one.get("numFmtId")), codes) for one in (used if used is not None else ())]

    def shared(self, path: str) -> list[str]:
        return [words_of(one) for one in self.tree(path)] if path in self.parts.namelist() else []

    def rows(self, sheet: str, most: int, uncounted: list[str]) -> Iterator[tuple[int, list[str]]]:
        """Number and cells of every row in which something stands."""
        number = found = 0
        with self.parts.open(self.sheets[sheet]) as file:
            for _event, row in ElementTree.iterparse(file):  # noqa: S314 - a DOCTYPE was refused
                if name_of(row) != "row":
                    continue
                number = int(row.get("r") or number + 1)
                cells = self.cells(row, uncounted)
                row.clear()
                if any(cells):
                    found += 1
                    if found > most:
                        raise WorkbookRefused("rows")
                    yield number, cells

    def cells(self, row: Element, uncounted: list[str]) -> list[str]:
        cells: list[str] = []
        for cell in row:
            place = column_of(cell.get("r", "")) if cell.get("r") else len(cells)
            if place >= MOST_COLUMNS:
                break
            cells += [""] * (place - len(cells))
            text = self.text(cell)
            if len(text) > LONGEST_CELL:
                raise WorkbookRefused("broken")
            if not text and has_no_result(cell):
                uncounted.append(cell.get("r", "?"))
            cells.append(text)
        while cells and not cells[-1]:
            cells.pop()
        return cells

    def text(self, cell: Element) -> str:
        """What a reader sees in the cell, as far as it matters."""
        kind = cell.get("t", "n")
        if kind == "inlineStr":
            return next((words_of(one) for one in cell if name_of(one) == "is"), "")
        value = next((one.text or "" for one in cell if name_of(one) == "v"), "")
        if kind == "s":
            return self.strings[int(value)] if value else ""
        if kind == "b":
            return {"1": "ja", "0": "nein"}.get(value, "")
        if kind != "n" or not value:
            return plain(value)
        style = int(cell.get("s", "0"))
        return self.number(float(value), self.shows[style] if style < len(self.shows) else "")

    def number(self, value: float, shown: str) -> str:
        if shown == "date" and 0 < value < LAST_DAY - self.first_day.toordinal() + 1:
            return (self.first_day + dt.timedelta(days=int(value))).date().isoformat()
        if shown == "clock" and math.isfinite(value):
            return f"{self.first_day + dt.timedelta(days=value % 1, microseconds=1):%H:%M}"
        text = f"{value:.15g}"
        return text.zfill(len(shown)) if shown else text


def refuse_bombs(parts: zipfile.ZipFile) -> None:
    """Too many parts, too much of them, or something in them that a workbook never has."""
    entries = parts.infolist()
    if len(entries) > MOST_ENTRIES or sum(one.file_size for one in entries) > MOST_UNPACKED:
        raise WorkbookRefused("bomb")
    for one in entries:
        if one.filename.endswith((".xml", ".rels")):
            with parts.open(one) as file:
                if re.search(b"<!\\s*(DOCTYPE|ENTITY)", file.read(2_000).replace(b"\0", b"")):
                    raise WorkbookRefused("bomb")


def name_of(element: Element) -> str:
    """Without the namespace, of which the format has two."""
    return element.tag.rsplit("}", 1)[-1]


def every(tree: Element, name: str) -> Iterator[Element]:
    return (one for one in tree.iter() if name_of(one) == name)


def words_of(element: Element) -> str:
    """The text of a rich string, without the reading aids of East Asian scripts."""
    found = []
    for one in element:
        if name_of(one) == "t":
            found.append(one.text or "")
        elif name_of(one) == "r":
            found += [part.text or "" for part in one if name_of(part) == "t"]
    return plain("".join(found))


def plain(text: str) -> str:
    return ESCAPED.sub(lambda code: chr(int(code[1], 16)), text) if "_x" in text else text


def column_of(reference: str) -> int:
    """Index of the column of a cell reference, counted from 0: 2 for ``C7``."""
    place = 0
    for letter in re.match(r"[A-Z]*", reference)[0]:  # type: ignore[index]
        place = place * 26 + ord(letter) - 64
    return place - 1


def has_no_result(cell: Element) -> bool:
    """A formula that would have to be reckoned first. One whose result is an empty text is stored as such."""
    return cell.get("t") != "str" and any(name_of(one) == "f" for one in cell)


def shown_by(number: str, codes: dict[str | None, str]) -> str:
    code = codes.get(number)
    if code is None:
        return "date" if int(number) in DATES else "clock" if int(number) in CLOCKS else ""
    bare = re.sub(r'"[^"]*"|\\.|\[(?!h)[^\]]*\]|_.|\*.', "", code[:LONGEST_FORMAT].lower())
    if re.fullmatch("0{2,10}", bare):
        return bare
    if bare in ("general", "@"):
        return ""
    return "date" if re.search("[yd]", bare) else "clock" if re.search("[hs]", bare) else ""


def read_sheet(content: bytes, sheet: str, most: int) -> dict[str, Any]:
    """Sheets, the one that was read, its rows, and the cells whose result is missing."""
    try:
        book, uncounted = Book(content), list[str]()
        if not book.sheets:
            raise WorkbookRefused("other")
        name = sheet if sheet in book.sheets else next(iter(book.sheets))
        rows = list(book.rows(name, most, uncounted))
    except (WorkbookRefused, MemoryError):
        raise
    except Exception as error:  # whatever a broken file makes of it
        raise WorkbookRefused("broken") from error
    return {"sheets": list(book.sheets), "sheet": name, "rows": rows, "uncounted": uncounted[:10]}


def main() -> dict[str, Any]:
    resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (MOST_SECONDS, MOST_SECONDS))
    try:
        return read_sheet(sys.stdin.buffer.read(), sys.argv[1], int(sys.argv[2]))
    except WorkbookRefused as refused:
        return {"refused": str(refused)}
    except MemoryError:
        return {"refused": "bomb"}


if __name__ == "__main__":
    sys.stdout.write(json.dumps(main()))

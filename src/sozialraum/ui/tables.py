"""Room ui: a small table in a typed text – lines ``| a | b |``, or lines with tabs as a spreadsheet copies them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock

MOST_COLUMNS = 12  # of a table; what is wider stays lines of text
MOST_LABEL = 80  # signs of the name under which a screen reader finds a table

_BAR = re.compile(r"(?<!\\)\|")
_RULED = re.compile(r":?-+:?")  # the second line of a table as other programs write it
_LISTED = re.compile(r"(?:[-–•*+](?:\s.*)?|\d{1,9}[.)]|)", re.S)
_MARKUP = re.compile(r"[*_\\]")


def with_tables(lines: Sequence[str]) -> list[str]:
    """The lines with each table apart from the text around it, all its rows ``| a | b |`` and equally long.

    A table is two or more such lines in a row, or two or more with a tab in each; the first is its head. Lines with
    tabs that all begin with the mark of a list, or with the tab, are none. Time grows with the text.
    """
    found = list[str]()
    for kind, group in groupby(lines, _kind_of):
        block = list(group)
        rows = _rows_of(kind, block)
        found += ["", *(f"| {' | '.join(row)} |" for row in rows), ""] if rows else block
    return found


def as_plain(text: str) -> str:
    """A typed text with its tables as lines that can be read where there is no table: ``a | b``."""
    lines = list[str]()
    for kind, group in groupby(text.split("\n"), _kind_of):
        block = list(group)
        rows = _rows_of(kind, block)
        lines += [" | ".join(row).strip(" |").replace("\\|", "|") for row in rows] or block
    return "\n".join(lines)


def read_tables(reader: MarkdownIt) -> None:
    """Teach the parser the tables that ``with_tables`` has set apart."""
    reader.block.ruler.before("paragraph", "rows", _read_rows)


def _kind_of(line: str) -> str:
    bare = line.strip()
    if len(bare) > 1 and bare[0] == bare[-1] == "|":
        return "|"
    return "\t" if "\t" in line.rstrip() else ""


def _rows_of(kind: str, lines: Sequence[str]) -> list[list[str]]:
    """The cells of a table, as many in each row; empty if these lines are none."""
    if not kind or len(lines) < 2:
        return []
    rows = [_cells(kind, line) for line in lines]
    width = max(map(len, rows))
    if width > MOST_COLUMNS or (kind == "\t" and all(_LISTED.fullmatch(row[0]) for row in rows)):
        return []
    if kind == "|" and all(_RULED.fullmatch(cell) for cell in rows[1]):
        del rows[1]
    return [row + [""] * (width - len(row)) for row in rows] if len(rows) > 1 else []


def _cells(kind: str, line: str) -> list[str]:
    if kind == "|":
        return [cell.strip() for cell in _BAR.split(line.strip()[1:-1])]
    return [cell.strip().replace("|", "\\|") for cell in line.rstrip().split("\t")]


def _read_rows(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    rows = [[cell.strip() for cell in _BAR.split(line[1:-1])] for line in _lines(state, start, end)]
    if silent or len(rows) < 2 or len(rows[0]) > MOST_COLUMNS or {*map(len, rows)} != {len(rows[0])}:
        return False
    region = state.push("region_open", "div", 1)
    said = ", ".join(filter(None, (_MARKUP.sub("", cell) for cell in rows[0])))[:MOST_LABEL]
    region.attrs = {"class": "scrolls", "tabindex": "0", "role": "region", "aria-label": f"Tabelle: {said}"}
    state.push("table_open", "table", 1)
    for part, tag, them in (("thead", "th", rows[:1]), ("tbody", "td", rows[1:])):
        state.push(f"{part}_open", part, 1)
        for row in them:
            _push_row(state, tag, row)
        state.push(f"{part}_close", part, -1)
    state.push("table_close", "table", -1)
    state.push("region_close", "div", -1)
    state.line = start + len(rows)
    return True


def _push_row(state: StateBlock, tag: str, cells: Sequence[str]) -> None:
    state.push("tr_open", "tr", 1)
    for cell in cells:
        name = tag if cell else "td"  # an empty head names nothing
        opened = state.push(f"{name}_open", name, 1)
        opened.attrs = {"scope": "col"} if name == "th" else {}
        inline = state.push("inline", "", 0)
        inline.content, inline.children = cell, []
        state.push(f"{name}_close", name, -1)
    state.push("tr_close", "tr", -1)


def _lines(state: StateBlock, start: int, end: int) -> Iterator[str]:
    """The rows from this line on, as far as they stand at the very beginning of their lines."""
    for number in range(start, end):
        line = state.src[state.bMarks[number] : state.eMarks[number]].rstrip()
        if state.blkIndent or len(line) < 2 or not line[0] == line[-1] == "|":
            return
        yield line

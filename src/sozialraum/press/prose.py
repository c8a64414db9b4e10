"""Typed text on paper: what ``ui.typed`` reads becomes plain data that a sheet can set."""

import unicodedata
from collections.abc import Iterable
from typing import Any

from markdown_it.tree import SyntaxTreeNode

from sozialraum.ui.typed import parse

DEEPEST = 5  # lists in lists in lists: from here on their text stays, their indentation does not
LONGEST = 2000  # characters of an address; a longer one is left out, typst refuses it
Block = dict[str, Any]


def blocks(text: str) -> list[Block]:
    """Paragraphs (with their spans, and whether they run from right to left), lists (with blocks in each item), tables.

    A table has the spans of each cell of its ``head`` and of its ``rows``.
    """
    return _blocks(SyntaxTreeNode(parse(text)).children, depth=0)


def _blocks(nodes: Iterable[SyntaxTreeNode], depth: int) -> list[Block]:
    found: list[Block] = []
    for node in nodes:
        if node.type == "paragraph":
            found.append(_paragraph(node.children[0].children))
        elif node.type == "region":
            found.append(_table(node.children[0]))
        elif depth < DEEPEST:
            items = [_blocks(item.children, depth + 1) for item in node.children]
            ordered = node.type == "ordered_list"
            start = int(node.attrs.get("start", 1)) if ordered else 1
            found.append({"kind": "list", "ordered": ordered, "start": start, "items": items})
        else:
            found += [block for item in node.children for block in _blocks(item.children, depth)]
    return found


def _table(node: SyntaxTreeNode) -> Block:
    head, *rows = [[_paragraph(cell.children[0].children)["spans"] for cell in row.children] for row in _rows(node)]
    return {"kind": "table", "head": head, "rows": rows}


def _rows(node: SyntaxTreeNode) -> Iterable[SyntaxTreeNode]:
    return (row for part in node.children for row in part.children)


def _paragraph(nodes: Iterable[SyntaxTreeNode]) -> Block:
    spans = list(_spans(nodes, {"strong": False, "em": False, "href": ""}))
    return {"kind": "paragraph", "rtl": runs_from_the_right("".join(s["text"] for s in spans)), "spans": spans}


def _spans(nodes: Iterable[SyntaxTreeNode], look: dict[str, Any]) -> Iterable[dict[str, Any]]:
    for node in nodes:
        if node.type in ("softbreak", "hardbreak"):
            yield {"text": "", "turn": True, **look}
        elif node.type == "link":
            href = str(node.attrs["href"])
            yield from _spans(node.children, look | {"href": href if len(href) <= LONGEST else ""})
        elif node.type in ("strong", "em"):
            yield from _spans(node.children, look | {node.type: True})
        elif node.content:
            yield {"text": node.content, "turn": False, **look}


def runs_from_the_right(text: str) -> bool:
    """Whether the first letter with a direction belongs to a script like Arabic or Hebrew (UAX 9, P2 and P3)."""
    strong = (way for way in map(unicodedata.bidirectional, text) if way in ("L", "R", "AL"))
    return next(strong, "L") != "L"

"""What was drawn on a page of a PDF: pieces of text, and their order as they are read."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

import pikepdf

FROM_THE_RIGHT = frozenset(("R", "AL"))
FROM_THE_LEFT = frozenset(("L", "EN", "AN"))
LEADING = 0.6  # how far two pieces of one line may stand above each other, in parts of the size of the type
TOUCHING = 0.15  # how far apart two pieces that touch may be, in parts of the size (they may lie over each other)


@dataclass
class Drawn:
    """One glyph as it was drawn: which, how wide, and what it says; the marks read after it, the gap before it."""

    font: str
    code: int
    width: Decimal
    text: str
    marks: list[Drawn] = field(default_factory=list)
    gap: str = ""

    @property
    def read(self) -> str:
        """What is read from the right: the gap, the letter, its marks."""
        return self.gap + self.text + "".join(mark.text for mark in reversed(self.marks))


@dataclass
class DrawnText:
    """What was drawn under one number: where it begins and ends, and its glyphs."""

    x: float
    y: float
    size: float = 0
    end: float = 0
    against: bool = False  # drawn from the left, read from the right
    drawn: list[Drawn] = field(default_factory=list)

    @property
    def text(self) -> str:
        """All it says, in the order in which it was drawn."""
        return "".join(one.read for one in self.drawn)

    @property
    def read(self) -> str:
        """All it says, as it is read."""
        if not self.against:
            return self.text
        return "".join(one.read for one in reversed(self.drawn))

    @property
    def is_silent(self) -> bool:
        """Whether it is drawn, but says nothing."""
        return bool(self.drawn) and not self.text


def is_from_the_right(text: str) -> bool:
    """Whether any letter belongs to a script that is written from the right."""
    return not text.isascii() and any(unicodedata.bidirectional(char) in FROM_THE_RIGHT for char in set(text))


def put_in_order(node: Any, order: dict[Any, DrawnText], page: Any) -> None:
    """Sort the children of each element into reading order, down the whole tree; a right-to-left text is one piece."""
    if isinstance(node, pikepdf.Array):
        for one in node:
            put_in_order(one, order, page)
    elif isinstance(node, pikepdf.Dictionary) and "/K" in node:
        page = node.get("/Pg", page)
        children = list(node.K) if isinstance(node.K, pikepdf.Array) else [node.K]
        pieces = [_piece_of(child, order, page) for child in children]
        both = [
            (child, piece) for child, piece in zip(children, pieces, strict=True) if not (piece and piece.is_silent)
        ]
        read = [one for chain in _chains(both) for one in chain]
        if len(children) > 1:
            node.K = pikepdf.Array([child for child, _piece in read])
        if read and all(piece for _child, piece in read):
            _say(node, [piece for _child, piece in read if piece])
        put_in_order(node.K, order, page)


def _say(node: Any, pieces: list[DrawnText]) -> None:
    text, before = "", pieces[0]
    for piece in pieces:
        turns = abs(piece.y - before.y) > LEADING * max(piece.size, before.size)
        text += " " + piece.read if turns and text and not text.endswith(" ") else piece.read
        before = piece
    if is_from_the_right(text):
        node.ActualText = pikepdf.String(b"\xfe\xff" + text.strip().encode("utf-16-be"))


def _piece_of(child: Any, order: dict[Any, DrawnText], page: Any) -> DrawnText | None:
    if isinstance(child, int) and page is not None:
        return order.get((page.objgen, child))
    if isinstance(child, pikepdf.Dictionary) and "/MCID" in child:
        return order.get((child.get("/Pg", page).objgen, int(child.MCID)))
    return None


def _chains(children: list[tuple[Any, DrawnText | None]]) -> Iterator[list[tuple[Any, DrawnText | None]]]:
    """Pieces that touch, from left to right, all of them written from the right: turned round."""
    chain: list[tuple[Any, DrawnText | None]] = []
    for child, piece in children:
        if chain and not (piece and _goes_on(chain[-1][1], piece)):
            yield _turned(chain)
            chain = []
        chain.append((child, piece))
    yield _turned(chain)


def _goes_on(before: DrawnText | None, piece: DrawnText) -> bool:
    if before is None or any(_has_left(one.text) for one in (before, piece)):
        return False
    size = max(before.size, piece.size)
    return abs(piece.x - before.end) <= TOUCHING * size and abs(piece.y - before.y) <= LEADING * size


def _turned(chain: list[tuple[Any, DrawnText | None]]) -> list[tuple[Any, DrawnText | None]]:
    pieces = [piece for _child, piece in chain if piece]
    from_right = any(piece.against or is_from_the_right(piece.text) for piece in pieces)
    return chain[::-1] if from_right else chain


def _has_left(text: str) -> bool:
    return any(unicodedata.bidirectional(char) in FROM_THE_LEFT for char in text)

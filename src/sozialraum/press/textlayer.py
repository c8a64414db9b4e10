"""The text below the picture: what a program reads out of a PDF with writing from the right.

Typst draws such text well and describes it badly: a letter and its vowel both stand for the pair, orders of direction
stand where a letter should, and pieces of a line follow each other as they are seen. Here each glyph gets its own
letter, and the structure its order as it is read. Nothing that is drawn changes.
"""

from __future__ import annotations

import io
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from decimal import Decimal
from itertools import groupby
from typing import Any, NamedTuple

import pikepdf

from sozialraum.press.cmap import read_cmap, widths_of, written_cmap
from sozialraum.press.pieces import Drawn, DrawnText, is_from_the_right, put_in_order

CONTROLS = re.compile("[\u061c\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069]")
GAPS = frozenset("\u200c\u200d")
FILLED, UNSEEN = 0, 3  # ways to draw a glyph (ISO 32000, 9.3.6)
BMC, BDC, EMC, TJ, TR, TZ = (pikepdf.Operator(name) for name in ("BMC", "BDC", "EMC", "TJ", "Tr", "Tz"))
LOOKED_AT = frozenset(("BDC", "BMC", "EMC", "cm", "Tm", "Tf", "Tj", "TJ"))
REVERSED = pikepdf.Name.ReversedChars


class Tag(NamedTuple):
    """What a sequence of the program is marked with."""

    number: int | None
    text: str | None
    is_reversed: bool


class Step(NamedTuple):
    """One instruction of the program of a page; what draws no text is not looked into."""

    name: str
    operands: Any
    as_it_was: Any

    @classmethod
    def of(cls, one: Any) -> Step:
        name = str(one.operator)
        return cls(name, one.operands if name in LOOKED_AT else (), one)


def readable(document: bytes) -> bytes:
    """The same document, looking the same, with its text as it was written."""
    with pikepdf.open(io.BytesIO(document)) as pdf:
        order: dict[tuple[tuple[int, int], int], DrawnText] = {}
        fonts = Fonts()
        pages = [Page(page, fonts) for page in pdf.pages if fonts.are_from_the_right(page)]
        for page in pages:
            page.spell()
        fonts.count_meanings(one for page in pages for piece in page.pieces.values() for one in piece.drawn)
        for page in pages:
            page.write(pdf)
            order |= {(page.key, number): piece for number, piece in page.pieces.items()}
        fonts.write()
        put_in_order(pdf.Root.StructTreeRoot.K, order, None)
        made = io.BytesIO()
        pdf.save(made, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.preserve)
    return made.getvalue()


class Fonts:
    """Every font of the document, with what each of its glyphs stands for before and after."""

    def __init__(self) -> None:
        self.found: dict[tuple[int, int], tuple[Any, dict[int, str], dict[int, Decimal]]] = {}
        self.spelled: dict[str, dict[int, str]] = {}

    def named(self, font: Any) -> tuple[str, dict[int, str], dict[int, Decimal]]:
        """Key, letters and widths of a font of a page."""
        key = font.objgen
        if key not in self.found:
            letters = {code: CONTROLS.sub("", text) for code, text in read_cmap(font.ToUnicode).items()}
            self.found[key] = (font, letters, widths_of(font))
        _font, letters, widths = self.found[key]
        return str(key), letters, widths

    def are_from_the_right(self, page: pikepdf.Page) -> bool:
        """Whether anything on this page can be; else it is left as it is."""
        named = [self.named(font) for _name, font in page.obj.Resources.get("/Font", {}).items()]
        return any(is_from_the_right("".join(letters.values())) for _key, letters, _widths in named)

    def count_meanings(self, drawn: Iterable[Drawn]) -> None:
        """What a glyph stands for nearly always is what its font says of it."""
        counts: dict[tuple[str, int], Counter[str]] = {}
        for one in (part for whole in drawn for part in (whole, *whole.marks)):
            if one.text:
                counts.setdefault((one.font, one.code), Counter())[one.text] += 1
        for (font, code), texts in counts.items():
            best = min(texts, key=lambda text: (-texts[text], text))
            self.spelled.setdefault(font, {})[code] = best
        for key, (_font, letters, _widths) in self.found.items():
            if not is_from_the_right("".join(letters.values())):  # it may stand on pages that are left as they are
                self.spelled[str(key)] = {code: text for code, text in letters.items() if text}

    def write(self) -> None:
        for key, (font, letters, _widths) in self.found.items():
            said = letters | self.spelled.get(str(key), {})
            as_it_was = read_cmap(font.ToUnicode)
            font.ToUnicode.write(written_cmap({code: text or as_it_was.get(code, " ") for code, text in said.items()}))


class Page:
    """One page: its pieces by number, and its program."""

    def __init__(self, page: pikepdf.Page, fonts: Fonts) -> None:
        self.page, self.fonts, self.key = page, fonts, page.obj.objgen
        self.pieces: dict[int, DrawnText] = {}
        self.program = [Step.of(one) for one in pikepdf.parse_content_stream(page)]
        self.named = {str(name): fonts.named(font) for name, font in page.obj.Resources.get("/Font", {}).items()}
        self.glyphs: dict[int, list[Drawn]] = {}  # by place in the program
        self._read()

    def _read(self) -> None:
        tags: list[Tag] = []
        font, size, place, begin = "", 0.0, (0.0, 0.0), 0.0
        for at, (name, operands, _as_it_was) in enumerate(self.program):
            if name in ("BDC", "BMC"):
                tags.append(_tag(operands))
            elif name == "EMC":
                tags.pop()
            elif name == "cm":
                place = (float(operands[4]), float(operands[5]))
            elif name == "Tm":
                begin = float(operands[4])
            elif name == "Tf":
                font, size = str(operands[0]), float(operands[1])
            elif name in ("Tj", "TJ"):
                number = next((tag.number for tag in tags if tag.number is not None), None)
                actual = next((tag.text for tag in reversed(tags) if tag.text is not None), None)
                piece = DrawnText(*place) if number is None else self.pieces.setdefault(number, DrawnText(*place))
                piece.size, piece.end = size, place[0] + begin
                piece.against = piece.against or any(tag.is_reversed for tag in tags)
                self._draw(at, _shown(operands), piece, actual, font)

    def _draw(self, at: int, shown: list[Any], piece: DrawnText, actual: str | None, font: str) -> None:
        key, letters, widths = self.named[font]
        glyphs = self.glyphs[at] = []
        for part in shown:
            if isinstance(part, pikepdf.String):
                codes = bytes(part)
                for code in (codes[i] << 8 | codes[i + 1] for i in range(0, len(codes), 2)):
                    text = letters.get(code, "") if actual is None else CONTROLS.sub("", actual)
                    glyphs.append(Drawn(key, code, widths.get(code, Decimal()), text))
                    piece.end += float(glyphs[-1].width) * piece.size / 1000
            else:
                piece.end -= float(part) * piece.size / 1000
        piece.drawn += glyphs

    def spell(self) -> None:
        """Give a letter, its marks and the gap before it each its own."""
        drawn = [one for piece in self.pieces.values() for one in piece.drawn]
        for one in (one for piece in self.pieces.values() if piece.against for one in piece.drawn):
            if one.text[0:1] in GAPS and len(one.text) > 1:
                one.gap, one.text = one.text[0], one.text[1:]
        for text, run in groupby(drawn, key=lambda one: one.text):
            if len(text) > 1:
                _shared_out(text, list(run))

    def write(self, pdf: pikepdf.Pdf) -> None:
        """The page drawn as before, by a program that says what is read: each text one sequence, turned round once."""
        program: list[Any] = []
        tags: list[bool] = []
        turned = self._turned_round()
        for at, (name, operands, as_it_was) in enumerate(self.program):
            kept, step = True, as_it_was
            if name in ("BDC", "BMC"):
                tag = _tag(operands)
                if tag.number in self.pieces and self.pieces[tag.number].is_silent:
                    step = ([pikepdf.Name.Artifact], BMC)
                tags.append(kept := tag.text is None and not tag.is_reversed)
            elif name == "EMC":
                kept = tags.pop()
            if at in self.glyphs:
                program += self._spelled(at, _shown(operands))
            elif kept:
                before: list[Any] = [([], EMC)] if at in turned and name == "ET" else []
                after = [([REVERSED], BMC)] if at in turned and name == "BT" else []
                program += [*before, step, *after]
        self.page.obj.Contents = pdf.make_stream(pikepdf.unparse_content_stream(program))

    def _turned_round(self) -> set[int]:
        """Where a text begins and ends that is drawn against its direction, in part at least."""
        found: set[int] = set()
        begin, against = -1, False
        for at, (name, operands, _as_it_was) in enumerate(self.program):
            if name == "BT":
                begin, against = at, False
            elif name == "BMC":
                against = against or operands[0] == REVERSED
            elif name == "ET" and against:
                found |= {begin, at}
        return found

    def _spelled(self, at: int, shown: list[Any]) -> Iterator[tuple[list[Any], pikepdf.Operator]]:
        """The drawing anew; a glyph that stands for something else than usual says so."""
        left = iter(self.glyphs[at])
        waiting: list[Any] = []
        for part in shown:
            if not isinstance(part, pikepdf.String):
                waiting.append(part)
                continue
            for _code in range(len(bytes(part)) // 2):
                one = next(left)
                glyph = pikepdf.String(one.code.to_bytes(2, "big"))
                if not one.marks and not one.gap and self.fonts.spelled[one.font].get(one.code) == one.text:
                    waiting.append(glyph)
                    continue
                yield from _show(waiting)
                waiting = []
                if one.marks:
                    yield [UNSEEN], TR
                    for mark in one.marks:
                        yield from self._spelled_glyph(mark)
                    yield [FILLED], TR
                yield from self._spelled_glyph(one)
                if one.gap:  # the same glyph, unseen and without any width
                    yield [UNSEEN], TR
                    yield [0], TZ
                    yield from self._spelled_glyph(replace(one, text=one.gap))
                    yield [100], TZ
                    yield [FILLED], TR
        yield from _show(waiting)

    def _spelled_glyph(self, one: Drawn) -> Iterator[tuple[list[Any], pikepdf.Operator]]:
        glyph = pikepdf.String(one.code.to_bytes(2, "big"))
        if self.fonts.spelled[one.font].get(one.code) == one.text:
            yield from _show([glyph])
            return
        tag = pikepdf.Dictionary(ActualText=pikepdf.String(b"\xfe\xff" + one.text.encode("utf-16-be")))
        yield [pikepdf.Name.Span, tag], BDC
        yield from _show([glyph])
        yield [], EMC


def _tag(operands: Any) -> Tag:
    """Number and text of a marked sequence, and whether it is read the other way round."""
    what: Any = operands[1] if len(operands) > 1 and isinstance(operands[1], pikepdf.Dictionary) else {}
    number = int(what["/MCID"]) if "/MCID" in what else None
    text = str(what["/ActualText"]) if "/ActualText" in what else None
    return Tag(number, text, operands[0] == REVERSED)


def _shown(operands: Any) -> list[Any]:
    return list(operands[0]) if isinstance(operands[0], pikepdf.Array) else [operands[0]]


def _show(parts: list[Any]) -> Iterator[tuple[list[Any], pikepdf.Operator]]:
    if parts:
        yield [pikepdf.Array(parts)], TJ


def _shared_out(text: str, run: list[Drawn]) -> None:
    """One glyph of some width gets the letters, those without any before it the marks; else all is left as it is.

    A mark is drawn above or below the line, where most readers take it for a word of its own. So what is seen says
    nothing, and the mark is written once more, unseen, on the line before its letter (from the right: behind it).
    """
    marks = [char for char in text if unicodedata.category(char) == "Mn"]
    letters = "".join(char for char in text if char not in marks)
    *slim, wide = run
    if not (marks and letters and slim and wide.width) or len(slim) > len(marks):
        return
    if any(one.width or one.font != wide.font for one in slim):
        return
    wide.text, last = letters, len(slim) - 1
    for place, one in enumerate(reversed(slim)):  # from the right, the last one comes first
        said = "".join(marks[place:]) if place == last else marks[place]
        wide.marks.insert(0, replace(one, text=said))
        one.text = ""

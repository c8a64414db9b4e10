"""The typesetter: data and the name of a sheet in, one PDF out that is PDF/UA-1 and PDF/A-2a at once."""

import json
from collections.abc import Mapping
from datetime import datetime
from functools import cache
from pathlib import Path
from threading import Lock
from typing import Any, cast

import typst

from sozialraum.press.glyphs import FONTS, families, in_one_line, printable, unsettable
from sozialraum.press.pieces import is_from_the_right
from sozialraum.press.textlayer import readable

SHEETS = Path(__file__).parent / "sheets"
AS_IT_IS = "href"  # the one key whose text is an address, not something to be read

GENERATIONS = 10  # how many documents typst remembers everything about, see ``_forget``

_press = Lock()


def typeset(sheet: str, data: dict[str, Any], *, title: str, author: str, created: datetime) -> bytes:
    """Set ``sheets/<sheet>.typ`` with the data; the same data and date give the same bytes.

    Text reaches typst as data, never as markup. What no shipped font can set has been replaced by its name.
    """
    words = {
        "data": clean(data),
        "title": in_one_line(title).strip() or "Ohne Titel",
        "author": in_one_line(author).strip(),
        "fonts": list(families()),
    }
    text = json.dumps(words, ensure_ascii=False)
    with _press:
        made = _compiler().compile(
            input=str(SHEETS / f"{sheet}.typ"),
            format="pdf",
            sys_inputs={"words": text},
            pdf_standards=["ua-1", "a-2a"],
            timestamp=int(created.timestamp()),
        )
        _forget()
        document = cast(bytes, made)  # taken apart in turn, too: it takes as much memory as to set it
        return readable(document) if is_from_the_right(text) else document


def clean(value: Any) -> Any:
    """The same data with every text printable."""
    if isinstance(value, str):
        return printable(value)
    if isinstance(value, dict):
        return {key: inner if key == AS_IT_IS else clean(inner) for key, inner in value.items()}
    if isinstance(value, (list, tuple)):
        return [clean(inner) for inner in value]
    return value


def unsettable_in(value: Any) -> tuple[str, ...]:
    """Characters in these values that no shipped font can set, each once."""
    if isinstance(value, str):
        return unsettable(value)
    inner = value.values() if isinstance(value, Mapping) else value if isinstance(value, (list, tuple)) else ()
    return tuple(dict.fromkeys(sign for one in inner for sign in unsettable_in(one)))


@cache
def _compiler() -> typst.Compiler:
    """One for the process: it keeps fonts and sheets. It sets one document at a time, hence the lock around it."""
    fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[FONTS])
    return typst.Compiler(root=str(SHEETS), font_paths=fonts)


def _forget() -> None:
    """Drop what typst keeps of the last documents: no two are alike, and it would be 100 MB a worker instead of 35.

    The library has no call for it, but ages its memory by one at each run; ten empty ones cost about two milliseconds.
    """
    for _ in range(GENERATIONS):
        _compiler().compile(input=b"", format="svg")

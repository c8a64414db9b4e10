"""Room ui: light typed text (paragraph, list, emphasis, link) becomes safe HTML, the same for page and paper."""

import re
from functools import lru_cache
from itertools import pairwise

from markdown_it import MarkdownIt
from markdown_it.token import Token

SCHEMES = ("http://", "https://", "mailto:", "tel:")
TAGS = frozenset({"p", "br", "ul", "ol", "li", "em", "strong", "a"})

_NUMBERED = re.compile(r"^[ \t]*(\d{1,9})([.)])(?=[ \t])")
_SECOND_MARKER = re.compile(r"^([ \t]*(?:[-+*]|\d{1,9}[.)])[ \t]+)([-+*]|\d{1,9}(?=[.)]))(?=[ \t.)])")
_INDENT = re.compile(r"^[ \t]+")
_STAR_IN_WORD = re.compile(r"(?<=\w)\*(?=\w)")


@lru_cache(maxsize=256)
def typed(text: str) -> str:
    """HTML that holds no tag outside ``TAGS`` and no link outside ``SCHEMES``, whatever was typed.

    A wording is read far more often than changed, so the last ones are kept.
    """
    html: str = _reader.renderer.render(parse(text), _reader.options, {})
    return html


def parse(text: str) -> list[Token]:
    """The same reading as tokens, for whoever sets it on paper."""
    tokens = _reader.parse(_as_meant(text))
    for link in (child for token in tokens for child in token.children or () if child.type == "link_open"):
        link.attrs = {"href": link.attrs["href"], "rel": "noopener"}
    return tokens


def _as_meant(text: str) -> str:
    """German before Markdown: „2. November“ opens no list, „Bewohner*innen“ emphasises nothing."""
    lines = [_INDENT.sub(_shallow, line) for line in re.split(r"\r\n|\r|\n", text)]
    listed = _in_a_row(lines)
    kept = (line if number in listed else _NUMBERED.sub(_escaped_number, line) for number, line in enumerate(lines))
    return "\n".join(_STAR_IN_WORD.sub(r"\\*", _SECOND_MARKER.sub(_escaped_marker, line)) for line in kept)


def _shallow(found: re.Match[str]) -> str:
    """Lists in lists in lists end somewhere: what is nested deeper stays, but is set in no further."""
    return " " * min(len(found[0].expandtabs(4)), 12)


def _in_a_row(lines: list[str]) -> set[int]:
    """Line numbers whose figure counts on from, or is counted on by, the nearest other figure: a list."""
    figures = [(index, int(found[1])) for index, line in enumerate(lines) if (found := _NUMBERED.match(line))]
    pairs = pairwise(figures)
    return {index for (first, low), (second, high) in pairs if high == low + 1 for index in (first, second)}


def _escaped_number(found: re.Match[str]) -> str:
    return found[0][: -len(found[2])] + "\\" + found[2]


def _escaped_marker(found: re.Match[str]) -> str:
    return found[1] + (found[2] if found[2].isdigit() else "\\" + found[2])


def _build_reader() -> MarkdownIt:
    reader = MarkdownIt("zero", {"html": False, "breaks": True, "maxNesting": 60})
    reader.enable(["list", "newline", "escape", "emphasis", "link"])
    reader.validateLink = _may_link  # type: ignore[method-assign]
    return reader


def _may_link(url: str) -> bool:
    return url.strip().lower().startswith(SCHEMES)


_reader = _build_reader()

"""Room ui: light typed text (paragraph, list, table, emphasis, link) becomes safe HTML, the same for page and paper."""

import re
from collections.abc import Mapping
from functools import lru_cache
from itertools import pairwise

from markdown_it import MarkdownIt
from markdown_it.token import Token

from sozialraum.ui.tables import read_tables, with_tables

NOTE = "\ue000{}\ue001"  # a place in a text for what is set in later; signs that no font and no language knows
SCHEMES = ("http://", "https://", "mailto:", "tel:")
LONGEST_LINK = 2_000  # signs of an address with its title; what is longer stays text
LONGEST_KEPT, MOST_KEPT = 2_000, 1_000  # signs of a text, and texts, of which the HTML is remembered
TAGS = frozenset({"p", "br", "ul", "ol", "li", "em", "strong", "a", "div", "table", "thead", "tbody", "tr", "th", "td"})

_NUMBERED = re.compile(r"^[ \t]*(\d{1,9})([.)])(?=[ \t])")
_SECOND_MARKER = re.compile(r"^([ \t]*(?:[-+*]|\d{1,9}[.)])[ \t]+)([-+*]|\d{1,9}(?=[.)]))(?=[ \t.)])")
_INDENT = re.compile(r"^[ \t]+")
_BRACKET = re.compile(r"\\.|\[|\]\(|\]", re.S)  # an escaped sign is passed over
_STAR_IN_WORD = re.compile(r"(?<=\w)\*(?=\w)")


def typed(text: str) -> str:
    """HTML that holds no tag outside ``TAGS`` and no link outside ``SCHEMES``, whatever was typed.

    Takes time proportional to the text. A wording is read far more often than changed, so the last short ones are
    kept: at most some 10 MB of them.
    """
    return _kept(text) if len(text) <= LONGEST_KEPT else _html(text)


def _html(text: str) -> str:
    html: str = _reader.renderer.render(parse(text), _reader.options, {})
    return html


_kept = lru_cache(maxsize=MOST_KEPT)(_html)


def typed_with_notes(text: str, notes: Mapping[str, str]) -> str:
    """The same with a note behind each line that has one: HTML by the line as it was typed, without outer blanks."""
    found = list[str]()

    def marked(line: str) -> str:
        if (note := notes.get(line.strip())) is None:
            return line
        found.append(note)
        return f"{line.rstrip()} {NOTE.format(len(found) - 1)}"

    html = _html("\n".join(marked(line) for line in text.replace(NOTE[0], "").split("\n")))
    for number, note in enumerate(found):
        html = html.replace(NOTE.format(number), note)
    return html


def parse(text: str) -> list[Token]:
    """The Markdown tokens of a typed text, for output other than HTML."""
    tokens = _reader.parse(_as_meant(text))
    for link in (child for token in tokens for child in token.children or () if child.type == "link_open"):
        link.attrs = {"href": link.attrs["href"], "rel": "noopener"}
    return tokens


def _as_meant(text: str) -> str:
    """German before Markdown: „2. November“ opens no list, „Bewohner*innen“ emphasises nothing."""
    lines = [_INDENT.sub(_shallow, line) for line in with_tables(re.split(r"\r\n|\r|\n", text))]
    listed = _in_a_row(lines)
    kept = (line if number in listed else _NUMBERED.sub(_escaped_number, line) for number, line in enumerate(lines))
    meant = "\n".join(_STAR_IN_WORD.sub(r"\\*", _SECOND_MARKER.sub(_escaped_marker, line)) for line in kept)
    return _without_lone_brackets(meant)


def _without_lone_brackets(text: str) -> str:
    """A bracket that belongs to no link is only a sign: the parser would look for its end from each one anew.

    Of brackets in brackets the innermost that stands before a ``(`` is the link, for no link holds another.
    """
    opened, of_links = list[int](), set[int]()
    for sign in _BRACKET.finditer(text):
        if sign[0] == "[":
            opened.append(sign.start())
        elif opened and sign[0] == "](" and text.find(")", sign.end(), sign.end() + LONGEST_LINK) >= 0:
            of_links |= {opened.pop(), sign.start()}
            opened.clear()
        elif opened and sign[0][0] == "]":
            opened.pop()
    return _BRACKET.sub(
        lambda sign: sign[0] if sign[0][0] == "\\" or sign.start() in of_links else f"\\{sign[0]}", text
    )


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
    read_tables(reader)
    reader.validateLink = _may_link  # type: ignore[method-assign]
    return reader


def _may_link(url: str) -> bool:
    return url.strip().lower().startswith(SCHEMES)


_reader = _build_reader()

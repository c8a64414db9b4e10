"""Mailbox: whatever somebody wrote, as plain text that nothing can hide in. Each costs no more than its signs."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

from sozialraum.foundation.text import paragraphs, shortened

#: One mark of HTML. A quote that is never closed, or a ``<`` that begins nothing, ends no later than the next ``<``.
MARK = re.compile(
    r"""<!--|</?(?P<tag>[a-z][a-z0-9:-]*)(?:[^<>"']|"[^"<]*"|'[^'<]*')*+>"""
    r"|</?(?P<bad>[a-z][a-z0-9:-]*)[^<>]*+>|<[!?][^<>]*+>",
    re.I,
)
SAID = re.compile(r"""\b(href|alt)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>"']+))""", re.I)
BREAKS = {
    "p", "div", "br", "tr", "li", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "table", "ul", "ol", "hr", "dt",
    "dd", "pre", "section", "article", "header", "footer", "address", "center", "option", "body",
}  # fmt: skip
SILENT = ("script", "style", "title")
PAGE = 6  # signs of HTML that are read for each sign of text
LEADS = ("http://", "https://", "mailto:", "tel:")
SIGNATURE = "-- "


def plain_text(text: str, most: int, *, is_html: bool) -> str:
    """At most so many signs, in lines; nothing in it that nobody can see (``foundation.text``)."""
    if is_html:
        text = "".join(piece for piece, _added in _pieces(text[: PAGE * most]))
    return _in_lines(text, most)


def words_alone(text: str, most: int, *, is_html: bool) -> frozenset[str]:
    """Words of a text without the addresses of its links and pictures, to compare two renderings."""
    if is_html:
        text = "".join(piece for piece, added in _pieces(text[: PAGE * most]) if not added)
    return frozenset(re.findall(r"\w+", _in_lines(text, most).casefold()))


def _in_lines(text: str, most: int) -> str:
    clean = paragraphs(text[: 4 * most])
    clean = re.sub(r"\n{3,}", "\n\n", "\n".join(one.rstrip() for one in clean.split("\n"))).strip()
    return shortened(clean, most)


def _pieces(text: str) -> Iterator[tuple[str, bool]]:
    """The words between the marks, and (True) what a mark adds: where a link leads, what a picture shows."""
    low, at, href, linked = text.lower(), 0, "", ""
    ends = {mark: low.rfind(mark) for mark in ("-->", *(f"</{name}" for name in SILENT))}
    while found := MARK.search(text, at):
        words = _unfolded(text[at : found.start()])
        yield words, False
        linked += words if href else ""
        name, closes = (found["tag"] or found["bad"] or "").lower(), found[0].startswith("</")
        at = _behind(found, low, name, ends)
        if name in BREAKS or name == "td":
            yield " " if name == "td" else "\n", False
        elif name == "img":
            yield _attribute(found[0], "alt"), True
        elif name == "a":
            if href and href.partition(":")[2].strip("/") not in linked:
                yield f" <{href}>", True
            href, linked = ("" if closes else _leading(found[0])), ""
    yield _unfolded(text[at:]), False


def _behind(found: re.Match[str], low: str, name: str, ends: dict[str, int]) -> int:
    """Where reading goes on: behind the mark, or where that ends which nobody is to read; what never ends is read."""
    at, end = found.end(), f"</{name}"
    if found[0] == "<!--":
        return low.find("-->", at - 2) + 3 if ends["-->"] >= at - 2 else at
    is_silent = name in SILENT and not found[0].startswith("</")
    return low.find(end, at) if is_silent and ends[end] >= at else at


def _unfolded(text: str) -> str:
    return html.unescape(re.sub(r"[ \t\r\n\f]+", " ", text))


def _attribute(mark: str, name: str) -> str:
    return next((html.unescape("".join(one[1:])) for one in SAID.findall(mark) if one[0].lower() == name), "")


def _leading(mark: str) -> str:
    href = _attribute(mark, "href").strip()
    return href if href.lower().startswith(LEADS) else ""


def unfolded_lines(text: str, *, joins: bool) -> str:
    """A text whose lines the program of the writer has broken (RFC 3676), in the lines they wrote. ``joins``: DelSp."""
    lines: list[list[str]] = []
    depth, is_soft = 0, False
    for line in text.replace("\r\n", "\n").split("\n"):
        words = line.lstrip(">")
        level, words = len(line) - len(words), words.removeprefix(" ")
        if is_soft and level == depth and words != SIGNATURE:
            lines[-1].append(words)
        else:
            lines.append([">" * level + " " * bool(level), words])
        depth, is_soft = level, words.endswith(" ") and words != SIGNATURE
        if is_soft and joins:
            lines[-1][-1] = words[:-1]
    return "\n".join("".join(pieces) for pieces in lines)

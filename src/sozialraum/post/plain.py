"""Post: whatever somebody wrote, as plain text that nothing can hide in."""

from __future__ import annotations

import re
import unicodedata
from html.parser import HTMLParser

BREAKS = {"p", "div", "br", "tr", "li", "h1", "h2", "h3", "h4", "blockquote", "table", "ul", "ol"}
SILENT = {"script", "style", "head", "title", "template"}


class _Words(HTMLParser):
    """Keeps the words of a page and forgets everything else."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.words: list[str] = []
        self.silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in SILENT:
            self.silent += 1
        elif tag in BREAKS:
            self.words.append("\n")

    def handle_endtag(self, tag: str) -> None:
        if tag in SILENT:
            self.silent = max(0, self.silent - 1)
        elif tag in BREAKS:
            self.words.append("\n")

    def handle_data(self, data: str) -> None:
        if not self.silent:
            self.words.append(data)


def plain_text(text: str, most: int, *, is_html: bool) -> str:
    """At most so many signs, in lines; no control characters and nothing that turns the direction of reading."""
    if is_html:
        text = _without_marks(text[: 20 * most])
    lines = text.replace("\r\n", "\n").replace("\r", "\n")[: 4 * most]
    clean = "".join(sign for sign in lines if sign in "\n\t" or unicodedata.category(sign) not in ("Cc", "Cs", "Cf"))
    clean = re.sub(r"\n{3,}", "\n\n", "\n".join(one.rstrip() for one in clean.split("\n"))).strip()
    return clean if len(clean) <= most else f"{clean[: most - 1]}…"


def _without_marks(text: str) -> str:
    reader = _Words()
    reader.feed(re.sub(r"\s+", " ", text))
    reader.close()
    return "".join(reader.words)

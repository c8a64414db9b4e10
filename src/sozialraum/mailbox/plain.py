"""Mailbox: whatever somebody wrote, as plain text that nothing can hide in."""

from __future__ import annotations

import re
from html.parser import HTMLParser

from sozialraum.foundation.text import paragraphs, shortened

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
    """At most so many signs, in lines; nothing in it that nobody can see (``foundation.text``)."""
    if is_html:
        text = _without_marks(text[: 20 * most])
    clean = paragraphs(text[: 4 * most])
    clean = re.sub(r"\n{3,}", "\n\n", "\n".join(one.rstrip() for one in clean.split("\n"))).strip()
    return shortened(clean, most)


def _without_marks(text: str) -> str:
    reader = _Words()
    reader.feed(re.sub(r"\s+", " ", text))
    reader.close()
    return "".join(reader.words)

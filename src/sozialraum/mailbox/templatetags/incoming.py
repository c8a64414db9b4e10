"""Mailbox: the text of a message as a page shows it: what is quoted, and a mail within, is set apart."""

from __future__ import annotations

import re
from itertools import groupby

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

register = template.Library()
DEEPEST = 8  # blocks within blocks; what is quoted deeper keeps its marks


@register.filter
def quoted(text: str, depth: int = 0) -> SafeString:
    """Paragraphs, and a block for all lines that begin with ``>``, with blocks within it."""
    blocks = []
    is_deep = depth >= DEEPEST
    for is_quote, lines in groupby(text.split("\n"), lambda line: not is_deep and line.startswith(">")):
        inside = list(lines)
        if is_quote:
            within = "\n".join(line[1:].removeprefix(" ") for line in inside)
            blocks.append(format_html("<blockquote>{}</blockquote>", quoted(within, depth + 1)))
        else:
            blocks += [_paragraph(one) for one in re.split(r"\n{2,}", "\n".join(inside)) if one.strip()]
    return format_html_join("\n", "{}", ((one,) for one in blocks))


def _paragraph(text: str) -> SafeString:
    return format_html(
        "<p>{}</p>", format_html_join(SafeString("<br>"), "{}", ((one,) for one in text.strip("\n").split("\n")))
    )

"""Bench: a concern as somebody sends it. Forms are opened first and sent later: nobody fills one in in no time."""

from __future__ import annotations

import html
import re

from bench.client import Caller, Question

#: Public addresses with a form; each is made for one reader and never kept.
FORMS = {"access:login", "concerns:concern-find", "concerns:concern-say", "joining:request-ask"}
SAY = "/anliegen/sagen/"
SAID = {"topic": "weiss-nicht", "text": "Am Beispielplatz ist es abends dunkel.", "reply_by": "none"}
FIELD = re.compile(r"<input[^>]*>")
WORD = re.compile(r'([\w-]+)="([^"]*)"')
FOUR_SECONDS = 4.0  # who is quicker is taken for a program (``actforms.open_form.QUICKEST``)


def opened(port: int, count: int) -> list[Question]:
    """Open the form so often, and fill it in."""
    caller = Caller(port)
    filled = [_filled_in(caller) for _ in range(count)]
    caller.close()
    return filled


def _filled_in(caller: Caller) -> Question:
    page = caller.expect(Question(SAY), 200)
    hidden = standing(page.content.decode())
    return Question(SAY, words=tuple((hidden | SAID | {"schritt": "senden"}).items()), cookie=page.cookie)


def standing(page: str) -> dict[str, str]:
    """The hidden fields of the form on a page, by name."""
    tags = [dict(WORD.findall(tag)) for tag in FIELD.findall(page.partition("<main")[2])]
    return {tag["name"]: html.unescape(tag.get("value", "")) for tag in tags if tag.get("type") == "hidden"}

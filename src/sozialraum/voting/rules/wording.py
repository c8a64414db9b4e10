"""Voting: what a decision is called if nobody says so (no paragraph, a habit)."""

from __future__ import annotations

import re

_END = re.compile(r"[.!?:](?=\s|$)|\n")
_SHORT = re.compile(r"(?:^|\s)(?:\d{1,4}|[A-Za-zÄÖÜäöü]|Nr|Abs|Art|bzw|ca|Dr|etc|ggf|Prof|St|Str|usw|vgl|inkl|evtl)$")


def first_sentence(text: str, most: int) -> str:
    """The first sentence without its full stop, at most so many signs; a day or an abbreviation ends none."""
    words = text.strip()
    for found in _END.finditer(words):
        before = words[: found.start()]
        if found[0] == "\n" or not (found[0] == "." and _SHORT.search(before[-12:])):
            words = before
            break
    words = " ".join(words.split()).rstrip(".")
    return words if len(words) <= most else f"{words[: most - 1].rstrip()}…"

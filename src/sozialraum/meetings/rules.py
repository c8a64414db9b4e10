"""Meetings: how the point of an agenda is called, as plain text."""

from __future__ import annotations

import re

_WORD = re.compile(r"(?:tagesordnungspunkt|top)(?=[\s.:/\d-]|$)[\s.:/-]*", re.IGNORECASE)


def bare_number(number: str) -> str:
    """The printed number without the word before it and the point behind it: »01« of »TOP 01«, »4« of »4.«"""
    told = number.strip()
    return _WORD.sub("", told, count=1).rstrip(" .:") if _WORD.match(told) else told.rstrip(" .:")


def item_label(number: str) -> str:
    """»TOP 4«, however the number was printed or typed; "" where there is none."""
    bare = bare_number(number)
    return f"TOP {bare}" if bare else ""


def same_number(printed: str, typed: str) -> bool:
    """»01« is asked for with »1«, too."""
    return printed.upper().lstrip("0") == typed.upper().lstrip("0")

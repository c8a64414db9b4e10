"""Joining: how a wish to join is numbered, and which group fits an answer: no database, no request, no clock."""

from __future__ import annotations

import re
from collections.abc import Collection

from sozialraum.foundation.text import signs_of_code

WORD = re.compile(r"[^\W\d_]+")


def number_of(key: str) -> str:
    """A key as a number to read out: ``k7m3p2xq`` is K7M3-P2XQ."""
    return f"{key[:4]}-{key[4:]}".upper()


def key_of(number: str) -> str:
    """The key behind a number, however it was typed."""
    return signs_of_code(number).lower()


#: Words that begin like a trade and only say that groups are spoken of.
OF_GROUPS = ("arbeitsgruppe", "arbeitskreis")
IN_THE_NAME, IN_THE_TASK = 2, 1


def answer_of(value: str) -> str:
    """An answer as it stands in the address: ``ja``, ``nein``, or empty."""
    return value if value in ("ja", "nein") else ""


def fit(beginnings: Collection[str], name: str, task: str) -> int:
    """How well a group fits a question, from 0: each beginning counts once, more in its name than in its task."""
    named, does = _words(name), _words(task)
    return sum(
        IN_THE_NAME if any(word.startswith(one) for word in named) else IN_THE_TASK
        for one in beginnings
        if any(word.startswith(one) for word in (*named, *does))
    )


def _words(text: str) -> list[str]:
    return [word for word in WORD.findall(text.casefold()) if not word.startswith(OF_GROUPS)]

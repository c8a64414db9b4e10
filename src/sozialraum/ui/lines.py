"""Room ui: typed lines where there is room for one only."""

from __future__ import annotations

from functools import lru_cache

from django.utils.text import slugify


def as_line(text: str) -> str:
    """»montags 9 bis 12 Uhr; dienstags zu«: each line of a text apart, where none can be begun."""
    return "; ".join(line.strip().rstrip(";,") for line in str(text or "").splitlines() if line.strip())


@lru_cache(maxsize=1000)
def anchor_of(words: str) -> str:
    """The anchor of a heading: its words as a slug, in the letters of its own script where it has none of ours."""
    return slugify(words) or slugify(words, allow_unicode=True)

"""Room ui: an address as a QR code, so that a page on paper leads back to itself."""

from __future__ import annotations

from functools import lru_cache

import segno
from django.utils.safestring import SafeString, mark_safe


@lru_cache(maxsize=200)
def square(address: str) -> SafeString:
    """The address as an inline SVG of squares, silent for screen readers; "" for an empty one."""
    if not address:
        return SafeString()
    code = segno.make(address, error="m", micro=False)
    drawn = code.svg_inline(border=0, omitsize=True, svgclass=None, lineclass=None)
    return mark_safe(drawn.replace("<svg", '<svg aria-hidden="true"', 1))  # noqa: S308 - an SVG of squares

"""Site: a list of addresses for search engines, byte by byte (sitemaps.org)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from xml.sax.saxutils import escape

HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'


def written(addresses: Iterable[tuple[str, dt.datetime | None]]) -> str:
    """The whole file; a moment to the second, in UTC."""
    return f"{HEAD}{''.join(_line(*one) for one in addresses)}</urlset>\n"


def _line(address: str, modified: dt.datetime | None) -> str:
    changed = f"<lastmod>{modified.astimezone(dt.UTC).isoformat(timespec='seconds')}</lastmod>" if modified else ""
    return f"<url><loc>{escape(address)}</loc>{changed}</url>\n"

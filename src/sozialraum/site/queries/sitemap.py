"""Site: every public page of a network, for search engines."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from itertools import islice

from sozialraum.acts.registry import kinds
from sozialraum.foundation.things import path_of
from sozialraum.foundation.visitor import Visitor
from sozialraum.languages.names import ALL_LANGUAGES, spoken_at

MOST = 50_000  # sitemaps.org: the most one file may hold
PLAIN = (
    "site:home",
    "site:calendar",
    "joining:group-list",
    "joining:group-find",
    "site:archive",
    "site:meeting-list",
    "site:organization-list",
    "site:institution-list",
    "site:resolution-list",
    "site:paper-list",
    "concerns:concern-list",
    "inbox:concern-report",
    "site:glossary",
    "site:accessibility",
    "site:privacy",
    "site:imprint",
)
#: Pages made for every language: each has an address in each of them.
IN_LANGUAGES = (
    "concerns:concern-list",
    "concerns:concern-say",
    "concerns:concern-find",
    "joining:group-list",
    "joining:group-find",
    "site:calendar",
)


def addresses(visitor: Visitor) -> list[tuple[str, dt.datetime | None]]:
    """Address and last change of every public page; empty without a base address.

    The moment is None for a page that shows more than one thing.
    """
    if not visitor.body.address:
        return []
    nobody, base = Visitor(visitor.body), f"{visitor.body.address.rstrip('/')}/"
    languages = (spoken_at(path_of(name), language.code) for name in IN_LANGUAGES for language in ALL_LANGUAGES)
    plain = ((base + path, None) for path in dict.fromkeys((*map(path_of, PLAIN), *languages)))
    things = ((base + path, modified) for path, modified in _things(nobody))
    return list(islice((*plain, *things), MOST))


def _things(nobody: Visitor) -> Iterator[tuple[str, dt.datetime]]:
    """Rows, not models: a network has thousands of decisions."""
    for page in (page for kind in kinds() for page in kind.pages):
        things = page.things().visible_to(nobody).order_by("pk")
        for *named, modified in things.values_list(*page.columns.values(), "modified"):
            yield page.address.format(**dict(zip(page.columns, named, strict=True))), modified

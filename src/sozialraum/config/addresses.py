"""Config: every address of the house as a page to read, and for the tests that walk through all of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.urls import URLPattern, get_resolver


@dataclass(frozen=True)
class Address:
    """One line of the URL table."""

    room: str
    name: str
    path: str
    view: Any

    @property
    def is_public(self) -> bool:
        return bool(getattr(self.view, "is_public", False))

    @property
    def only_reads(self) -> bool:
        """True for a GET-only public page that is the same for everybody; False for forms and the steps of a login."""
        return bool(getattr(self.view, "only_reads", False))


def addresses(resolver: Any = None, room: str = "", path: str = "/") -> Iterator[Address]:
    """All lines of the URL table, in the order in which they are asked."""
    for entry in (resolver or get_resolver()).url_patterns:
        here = path + str(entry.pattern)
        if isinstance(entry, URLPattern):
            yield Address(room, entry.name or "", here, entry.callback)
        else:
            yield from addresses(entry, entry.app_name or room, here)


def describe() -> str:
    """The table of addresses (``docs/reference/addresses.md``)."""
    head = (
        "# Addresses\n\nEvery address of Sozialraum. `public` ones open for everybody; all others ask who is there.\n"
    )
    head += "Written by `make docs`; a test compares it.\n\n| address | name | public |\n|---|---|---|\n"
    rows = [f"| `{a.path}` | `{a.room}:{a.name}` | {'yes' if a.is_public else ''} |" for a in addresses()]
    return head + "\n".join(rows) + "\n"

"""Desk: everything in the record that contradicts itself, each with the page on which it is mended."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse

from sozialraum.acts.registry import has_hints, hints_among, kinds
from sozialraum.foundation.visitor import Visitor

MOST = 200  # things on one page


@dataclass(frozen=True)
class Contradiction:
    """A thing of the record with what does not fit together in it. ``url``: its page; ``mend``: its form."""

    thing: Any
    says: tuple[str, ...]
    url: str
    mend: str

    @property
    def kind(self) -> str:
        return str(self.thing._meta.verbose_name)


def contradictions(visitor: Visitor) -> list[Contradiction]:
    """All of them, kind by kind; as many questions for a thousand things as for one."""
    found: list[Contradiction] = []
    for things, pages in _looked_at():
        told: dict[Any, list[str]] = {}
        for thing, says in hints_among(list(things.filter(body=visitor.body, deleted=None))):
            told.setdefault(thing, []).append(says)
        found += [_of_thing(thing, tuple(dict.fromkeys(says)), pages) for thing, says in told.items()]
    return found


def _looked_at() -> Iterator[tuple[QuerySet[Any], str]]:
    """The things of each kind that may contradict itself, as its lists have them, and the beginning of its pages."""
    for kind in kinds():
        if has_hints(kind.model):
            yield from ((one.things().order_by(*one.order), one.pages) for one in kind.listings)
            if not kind.listings:
                yield kind.model._default_manager.order_by("-pk"), f"{kind.model._meta.app_label}:{kind.word}"


def _of_thing(thing: Any, says: tuple[str, ...], pages: str) -> Contradiction:
    mend = reverse(f"{pages}-correct", args=[thing.key])
    return Contradiction(thing, says, thing.get_absolute_url() or mend, mend)

"""Site: every public page of a network, for search engines."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Any

from django.db.models import QuerySet

from sozialraum.bodies.models import Organization
from sozialraum.decisions.models import Resolution
from sozialraum.foundation.visitor import Visitor
from sozialraum.meetings.models import Meeting
from sozialraum.papers.models import Paper, Version
from sozialraum.site.queries.linked_data import absolute

MOST = 50_000  # sitemaps.org: the most one file may hold
SHOWN = ("key", "modified")
PLAIN = (
    "",
    "termine/",
    "sitzungen/",
    "gremien/",
    "einrichtungen/",
    "beschluesse/",
    "dokumente/",
    "glossar/",
    "barrierefreiheit/",
    "datenschutz/",
    "impressum/",
)


@dataclass(frozen=True)
class Page:
    """A page's address and, if it shows one thing, when that thing last changed for the public."""

    address: str
    modified: str = ""


def pages(visitor: Visitor) -> list[Page]:
    """What nobody in particular may read, under its one address; nothing without a base address."""
    if not visitor.body.address:
        return []
    nobody = Visitor(visitor.body)
    plain = (Page(absolute(visitor.body, path)) for path in PLAIN)
    return list(islice((*plain, *_things(nobody)), MOST))


def _things(nobody: Visitor) -> Iterator[Page]:
    found: tuple[QuerySet[Any], ...] = (
        Organization.objects.visible_to(nobody).groups().only(*SHOWN, "classification"),
        Organization.objects.visible_to(nobody).institutions().only(*SHOWN, "classification"),
        Meeting.objects.visible_to(nobody).only(*SHOWN),
        Resolution.objects.visible_to(nobody).only(*SHOWN),
        Paper.objects.visible_to(nobody).only(*SHOWN),
        Version.objects.visible_to(nobody).select_related("paper").only(*SHOWN, "label", "paper__key"),
    )
    for things in found:
        for thing in things.order_by("pk"):
            yield Page(absolute(nobody.body, thing.get_absolute_url()), _second(thing.modified))


def _second(moment: dt.datetime) -> str:
    return moment.astimezone(dt.UTC).isoformat(timespec="seconds")

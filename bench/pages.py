"""Bench: every public page of the house with its fullest example, found by its address.

Run in the house that is measured (``python -m bench.pages``); prints what it found as JSON.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator
from itertools import product
from typing import Any

from django.db.models import Count
from django.test import Client

from bench import inside  # noqa: F401 - first of all
from bench.forms import FORMS
from sozialraum.annexes.models import Annex
from sozialraum.bodies.models import Organization
from sozialraum.config.addresses import Address, addresses
from sozialraum.decisions.models import Resolution
from sozialraum.events.models import Event
from sozialraum.measures.models import Measure
from sozialraum.meetings.models import Meeting
from sozialraum.network.models import Body
from sozialraum.papers.models import File, Paper, Version

PARAMETER = re.compile(r"<(?:\w+:)?(\w+)>")
FEED = "/termine/kalender.ics"  # also of the other network, where it is full
ASIDE = {"site:favicon", "pictures:picture-detail"}  # leads to a static file; bytes alone, as those of a file
TRIES = 200  # at most so many addresses are tried until one answers
#: The same page, asked differently.
ALSO = {
    "site:resolution-list": ("?gremium=plenum", "?jahr=2019&text=Muster", "?text=Beispiel&seite=20"),
    "site:meeting-list": ("?seite=10",),
}


def values() -> dict[str, list[str]]:
    """For every word in an address what could stand there, the fullest example first."""
    body = Body.objects.get(is_default=True)
    fullest = [
        Organization.objects.filter(body=body, classification="plenum").order_by("pk"),
        Organization.objects.filter(body=body, listed=True, deleted=None).institutions().order_by("pk"),
        Meeting.objects.filter(body=body).annotate(n=Count("holders")).order_by("-n", "-date").filter(state="held"),
        Resolution.objects.filter(body=body).annotate(n=Count("ballots__counts")).order_by("-n", "-pk"),
        Paper.objects.filter(body=body).order_by("pk"),
        File.objects.filter(body=body).order_by("pk"),
        Event.objects.filter(body=body).order_by("-pk"),
        Measure.objects.filter(body=body).order_by("pk"),
        Meeting.objects.filter(pk__in=Annex.objects.filter(body=body).values("minutes__meeting")).order_by("pk"),
    ]
    keys = [one.key for found in fullest if (one := found.first())]
    paper = Paper.objects.filter(body=body).order_by("pk").first()
    labels = list(Version.objects.filter(paper=paper).order_by("pk").values_list("label", flat=True)) if paper else []
    coming = Meeting.objects.filter(body=body).exclude(date=None).order_by("-date").first()
    day = coming.date if coming else None
    dates = {"year": [str(day.year)], "month": [str(day.month or 1)], "day": [str(day.day or 1)]} if day else {}
    return {"key": keys, "label": labels[:1], "other": labels[-1:], "language": ["ar"]} | dates


def paths(address: Address, known: dict[str, list[str]]) -> Iterator[str]:
    """Every address one could try; a word nobody knows gets whatever there is."""
    words = PARAMETER.findall(address.path)
    anything = [one for some in known.values() for one in some]
    for number, chosen in enumerate(product(*(known.get(word, anything) for word in words))):
        if number >= TRIES:
            return
        rest = iter(chosen)
        yield PARAMETER.sub(lambda _match, rest=rest: next(rest), address.path)


def found() -> dict[str, list[Any]]:
    """All pages with name, path and host, and the names of the addresses for which no example answers."""
    nobody, known = Client(raise_request_exception=False), values()
    pages, unmeasured = list[dict[str, str]](), list[str]()
    for address in addresses():
        name = f"{address.room}:{address.name}"
        if name not in FORMS and (not address.only_reads or name in ASIDE):
            continue
        path = next((one for one in paths(address, known) if nobody.get(one).status_code == 200), None)
        if path is None:
            unmeasured.append(name)
            continue
        asked = (path, *(path + query for query in ALSO.get(name, ())))
        pages += [{"name": name, "path": one, "host": "localhost"} for one in asked]
    feeds = [page for page in pages if page["path"] == FEED]
    for body in Body.objects.filter(is_default=False):
        pages += [feed | {"host": f"{body.key}.localhost"} for feed in feeds]
    return {"pages": pages, "unmeasured": unmeasured}


if __name__ == "__main__":
    sys.stdout.write(json.dumps(found()))

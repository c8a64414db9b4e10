"""Bench: every public page of the house with its fullest example, found by its address, and its queries counted.

Run in the house that is measured (``python -m bench.pages``); prints what it found as JSON.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from itertools import product
from typing import Any

from django.conf import settings
from django.contrib.auth import get_user_model
from django.db import connection
from django.db.models import Count
from django.test import Client
from django.test.utils import CaptureQueriesContext

from bench import inside  # noqa: F401 - first of all
from bench.client import unheard
from sozialraum.acts import guard
from sozialraum.bodies.models import Organization
from sozialraum.config.addresses import Address, addresses
from sozialraum.decisions.models import Resolution
from sozialraum.meetings.models import Meeting
from sozialraum.network.models import Body
from sozialraum.papers.models import File, Paper, Version
from sozialraum.people.models import Membership, Person

PARAMETER = re.compile(r"<(?:\w+:)?(\w+)>")
FEED = "/termine/kalender.ics"  # also of the other network, where it is full
REDIRECTS = {"site:favicon"}  # leads to a static file
TRIES = 200  # at most so many addresses are tried until one answers
#: The same page, asked differently.
ALSO = {
    "site:resolution-list": ("?gremium=plenum", "?jahr=2019&text=Muster", "?text=Beispiel&seite=20"),
    "site:meeting-list": ("?seite=10",),
}


@dataclass(frozen=True)
class Page:
    """A page to be measured, with what was counted inside."""

    name: str
    path: str
    kind: str  # media type
    nobody: int  # queries
    member: int
    host: str = "localhost"


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
    ]
    keys = [one.key for found in fullest if (one := found.first())]
    paper = Paper.objects.filter(body=body).order_by("pk").first()
    labels = list(Version.objects.filter(paper=paper).order_by("pk").values_list("label", flat=True)) if paper else []
    coming = Meeting.objects.filter(body=body).exclude(date=None).order_by("-date").first()
    day = coming.date if coming else None
    dates = {"year": [str(day.year)], "month": [str(day.month or 1)], "day": [str(day.day or 1)]} if day else {}
    return {"key": keys, "label": labels[:1], "other": labels[-1:], "tongue": ["ar"]} | dates


def paths(address: Address, known: dict[str, list[str]]) -> Iterator[str]:
    """Every address one could try; a word nobody knows gets whatever there is."""
    words = PARAMETER.findall(address.path)
    anything = [one for some in known.values() for one in some]
    for number, chosen in enumerate(product(*(known.get(word, anything) for word in words))):
        if number >= TRIES:
            return
        rest = iter(chosen)
        yield PARAMETER.sub(lambda _match, rest=rest: next(rest), address.path)


def member() -> Client:
    """Somebody with most memberships, logged in."""
    body = Body.objects.get(is_default=True)
    most = Membership.objects.filter(body=body).values("person").annotate(n=Count("pk")).order_by("-n", "person")
    person = Person.objects.get(pk=most[0]["person"])
    with guard.opened():  # the bench arranges its world; nothing of this is the network's record
        person.user, _new = get_user_model().objects.get_or_create(email="bench@muster.example")
        person.save(update_fields=["user"])
    client = Client()
    client.force_login(person.user, backend=settings.AUTHENTICATION_BACKENDS[0])
    return client


def counted(client: Client, path: str, host: str = "localhost") -> tuple[int, Any]:
    """How many questions a page asks that is made anew in a process that knows the network already."""
    client.get(path, headers={"host": host})
    path += f"{'&' if '?' in path else '?'}{unheard(0)}"
    with CaptureQueriesContext(
        connection,
    ) as asked:
        response = client.get(path, headers={"host": host})
        if response.streaming:
            b"".join(response.streaming_content)
    return len(asked), response


def measured(nobody: Client, someone: Client, name: str, path: str, host: str = "localhost") -> dict[str, Any]:
    queries, response = counted(nobody, path, host)
    kind = response.headers["Content-Type"].partition(";")[0]
    return asdict(Page(name, path, kind, queries, counted(someone, path, host)[0], host))


def found() -> dict[str, list[Any]]:
    """All pages, and the names of the addresses for which no example answers."""
    nobody, known, someone = Client(raise_request_exception=False), values(), member()
    pages, unmeasured = list[dict[str, Any]](), list[str]()
    for address in addresses():
        name = f"{address.room}:{address.name}"
        if not address.only_reads or name in REDIRECTS:
            continue
        path = next((one for one in paths(address, known) if nobody.get(one).status_code == 200), None)
        if path is None:
            unmeasured.append(name)
            continue
        for one in (path, *(path + query for query in ALSO.get(name, ()))):
            pages.append(measured(nobody, someone, name, one))
    for body in Body.objects.filter(is_default=False):
        host = f"{body.key}.localhost"
        pages += [measured(nobody, someone, page["name"], page["path"], host) for page in pages if page["path"] == FEED]
    return {"pages": pages, "unmeasured": unmeasured}


if __name__ == "__main__":
    sys.stdout.write(json.dumps(found()))

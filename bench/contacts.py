"""Bench: an address list is read, previewed and taken over. ``python -m bench.contacts BODY N`` prints JSON.

The list is as offices have them: semicolons, Windows-1252, one line per contact with institution, seat and phone.
"""

from __future__ import annotations

import json
import sys
import time
from dataclasses import replace
from itertools import pairwise

from bench import inside  # noqa: F401 - first of all
from sozialraum.contacts import actions
from sozialraum.contacts.ports import tables
from sozialraum.contacts.queries import preview
from sozialraum.contacts.rules.headings import Meaning
from sozialraum.foundation.visitor import Standing, Visitor, Way
from sozialraum.network.models import Body
from sozialraum.people.models import Person

HEAD = "Einrichtung;Name;E-Mail;Telefon;Straße;PLZ;Ort;Verteiler AG 01"


def written(count: int) -> bytes:
    """Three contacts for each institution, the first of them on the Verteiler of a group."""
    lines = [
        f"Kita Straße {n // 3};Jürgen Muster {n};muster{n}@muster.example;02403 {n:06};Musterweg {n};00000;Musterstadt;"
        + ("x" if n % 3 == 0 else "")
        for n in range(count)
    ]
    return "\r\n".join([HEAD, *lines]).encode("cp1252")


def taken(body: Body, count: int) -> dict[str, float]:
    """Seconds of each step, and how often the progress was told."""
    by = Visitor(body, Way.SECOND_FACTOR, label="Bench", standings=frozenset([Standing("member", 0, "office")]))
    content, told, times = written(count), [0], [time.perf_counter()]
    known = Person.objects.filter(body=body).count()
    job = actions.upload(body, by=by, file=tables.Upload("liste.csv", content, tables.read(content)))
    columns = tuple(
        replace(one, means=one.means or "recipient") if one.meaning is Meaning.CROSS else one
        for one in job.layout.columns
    )
    how = {"address_of_institution": False, "fill_down": False}
    actions.arrange(job, by=by, columns=columns, group_means="", since=None, **how)
    times.append(time.perf_counter())
    prepared = preview.prepare(job)
    times.append(time.perf_counter())
    actions.take_over(
        job, by=by, seen=prepared.plan.digest, prepared=prepared, progress=lambda *_: told.__setitem__(0, told[0] + 1)
    )
    times.append(time.perf_counter())
    read, shown, done = (after - before for before, after in pairwise(times))
    came = Person.objects.filter(body=body).count() - known
    return {"contacts": came, "read": read, "preview": shown, "taken_over": done, "told": told[0]}


def main() -> None:
    body = Body.objects.get(key=sys.argv[1])
    sys.stdout.write(json.dumps(taken(body, int(sys.argv[2]))))


if __name__ == "__main__":
    main()

"""Bench: one process that acts. ``python -m bench.acting BODY N`` waits for a line, then acts N times.

Without N it verifies the body's journal. Either way it prints JSON.
"""

from __future__ import annotations

import json
import sys
import time
from itertools import cycle, islice

from bench import inside  # noqa: F401 - first of all
from sozialraum.acts import journal
from sozialraum.acts.models import Entry
from sozialraum.foundation.visitor import Visitor
from sozialraum.meetings.actions import meetings
from sozialraum.meetings.models import Meeting
from sozialraum.network.models import Body


def act(body: Body, times: int) -> list[float]:
    """Correct one meeting after the other, as the house itself; seconds of each act."""
    house, spent = Visitor.house(body), list[float]()
    rows = list(Meeting.objects.filter(body=body, deleted=None).order_by("pk")[:100])
    for number, meeting in enumerate(islice(cycle(rows), times)):
        began = time.perf_counter()
        meetings.correct(meeting, by=house, reason=f"Beispielgrund {number}")
        spent.append(time.perf_counter() - began)
    return spent


def verified(body: Body) -> dict[str, float]:
    """How long it takes to walk the whole journal of a body."""
    began = time.perf_counter()
    faults = list(journal.verify(body))
    spent = time.perf_counter() - began
    return {"entries": Entry.objects.filter(body=body).count(), "faults": len(faults), "seconds": spent}


def main() -> None:
    body = Body.objects.get(key=sys.argv[1])
    if len(sys.argv) == 2:
        sys.stdout.write(json.dumps(verified(body)))
        return
    sys.stdout.write("ready\n")
    sys.stdout.flush()
    sys.stdin.readline()
    sys.stdout.write(json.dumps(act(body, int(sys.argv[2]))))


if __name__ == "__main__":
    main()

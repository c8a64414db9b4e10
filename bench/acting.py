"""Bench: a process that acts. ``python -m bench.acting BODY``: a line in, one public act, a line out."""

from __future__ import annotations

import sys
from itertools import cycle

from bench import inside  # noqa: F401 - first of all
from sozialraum.foundation.visitor import Visitor
from sozialraum.meetings.actions import meetings
from sozialraum.meetings.models import Meeting
from sozialraum.network.models import Body


def main() -> None:
    """Correct one meeting after the other, as the house itself, until nobody asks any more."""
    body = Body.objects.get(key=sys.argv[1])
    rows = list(Meeting.objects.filter(body=body, deleted=None).order_by("pk")[:100])
    for number, meeting in enumerate(cycle(rows)):
        if not sys.stdin.readline():
            return
        meetings.correct(meeting, by=Visitor.house(body), reason=f"Beispielgrund {number}")
        sys.stdout.write("done\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()

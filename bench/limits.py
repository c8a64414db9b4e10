"""Bench: what a page may cost, as a multiple of the yardstick; the first reader as a multiple of the same page anew."""

from __future__ import annotations

KEPT = UNCHANGED = 0.15
FIRST = 1.5
FORM = 2.5
OFFICE = 5.0  # a page of the office that reads rules, former sittings and the agenda: planning, 25 points
HOLD = 6.0  # the page on which a sitting is held, with 80 people and 25 points
NOTE = 2.0  # a note that is stored while it is written
START, LIST, THING, FEED, PAPER = 1.5, 2.0, 3.0, 2.5, 6.0
#: What hands out everything there is at once: thirty times the rows of the yardstick, and each with all its words.
WHOLE = 25.0
WORKER = 150.0  # megabytes that a worker has for itself
NETWORKS, GROWTH = 300, 1.5  # with so many networks a page costs at most so many times what it costs with one
COUNTING = 3.0  # roll and quorum, as a multiple of a bare loop over the same values

KINDS = {
    "site:home": START,
    "site:organization-detail": THING,
    "site:meeting-detail": THING,
    "site:resolution-detail": THING,
    "site:paper-detail": THING,
    "site:version-detail": THING,
    "site:version-comparison": THING,
    "site:resolution-export": WHOLE,
    "site:sitemap": WHOLE,
}
OF_OFFICE = {
    "convening:meeting-plan": OFFICE,
    "agenda:meeting-set-agenda": OFFICE,
    "holding:meeting-hold": HOLD,
    "notes:item-note": NOTE,
}
#: Bytes from the disk are sent by the server each time; no page of theirs is kept.
NOT_KEPT = {"papers:file-detail"}
ENDINGS = {".ics": FEED, ".pdf": PAPER}


def limits_of(name: str, path: str) -> dict[str, float]:
    """The limit of each column for the page with this name and path."""
    anew = next((most for ending, most in ENDINGS.items() if path.endswith(ending)), KINDS.get(name, LIST))
    form = OF_OFFICE.get(name, FORM)
    return {"kept": KEPT, "304": UNCHANGED, "anew": anew, "first": FIRST, "form": form}

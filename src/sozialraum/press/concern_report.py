"""»Was Sie gesagt haben – was wir getan haben« on paper, from a list of public values."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import Any

from django.utils.translation import override

from sozialraum.press.prose import blocks
from sozialraum.press.typeset import typeset
from sozialraum.ui.spoken import in_words

TITLE = "Was Sie gesagt haben – was wir getan haben"


@dataclass(frozen=True)
class Point:
    """One concern: what was said, how it stands, what was answered (typed text) and decided (name and address)."""

    number: str
    said_on: str
    text: str
    state: str
    answers: tuple[str, ...] = ()
    decisions: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class ConcernReportTopic:
    """Everything that was said about one thing."""

    name: str
    points: tuple[Point, ...]


@dataclass(frozen=True)
class ConcernReport:
    """Everything that stands on the paper; ``since`` is a phrase or empty."""

    body: str
    since: str
    topics: tuple[ConcernReportTopic, ...]
    printed: datetime.datetime
    address: str = ""


def concern_report_pdf(paper: ConcernReport) -> bytes:
    """The document, always in German; the same values give the same bytes."""
    with override("de"):
        count = sum(len(topic.points) for topic in paper.topics)
        counted = "Ein Anliegen" if count == 1 else f"{count} Anliegen"
        data: dict[str, Any] = {
            "body": paper.body,
            "title": TITLE,
            "lead": f"{counted} {paper.since}".strip() if count else "Hier steht noch kein Anliegen.",
            "topics": [{"name": one.name, "points": [_point(point) for point in one.points]} for one in paper.topics],
            "source": {"href": paper.address, "text": paper.address, "printed": in_words(paper.printed)},
            "running": [paper.body, TITLE, f"Stand: {in_words(paper.printed)}"],
        }
    return typeset("concern_report", data, title=TITLE, author=paper.body, created=paper.printed)


def _point(point: Point) -> dict[str, Any]:
    return {
        "number": point.number,
        "said_on": point.said_on,
        "text": blocks(point.text),
        "state": point.state,
        "answers": [blocks(answer) for answer in point.answers],
        "decisions": [{"text": called, "href": address} for called, address in point.decisions],
    }

"""A version of a document on paper, from a list of public values."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from django.utils.translation import override

from sozialraum.press.prose import blocks
from sozialraum.press.typeset import typeset
from sozialraum.ui.spoken import in_words
from sozialraum.ui.values import Day


@dataclass(frozen=True)
class DocumentSheet:
    """Everything that stands on the paper. ``clauses``: number and title (or empty) and the typed text below it."""

    body: str
    title: str
    label: str
    since: Day | None
    until: Day | None
    is_in_force: bool
    is_ahead: bool
    clauses: tuple[tuple[str, str, str], ...]
    remarks: tuple[str, ...]  # by whom it was adopted, when it was corrected, a note
    address: str
    printed: datetime.datetime


def document_pdf(paper: DocumentSheet) -> bytes:
    """The document, always in German; the same values give the same bytes."""
    with override("de"):
        state, day = _state(paper), in_words(paper.printed)
        data = {
            "body": paper.body,
            "title": paper.title,
            "label": paper.label,
            "state": {"label": state, "sentence": _sentence(paper)},
            "remarks": paper.remarks,
            "clauses": [{"number": no, "title": title, "text": blocks(text)} for no, title, text in paper.clauses],
            "source": {"href": paper.address, "text": paper.address, "printed": day},
            "running": [paper.body, f"{paper.title}, {paper.label}", f"{state} am {day}"],
        }
    return typeset("document", data, title=f"{paper.title}, {paper.label}", author=paper.body, created=paper.printed)


def _state(paper: DocumentSheet) -> str:
    if paper.is_in_force:
        return "Gilt"
    return "Noch nicht in Kraft" if paper.is_ahead else "Gilt nicht mehr"


def _sentence(paper: DocumentSheet) -> str:
    """»Diese Fassung gilt ab Mittwoch, 17. April 2024.«, as far as the days are known."""
    days = [f"{word} {in_words(day)}" for word, day in (("ab", paper.since), ("bis", paper.until)) if day]
    if not days:
        return "Ab wann diese Fassung gilt, steht noch nicht fest." if paper.is_ahead else ""
    return f"Diese Fassung {'gilt' if paper.is_in_force or paper.is_ahead else 'galt'} {' '.join(days)}."

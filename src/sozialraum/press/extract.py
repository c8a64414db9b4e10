"""An extract from minutes on paper: one decision with its counts, by which rules, and how far the minutes have come."""

import datetime
from dataclasses import dataclass
from typing import Any

from django.utils.translation import override

from sozialraum.press.minutes import Decision, decision_data, in_one_short_line
from sozialraum.press.typeset import typeset
from sozialraum.ui.spoken import in_words
from sozialraum.ui.values import Day


@dataclass(frozen=True)
class ExtractSheet:
    """Everything that stands on the sheet; ``facts`` are pairs of a label and what is known of it."""

    body: str
    meeting: str  # "" if it was taken in no known sitting
    decision: Decision
    facts: tuple[tuple[str, str], ...]
    state: str  # of the minutes, in a sentence
    address: str
    printed: datetime.datetime
    when: Day | None = None
    item: str = ""  # »TOP 3: Bänke am Musterplatz«
    journal_head: str = ""
    label: str = ""  # the same in a word, below each page


def extract_pdf(sheet: ExtractSheet) -> bytes:
    """The document, always in German; the same values give the same bytes."""
    with override("de"):
        day = in_words(sheet.when) if sheet.when else ""
        data = _data(sheet, day)
        number = data["decision"]["number"]
        title = ", ".join(filter(None, (f"{data['heading']}: {number}", day)))
        running = [in_one_short_line(sheet.body), in_one_short_line(title), in_one_short_line(sheet.label)]
    return typeset("extract", data | {"running": running}, title=title, author=sheet.body, created=sheet.printed)


def _data(sheet: ExtractSheet, day: str) -> dict[str, Any]:
    return {
        "body": sheet.body,
        "heading": "Auszug aus dem Protokoll" if sheet.meeting else "Auszug aus dem Beschlussregister",
        "where": ", ".join(filter(None, (sheet.meeting, day))),
        "item": sheet.item,
        "decision": decision_data(sheet.decision),
        "facts": sheet.facts,
        "state": sheet.state,
        "source": {"href": sheet.address, "text": sheet.address, "printed": in_words(sheet.printed)},
        "journal_head": sheet.journal_head,
    }

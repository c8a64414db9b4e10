"""The empty form for a concern on paper: one page, large, to be filled in by hand; in any language of the house."""

from __future__ import annotations

import datetime
from dataclasses import asdict, dataclass

from sozialraum.press.prose import runs_from_the_right
from sozialraum.press.typeset import typeset

MOST_TOPICS = 16  # so many have room beside everything else


@dataclass(frozen=True)
class ContactWay:
    """How one may be answered; with a line where an address or a number is needed."""

    label: str
    line: bool


@dataclass(frozen=True)
class ConcernForm:
    """Every word on the paper, in the language of whoever fills it in; ``by_office`` alone is German."""

    lang: str
    rtl: bool
    body: str
    heading: str
    lead: str
    about: str
    topics: tuple[str, ...]
    unknown: str
    text: str
    hint: str
    reply: str
    ways: tuple[ContactWay, ...]
    name: str
    may_be_public: str
    number: str
    code: str
    promise: str
    office: tuple[str, ...]
    by_office: str


def concern_form_pdf(form: ConcernForm, *, printed: datetime.datetime) -> bytes:
    """The document; what stands on it in another script than the rest keeps its own direction."""
    data = asdict(form) | {
        "lang": form.lang.partition("-")[0] if len(form.lang.partition("-")[0]) == 2 else "ku",
        "topics": [{"text": topic, "rtl": runs_from_the_right(topic)} for topic in form.topics[:MOST_TOPICS]],
    }
    return typeset("concern_form", data, title=form.heading, author=form.body, created=printed)

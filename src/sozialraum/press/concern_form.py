"""The empty form for a concern on paper: one page, large, to be filled in by hand; in any language of the house."""

from __future__ import annotations

import datetime
from dataclasses import asdict, dataclass

from sozialraum.press.prose import runs_from_the_right
from sozialraum.press.typeset import typeset

MOST_TOPICS = 16  # so many have room beside everything else


@dataclass(frozen=True)
class Beside:
    """Words for whoever fills it in, and the same in German for whoever reads it in the office (empty if they are)."""

    text: str
    german: str = ""


@dataclass(frozen=True)
class ContactWay:
    """How one may be answered; with a line where an address or a number is needed."""

    label: Beside
    line: bool


@dataclass(frozen=True)
class ConcernForm:
    """Every word on the paper, in the language of whoever fills it in; ``by_office`` alone is German."""

    lang: str
    rtl: bool
    body: str
    heading: Beside
    lead: str
    danger: str
    about: Beside
    topics: tuple[Beside, ...]
    unknown: Beside
    text: Beside
    hint: str
    warning: str
    reply: Beside
    ways: tuple[ContactWay, ...]
    name: Beside
    may_be_public: Beside
    number: Beside
    code: Beside
    promise: str
    privacy: str
    office: tuple[str, ...]
    by_office: str


def concern_form_pdf(form: ConcernForm, *, printed: datetime.datetime) -> bytes:
    """The document; what stands on it in another script than the rest keeps its own direction."""
    topics = [asdict(topic) | {"rtl": runs_from_the_right(topic.text)} for topic in form.topics[:MOST_TOPICS]]
    first = form.lang.partition("-")[0]
    data = asdict(form) | {"lang": first if len(first) == 2 else "ku", "topics": topics}
    return typeset("concern_form", data, title=form.heading.text, author=form.body, created=printed)

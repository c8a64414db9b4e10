"""Minutes with all that belongs to them as one document: a first sheet that says what is in it, then the parts."""

from __future__ import annotations

import datetime
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from threading import Lock

from django.utils.translation import override

from sozialraum.photos.cleaning import smaller
from sozialraum.press.joined import JoinedPart, NotJoinableError, join_parts
from sozialraum.press.typeset import typeset
from sozialraum.ui.spoken import in_words

MOST_PAGES = 400
MOST_DOTS = 1_600  # of the longer side of a picture: as sharp as it prints on a sheet
PDF = "application/pdf"
CHANGED = "lässt sich nicht unverändert einfügen (unterschrieben, Formular, Ebenen oder beschädigt)"
TOO_MANY = f"zu viele Seiten für eine Datei (höchstens {MOST_PAGES})"
UNPROVEN = "Diese Datei weist sich nicht als barrierefrei aus."
NO_TAGS = "Ohne Struktur, etwa ein Scan: Vorleseprogramme lesen diesen Teil nicht oder nur zum Teil."

_one_at_a_time = Lock()  # all parts of a bundle lie in memory


@dataclass(frozen=True)
class BundlePart:
    """A document or picture: ``description`` says what is to be seen in a picture, ``address`` where it lies."""

    title: str
    content: bytes
    mime_type: str = PDF
    is_ours: bool = False
    description: str = ""
    address: str = ""


@dataclass(frozen=True)
class LeftOut:
    """What belongs to it and is not in it, why, and where it lies, if everybody may open it there."""

    title: str
    why: str
    address: str = ""


@dataclass(frozen=True)
class BundleSheet:
    """What stands on the first sheet, and what follows. ``parts``: the minutes first."""

    body: str
    title: str
    state: str
    address: str
    printed: datetime.datetime
    parts: tuple[BundlePart, ...]
    left_out: tuple[LeftOut, ...] = ()


def bundle_pdf(sheet: BundleSheet) -> bytes:
    """The document, always in German; the same values give the same bytes. A part that cannot be in it is named."""
    with override("de"), _one_at_a_time:
        taken, left = _taken(sheet)
        contents = _contents(sheet, taken, left, 1)
        if contents.facts.pages > 1:  # which moves all that follows
            contents = _contents(sheet, taken, left, contents.facts.pages)
        return join_parts([contents, *taken])


def _taken(sheet: BundleSheet) -> tuple[list[JoinedPart], list[LeftOut]]:
    """The parts that can be put in, and what is left out."""
    taken, left, pages = list[JoinedPart](), list(sheet.left_out), 0
    for part in sheet.parts:
        try:
            made = _made(part, sheet)
            facts = made.facts
        except (NotJoinableError, OSError):
            left.append(LeftOut(part.title, CHANGED, part.address))
            continue
        if not facts.agrees(one.facts for one in taken):
            left.append(LeftOut(part.title, CHANGED, part.address))
            continue
        if pages + facts.pages > MOST_PAGES:
            left.append(LeftOut(part.title, TOO_MANY, part.address))
            continue
        pages += facts.pages
        taken.append(made)
    return taken, left


def _made(part: BundlePart, sheet: BundleSheet) -> JoinedPart:
    """The part as a document; a picture becomes a page."""
    if part.mime_type == PDF:
        return JoinedPart(part.title, part.content, part.is_ours)
    said = part.description or f"{part.title}: ein Bild ohne Beschreibung"
    shown = {
        "title": part.title,
        "description": part.description,
        "says": said,
        "picture": list(smaller(part.content, MOST_DOTS)),
    }
    running = {"running": [sheet.body, sheet.title, part.title]}
    words = {"title": part.title, "author": sheet.body, "created": sheet.printed}
    return JoinedPart(part.title, typeset("picture", shown | running, **words))  # type: ignore[arg-type]


def _contents(sheet: BundleSheet, taken: Collection[JoinedPart], left: Iterable[LeftOut], own: int) -> JoinedPart:
    """The first sheet, if it is ``own`` pages long."""
    lines, page = list[dict[str, object]](), own + 1
    for part in taken:
        facts = part.facts
        note = "" if facts.conforms else UNPROVEN if facts.is_tagged else NO_TAGS
        lines.append({"title": part.title, "page": str(page), "note": note})
        page += facts.pages
    data = {
        "body": sheet.body,
        "title": sheet.title,
        "state": sheet.state,
        "pages": str(page - 1),
        "parts": lines,
        "whole": all(part.facts.conforms for part in taken),
        "left_out": [{"title": one.title, "why": one.why, "href": one.address} for one in left],
        "source": {"href": sheet.address, "text": sheet.address, "printed": in_words(sheet.printed)},
        "running": [sheet.body, sheet.title, "Inhalt"],
    }
    document = typeset("bundle", data, title=sheet.title, author=sheet.body, created=sheet.printed)
    return JoinedPart("Inhalt", document)

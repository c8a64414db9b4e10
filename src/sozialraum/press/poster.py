"""The next dates as a poster on A4 or A3, to be pinned up, from a list of public values."""

import datetime
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Literal

from django.utils.translation import gettext as _
from django.utils.translation import override

from sozialraum.languages.names import BY_CODE
from sozialraum.press.letter import squares
from sozialraum.press.typeset import typeset
from sozialraum.ui.spoken import month_in_a_date, weekday_name

Paper = Literal["a4", "a3"]

#: The square of an address that stands on every poster of a network: to find it takes as long as to set one date. So
#: many are kept, at most 64 kB each; those of letters lead to what is private and are not.
known_squares = lru_cache(maxsize=32)(squares)


@dataclass(frozen=True)
class PosterWords:
    """What the poster itself says, in one language."""

    language: str
    title: str
    moved: str  # what one finds where the square leads
    camera: str
    nothing: str


@dataclass(frozen=True)
class PosterDate:
    """One date. ``said`` is what is told beside its name, for each language of the poster; ``off``: it is off."""

    day: datetime.date
    title: str
    where: str
    said: tuple[tuple[str, ...], ...]
    off: bool = False


@dataclass(frozen=True)
class Poster:
    """Everything that stands on it; ``words`` in German first, then in the other language, if there is one."""

    body: str
    dates: tuple[PosterDate, ...]
    words: tuple[PosterWords, ...]
    address: str
    of: str
    printed: datetime.datetime
    is_sample: bool = False


def poster_pdf(poster: Poster, paper: Paper = "a4") -> bytes:
    """The document, one sheet; the same values give the same bytes."""
    data = {
        "paper": paper,
        "body": poster.body,
        "of": poster.of,
        "sample": "Muster: Dieses Netzwerk ist erfunden." if poster.is_sample else "",
        "words": [_words_in(one) for one in poster.words],
        "dates": [_date(one, poster.words) for one in poster.dates],
        "square": _square(poster.address) if poster.address else None,
    }
    title = ", ".join(part for part in (poster.words[0].title, poster.of or poster.body) if part)
    return typeset("poster", data, title=title, author=poster.body, created=poster.printed)


def _words_in(words: PosterWords) -> dict[str, Any]:
    said = {"title": words.title, "moved": words.moved, "camera": words.camera, "nothing": words.nothing}
    return said | _way(words.language)


def _way(code: str) -> dict[str, Any]:
    return {"lang": code.partition("-")[0], "rtl": BY_CODE[code].rtl}


def _date(one: PosterDate, words: tuple[PosterWords, ...]) -> dict[str, Any]:
    sides = []
    for language, said in zip(words, one.said, strict=True):
        with override(language.language):
            month = f"{month_in_a_date(one.day.month)}"
            side = {"weekday": weekday_name(one.day), "month": month, "said": said}
        sides.append(side | _way(language.language))
    return {"number": str(one.day.day), "title": one.title, "where": one.where, "off": one.off, "sides": sides}


def _square(address: str) -> dict[str, Any]:
    with override("de"):
        alt = _("QR-Code mit der Adresse %s") % address
    return {"rows": known_squares(address), "alt": alt, "href": address, "text": address.partition("://")[2]}

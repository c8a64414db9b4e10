"""Languages: German words on a page in another language are marked as German, for voices and for translators."""

from __future__ import annotations

import re
from collections.abc import Iterable

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext

from sozialraum.languages.catalogues import FROM, TO
from sozialraum.languages.names import GERMAN, current_language

PLAIN = "script|style|title|textarea|option"  # nothing inside them can be marked
APART = "\u2068"  # first strong isolate; ``TO`` ends it (UAX 9)
PIECE = re.compile(rf"(<(?:{PLAIN})\b.*?</(?:{PLAIN})>|<[^>]*>)", re.S)
SAID = re.compile(f"{FROM}([^{FROM}{TO}]*){TO}")


def marked(page: str) -> str:
    """The page with ``lang="de"`` around each German sentence. In tags and titles there is no place for a mark."""
    pieces = PIECE.split(page)
    pieces[::2] = [SAID.sub(r'<span lang="de" dir="ltr">\1</span>', text) for text in pieces[::2]]
    return "".join(pieces)


def in_german(text: str) -> str | SafeString:
    """What a network typed, as it stands: on a page in another language marked as German."""
    if not text or current_language() is GERMAN:
        return text
    return format_html('<bdi lang="de">{}</bdi>', text)


def german_within(text: str) -> str:
    """The same inside a sentence of the program, on a page or on paper: between the signs that ``marked`` reads."""
    return text if not text or current_language() is GERMAN else f"{FROM}{text}{TO}"


def comma_separated(said: Iterable[str]) -> SafeString:
    """Words in a row, parted as the current language does it."""
    return format_html_join(f"{current_language().comma} ", "{}", ((one,) for one in said))


def as_known(text: str) -> str | SafeString:
    """The same for words that many networks use, e.g. topics: translated where the catalogue knows them."""
    said = gettext(text) if text and current_language() is not GERMAN else text
    return said if said != text and FROM not in said else in_german(text)


def isolated(text: str) -> str:
    """A number, a name, an address, a code: read in its own direction where the sentence runs from right to left."""
    return f"{APART}{text}{TO}" if text and current_language().rtl else text

"""Site: what the house can say about itself without asking anybody."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from itertools import groupby

from django.conf import settings

from sozialraum.actforms import typed_before
from sozialraum.languages.catalogues import unchecked
from sozialraum.languages.names import ALL_LANGUAGES, GERMAN
from sozialraum.site.words import WORDS, Word

#: The day on which the software's part of the accessibility statement was last gone through.
STATED = dt.date(2026, 11, 22)


@dataclass(frozen=True)
class GlossaryLetter:
    """The words that begin alike."""

    letter: str
    words: tuple[Word, ...]


def translations() -> dict[str, list[str]]:
    """The languages beside German, as German calls them; those in which nobody has checked every sentence yet."""
    found = [language for language in ALL_LANGUAGES if language != GERMAN]
    return {"all": [one.german for one in found], "unchecked": [one.german for one in found if unchecked(one.code)]}


def letters() -> tuple[GlossaryLetter, ...]:
    """The explained words under their first letters."""
    return tuple(GlossaryLetter(letter, tuple(words)) for letter, words in groupby(WORDS, key=lambda one: one.word[0]))


def cookie_names() -> dict[str, str]:
    """Names of the cookies in use; behind https they have a prefix."""
    return {
        "session": settings.SESSION_COOKIE_NAME,
        "form": settings.CSRF_COOKIE_NAME,
        "messages": settings.MESSAGES_COOKIE_NAME,
        "device": settings.DEVICE_COOKIE_NAME,
        "typed": typed_before.cookie_name(),
    }

"""Languages: which there are – their codes, where they stand in an address, their names in their own script."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import get_language


@dataclass(frozen=True)
class Language:
    """A language in which some pages speak. ``code`` is that of BCP 47, which Django and browsers share."""

    code: str
    prefix: str  # its first word in an address; none for German
    name: str  # in its own script
    german: str  # as the office says it
    rtl: bool = False

    @property
    def comma(self) -> str:
        """What parts the words of a list."""
        return "،" if self.rtl else ","

    @property
    def anchor(self) -> str:
        """Of the line on a German page that leads back to this language; kept in the address and sent nowhere."""
        return f"aus-{self.prefix}"


GERMAN = Language("de", "", "Deutsch", "Deutsch")
ALL_LANGUAGES = (
    GERMAN,
    Language("de-simple", "leicht", "Leichte Sprache", "Leichte Sprache"),
    Language("en", "en", "English", "Englisch"),
    Language("ar", "ar", "العربية", "Arabisch", rtl=True),
    Language("fa", "fa", "فارسی / دری", "Persisch und Dari", rtl=True),
    Language("uk", "uk", "Українська", "Ukrainisch"),
    Language("tr", "tr", "Türkçe", "Türkisch"),
    Language("kmr", "kmr", "Kurmancî", "Kurmandschi"),
    Language("fr", "fr", "Français", "Französisch"),
)
BY_CODE = {language.code: language for language in ALL_LANGUAGES}
BY_PREFIX = {language.prefix: language for language in ALL_LANGUAGES if language.prefix}
#: For a form or a column: code and own name.


def current_language() -> Language:
    """The language of this page or letter; German unless the address says another."""
    return BY_CODE.get(get_language() or "", GERMAN)


def spoken_at(path: str, code: str) -> str:
    """The path of a page in this language, e.g. ``ar/anliegen/``; the German one for a code we do not have."""
    prefix = BY_CODE.get(code, GERMAN).prefix
    return f"{prefix}/{path}" if prefix else path


def code_of(name: str) -> str:
    """The language that somebody names in German or in itself; German if it is none of ours."""
    asked = name.strip().casefold()
    return next(
        (one.code for one in ALL_LANGUAGES if asked in (one.german.casefold(), one.name.casefold())), GERMAN.code
    )

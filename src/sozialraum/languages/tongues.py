"""Languages: the tongues themselves – their codes, where they stand in an address, their names in their own script."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import get_language


@dataclass(frozen=True)
class Tongue:
    """A language in which some pages speak. ``code`` is that of BCP 47, which Django and browsers share."""

    code: str
    prefix: str  # its first word in an address; none for German
    name: str  # in its own script
    german: str  # as the office says it
    rtl: bool = False


GERMAN = Tongue("de", "", "Deutsch", "Deutsch")
TONGUES = (
    GERMAN,
    Tongue("de-simple", "leicht", "Leichte Sprache", "Leichte Sprache"),
    Tongue("en", "en", "English", "Englisch"),
    Tongue("ar", "ar", "العربية", "Arabisch", rtl=True),
    Tongue("fa", "fa", "فارسی / دری", "Persisch und Dari", rtl=True),
    Tongue("uk", "uk", "Українська", "Ukrainisch"),
    Tongue("tr", "tr", "Türkçe", "Türkisch"),
    Tongue("kmr", "kmr", "Kurmancî", "Kurmandschi"),
    Tongue("fr", "fr", "Français", "Französisch"),
)
BY_CODE = {tongue.code: tongue for tongue in TONGUES}
BY_PREFIX = {tongue.prefix: tongue for tongue in TONGUES if tongue.prefix}
#: For a form or a column: code and own name.


def spoken_now() -> Tongue:
    """The tongue of this page or letter; German unless the address says another."""
    return BY_CODE.get(get_language() or "", GERMAN)


def spoken_at(path: str, code: str) -> str:
    """A path within the house as its page speaks this tongue: ``ar/anliegen/``; German for a tongue we do not have."""
    prefix = BY_CODE.get(code, GERMAN).prefix
    return f"{prefix}/{path}" if prefix else path


def code_of(name: str) -> str:
    """The tongue that somebody names in German or in itself; German if it is none of ours."""
    asked = name.strip().casefold()
    return next((one.code for one in TONGUES if asked in (one.german.casefold(), one.name.casefold())), GERMAN.code)

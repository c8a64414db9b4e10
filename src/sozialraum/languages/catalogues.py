"""Languages: the catalogues – read from text, made ready for gettext, and how far people have checked them.

A message has been checked if a comment above it says so: ``# geprüft: Name, 2026-12-01``. One that is missing, or whose
German sentence has changed since (``fuzzy``), is said in German between two signs that mark it as German: ``FROM`` and
``TO`` keep its direction in any text, and on a page they become ``lang="de"``.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import tempfile
from functools import cache
from gettext import GNUTranslations
from pathlib import Path

import polib
from django.conf import settings
from django.utils.translation import to_locale

from sozialraum.languages.names import ALL_LANGUAGES, GERMAN

PLACE = Path(__file__).parent / "locale"
CHECKED = "geprüft:"
FROM, TO = "\u2066", "\u2069"  # left-to-right isolate, and its end (Unicode, UAX 9)
STAMP = "made-from"
UNCHECKED = "X-Unchecked"


def file_of(code: str) -> Path:
    """Where the catalogue of this language is kept, as text."""
    return PLACE / to_locale(code) / "LC_MESSAGES" / "django.po"


def codes() -> list[str]:
    """Every language that needs a catalogue: all but German, in which the sentences are written."""
    return [language.code for language in ALL_LANGUAGES if language != GERMAN]


def read(code: str) -> polib.POFile:
    """The catalogue as it is kept."""
    return polib.pofile(str(file_of(code)))


def is_translated(entry: polib.POEntry) -> bool:
    """True if the present sentence has a translation."""
    return bool(entry.translated())


def is_checked(entry: polib.POEntry) -> bool:
    """True if a person has confirmed the translation."""
    return is_translated(entry) and CHECKED in entry.tcomment


@cache
def unchecked(code: str) -> int:
    """How many sentences of this language nobody has checked yet, as its binary catalogue says in its header."""
    if code == GERMAN.code:
        return 0
    with _ready(settings.LOCALE_PATHS[0], file_of(code)).open("rb") as catalogue:
        return int(GNUTranslations(catalogue).info()[UNCHECKED.lower()])


def make_ready(place: Path) -> None:
    """Write what gettext reads into this folder, unless it was made from the very same catalogues."""
    files = [file_of(code) for code in codes() if file_of(code).exists()]
    digest = hashlib.sha256(b"\0".join([UNCHECKED.encode(), *(file.read_bytes() for file in files)])).hexdigest()
    stamp = place / STAMP
    if stamp.exists() and stamp.read_text(encoding="ascii") == digest:
        return
    for file in files:
        put(_ready(place, file), compiled(polib.pofile(str(file))))
    put(stamp, digest.encode("ascii"))


def _ready(place: Path, file: Path) -> Path:
    return place / file.relative_to(PLACE).with_suffix(".mo")


def compiled(catalogue: polib.POFile) -> bytes:
    """The binary form, with a sentence for every message: its translation, or the German one, marked as German.

    Its header says how many of them nobody has checked: no page has to read the text for that.
    """
    ready = polib.POFile()
    current = [entry for entry in catalogue if not entry.obsolete]
    ready.metadata = catalogue.metadata | {UNCHECKED: str(sum(not is_checked(entry) for entry in current))}
    ready.extend(entry if is_translated(entry) else _in_german(entry, catalogue) for entry in current)
    return bytes(ready.to_binary())


def _in_german(entry: polib.POEntry, catalogue: polib.POFile) -> polib.POEntry:
    told = polib.POEntry(msgid=entry.msgid, msgctxt=entry.msgctxt, msgid_plural=entry.msgid_plural)
    if entry.msgid_plural:
        several = f"{FROM}{entry.msgid_plural}{TO}"
        told.msgstr_plural = dict.fromkeys(range(_forms(catalogue)), several)
    else:
        told.msgstr = f"{FROM}{entry.msgid}{TO}"
    return told


def _forms(catalogue: polib.POFile) -> int:
    said = str(catalogue.metadata.get("Plural-Forms", "nplurals=2;"))
    return int(said.partition("nplurals=")[2].partition(";")[0])


def put(file: Path, content: bytes) -> None:
    """All of it or nothing: several processes may start at once, and the power may go."""
    file.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile(dir=file.parent, delete=False) as fresh:
        fresh.write(content)
        fresh.flush()
        os.fsync(fresh.fileno())
    shutil.move(fresh.name, file)

"""Languages: the catalogues are written anew when German sentences have come, gone or changed."""

from __future__ import annotations

from dataclasses import dataclass, field
from difflib import get_close_matches

import polib

from sozialraum.languages.catalogues import CHECKED, file_of, is_checked, is_translated
from sozialraum.languages.extract import Message
from sozialraum.languages.names import BY_CODE

#: How many forms a number has in each language (CLDR, as GNU gettext writes it).
PLURALS = {
    "ar": "nplurals=6; plural=n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 ? 3 : n%100>=11 ? 4 : 5;",
    "fa": "nplurals=2; plural=(n > 1);",
    "fr": "nplurals=2; plural=(n > 1);",
    "uk": "nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : n%10>=2 && n%10<=4 && (n%100<10 || n%100>=20) ? 1 : 2);",
    "tr": "nplurals=2; plural=(n > 1);",
}
TWO = "nplurals=2; plural=(n != 1);"


@dataclass
class CatalogueStatus:
    """How complete a catalogue is, and how far people have checked it."""

    code: str
    said: int = 0
    checked: int = 0
    missing: list[str] = field(default_factory=list)

    def __str__(self) -> str:
        whole = self.said + len(self.missing)
        return f"{self.code}: {self.said} von {whole} übersetzt, {self.checked} von einem Menschen geprüft"


def key_of(entry: polib.POEntry) -> tuple[str, str]:
    return (entry.msgctxt or "", entry.msgid)


def renewed(code: str, messages: dict[tuple[str, str], Message]) -> polib.POFile:
    """The catalogue with exactly these messages, in their order. A changed sentence keeps its old words as a draft.

    A draft is ``fuzzy``: it is not said, and whoever had checked it has to look once more.
    """
    old = polib.pofile(str(file_of(code))) if file_of(code).exists() else polib.POFile()
    known = {key_of(entry): entry for entry in old}
    gone = {entry.msgid: entry for entry in old if key_of(entry) not in messages and is_translated(entry)}
    fresh = polib.POFile(wrapwidth=110)
    fresh.header = (
        f"Was allen gesagt wird, auf {BY_CODE[code].german}. Ein Mensch hat geprüft: »# {CHECKED} Name, Tag«."
    )
    fresh.metadata = {
        "Language": code,
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        "Plural-Forms": PLURALS.get(code, TWO),
    }
    for message in messages.values():
        fresh.append(_entry(message, known.get(message.key), gone))
    return fresh


def _entry(message: Message, known: polib.POEntry | None, gone: dict[str, polib.POEntry]) -> polib.POEntry:
    entry = polib.POEntry(
        msgid=message.text, msgctxt=message.context, msgid_plural=message.plural, occurrences=[(message.where, "")]
    )
    near = [] if known else get_close_matches(message.text, gone, n=1, cutoff=0.75)
    source = known or (gone[near[0]] if near else None)
    if source is not None and bool(source.msgid_plural) == bool(message.plural):
        entry.msgstr, entry.msgstr_plural, entry.tcomment = source.msgstr, source.msgstr_plural, source.tcomment
        entry.flags = [flag for flag in source.flags if flag == "fuzzy"]
        entry.previous_msgid = source.previous_msgid
        if near or source.msgid_plural != (message.plural or ""):
            entry.flags, entry.tcomment, entry.previous_msgid = ["fuzzy"], "", source.msgid
    elif message.plural:
        entry.msgstr_plural = {0: "", 1: ""}
    return entry


def standing(code: str, catalogue: polib.POFile) -> CatalogueStatus:
    """Numbers of translated and confirmed sentences, and which are missing."""
    told = CatalogueStatus(code)
    for entry in catalogue:
        told.said += is_translated(entry)
        told.checked += is_checked(entry)
        if not is_translated(entry):
            told.missing.append(entry.msgid)
    return told

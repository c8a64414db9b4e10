"""Renditions: what a rendition of minutes may say, and what the rules want in minutes (no paragraph of its own)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sozialraum.bodies.rules import Naming
from sozialraum.norms.rules.minutes import PublicRendition

MOST_DIGITS = 3  # of the number of a version


@dataclass(frozen=True)
class Rendition:
    """What one rendition may say. The one place that decides it; everything else asks here.

    ``tells_course``: what was said, given as a task and enclosed, beside what was decided and elected. ``version``: as
    the minutes stood then; None is now.
    """

    is_internal: bool = False
    naming: Naming = Naming.AGREED
    tells_course: bool = True
    tells_minutes: bool = True
    version: int | None = None


#: For the groups that met, office and auditor; on the page of the sitting they read the same without names.
INTERNAL = Rendition(is_internal=True, naming=Naming.EVERYBODY)
OWN_PAGE = Rendition()


def public_rendition(ruled: PublicRendition | None) -> Rendition:
    """The rendition for everybody, as the rules have it; None: there is none."""
    return Rendition(
        naming=Naming.AGREED if ruled is PublicRendition.FULL else Naming.NO_PERSON,
        tells_course=ruled in (PublicRendition.FULL, PublicRendition.WITHOUT_NAMES),
        tells_minutes=ruled is not None,
    )


def version_number(value: str) -> str:
    """The number of a version as an address has it, in digits; empty for what is none."""
    short = value.isascii() and value.isdigit() and len(value) <= MOST_DIGITS
    return str(int(value)) if short and int(value) else ""


#: By what minutes can hold, the beginnings of the words by which rules ask for it; the first that fits counts.
ASKED_AS: Mapping[str, tuple[str, ...]] = {
    "quorum": ("beschlussfähig",),
    "attendance": ("wer da", "anwesen", "teilnehm", "vertretene"),
    "counts": ("zahlen der", "stimm", "abstimm", "ergebnis der abstimm", "ergebnisse der abstimm"),
    "decisions": ("beschl", "ergebnis", "entscheid", "wortlaut"),
    "elections": ("wahl",),
    "tasks": ("aufgabe", "aufträge", "auftrag", "wer macht"),
    "agenda": ("tagesordnung", "punkte", "themen"),
    "day": ("datum", "tag", "zeit", "beginn", "ende"),
    "place": ("ort",),
    "chair": ("leitung", "sitzungsleitung", "wer leitet", "vorsitz", "moderation"),
    "writer": ("protokollant", "schriftführ", "wer schreibt", "protokoll"),
    "course": ("verlauf", "diskussion", "was gesagt"),
    "bias": ("befangen",),
    "annexes": ("anlage",),
    "next": ("nächste", "termin"),
}


@dataclass(frozen=True)
class Demand:
    """Something that has to stand in the minutes: whether it does; None where a person has to look."""

    word: str
    is_there: bool | None

    @property
    def in_a_word(self) -> str:
        """»steht darin«, »fehlt«, »bitte selbst nachsehen«"""
        return {True: "steht darin", False: "fehlt", None: "bitte selbst nachsehen"}[self.is_there]


def demands(words: Iterable[str], there: Mapping[str, bool]) -> tuple[Demand, ...]:
    """What the rules ask for, each once; ``there`` says by key of ``ASKED_AS`` whether the minutes hold it."""
    return tuple(Demand(word, there.get(asked_for(word))) for word in dict.fromkeys(words))


def asked_for(word: str) -> str:
    """The key of ``ASKED_AS`` for a word of a rule, "" where it is not known: »Zahlen der Abstimmung« is »counts«."""
    bare = word.casefold().removeprefix("die ").removeprefix("der ").removeprefix("das ").strip()
    return next((key for key, begins in ASKED_AS.items() if bare.startswith(begins)), "")

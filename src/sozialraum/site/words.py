"""Site: the words of the field, explained to whoever meets them for the first time; they stand in ``glossary.txt``."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from sozialraum.foundation.keys import readable_key

GLOSSARY = Path(__file__).parent / "glossary.txt"


@dataclass(frozen=True)
class Word:
    """A word and what it means here."""

    word: str
    meaning: str

    @property
    def anchor(self) -> str:
        """Its anchor on ``/glossar/``: the word without what follows a comma or stands in brackets."""
        return readable_key(self.word.split(",")[0].split(" (")[0])


def _read(text: str) -> tuple[Word, ...]:
    """Words at the beginning of a line, each meaning indented below; an empty line parts them."""
    parts = (part.strip().split("\n") for part in text.split("\n\n") if part.strip())
    return tuple(Word(head, " ".join(line.strip() for line in lines)) for head, *lines in parts)


#: In the order of a German dictionary. What differs between networks is said to stand in their own rules.
WORDS = _read(GLOSSARY.read_text(encoding="utf-8"))

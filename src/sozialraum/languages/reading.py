"""Languages: how hard a German text is to read – the first Wiener Sachtextformel (Bamberger and Vanecek, 1984)."""

from __future__ import annotations

import re
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

#: Most that a page for residents may have: about the sixth year at school.
LIMIT = 6.0
#: Stands for a value that the page fills in: it makes a sentence longer, but is no word of the program.
VALUE = "□"
MOST_IN_A_SUMMARY = 5  # sentences
WORD = re.compile(rf"{VALUE}|[^\W\d_]+(?:[-·][^\W\d_]+)*")
#: The end of a sentence, not of an abbreviation.
END = re.compile(r"(?<!\b[zBfS]\.)(?<!\b(?:Nr|ff)\.)(?<!\b(?:Art|Abs)\.)(?<!\bBuchst\.)(?<=[.!?:])[»“)]*(?:\s+|$)")
#: Two vowels that are one sound, then every vowel by itself; »qu« is a consonant.
SOUNDS = re.compile(r"aa|ee|oo|ie|ei|ai|au|eu|äu|ey|ay|(?<!q)u|[aeioyäöüé]")
#: Where two such vowels belong to two syllables: be-enden, be-urteilen, ge-irrt, Lini-en, Muse-um.
APART = re.compile(
    r"(?<=\b[bg]e)(?=e|u[nr]|inhal|irr|impf)|(?<=[a-zäöü]{2}[lnr]i)(?=en\b)|(?<=[a-zäöü]{2}[ln]i)(?=e\b)|(?<=muse)(?=um)"
)
#: English words whose last e is silent.
SILENT = re.compile(r"(?<=cod)e(?=s?\b)|(?<=onlin)e\b")


@dataclass(frozen=True)
class TextFigures:
    """Figures of a text: sentences, words, and the shares (0–100) that the formula asks for."""

    sentences: int
    words: int
    length: float
    long: float
    many: float
    single: float

    @property
    def index(self) -> float:
        """The first Wiener Sachtextformel, about the year at school; 0 without a sentence."""
        if not self.sentences:
            return 0.0
        return 0.1935 * self.many + 0.1672 * self.length + 0.1297 * self.long - 0.0327 * self.single - 0.875


def syllables(word: str) -> int:
    """How many syllables a German word has, counted by its vowels, at least 1; of initials one for each letter."""
    if "-" in word:
        return sum(syllables(part) for part in word.split("-") if part) or 1
    if word.isupper():
        return len(word)
    return max(1, len(SOUNDS.findall(APART.sub("|", SILENT.sub("", word.lower())))))


def sentences(text: str) -> list[str]:
    """The whole sentences of one block of text, without names, headings, buttons and labels.

    A sentence ends in a mark and has two words or values; before a colon four, or it is a label.
    """
    parts = [part.strip() for part in END.split(" ".join(text.split()))]
    return [
        part
        for part in parts
        if part.endswith((".", "!", "?", ":")) and len(WORD.findall(part)) >= (4 if part[-1] == ":" else 2)
    ]


def refuse_a_long_summary(text: str) -> None:
    """Raises ValidationError (``too_many``) for more than five sentences."""
    if len(sentences(text)) > MOST_IN_A_SUMMARY:
        raise ValidationError(_("Bitte höchstens fünf Sätze."), code="too_many")


def own_words(sentence: str) -> list[str]:
    """The words of a sentence that are the program's own."""
    return [word for word in WORD.findall(sentence) if word != VALUE]


def measured(told: list[str]) -> TextFigures:
    """Figures of these sentences together."""
    own = [word for sentence in told for word in own_words(sentence)]
    whole = sum(len(WORD.findall(sentence)) for sentence in told)
    counts = [syllables(word) for word in own]
    share = 100 / (len(own) or 1)
    return TextFigures(
        sentences=len(told),
        words=len(own),
        length=whole / (len(told) or 1),
        long=share * sum(len(re.sub(r"\W", "", word)) > 6 for word in own),
        many=share * sum(count >= 3 for count in counts),
        single=share * counts.count(1),
    )

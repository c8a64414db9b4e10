"""What can be printed: every text becomes one that the shipped fonts can set, and nothing of it is lost silently."""

import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from sozialraum.foundation.text import around_isolates, one_line

FONTS = Path(__file__).parent / "fonts"

BLANKS = re.compile(" {2,}")
DROPPED = re.compile("[\u180b-\u180f\ufe00-\ufe0f\U000e0100-\U000e01ef]")  # choice between shapes we have only one of
JOINER = "\u200d"
INVISIBLE = frozenset("\u00ad\u200b\u200c\u200d\u200e\u200f\u2060")  # without a shape, but they shape what is around
SKIN_TONES = frozenset(map(chr, range(0x1F3FB, 0x1F400)))
NEVER_SET = frozenset(("Cc", "Cs", "Co", "Cn"))  # control, surrogate, private use, unassigned: no font speaks for them
PARAGRAPH = re.compile(r"§ (?=\d)")
SHORT_WORD = 40
LONG_WORD = re.compile(r"[^\s\u200b\u00ad]{41,}")  # typst hyphenates up to forty letters


def printable(text: str) -> str:
    """The text in one line as it can be set; a character without a glyph stands as its name: ``[GRINNING FACE]``."""
    if len(text) <= SHORT_WORD and text.isascii() and text.isalnum():
        return text  # a kind, a number, a key: half of what a sheet is given
    return around_isolates(lambda piece: LONG_WORD.sub(lambda word: breakable(word[0]), in_one_line(piece)), text)


def in_one_line(text: str) -> str:
    """The same without the places where a long word may turn: for what is not set but stored, as the title."""
    text = DROPPED.sub("", one_line(text))
    text = PARAGRAPH.sub("§\u00a0", BLANKS.sub(" ", text))
    return text if plain().issuperset(text) else "".join(shown(cluster) for cluster in clusters(text))


@cache
def families() -> dict[str, frozenset[str]]:
    """Every shipped family, in the order in which a glyph is looked for, with the characters all its weights have."""
    found = {}
    for line in (FONTS / "coverage.txt").read_text(encoding="ascii").splitlines():
        if not line.startswith("#"):
            name, _, spans = line.partition(": ")
            ends = [span.partition("-") for span in spans.split()]
            points = (range(int(first, 16), int(last or first, 16) + 1) for first, _, last in ends)
            found[name] = frozenset(chr(point) for span in points for point in span)
    return found


@cache
def plain() -> frozenset[str]:
    """The characters of the first family that need no second look: printed as they are."""
    first = next(iter(families().values()))
    return frozenset(char for char in first if unicodedata.category(char)[0] not in "MC")


def clusters(text: str) -> Iterator[str]:
    """What a reader takes for one sign: a base with its marks, and signs tied together by a joiner."""
    cluster = ""
    for char in text:
        if cluster and not (is_mark(char) or cluster[-1] == JOINER):
            yield cluster
            cluster = ""
        cluster += char
    if cluster:
        yield cluster


def unsettable(text: str) -> tuple[str, ...]:
    """Characters of a text that no shipped font can set, each once."""
    found = (cluster for cluster in clusters(DROPPED.sub("", one_line(text))) if shown(cluster) != cluster)
    return tuple(dict.fromkeys(cluster.strip(JOINER) for cluster in found))


def is_mark(char: str) -> bool:
    """Whether it clings to the sign before it."""
    return char in (JOINER, "\u200c") or char in SKIN_TONES or unicodedata.category(char).startswith("M")


def shown(cluster: str) -> str:
    """The cluster if one font has all of it, else sign by sign what can be set, and names for the rest."""
    if has_font(cluster):
        return cluster
    parts: list[str] = []
    names: list[str] = []
    for part in filter(None, cluster.split(JOINER)):
        base = "" if not has_font(part[0]) else part if has_font(part) else part[0]
        if names and base:
            parts.append(f"[{', '.join(names)}]")
            names = []
        parts.append(base)
        names += [name_of(char) for char in part[len(base) :] if char not in INVISIBLE]
    return "".join(parts) + (f"[{', '.join(names)}]" if names else "")


def has_font(cluster: str) -> bool:
    """Whether one family can set it whole; typst does not take a base from one font and its mark from another."""
    visible = [char for char in cluster if char not in INVISIBLE]
    if any(unicodedata.category(char) in NEVER_SET for char in visible):
        return False
    return any(covered.issuperset(visible) for covered in families().values())


def name_of(char: str) -> str:
    """Its name in the Unicode standard, or its number if it has none."""
    return unicodedata.name(char, f"U+{ord(char):04X}")


def breakable(word: str) -> str:
    """A word too long to be hyphenated, with places where the line may turn, so that it never leaves the paper."""
    signs = list(clusters(word))
    return "\u200b".join("".join(signs[start : start + 12]) for start in range(0, len(signs), 12))

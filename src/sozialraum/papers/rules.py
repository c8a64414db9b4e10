"""Papers: how a text falls into clauses, and what differs between two versions. No database, no page."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import groupby, takewhile, zip_longest

HEADING = re.compile(r"(?:\*\*)?§\s*(?P<number>\d+[a-z]?)\s*(?P<title>[^*]*?)(?:\*\*)?")
WORDS = re.compile(r"\w+|[^\w\s]")
PARAGRAPHS = re.compile(r"\n\s*\n")


@dataclass(frozen=True)
class Clause:
    """A paragraph of a set of rules: »§ 4 Einladung« and what stands below it. Text before the first has no number."""

    number: str
    title: str
    text: str

    @property
    def name(self) -> str:
        return f"§ {self.number}" if self.number else "Vorspann"


@dataclass(frozen=True)
class Piece:
    """A run of words; ``changed`` ones are only in this version."""

    text: str
    changed: bool


@dataclass(frozen=True)
class Difference:
    """One changed passage, on both sides; an empty side was added or removed as a whole."""

    where: str
    old: tuple[Piece, ...]
    new: tuple[Piece, ...]


def clauses(text: str) -> list[Clause]:
    """Cut a text at its lines »§ 4 Einladung«; a text without any is one clause without number."""
    found, number, title, below = [], "", "", list[str]()
    for passage in PARAGRAPHS.split(text.replace("\r\n", "\n").strip()):
        first, _, rest = passage.strip().partition("\n")
        heading = HEADING.fullmatch(first.strip())
        if heading:
            found.append(Clause(number, title, "\n\n".join(below)))
            number, title, below = heading["number"], heading["title"].strip(), [rest] if rest else []
        elif passage.strip():
            below.append(passage.strip())
    found.append(Clause(number, title, "\n\n".join(below)))
    return [one for one in found if one.number or one.text]


def compare(old: str, new: str) -> list[Difference]:
    """Every passage that is not the same in both, clause by clause, in the order of the new text."""
    before = {clause.name: clause for clause in clauses(old)}
    after = {clause.name: clause for clause in clauses(new)}
    gone = [name for name in before if name not in after]
    found: list[Difference] = []
    for name in [*after, *gone]:
        one, other = before.get(name), after.get(name)
        if one != other:
            found += _in_clause(name, _passages(one), _passages(other))
    return found


def _passages(clause: Clause | None) -> list[str]:
    """The clause as single passages: its title, paragraphs and list items."""
    if clause is None:
        return []
    lines = [line.strip() for line in clause.text.split("\n") if line.strip()]
    return [clause.title, *lines] if clause.title else lines


def _in_clause(where: str, old: list[str], new: list[str]) -> Iterator[Difference]:
    for kind, i1, i2, j1, j2 in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind == "equal":
            continue
        for one, other in zip_longest(old[i1:i2], new[j1:j2], fillvalue=""):
            yield Difference(where, *_in_passage(one, other))


def _in_passage(old: str, new: str) -> tuple[tuple[Piece, ...], tuple[Piece, ...]]:
    """Word by word. Blanks are not compared, for they match everywhere; between two changed words they changed too."""
    one, other = list(WORDS.finditer(old)), list(WORDS.finditer(new))
    matcher = SequenceMatcher(None, [word[0] for word in one], [word[0] for word in other], autojunk=False)
    before, after = list[Piece](), list[Piece]()
    end, other_end = 0, 0
    for at, other_at, size in matcher.get_matching_blocks():
        for word, same in zip(one[at : at + size], other[other_at : other_at + size], strict=True):
            _tell_gap(old[end : word.start()], new[other_end : same.start()], before, after)
            before.append(Piece(word[0], False))
            after.append(Piece(word[0], False))
            end, other_end = word.end(), same.end()
    _tell_gap(old[end:], new[other_end:], before, after)
    return _joined(before), _joined(after)


def _tell_gap(old: str, new: str, before: list[Piece], after: list[Piece]) -> None:
    """What stands between two words that both have; the blanks at its ends stay if both have them."""
    if old == new:
        before.append(Piece(old, False))
        after.append(Piece(new, False))
        return
    ahead = _blanks(old, new)
    behind = _blanks(old[ahead:][::-1], new[ahead:][::-1])
    for text, told in ((old, before), (new, after)):
        last = len(text) - behind
        told += (Piece(text[:ahead], False), Piece(text[ahead:last], True), Piece(text[last:], False))


def _blanks(old: str, new: str) -> int:
    """How many blanks both begin with."""
    return len(list(takewhile(lambda pair: pair[0] == pair[1] and pair[0].isspace(), zip(old, new, strict=False))))


def _joined(pieces: list[Piece]) -> tuple[Piece, ...]:
    """Neighbours of one kind as one piece."""
    kinds = groupby((piece for piece in pieces if piece.text), lambda piece: piece.changed)
    return tuple(Piece("".join(piece.text for piece in same), changed) for changed, same in kinds)

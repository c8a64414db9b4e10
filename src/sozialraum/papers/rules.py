"""Papers: how a text falls into clauses, and what differs between two versions. No database, no page."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import Match, SequenceMatcher
from itertools import groupby, takewhile, zip_longest

HEADING = re.compile(r"(?:\*\*)?§\s*+(?P<number>\d++[a-z]?)\s*+(?P<title>[^*]*+)(?:\*\*)?")
WORDS = re.compile(r"\w+|[^\w\s]")
SENTENCES = re.compile(r"[^.!?]*+[.!?]++\s*+|[^.!?]++")
LIST_MARK = re.compile(r"\s*+(?:[-+*]|\d{1,9}[.)])\s++")
PARAGRAPHS = re.compile(r"\n\s*\n")
MOST_WORDS = 2_000  # of a passage that is compared word by word as one; a longer one sentence by sentence first
MOST_STEPS = 1_000_000  # of one comparison: pairs of equal passages, sentences or words that are looked at
A_PASSAGE = 250  # steps that a passage costs beside its words


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
    """One changed passage, on both sides; an empty side was added or removed as a whole.

    ``whole`` says that something in it was too large to be compared word by word and stands there as a whole.
    """

    where: str
    old: tuple[Piece, ...]
    new: tuple[Piece, ...]
    whole: bool = False


@dataclass(frozen=True)
class ChangedSentence:
    """One passage that is not as before; a clause that came or went as a whole is one, without words."""

    clause: Clause
    text: str
    kind: str  # changed, new or gone


class TooMuch(Exception):  # noqa: N818 - it names what happened
    """The steps of this comparison are used up."""


class Budget:
    """How many steps a comparison may still take. Steps are counted, never seconds: the answer is always the same."""

    def __init__(self, steps: int = MOST_STEPS):
        self.left = steps

    def spend(self, steps: int) -> None:
        """Raises ``TooMuch`` before the work is begun; what is left stays for smaller work."""
        if steps > self.left:
            raise TooMuch
        self.left -= steps


class _Matcher(SequenceMatcher[str]):
    """The matcher of the standard library, which takes quadratic time and more, up to a number of steps."""

    def __init__(self, old: Sequence[str], new: Sequence[str], budget: Budget):
        self.budget, self.old, self.often = budget, old, Counter(new)
        super().__init__(None, old, new, autojunk=False)

    def find_longest_match(self, alo: int = 0, ahi: int | None = None, blo: int = 0, bhi: int | None = None) -> Match:
        """Its inner loop looks at every place in the new sequence where a word of the old one stands."""
        asked = self.old[alo:ahi]
        self.budget.spend(len(asked) + sum(self.often[one] for one in asked))
        return super().find_longest_match(alo, ahi, blo, bhi)


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
    """Every passage that is not the same in both, clause by clause, in the order of the new text.

    Takes time proportional to the texts and at most twice ``MOST_STEPS`` beyond: passages are compared first, then
    sentences where a passage is long, and words only inside what has changed. What is still too much is told as a
    whole (``Difference.whole``).
    """
    before = {clause.name: clause for clause in clauses(old)}
    after = {clause.name: clause for clause in clauses(new)}
    gone = [name for name in before if name not in after]
    found, for_passages, for_words = list[Difference](), Budget(), Budget()
    for name in [*after, *gone]:
        one, other = before.get(name), after.get(name)
        if one != other:
            found += _in_clause(name, _passages(one), _passages(other), for_passages, for_words)
    return found


def sentences(old: str, new: str, found: Iterable[Difference]) -> list[ChangedSentence]:
    """The differences between two texts as a list to read: in the order of the new text, new clauses by their title."""
    before, after = ({one.name: one for one in clauses(text)} for text in (old, new))
    told, whole = list[ChangedSentence](), set[str]()
    for one in found:
        was, now = before.get(one.where), after.get(one.where)
        if was and now:
            told.append(ChangedSentence(now, _plain(one.new or one.old), "changed" if one.new else "gone"))
        elif clause := (now or was) if one.where not in whole else None:
            told.append(ChangedSentence(clause, "", "new" if now else "gone"))
            whole.add(one.where)
    return told


def became(found: Iterable[Difference]) -> dict[str, dict[str, str]]:
    """By clause and passage of the old text, how the passage reads in the new one; empty where it is gone."""
    told: dict[str, dict[str, str]] = {}
    for one in found:
        if one.old:
            told.setdefault(one.where, {})["".join(piece.text for piece in one.old)] = _plain(one.new)
    return told


def _plain(pieces: Iterable[Piece]) -> str:
    text = "".join(piece.text for piece in pieces)
    mark = LIST_MARK.match(text)
    return text[mark.end() :] if mark else text


def _passages(clause: Clause | None) -> list[str]:
    """The clause as single passages: its title, paragraphs and list items."""
    if clause is None:
        return []
    lines = [line.strip() for line in clause.text.split("\n") if line.strip()]
    return [clause.title, *lines] if clause.title else lines


def _in_clause(
    where: str, old: list[str], new: list[str], for_passages: Budget, for_words: Budget
) -> Iterator[Difference]:
    try:
        changed = [run for run in _runs(old, new, for_passages) if not run.same]
    except TooMuch:
        yield from _only_in_one(where, old, new)
        return
    for run in changed:
        for one, other in zip_longest(old[run.old], new[run.new], fillvalue=""):
            yield _in_passage(where, one, other, for_words)


def _only_in_one(where: str, old: list[str], new: list[str]) -> Iterator[Difference]:
    """Passages that only one side has, without regard to their order; if it is only the order, what stands elsewhere.

    For thousands of passages that resemble each other; takes time proportional to their number.
    """
    gone, come = Counter(old) - Counter(new), Counter(new) - Counter(old)
    if not gone and not come:
        moved = ((one, other) for one, other in zip(old, new, strict=True) if one != other)
        yield from (Difference(where, _whole(one), _whole(other), whole=True) for one, other in moved)
        return
    yield from (Difference(where, _whole(one), (), whole=True) for one in gone.elements())
    yield from (Difference(where, (), _whole(other), whole=True) for other in come.elements())


@dataclass(frozen=True)
class _Run:
    """A stretch of both sequences that is the same in both, or that has changed."""

    same: bool
    old: slice
    new: slice


def _runs(old: Sequence[str], new: Sequence[str], budget: Budget) -> Iterator[_Run]:
    """Both sequences from end to end. What they begin and end with alike costs one look each."""
    ahead = _alike(old, new)
    behind = _alike(old[ahead:][::-1], new[ahead:][::-1])
    last, other_last = len(old) - behind, len(new) - behind
    matcher = _Matcher(old[ahead:last], new[ahead:other_last], budget)
    inside = [(ahead + at, ahead + other_at, size) for at, other_at, size in matcher.get_matching_blocks()]
    end = other_end = 0
    for at, other_at, size in [(0, 0, ahead), *inside, (last, other_last, behind)]:
        if at > end or other_at > other_end:
            yield _Run(False, slice(end, at), slice(other_end, other_at))
        if size:
            yield _Run(True, slice(at, at + size), slice(other_at, other_at + size))
        end, other_end = at + size, other_at + size


def _alike(old: Sequence[str], new: Sequence[str]) -> int:
    """How many both begin with."""
    return len(list(takewhile(lambda pair: pair[0] == pair[1], zip(old, new, strict=False))))


def _in_passage(where: str, old: str, new: str, budget: Budget) -> Difference:
    """Word by word; where that is too much, sentence by sentence, and words only inside those that changed."""
    try:
        budget.spend(A_PASSAGE)
    except TooMuch:
        return Difference(where, _whole(old), _whole(new), whole=True)
    try:
        before, after = _in_words(old, new, budget)
        return Difference(where, _joined(before), _joined(after))
    except TooMuch:
        pass
    whole = False
    before, after = list[Piece](), list[Piece]()
    for one, other in _sentences(old, new, budget):
        try:
            told = _in_words(one, other, budget)
        except TooMuch:
            whole, told = True, (list(_whole(one)), list(_whole(other)))
        before += told[0]
        after += told[1]
    return Difference(where, _joined(before), _joined(after), whole)


def _sentences(old: str, new: str, budget: Budget) -> Iterator[tuple[str, str]]:
    """Both texts cut alike into stretches of sentences, the same or changed; in one piece if that is too much."""
    one, other = SENTENCES.findall(old), SENTENCES.findall(new)
    try:
        yield from [("".join(one[run.old]), "".join(other[run.new])) for run in _runs(one, other, budget)]
    except TooMuch:
        yield old, new


def _whole(text: str) -> tuple[Piece, ...]:
    return (Piece(text, True),) if text else ()


def _in_words(old: str, new: str, budget: Budget) -> tuple[list[Piece], list[Piece]]:
    """Word by word, or ``TooMuch``.

    Blanks are not compared, for they match everywhere; between two changed words they changed too.
    """
    if old == new:
        return [Piece(old, False)], [Piece(new, False)]
    if not old or not new:
        return list(_whole(old)), list(_whole(new))
    one, other = list(WORDS.finditer(old)), list(WORDS.finditer(new))
    if max(len(one), len(other)) > MOST_WORDS:
        raise TooMuch
    before, after = list[Piece](), list[Piece]()
    end, other_end = 0, 0
    for run in _runs([word[0] for word in one], [word[0] for word in other], budget):
        if not run.same:
            continue
        for word, same in zip(one[run.old], other[run.new], strict=True):
            _add_gap(old[end : word.start()], new[other_end : same.start()], before, after)
            before.append(Piece(word[0], False))
            after.append(Piece(word[0], False))
            end, other_end = word.end(), same.end()
    _add_gap(old[end:], new[other_end:], before, after)
    return before, after


def _add_gap(old: str, new: str, before: list[Piece], after: list[Piece]) -> None:
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

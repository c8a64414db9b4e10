"""Notes: what the lines of a note are meant to become, and how two texts of one note are put together."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from zlib import crc32

from sozialraum.foundation.dates import PartialDate
from sozialraum.provisions.rules.days import read_day

MOST_COMPARED = 250  # lines of each text that are compared with each other; longer ones stand one after the other
MOST_TITLE = 200
MOST_READ = 1_000  # signs of a sentence in which anything is looked for
SPAN = 4  # words of a date at most


class Extract(StrEnum):
    """What a sentence of a note becomes: the word with which its line begins, in small letters."""

    TASK = "aufgabe"
    DECISION = "beschluss"
    EVENT = "termin"
    CORRECTION = "berichtigung"
    CHANGE = "wechsel"


@dataclass(frozen=True)
class MarkedLine:
    """A line that says by its first word what it is to become; ``number`` counts the lines of the note from 1."""

    extract: Extract
    sentence: str
    number: int


def marked_lines(text: str) -> Iterator[MarkedLine]:
    """The lines that begin with ``Aufgabe:`` and so on, also behind the dash of a list; without a sentence none."""
    for number, line in enumerate(text.split("\n"), 1):
        word, colon, rest = line.lstrip(" \t-*").partition(":")
        if colon and rest.strip() and word.strip().casefold() in set(Extract):
            yield MarkedLine(Extract(word.strip().casefold()), rest.strip(), number)


def unwritten_number(text: str) -> int:
    """The number of a note that nobody has begun: 0, or a negative one that names what the minutes say of the point."""
    return -crc32(text.encode()) if text else 0


# ── two texts of one note ─────────────────────────────────────────────────────


def merged(mine: str, theirs: str) -> str:
    """A text that holds each line of both in its order, what is the same in both once; ``theirs`` stands first.

    Lines are compared as a whole. Beyond ``MOST_COMPARED`` different lines nothing is compared: both stand whole.
    """
    own, other = mine.split("\n"), theirs.split("\n")
    start = 0
    while start < min(len(own), len(other)) and own[start] == other[start]:
        start += 1
    end = 0
    while end < min(len(own), len(other)) - start and own[-1 - end] == other[-1 - end]:
        end += 1
    middle = _woven(own[start : len(own) - end], other[start : len(other) - end])
    return "\n".join([*own[:start], *middle, *own[len(own) - end :]])


def _woven(own: Sequence[str], other: Sequence[str]) -> list[str]:
    if max(len(own), len(other)) > MOST_COMPARED:
        return [*other, *own]
    longest = _in_common(own, other)
    lines, at, there = list[str](), 0, 0
    while at < len(own) and there < len(other):
        if own[at] == other[there]:
            lines.append(own[at])
            at, there = at + 1, there + 1
        elif longest[at][there + 1] >= longest[at + 1][there]:
            lines.append(other[there])
            there += 1
        else:
            lines.append(own[at])
            at += 1
    return [*lines, *other[there:], *own[at:]]


def _in_common(own: Sequence[str], other: Sequence[str]) -> list[list[int]]:
    """How many lines the rests of both from each place on have in common (longest common subsequence)."""
    table = [[0] * (len(other) + 1) for _line in range(len(own) + 1)]
    for at in reversed(range(len(own))):
        for there in reversed(range(len(other))):
            same = own[at] == other[there]
            table[at][there] = table[at + 1][there + 1] + 1 if same else max(table[at + 1][there], table[at][there + 1])
    return table


# ── what a sentence says ──────────────────────────────────────────────────────

_ARTICLE = re.compile(r"(?:Der|Die|Das|Den|Dem)\s", re.IGNORECASE)
_LATEST = re.compile(r"(?:(?:spätestens|zum|zur|am|an|den|dem|Ende)\s)+", re.IGNORECASE)
_NEXT_SITTING = re.compile(r"(?:nächste[nr]?|kommende[nr]?)\s(?:Sitzung|Treffen|Mal)\b", re.IGNORECASE)
#: What a sentence says at its end of the day, once the day itself stands in a field of its own.
_PROMISES = (" und sagt es", " und sagt Bescheid", " und gibt Bescheid", " und meldet sich")


@dataclass(frozen=True)
class TaskWords:
    """What is proposed for a task: who, what, and until when; each may be empty."""

    who: str
    what: str
    due: PartialDate | None = None
    next_sitting: bool = False


def task_words(sentence: str, names: Iterable[str], today: dt.date) -> TaskWords:
    """Read a task from a sentence. ``names`` of institutions and groups are looked for at its beginning.

    A day without a year is the next one, ``today`` included. What is not understood stays in ``what``.
    """
    rest, due, next_sitting = _without_day(_ended(sentence), today)
    who, what = _without_name(rest, names)
    return TaskWords(who, _begun(what), due, next_sitting)


def read_until(text: str, today: dt.date) -> tuple[PartialDate | None, bool]:
    """Until when, as typed: a day, a month, or that it is the next sitting; (None, False) for nothing.

    Raises ValueError for what is neither.
    """
    bare = text.strip()
    bare = bare[found.end() :] if (found := _LATEST.match(bare)) else bare
    if not bare or _NEXT_SITTING.fullmatch(bare):
        return None, bool(bare)
    due, length = _day_in(bare.split()[:SPAN], today)
    if due is None or length < len(bare.split()):
        raise ValueError(f"{text!r} is no day")
    return due, False


@dataclass(frozen=True)
class EventWords:
    """What is proposed for an event: its title, and its day where one is named."""

    title: str
    date: PartialDate | None = None


def event_words(sentence: str, today: dt.date) -> EventWords:
    """Read an event from a sentence: the first day in it, and the rest as its title."""
    words = _ended(sentence).split()
    for place, word in enumerate(words):
        day, length = _day_in(words[place : place + SPAN], today) if word[0].isdigit() else (None, 0)
        if day:
            before = _left_of_day(words[:place])
            title = " ".join([*before, *words[place + length :]]).strip(" ,:;-–")
            return EventWords(_begun(title)[:MOST_TITLE], day)
    return EventWords(_begun(" ".join(words))[:MOST_TITLE])


@dataclass(frozen=True)
class CorrectionWords:
    """The words that stand in the last minutes, and those that have to stand there."""

    old: str
    new: str


def correction_words(sentence: str) -> CorrectionWords:
    """Read »alt → neu«, »neu statt alt« and »statt alt: neu«; anything else is new words alone."""
    text = _ended(sentence)
    for arrow in ("→", "->", "=>"):
        old, found, new = text.partition(arrow)
        if found:
            return CorrectionWords(_bare(old), _bare(new))
    if text.casefold().startswith("statt ") and ":" in text:
        old, _colon, new = text[len("statt ") :].partition(":")
        return CorrectionWords(_bare(old), _bare(new))
    new, found, old = text.partition(" statt ")
    return CorrectionWords(_bare(old), _bare(new)) if found else CorrectionWords("", text)


def role_in(sentence: str, roles: Iterable[tuple[str, Sequence[str]]]) -> str:
    """The stored word of the first role of which a word stands in the sentence; empty if none. Never a name."""
    text = sentence.casefold()
    return next((role for role, words in roles if any(word.casefold() in text for word in words)), "")


def _without_day(text: str, today: dt.date) -> tuple[str, PartialDate | None, bool]:
    """The sentence without »bis zum 15. Januar« or »bis zur nächsten Sitzung«, and what that says."""
    words = text.split()
    for place in reversed(range(len(words))):
        if words[place].casefold() != "bis":
            continue
        after = " ".join(words[place + 1 :])
        start = found.end() if (found := _LATEST.match(after)) else 0
        before, tail = " ".join(words[:place]), after[start:]
        if said := _NEXT_SITTING.match(tail):
            return _joined(before, tail[said.end() :]), None, True
        due, length = _day_in(tail.split()[:SPAN], today)
        if due:
            return _joined(before, " ".join(tail.split()[length:])), due, False
    return text, None, False


def _day_in(words: Sequence[str], today: dt.date) -> tuple[PartialDate | None, int]:
    """The date with which these words begin, read as people type it, and of how many words it is made."""
    for length in range(len(words), 0, -1):
        typed = " ".join(words[:length]).rstrip(".,;:")
        try:
            return PartialDate.of(read_day(typed, today)), length
        except ValueError:
            pass
        try:
            known = PartialDate.typed(typed, today)
        except ValueError:
            continue
        if length > 1 or known.exact:  # »2« of »2 Plakate« is no year, »2027« alone neither
            return known, length
    return None, 0


def _left_of_day(words: Sequence[str]) -> list[str]:
    """Without »am«, »dem« and the name of a weekday before a day."""
    left = list(words)
    while left and left[-1].strip(",.").casefold() in ("am", "den", "dem", "vom", "ab", *_WEEKDAYS):
        left.pop()
    return left


_WEEKDAYS = ("montag", "dienstag", "mittwoch", "donnerstag", "freitag", "samstag", "sonnabend", "sonntag")


def _without_name(text: str, names: Iterable[str]) -> tuple[str, str]:
    start = found.end() if (found := _ARTICLE.match(text)) else 0
    rest = text[start:]
    beginning = rest.casefold()
    best = ""
    for name in names:
        ends = rest[len(name) : len(name) + 1]
        if len(name) > len(best) and beginning.startswith(name.casefold()) and not ends.isalnum():
            best = name
    return (best, rest[len(best) :].strip(" :,-–")) if best else ("", text)


def _joined(before: str, after: str) -> str:
    text = f"{before.rstrip(' ,')} {after.strip(' ,')}".strip()
    for promise in _PROMISES:
        text = text.removesuffix(promise)
    return text.rstrip(" ,")


def _ended(sentence: str) -> str:
    return " ".join(sentence[:MOST_READ].split()).rstrip(" .!")


def _bare(words: str) -> str:
    return words.strip(" ,.:;»«„“”\"'")


def _begun(words: str) -> str:
    return words[:1].upper() + words[1:]

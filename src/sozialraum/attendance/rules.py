"""Attendance: reading and writing a list of who was there, one line for each head or number (no paragraph, a habit).

``Kita Beispielweg; stimmberechtigt; ab 16.50`` · ``Mobile Beratung; Gast; als Leitung; zu TOP 3`` · ``12; Presse``.
A line that only says a category or ``entschuldigt``, with a colon, holds for the lines below it.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

CATEGORIES = {
    "voting": ("stimmberechtigt", "stimmberechtigte", "mit stimmrecht", "mitglied", "mitglieder"),
    "advisory": ("beratend", "beratende", "ohne stimmrecht"),
    "office": ("büro", "geschäftsstelle"),
    "guest": ("gast", "gäste"),
    "press": ("presse",),
    "public": ("öffentlichkeit", "zuhörende", "publikum"),
}
STANDINGS = {
    "present": ("anwesend", "da"),
    "excused": ("entschuldigt",),
    "absent": ("nicht da", "abwesend", "fehlt", "unentschuldigt"),
}
#: Nouns as they are written; the others are adjectives.
WRITTEN = {"office": "Büro", "guest": "Gast", "press": "Presse", "public": "Öffentlichkeit"}
WORDS = {word: ("category", stored) for stored, words in CATEGORIES.items() for word in words}
WORDS |= {word: ("standing", stored) for stored, words in STANDINGS.items() for word in words}
#: What begins a part, and the field that holds the rest of it.
BEGINNINGS = (
    ("name:", "name"),
    ("in vertretung für ", "deputy_for"),
    ("vertritt ", "deputy_for"),
    ("als ", "function"),
    ("zu top ", "item"),
    ("top ", "item"),
    ("ab ", "arrived"),
    ("bis ", "left"),
)
SPAN = re.compile(r"(?:von )?(\d[\d.:]*)(?: uhr)? ?(?:bis|-|–) ?(\d[\d.:]*(?: uhr)?)", re.IGNORECASE)
#: What a person is called before the name: such a line names somebody, and no institution.
ADDRESSED = re.compile(r"(?:frau|herr|herrn|fr\.|hr\.) ", re.IGNORECASE)
NUMBER = re.compile(r"[0-9]{1,5}")


@dataclass(frozen=True)
class AttendanceLine:
    """One line as it was understood; ``who`` is an institution or a function, ``item`` the number of a point."""

    at: int = 0
    who: str = ""
    category: str = ""
    standing: str = "present"
    number: int | None = None
    function: str = ""
    name: str = ""
    deputy_for: str = ""
    arrived: dt.time | None = None
    left: dt.time | None = None
    item: str = ""


class LineNotUnderstood(ValueError):  # noqa: N818 - it names what happened
    """A line that cannot be read; ``at`` is its number, ``part`` what was not understood, empty for the category."""

    def __init__(self, at: int, part: str = ""):
        super().__init__(f"{at}: {part}")
        self.at, self.part = at, part


Reading = Callable[[str], dt.time]


def lines_from(text: str, time: Reading) -> Iterator[AttendanceLine]:
    """The lines of a typed list; ``time`` reads a time of day. Raises LineNotUnderstood."""
    heading = AttendanceLine()
    for at, typed in enumerate(text.splitlines(), 1):
        line = " ".join(typed.split())
        known = WORDS.get(line.removesuffix(":").strip().casefold()) if line.endswith(":") else None
        if known:
            heading = _under(heading, *known)
        elif line:
            yield _line(replace(heading, at=at), line, time)


def _under(heading: AttendanceLine, field: str, stored: str) -> AttendanceLine:
    """What a heading says for the lines below it; a category begins anew with those who were there."""
    begun = replace(heading, standing="present") if field == "category" else heading
    return _saying(begun, field, stored)


def _line(line: AttendanceLine, text: str, time: Reading) -> AttendanceLine:
    parts = [part.strip() for part in re.split(r";|(?<=\D):(?= ?\d+$)", text) if part.strip()]
    for part in parts:
        line = _with(line, part, time)
    if not line.category:
        raise LineNotUnderstood(line.at)
    return line


def _with(line: AttendanceLine, part: str, time: Reading) -> AttendanceLine:
    """The line with what this part says; what nobody knows is who it is, once."""
    word = part.casefold()
    if word in WORDS:
        field, stored = WORDS[word]
        return _saying(line, field, stored)
    if NUMBER.fullmatch(part):
        return replace(line, number=int(part))
    if span := SPAN.fullmatch(part):
        return _timed(line, part, time, arrived=span[1], left=span[2])
    for beginning, field in BEGINNINGS:
        if word.startswith(beginning):
            rest = part[len(beginning) :].strip()
            is_time = field in ("arrived", "left")
            return _timed(line, part, time, **{field: rest}) if is_time else _saying(line, field, rest)
    if ADDRESSED.match(part) and not line.name:
        return replace(line, name=part)
    if line.who or line.number is not None:
        raise LineNotUnderstood(line.at, part)
    return replace(line, who=part)


def _saying(line: AttendanceLine, field: str, text: str) -> AttendanceLine:
    return replace(line, **{field: text})  # type: ignore[arg-type]


def _timed(line: AttendanceLine, part: str, time: Reading, **texts: str) -> AttendanceLine:
    try:
        return replace(line, **{name: time(text) for name, text in texts.items()})  # type: ignore[arg-type]
    except ValueError:
        raise LineNotUnderstood(line.at, part) from None


def in_text(line: AttendanceLine) -> str:
    """A line as ``lines_from`` reads it."""
    parts = [str(line.number) if line.number is not None else line.who]
    parts += [WRITTEN.get(line.category, CATEGORIES[line.category][0])]
    parts += [STANDINGS[line.standing][0]] if line.standing != "present" else []
    parts += [f"als {line.function}"] if line.function else []
    parts += [f"Name: {line.name}"] if line.name else []
    parts += [f"in Vertretung für {line.deputy_for}"] if line.deputy_for else []
    parts += [f"ab {_clock(line.arrived)}"] if line.arrived else []
    parts += [f"bis {_clock(line.left)}"] if line.left else []
    parts += [f"zu TOP {line.item}"] if line.item else []
    return "; ".join(part for part in parts if part)


def _clock(time: dt.time) -> str:
    return f"{time.hour}.{time.minute:02} Uhr" if time.minute else f"{time.hour} Uhr"

"""Bodies: what holds of groups, places, lines of help and school holidays, as plain values."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from enum import Enum

#: What a text leaves open, as its template writes it: »[Name und Anschrift …]«.
BLANK = re.compile(r"\[([^\[\]\n…]*)…\]")


def blanks(text: str) -> tuple[str, ...]:
    """What a text still leaves open, each once, in its order."""
    return tuple(dict.fromkeys(found[1].strip() for found in BLANK.finditer(text)))


def without_blanks(text: str) -> str:
    """The text without the lines that still leave something open; what is then empty between paragraphs is closed."""
    kept = "\n".join(line for line in text.splitlines() if not BLANK.search(line))
    return re.sub(r"\n{3,}", "\n\n", kept).strip()


def place_in_one_line(
    name: str, room: str, street_address: str, postal_code: str, locality: str, description: str
) -> str:
    """Everything that leads there; what is not known is left out."""
    town = f"{postal_code}\u00a0{locality}".strip("\u00a0")
    return ", ".join(part for part in (name, room, street_address, town, description) if part)


@dataclass(frozen=True)
class HelpLine:
    """A line of help as it was typed: what it is, its number if there is one, and what stands behind that."""

    name: str
    number: str = ""
    rest: str = ""

    @property
    def dialled(self) -> str:
        return re.sub(r"[^\d+]", "", self.number)


_NUMBER = re.compile(r"(?<![\w,.])\+?\d(?:[\d /()\u00a0-]*\d)?(?!\w)")
_SHORTEST_NUMBER = 3  # digits: 110


def help_lines(typed: str) -> tuple[HelpLine, ...]:
    """Every line that was typed; with or without a colon, with or without a number, none is left out."""
    return tuple(_help_line(line.strip()) for line in typed.splitlines() if line.strip())


def _help_line(line: str) -> HelpLine:
    numbers = [one for one in _NUMBER.finditer(line) if len(re.sub(r"\D", "", one[0])) >= _SHORTEST_NUMBER]
    if not numbers:
        return HelpLine(line)
    last = numbers[-1]
    return HelpLine(line[: last.start()].rstrip(" :\t"), last[0], line[last.end() :].strip())


class Naming(Enum):
    """Whom a text names: no person at all, whoever agreed to it, or – inside – everybody."""

    NO_PERSON, AGREED, EVERYBODY = range(3)


@dataclass(frozen=True)
class HolidaySpan:
    """School holidays as they were announced, from the first to the last day; nobody fetches them."""

    name: str
    first: dt.date
    last: dt.date


_DAY = r"(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})"
_HOLIDAYS = re.compile(rf"(?P<name>[^:]++):\s*+{_DAY}(?:\s*+(?:bis|–|-)\s*+{_DAY})?\s*+")


def school_holidays(typed: str) -> tuple[HolidaySpan, ...]:
    """The holidays of each line »Herbstferien: 17.10.2026 bis 31.10.2026«; other lines say nothing."""
    return tuple(filter(None, map(_holidays, typed.splitlines())))


def no_holidays(typed: str) -> tuple[str, ...]:
    """The lines of which no holidays can be read."""
    return tuple(line.strip() for line in typed.splitlines() if line.strip() and _holidays(line) is None)


def _holidays(line: str) -> HolidaySpan | None:
    if (found := _HOLIDAYS.fullmatch(line)) is None:
        return None
    numbers = [int(one) for one in found.groups()[1:] if one]
    try:
        days = [dt.date(year, month, day) for day, month, year in zip(*[iter(numbers)] * 3, strict=True)]
    except ValueError:
        return None
    return HolidaySpan(found["name"].strip(), days[0], days[-1]) if days[0] <= days[-1] else None

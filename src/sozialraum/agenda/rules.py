"""Agenda: an agenda as lines of text, a point each – how they are read, written, numbered and put together."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

MOST = 300  # signs of a title
MOST_OF_WHO = 200
MOST_MINUTES = 1_440
CLOSED = "nichtöffentlich"
_CELL = re.compile(r"(?<!\\)\|")
#: »3«, »TOP 2.1«, »4a«; »3 a« before a word that no letter begins in small: »3 a Teilnahme«, not »3 a cappella«.
_NUMBER = re.compile(
    r"(?:[Tt][Oo][Pp]\s*)?(\d+(?:\.\d+)*(?:[a-zA-Z]|\s[a-zA-Z](?=[.):]?\s+[^a-zäöüß\s]))?)[.):]?\s+(?=\S)"
)
_MINUTES = re.compile(r"(\d{1,6})\s*(?:min(?:\.|uten?)?)?", re.IGNORECASE)


@dataclass(frozen=True)
class AgendaLine:
    """A point as it is typed. ``mark`` is the anchor of the point it was; a new one has none."""

    name: str
    number: str = ""
    is_below: bool = False
    kind: str = ""
    minutes: int | None = None
    brought_by: str = ""
    public: bool = True
    mark: str = ""


@dataclass(frozen=True)
class LineFault:
    """What cannot be read in one line: its place from 1, its code (``too_long``, ``no_minutes`` …), words."""

    place: int
    code: str
    words: str


def read_lines(text: str, kinds: Mapping[str, str]) -> tuple[list[AgendaLine], list[LineFault]]:
    """The points of a text, and what is wrong in it. ``kinds`` are the stored words by their label in small letters.

    Cells behind the title are known by what they say, in any order; an indented line stands below the last other one.
    """
    lines: list[AgendaLine] = []
    faults: list[LineFault] = []
    for typed in text.expandtabs(2).splitlines():
        if typed.strip(" |"):
            line, codes = _read_line(typed, kinds, below=bool(lines) and typed.startswith(" "))
            lines.append(line)
            faults += [LineFault(len(lines), code, words) for code, words in codes]
    if is_printed(lines):
        return lines, faults
    return [_without_count(line, len(lines)) for line in lines], faults


def is_printed(lines: Iterable[AgendaLine]) -> bool:
    """Whether the lines typed anew have the numbers of a paper: several, each higher than the one before."""
    numbers = [line.number for line in lines if not line.mark and not line.is_below]
    counted = [int(found[0]) for number in numbers if (found := re.match(r"\d+", number))]
    return len(numbers) == len(counted) > 1 and counted == sorted(counted)


def _without_count(line: AgendaLine, most: int) -> AgendaLine:
    """»20 Jahre Stadtteilfest« typed anew among five lines: the number is one of the title."""
    counts = not line.mark and line.number.isdigit() and int(line.number) > most
    return replace(line, number="", name=f"{line.number} {line.name}") if counts else line


def _read_line(typed: str, kinds: Mapping[str, str], *, below: bool) -> tuple[AgendaLine, list[tuple[str, str]]]:
    title, *cells = (cell.replace("\\|", "|").strip() for cell in _CELL.split(typed))
    found = _NUMBER.match(title)
    line = AgendaLine(title[found.end() :] if found else title, found[1] if found else "", below)
    codes = [("too_long", line.name[:40])] if len(line.name) > MOST or len(line.number) > 10 else []
    for cell in filter(None, cells):
        minutes = _MINUTES.fullmatch(cell)
        if cell.startswith("#"):
            line = replace(line, mark=cell[1:])
        elif cell.casefold().replace(" ", "") == CLOSED:
            line = replace(line, public=False)
        elif cell.casefold() in kinds:
            line = replace(line, kind=kinds[cell.casefold()])
        elif minutes:
            line = replace(line, minutes=int(minutes[1]))
            codes += [] if 0 < int(minutes[1]) <= MOST_MINUTES else [("no_minutes", cell)]
        else:
            codes += [("second_who", cell)] if line.brought_by or len(cell) > MOST_OF_WHO else []
            line = replace(line, brought_by=line.brought_by or cell)
    return line, codes


def write_lines(lines: Iterable[AgendaLine], labels: Mapping[str, str]) -> str:
    """The points as text, which ``read_lines`` reads back; ``labels`` of the kinds by their stored word."""
    return "\n".join(_write_line(line, labels) for line in lines)


def _write_line(line: AgendaLine, labels: Mapping[str, str]) -> str:
    minutes = "" if line.minutes is None else str(line.minutes)
    cells = (labels.get(line.kind, ""), minutes, line.brought_by, "" if line.public else CLOSED)
    told = [" ".join(filter(None, (line.number, line.name))), *cells, f"#{line.mark}" if line.mark else ""]
    return ("  " if line.is_below else "") + " | ".join(cell.replace("|", "\\|") for cell in told if cell)


def numbers_of(lines: Sequence[AgendaLine], before: Mapping[str, tuple[str, str]]) -> Iterator[str]:
    """The number of each line: a printed one stays, everything else is counted (1, 2, 2.1).

    ``before`` holds, by mark, the number that was shown and the one it would have been counted as.
    """
    top, place, inner, is_paper = "", 0, 0, is_printed(lines)
    for line in lines:
        place, inner = (place, inner + 1) if line.is_below else (place + 1, 0)
        counted = f"{top}.{inner}" if line.is_below else str(place)
        shown, was = before.get(line.mark, ("", ""))
        stays = line.number != was if line.number == shown else _is_meant(line, is_paper=is_paper)
        number = line.number if line.number and stays else counted
        top = top if line.is_below else number
        yield number


def _is_meant(line: AgendaLine, *, is_paper: bool) -> bool:
    """Whether the number of a line is more than its place: changed by hand, of a paper, or no plain count."""
    return bool(line.mark) or is_paper or not line.number.replace(".", "").isdigit()


def minutes_in_all(lines: Iterable[AgendaLine]) -> int:
    """The minutes planned: of a point its own, else those of the points below it."""
    total = own = 0
    for line in lines:
        if not line.is_below:
            own = line.minutes or 0
        total += (line.minutes or 0) if not (line.is_below and own) else 0
    return total


def merged(
    seen: Sequence[AgendaLine], mine: Sequence[AgendaLine], now: Sequence[AgendaLine]
) -> tuple[list[AgendaLine], list[tuple[AgendaLine, AgendaLine]]]:
    """Two changes of one agenda in one: the lines, and those that both have changed (as it is now, as typed).

    What only the other one changed is taken from ``now``; what was added meanwhile stands at the end.
    """
    was, there = ({line.mark: line for line in lines} for lines in (seen, now))
    kept, both = [], []
    for line in mine:
        other, old = there.get(line.mark), was.get(line.mark)
        if not line.mark or old == other:
            kept.append(line)
        elif other is None and _words(line) != _words(old):  # withdrawn meanwhile: it would be a new one
            kept.append(replace(line, mark=""))
            both.append((replace(line, name=""), line))
        elif other is None:
            continue
        elif _words(line) == _words(old):
            kept.append(replace(other, is_below=line.is_below, number=other.number))
        else:
            kept.append(line)
            both += [(other, line)] if _words(other) != _words(old) else []
    return [*kept, *(line for line in now if line.mark not in was)], both


def _words(line: AgendaLine | None) -> AgendaLine | None:
    """A line without its place."""
    return line and replace(line, number="", is_below=False)

"""Meetings: how a sitting and the points of its agenda are called, as plain text."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Any

_WORD = re.compile(r"(?:tagesordnungspunkt|top)(?=[\s.:/\d-]|$)[\s.:/-]*", re.IGNORECASE)


def _words(text: str) -> set[str]:
    return set(re.findall(r"\w+", text.casefold()))


#: Words of a name that say no more than that somebody meets.
_MEET = _words("Sitzung Treffen Termin gemeinsam gemeinsame gemeinsamer gemeinsames AG der des die das von mit und")


def joined(names: Sequence[str]) -> str:
    """»AG Wohnen, AG Bildung und AG Sprache«"""
    return " und ".join(part for part in (", ".join(names[:-1]), *names[-1:]) if part)


def called(name: str, groups: Sequence[str]) -> str:
    """What a sitting is called beside its day: its groups, unless its own name says more than that they meet.

    »Gemeinsame Sitzung« and »Sitzung der AG Wohnen« say no more; »3. Sozialraumkonferenz« and »Klausur« do.
    """
    known = _MEET.union(*(_words(group) for group in groups))
    return name if not groups or _words(name) - known else joined(groups)


def bare_number(number: str) -> str:
    """The printed number without the word before it and the point behind it: »01« of »TOP 01«, »4« of »4.«"""
    told = number.strip()
    return _WORD.sub("", told, count=1).rstrip(" .:") if _WORD.match(told) else told.rstrip(" .:")


def item_label(number: str) -> str:
    """»TOP 4«, however the number was printed or typed; "" where there is none."""
    bare = bare_number(number)
    return f"TOP {bare}" if bare else ""


def same_number(printed: str, typed: str) -> bool:
    """»01« is asked for with »1«, too."""
    return printed.upper().lstrip("0") == typed.upper().lstrip("0")


def anchor_of(meeting: str, item: str) -> str:
    """Where a point stands on the page of its meeting: its key without the meeting's, and never its place in the row.

    ``2016-11-02-plenum-top-3`` is ``top-3`` there, whatever it was moved behind; another key stands as a whole.
    """
    own = item.removeprefix(f"{meeting}-")
    return own if own != item and own.startswith("top-") else f"punkt-{item}"


def number_items(items: Sequence[Any]) -> Iterator[tuple[Any, str, bool]]:
    """The points in the order in which they are read: each with its number, and whether it stands below another.

    The number is the printed one, else it is counted: 1, 2, 2.1. ``items`` have ``pk``, ``parent_id`` and ``number``
    and come in their order; one whose point above is not among them stands by itself.
    """
    there = {one.pk for one in items}
    below = defaultdict(list)
    for one in items:
        below[one.parent_id if one.parent_id in there else None].append(one)
    for place, one in enumerate(below[None], 1):
        number = bare_number(one.number) or str(place)
        yield one, number, False
        for inner, sub in enumerate(below[one.pk], 1):
            yield sub, bare_number(sub.number) or f"{number}.{inner}", True

"""Convening: which days are proposed for a sitting, what of a typed day was wrong, what recurs on agendas."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import islice, pairwise
from statistics import median

from sozialraum.agenda.rules import AgendaLine
from sozialraum.foundation.dates import MONTHS, shifted
from sozialraum.provisions.rules.days import DAY, LEADS_WITHOUT_YEAR

PROPOSED = 3  # days
WEEK = 7 * DAY
USUAL_GAP = 4  # weeks, where one former sitting alone is known
LONGEST_GAP = 26
MOST_WEEKS = 110  # looked at
#: Days on which hardly anybody meets although they are no public holidays.
EVES = {(12, 24): "Heiligabend", (12, 31): "Silvester"}


def propose_days(former: Sequence[dt.date], today: dt.date, is_in_time: Callable[[dt.date], bool]) -> list[dt.date]:
    """Three days a week apart on the weekday of the last sitting: as far behind it as usual, and in time to invite.

    ``former`` are the days of the last sittings, and of those that are planned: nearer to one than usual is no day.
    Empty without one, or if no day is in time.
    """
    known = sorted(set(former))
    if not known:
        return []
    gaps = [(later - sooner).days / 7 for sooner, later in pairwise(known)]
    gap = (min(max(round(median(gaps)), 1), LONGEST_GAP) if gaps else USUAL_GAP) * WEEK
    last = max((day for day in known if day <= today), default=known[0])
    ahead = [day for day in known if day > today]
    day = shifted(last, gap)
    for _week in range(MOST_WEEKS):
        if day > today and is_in_time(day) and not any(-gap / 2 < day - one < gap for one in ahead):
            return [shifted(day, number * WEEK) for number in range(PROPOSED)]
        day = shifted(max(day, today - (today - day) % WEEK), WEEK)
    return []


def first_days(today: dt.date, is_possible: Callable[[dt.date], bool]) -> list[dt.date]:
    """The first three possible days from tomorrow on, within a year; fewer if there are no more."""
    ahead = (shifted(today, number * DAY) for number in range(1, 366))
    return list(islice(filter(is_possible, ahead), PROPOSED))


def days_of_month(text: str) -> tuple[str, int]:
    """Of a typed day that no calendar has, the name of the month and how many days that has; "" and 0 if unknown."""
    found = LEADS_WITHOUT_YEAR.search(text)
    month = int(found[2]) if found and found[2].isdigit() else 0
    if not 1 <= month <= 12:
        return "", 0
    return MONTHS[month], 29 if month == 2 else 30 if month in (4, 6, 9, 11) else 31


def recurring(agendas: Sequence[Sequence[AgendaLine]]) -> list[AgendaLine]:
    """Of the last agendas, the latest first: the points that stood on the last two, in the order of the last one.

    They come without number and mark; what stands below another comes with it alone.
    """
    if len(agendas) < 2:
        return []
    before = {line.name.casefold() for line in agendas[1]}
    lines, is_kept = [], False
    for line in agendas[0]:
        stays = line.name.casefold() in before
        is_kept = stays if not line.is_below else is_kept
        if stays and is_kept:
            lines.append(replace(line, number="", mark=""))
    return lines


def with_lines(lines: Sequence[AgendaLine], more: Sequence[AgendaLine], behind: int = 1) -> list[AgendaLine]:
    """The lines with these put in behind so many points at the top, without those whose title stands there already."""
    there = {line.name.casefold() for line in lines}
    fresh = [line for line in more if line.name.casefold() not in there]
    tops = [place for place, line in enumerate(lines) if not line.is_below]
    at = tops[behind] if len(tops) > behind else len(lines)
    return [*lines[:at], *fresh, *lines[at:]]


def overlap(mine: tuple[dt.time | None, dt.time | None], theirs: tuple[dt.time | None, dt.time | None]) -> bool:
    """Whether two sittings of a day meet; one whose times are not known may be at any time."""
    if mine[0] is None or theirs[0] is None:
        return True
    (begins, ends), (other_begins, other_ends) = mine, theirs
    return (ends is None or other_begins < ends) and (other_ends is None or begins < other_ends)  # type: ignore[operator]


def named_by_groups(groups: Sequence[str]) -> str:
    """What a sitting is called that has no name of its own: »Sitzung: AG Wohnen«, »Gemeinsame Sitzung: …«"""
    joined = " und ".join(filter(None, (", ".join(groups[:-1]), *groups[-1:])))
    return f"{'Gemeinsame Sitzung' if len(groups) > 1 else 'Sitzung'}: {joined}"[:200]

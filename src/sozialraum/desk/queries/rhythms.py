"""Desk: years in which a group sat too seldom or too often, and figures of its entry beside a rule."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator, Sequence

from django.utils import timezone
from django.utils.translation import gettext as _

from sozialraum.bodies.models import Organization
from sozialraum.bodies.queries import hints
from sozialraum.meetings.models import Holder
from sozialraum.meetings.words import ON, State
from sozialraum.proceedings.queries import GroupRhythm, rhythms_of
from sozialraum.provisions.rules.values import counted_words, listed
from sozialraum.rulings.rules.ruling import TAKEN_OVER, Ruling, needs

Told = Iterator[tuple[Organization, str]]
TOOK_PLACE = (*ON, State.HELD)  # of what was convened and is past nobody has said yet that it was not


def hints_of_organizations(organizations: Sequence[Organization]) -> Told:
    """What its own room knows of an organization, and how often a group sat against its rules or its own entry."""
    yield from hints(organizations)
    groups = [one for one in organizations if one.is_group]
    told = [one for one in rhythms_of(groups).values() if one.asks_anything]
    if told:
        yield from _of_rhythms(told, timezone.localdate())


def _of_rhythms(told: list[GroupRhythm], today: dt.date) -> Told:
    held = _days_of({one.group.body_id for one in told})
    # Of later years nobody has entered anything yet.
    until = min(max((day.year for days in held.values() for day in days if day <= today), default=0), today.year - 1)
    for one in told:
        if says := _beside_a_rule(one, today):
            yield one.group, says
        same: dict[tuple[str, str], list[int]] = defaultdict(list)
        for year, ruling in one.missed(held[one.group.pk], until, today).items():
            same[_figures(ruling), _keeping(ruling)].append(year)
        for (figures, keeping), years in same.items():
            yield one.group, f"{_runs(years)}: {figures} – {keeping}."


def _days_of(bodies: set[int]) -> dict[int, list[dt.date]]:
    """By each group of these bodies the days on which it sat, alone or with others; of an imprecise day the last."""
    found: dict[int, list[dt.date]] = defaultdict(list)
    took_place = Holder.objects.filter(
        meeting__body__in=bodies, meeting__deleted=None, meeting__state__in=TOOK_PLACE, meeting__date__isnull=False
    )
    for group, date in took_place.values_list("organization", "meeting__date"):
        found[group].append(date.last)
    return found


def _figures(ruling: Ruling) -> str:
    have = ruling.have or 0
    counted = counted_words(have, "Sitzung", "Sitzungen") if have else "keine Sitzung"
    least = needs(ruling.needed or 0) if ruling.provision else f"vorgesehen mindestens {ruling.needed}"
    wanted = least if ruling.needed else f"höchstens {ruling.base}"
    cite = ruling.provision.cite if ruling.provision else f" ({TAKEN_OVER})"
    return _("%(counted)s eingetragen, %(wanted)s%(cite)s") % {"counted": counted, "wanted": wanted, "cite": cite}


def _keeping(ruling: Ruling) -> str:
    """What is only taken over is violated by nobody."""
    return ruling.keeping if ruling.provision else _("weicht ab")


def _runs(years: list[int]) -> str:
    """»2017 und 2019 bis 2021«"""
    runs: list[list[int]] = []
    for year in years:
        if runs and year == runs[-1][-1] + 1:
            runs[-1].append(year)
        else:
            runs.append([year])
    return listed(word for run in runs for word in ([f"{run[0]} bis {run[-1]}"] if len(run) > 2 else map(str, run)))


def _beside_a_rule(one: GroupRhythm, today: dt.date) -> str:
    """That the figures of the entry do not count, where a rule says something else."""
    rules, stated = one.governing(today, ["per_year"]), one.stated
    often = rules[0].value.per_year if rules else None
    same = often is not None and (stated.least, stated.most) == (often.least, often.most)
    if same or not one.governing(today) or (stated.least, stated.most) == (None, None):
        return ""
    figures = [
        f"{word} {number}"
        for word, number in (("mindestens", stated.least), ("höchstens", stated.most))
        if number is not None
    ]
    words = {"rule": one.in_words(today), "figures": ", ".join(figures)}
    return _("Es gilt die Regel: %(rule)s Die Zahlen im Eintrag (%(figures)s) sind nur übernommen.") % words

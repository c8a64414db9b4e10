"""Site: the archive of the meetings – what was, by year, and what is kept of each."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any, NamedTuple

from django.core.paginator import Page, Paginator
from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from sozialraum.decisions.models import Minutes, Resolution
from sozialraum.decisions.words import MinutesState
from sozialraum.foundation.dates import PartialDate
from sozialraum.foundation.questions import asked, asked_of
from sozialraum.foundation.visitor import Visitor
from sozialraum.meetings.models import LAST_FIRST, Holder, Meeting
from sozialraum.meetings.words import State
from sozialraum.sittings.queries import MeetingLine, as_rows, lines_of
from sozialraum.ui.values import Group

PAGE = 60


class ArchiveLine(NamedTuple):
    """A meeting that was: its day within the year it stands under, in full, whose it was, and what is kept of it."""

    when: str
    day: str
    groups: tuple[Group, ...]
    url: str
    title: str
    kept: str


@dataclass(frozen=True)
class ArchiveYear:
    """The meetings of a year; 0 of which not even that is known."""

    year: int
    lines: tuple[ArchiveLine, ...]


def years(visitor: Visitor) -> list[int]:
    """The years of which there is something, the latest first."""
    return [year for (year,) in asked(_years, visitor, timezone.localdate())]


def _years(visitor: Visitor, today: dt.date) -> QuerySet[Any]:
    return Meeting.objects.visible_to(visitor).past(today).years()


def page_of(
    visitor: Visitor, *, group: str = "", year: int | None = None, number: str = ""
) -> tuple[Page[Any], list[ArchiveYear]]:
    """One page of it, the latest year first; of one group, of one year, or of all."""
    page = Paginator(asked(_places, visitor, timezone.localdate(), group, year), PAGE).get_page(number)
    lines = lines_of(asked_of(_with_keys, visitor, (one.pk for one in page)), visitor)
    kept = _kept((one.key for one in lines), visitor)
    by_year = groupby(lines, key=lambda one: one.date.year if one.date else 0)
    return page, [ArchiveYear(of, tuple(_line(one, kept.get(one.key, "")) for one in same)) for of, same in by_year]


def _places(visitor: Visitor, today: dt.date, group: str, year: int | None) -> QuerySet[Any]:
    """All of it, of which one page is read."""
    found = Meeting.objects.visible_to(visitor).past(today)
    if group:
        found = found.filter(pk__in=Holder.objects.filter(organization__key=group).values("meeting"))
    if year:
        found = found.filter(date__range=(PartialDate(year), PartialDate(year, 12, 31)))
    return found.values_list("pk", named=True)


def _with_keys(_visitor: Visitor, keys: Sequence[int]) -> QuerySet[Any]:
    return as_rows(Meeting.objects.filter(pk__in=keys).order_by(*LAST_FIRST))


def _line(sitting: MeetingLine, kept: str) -> ArchiveLine:
    date = sitting.date
    day = date.in_words(weekday=False) if date else ""
    when = day.removesuffix(str(date.year)).strip() if date else ""
    told = _("fiel aus") if sitting.state == State.CANCELLED else kept
    return ArchiveLine(when or _("Tag nicht bekannt"), day, sitting.groups, sitting.url, sitting.title, told)


def _kept(keys: Iterable[str], visitor: Visitor) -> dict[str, str]:
    """»Protokoll · 2 Beschlüsse« by the key of the meeting, in two questions for any number."""
    these = tuple(keys)
    told = Counter(asked_of(_decided, visitor, these))
    minutes = dict(asked_of(_recorded, visitor, these))
    keys = minutes.keys() | {key for key, _bare in told}
    found = {key: (minutes.get(key), told[key, True] + told[key, False], told[key, True]) for key in keys}
    words = {alike: " · ".join(_counted(*alike)) for alike in set(found.values())}  # few: said once for all rows
    return {key: words[alike] for key, alike in found.items()}


def _decided(visitor: Visitor, keys: Sequence[str]) -> QuerySet[Any]:
    """A row for each decision: of which meeting, and whether no wording is on record."""
    found = Resolution.objects.visible_to(visitor).filter(meeting__key__in=keys).order_by()
    return found.annotate(bare=Q(resolution_text="")).values_list("meeting__key", "bare", named=True)


def _recorded(visitor: Visitor, keys: Sequence[str]) -> QuerySet[Any]:
    found = Minutes.objects.visible_to(visitor).filter(meeting__key__in=keys)
    return found.values_list("meeting__key", "state", named=True)


def _counted(minutes: str | None, decided: int, bare: int) -> Iterable[str]:
    """``bare``: of how many decisions no wording is on record; said where that is all of them."""
    if minutes:
        yield _("Protokoll im Entwurf") if minutes == MinutesState.DRAFT else _("Protokoll")
    if decided and decided == bare:
        yield ngettext("%(number)s Beschluss ohne Wortlaut", "%(number)s Beschlüsse ohne Wortlaut", bare) % {
            "number": bare
        }
    elif decided:
        yield ngettext("%(number)s Beschluss", "%(number)s Beschlüsse", decided) % {"number": decided}

"""Site: the archive of the meetings – what was, by year, and what is kept of each."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from django.core.paginator import Page
from django.db.models import Count, Q
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from sozialraum.decisions.models import Minutes, Resolution
from sozialraum.decisions.words import MinutesState
from sozialraum.foundation.dates import PartialDate
from sozialraum.foundation.visitor import Visitor
from sozialraum.meetings.models import Holder, Meeting, MeetingQuerySet
from sozialraum.meetings.queries.lines import MeetingLine
from sozialraum.meetings.words import State
from sozialraum.site.queries.meetings import leaf

PAGE = 60


@dataclass(frozen=True)
class ArchiveLine:
    """A meeting that was, and in few words what is kept of it."""

    sitting: MeetingLine
    kept: str

    @property
    def when(self) -> str:
        """Its day within the year it stands under."""
        date = self.sitting.date
        known = date.in_words(weekday=False).removesuffix(str(date.year)).strip() if date else ""
        return known or _("Tag nicht bekannt")


@dataclass(frozen=True)
class ArchiveYear:
    """The meetings of a year; 0 of which not even that is known."""

    year: int
    lines: tuple[ArchiveLine, ...]


def past(visitor: Visitor) -> MeetingQuerySet:
    return Meeting.objects.visible_to(visitor).past(timezone.localdate())


def years(visitor: Visitor) -> list[int]:
    return past(visitor).years()


def page_of(
    visitor: Visitor, *, group: str = "", year: int | None = None, number: str = ""
) -> tuple[Page[Meeting], list[ArchiveYear]]:
    """One page of it, the latest year first; of one group, of one year, or of all."""
    found = past(visitor)
    if group:
        found = found.filter(pk__in=Holder.objects.filter(organization__key=group).values("meeting"))
    if year:
        found = found.filter(date__range=(PartialDate(year), PartialDate(year, 12, 31)))
    page, lines = leaf(found, number, PAGE, visitor)
    kept = _kept((one.key for one in lines), visitor)
    told = [ArchiveLine(one, _("fiel aus") if one.state == State.CANCELLED else kept.get(one.key, "")) for one in lines]
    by_year = groupby(told, key=lambda one: one.sitting.date.year if one.sitting.date else 0)
    return page, [ArchiveYear(of, tuple(same)) for of, same in by_year]


def _kept(keys: Iterable[str], visitor: Visitor) -> dict[str, str]:
    """»Protokoll · 2 Beschlüsse« by the key of the meeting, in two questions for any number."""
    these = {"meeting__key__in": list(keys)}
    counted = Resolution.objects.visible_to(visitor).filter(**these).order_by().values_list("meeting__key")
    bare = Count("pk", distinct=True, filter=Q(resolution_text=""))
    told = counted.annotate(number=Count("pk", distinct=True), bare=bare)
    decided = {key: (number, without) for key, number, without in told}
    minutes = dict(Minutes.objects.visible_to(visitor).filter(**these).values_list("meeting__key", "state"))
    return {key: " · ".join(_counted(minutes.get(key), *decided.get(key, (0, 0)))) for key in minutes.keys() | decided}


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

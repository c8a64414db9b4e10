"""Site: the dates as a list and as a month, of all groups or of one."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, replace

from django.core.paginator import Page
from django.db.models import Max, Min, Q
from django.utils.http import urlencode

from sozialraum.bodies.models import Organization
from sozialraum.bodies.queries import groups_of, value_of
from sozialraum.foundation.dates import HOLDS, PartialDate
from sozialraum.foundation.memory import remembered
from sozialraum.foundation.months import Month, neighbours
from sozialraum.foundation.things import path_of
from sozialraum.foundation.visitor import Visitor
from sozialraum.meetings.models import Holder, Meeting, MeetingQuerySet
from sozialraum.meetings.queries.lines import MeetingLine
from sozialraum.meetings.words import State
from sozialraum.network.models import Body
from sozialraum.site.queries.meetings import leaf, sittings
from sozialraum.ui.values import Appointment, Group

PAGE = 15
Ends = tuple[PartialDate | None, PartialDate | None]
#: On a phone a square has no room for words: there a sign says why nothing happens; the key below explains it.
CALLED_OFF = Group("×", "abgesagt")
MOVED_AWAY = Group("→", "verlegt auf einen anderen Tag")
PREFIXES = {State.CANCELLED: "Abgesagt: ", State.DRAFT: "In Vorbereitung: ", State.RUNNING: "Läuft: "}


@dataclass(frozen=True)
class FeedChoice:
    """A group to choose."""

    key: str
    group: Group
    chosen: bool
    ended: bool


@dataclass(frozen=True)
class FeedAddress:
    """Where a calendar program finds the dates; ``webcal`` is empty while the network has no address of its own."""

    https: str
    webcal: str
    group: Group | None = None


@dataclass(frozen=True)
class MonthSheet:
    """A month, what stands on its days, and what belongs into it though its day is not known."""

    year: int
    month: int
    entries: tuple[Appointment, ...]
    without_day: tuple[MeetingLine, ...]
    is_over: bool
    previous_url: str
    next_url: str


@dataclass(frozen=True)
class CalendarPage:
    """Everything the page of the dates says."""

    today: dt.date
    asked_month: str
    choices: tuple[FeedChoice, ...]
    chosen: FeedChoice | None
    list_page: Page[Meeting]
    upcoming: tuple[MeetingLine, ...]
    latest: PartialDate | None
    sheet: MonthSheet
    everything: FeedAddress
    by_group: tuple[FeedAddress, ...]


def page_of(visitor: Visitor, today: dt.date, *, group: str, month: str, number: str = "") -> CalendarPage | None:
    """The page as asked for in the address; a month that is none is left aside, a group that is none finds nothing.

    Without a month it shows the one of the next date, so that nobody has to leaf for it.
    """
    organizations = remembered(visitor, "groups", groups_of)
    choices = tuple(_choice(one, one.key == group, today) for one in organizations)
    chosen = next((one for one in organizations if one.key == group), None)
    if group and chosen is None:
        return None
    seen = Meeting.objects.visible_to(visitor)
    if chosen:
        seen = seen.filter(pk__in=Holder.objects.filter(organization=chosen).values("meeting"))
    listed, ahead = leaf(seen.upcoming(today), number, PAGE, visitor)
    asked = _month(month)
    shown = asked or Month.of(ahead[0].date.first if ahead and ahead[0].date else today)
    on_sheet = sittings(_of_month(seen, shown), visitor)
    ends = seen.aggregate(first=Min("date"), last=Max("date"))
    return CalendarPage(
        today=today,
        asked_month=str(asked or ""),
        choices=choices,
        chosen=next((one for one in choices if one.chosen), None),
        list_page=listed,
        upcoming=tuple(ahead),
        latest=ends["last"],
        sheet=_sheet(on_sheet, shown, today, (ends["first"], ends["last"]), group),
        everything=_address(visitor.body),
        by_group=tuple(_address(visitor.body, one) for one in choices if not one.ended),
    )


def _choice(organization: Organization, chosen: bool, today: dt.date) -> FeedChoice:
    return FeedChoice(organization.key, value_of(organization), chosen, organization.is_over_on(today))


def _month(text: str) -> Month | None:
    try:
        date = PartialDate.parse(text)
    except ValueError:
        return None
    return Month(date.year, date.month) if date.month and not date.day and date.year >= HOLDS.first else None


def _of_month(seen: MeetingQuerySet, month: Month) -> MeetingQuerySet:
    """What falls or once fell into it."""
    days = (PartialDate(month.year, month.month), PartialDate.of(month.last))
    return seen.filter(Q(date__range=days) | Q(former_date__range=days)).order_by("date", "start_time", "pk")


def _sheet(found: list[MeetingLine], shown: Month, today: dt.date, ends: Ends, group: str) -> MonthSheet:
    first, last = ends
    before, after = neighbours(shown, today, first.first if first else None, last.last if last else None)
    return MonthSheet(
        year=shown.year,
        month=shown.month,
        entries=tuple(entry for sitting in found for entry in _entries(sitting)),
        without_day=tuple(one for one in found if one.date == PartialDate(shown.year, shown.month)),
        is_over=shown.last < today,
        previous_url=_leaf(before, group),
        next_url=_leaf(after, group),
    )


def _entries(sitting: MeetingLine) -> Iterator[Appointment]:
    """Where a meeting stands in the month: on its day, and on the one from which it was moved away."""
    day = sitting.date.exact if sitting.date else None
    former = sitting.former_date.exact if sitting.former_date else None
    cancelled = sitting.state == State.CANCELLED
    here = Appointment(day or dt.date.min, sitting.title, sitting.url, sitting.time, sitting.groups)
    if day:
        marks = (CALLED_OFF,) if cancelled else ()
        title = PREFIXES.get(State(sitting.state), "") + sitting.title
        yield replace(here, title=title, groups=(*marks, *sitting.groups), off=cancelled)
    if former and former != day and sitting.date:
        title = f"Verlegt auf {sitting.date.in_words(weekday=False)}: {sitting.title}"
        yield replace(here, day=former, title=title, time=None, groups=(MOVED_AWAY, *sitting.groups), off=True)


def _leaf(month: Month | None, group: str) -> str:
    if month is None:
        return ""
    asked = {"gremium": group} if group else {}
    return f"?{urlencode(asked | {'monat': str(month)})}#monat"


def _address(body: Body, feed: FeedChoice | None = None) -> FeedAddress:
    """Never with a personal link in front: a calendar would carry it on."""
    path = path_of("site:group-feed", key=feed.key) if feed else path_of("site:calendar-feed")
    base = body.address.rstrip("/")
    webcal = f"webcal://{base.split('://', 1)[-1]}/{path}" if base else ""
    return FeedAddress(f"{base}/{path}", webcal, feed.group if feed else None)

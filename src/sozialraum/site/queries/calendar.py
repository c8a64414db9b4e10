"""Site: the dates as a list and as a month, of all groups or of one."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, replace

from django.db.models import Max, Min, Q
from django.utils.http import urlencode

from sozialraum.bodies.models import Organization
from sozialraum.foundation.dates import PartialDate
from sozialraum.foundation.visitor import Visitor
from sozialraum.meetings.models import Holder, Meeting, MeetingQuerySet
from sozialraum.meetings.words import State
from sozialraum.network.models import Body
from sozialraum.site.queries.groups import groups_of, is_ended, value_of
from sozialraum.site.queries.meetings import Sitting, sitting_of, sittings
from sozialraum.site.rules.months import Month, neighbours
from sozialraum.ui.values import Appointment, Group

#: Where a square is too small for words, a sign says that nothing happens there; the key below explains it.
CALLED_OFF = Group("×", "abgesagt")
MOVED_AWAY = Group("→", "verlegt auf einen anderen Tag")
PREFIXES = {State.CANCELLED: "Abgesagt: ", State.DRAFT: "In Vorbereitung: "}


@dataclass(frozen=True)
class Choice:
    """A group to choose."""

    key: str
    group: Group
    chosen: bool
    ended: bool


@dataclass(frozen=True)
class Address:
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
    without_day: tuple[Sitting, ...]
    previous_url: str
    next_url: str


@dataclass(frozen=True)
class CalendarPage:
    """Everything the page of the dates says."""

    today: dt.date
    asked_month: str
    choices: tuple[Choice, ...]
    chosen: Choice | None
    upcoming: tuple[Sitting, ...]
    latest: Sitting | None
    sheet: MonthSheet
    everything: Address
    by_group: tuple[Address, ...]


def page_of(visitor: Visitor, today: dt.date, *, group: str, month: str) -> CalendarPage | None:
    """The page as asked for in the address; a month that is none is left aside, a group that is none finds nothing."""
    organizations = groups_of(visitor)
    choices = tuple(_choice(one, one.key == group, today) for one in organizations)
    chosen = next((one for one in organizations if one.key == group), None)
    if group and chosen is None:
        return None
    seen = Meeting.objects.visible_to(visitor)
    if chosen:
        seen = seen.filter(pk__in=Holder.objects.filter(organization=chosen).values("meeting"))
    upcoming = tuple(sittings(seen.upcoming(today)))
    asked = _month(month)
    next_day = upcoming[0].date.first if upcoming and upcoming[0].date else today
    body = visitor.body
    return CalendarPage(
        today=today,
        asked_month=str(asked or ""),
        choices=choices,
        chosen=next((one for one in choices if one.chosen), None),
        upcoming=upcoming,
        latest=None if upcoming else next(iter(sittings(seen.past(today)[:1])), None),
        sheet=_sheet(seen, asked or Month.of(next_day), today, group),
        everything=_address(body, "kalender"),
        by_group=tuple(_address(body, one.key, one.group) for one in choices if not one.ended),
    )


def _choice(organization: Organization, chosen: bool, today: dt.date) -> Choice:
    return Choice(organization.key, value_of(organization), chosen, is_ended(organization, today))


def _month(text: str) -> Month | None:
    try:
        date = PartialDate.parse(text)
    except ValueError:
        return None
    return Month(date.year, date.month) if date.month and not date.day else None


def _sheet(seen: MeetingQuerySet, shown: Month, today: dt.date, group: str) -> MonthSheet:
    start, end = PartialDate(shown.year, shown.month), PartialDate.of(shown.last)
    in_it = seen.filter(Q(date__range=(start, end)) | Q(former_date__range=(start, end)))
    meetings = list(in_it.order_by("date", "start_time", "pk").with_holders())
    ends = seen.aggregate(first=Min("date"), last=Max("date"))
    first, last = ends["first"], ends["last"]
    before, after = neighbours(shown, today, first and first.first, last and last.last)
    return MonthSheet(
        year=shown.year,
        month=shown.month,
        entries=tuple(entry for meeting in meetings for entry in _entries(meeting)),
        without_day=tuple(sitting_of(one) for one in meetings if one.date == start),
        previous_url=_leaf(before, group),
        next_url=_leaf(after, group),
    )


def _entries(meeting: Meeting) -> Iterator[Appointment]:
    """Where a meeting stands in the month: on its day, and on the one from which it was moved away."""
    sitting = sitting_of(meeting)
    day = meeting.date.exact if meeting.date else None
    former = meeting.former_date.exact if meeting.former_date else None
    cancelled = meeting.state == State.CANCELLED
    here = Appointment(day or dt.date.min, sitting.title, sitting.url, sitting.time, sitting.groups)
    if day:
        marks = (CALLED_OFF,) if cancelled else ()
        title = PREFIXES.get(State(meeting.state), "") + sitting.title
        yield replace(here, title=title, groups=(*marks, *sitting.groups))
    if former and former != day and meeting.date:
        title = f"Verlegt auf {meeting.date.in_words()}: {sitting.title}"
        yield replace(here, day=former, title=title, time=None, groups=(MOVED_AWAY, *sitting.groups))


def _leaf(month: Month | None, group: str) -> str:
    if month is None:
        return ""
    asked = {"gremium": group} if group else {}
    return f"?{urlencode(asked | {'monat': str(month)})}#monat"


def _address(body: Body, name: str, group: Group | None = None) -> Address:
    """Never with a personal link in front: a calendar would carry it on."""
    path = f"/termine/{name}.ics"
    base = body.address.rstrip("/")
    return Address(base + path, f"webcal://{base.split('://', 1)[-1]}{path}" if base else "", group)

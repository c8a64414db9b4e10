"""Events: the dates as a list and as a month – sittings and events, of everybody or of one group or institution."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import Max, Min, Q, QuerySet
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from sozialraum.bodies.queries import groups_of, value_of
from sozialraum.events.models import EventQuerySet
from sozialraum.events.queries import EventLine, line_of, public_events
from sozialraum.events.queries.choice import Choice, chosen_events
from sozialraum.events.rules import Month, neighbours
from sozialraum.events.words import EventState
from sozialraum.foundation.dates import HOLDS, PartialDate
from sozialraum.foundation.memory import remembered
from sozialraum.foundation.questions import asked, asked_of
from sozialraum.foundation.things import at
from sozialraum.foundation.visitor import Visitor
from sozialraum.languages.marks import german_within
from sozialraum.meetings.models import Holder, Meeting, MeetingQuerySet
from sozialraum.meetings.words import State
from sozialraum.network.models import Body
from sozialraum.sittings.queries import IN_TURN, MeetingLine, as_rows, lines_of
from sozialraum.ui.spoken import without_weekday
from sozialraum.ui.values import Appointment, Group

PAGE = 15
Line = MeetingLine | EventLine
Ends = tuple[PartialDate | None, PartialDate | None]
#: On a phone a square has no room for words: there a sign says why nothing happens; the key below explains it.
CALLED_OFF = Group("×", gettext_lazy("Abgesagt"))  # type: ignore[arg-type]
MOVED_AWAY = Group("→", gettext_lazy("verlegt auf einen anderen Tag"))  # type: ignore[arg-type]
EVENT = Group("★", gettext_lazy("Veranstaltung"))  # type: ignore[arg-type]
PREFIXES = {
    State.CANCELLED: gettext_lazy("Abgesagt"),
    State.DRAFT: gettext_lazy("In Vorbereitung"),
    State.RUNNING: gettext_lazy("Läuft"),
}


@dataclass(frozen=True)
class FeedAddress:
    """Where a calendar program finds the dates; ``webcal`` is empty while the network has no address of its own."""

    https: str
    webcal: str
    file: str  # the same as one file, in this network
    group: Group | None = None


@dataclass(frozen=True)
class MonthSheet:
    """A month, what stands on its days, and what belongs into it though its day is not known."""

    year: int
    month: int
    entries: tuple[Appointment, ...]
    without_day: tuple[Line, ...]
    is_over: bool
    previous_url: str
    next_url: str


@dataclass(frozen=True)
class CalendarPage:
    """Everything the page of the dates says; ``feed`` holds exactly what it lists."""

    today: dt.date
    asked_month: str
    is_no_month: bool  # what was asked for
    choice: Choice
    is_ended: bool  # the chosen group is dissolved
    list_page: Page[Any]
    upcoming: tuple[Line, ...]
    latest: PartialDate | None
    sheet: MonthSheet
    feed: FeedAddress
    by_group: tuple[FeedAddress, ...]


def events_ahead(visitor: Visitor, today: dt.date) -> list[EventLine]:
    """Every event to come; there are few."""
    return [line_of(one) for one in asked(_events_ahead, visitor.as_nobody(), today)]


def _events_ahead(nobody: Visitor, today: dt.date) -> QuerySet[Any]:
    return public_events(nobody).upcoming(today)


def page_of(
    visitor: Visitor, today: dt.date, choice: Choice, events: list[EventLine], *, month: str, number: str = ""
) -> CalendarPage:
    """The page as asked for in the address; a month that is none is left aside.

    Without a month it shows the one of the next date, so that nobody has to leaf for it.
    """
    own = [one for one in events if choice.takes(one.host_key)]
    listed, ahead = _leaf(_asked(_upcoming, visitor, choice, today), own, number, visitor)
    turned_to = _month(month)
    shown = turned_to or Month.of(ahead[0].date.first if ahead and ahead[0].date else today)
    on_sheet = lines_of(_asked(_of_month, visitor, choice, shown), visitor)
    found = chosen_events(public_events(visitor), choice)
    first, latest = _ends(visitor, choice, found)
    last = max(filter(None, (latest, *(one.date for one in own))), default=None)
    whose = choice.organization.pk if choice.organization else None
    marked = asked(_marked, visitor.as_nobody(), whose, shown.first, shown.last) if choice.has_events else []
    return CalendarPage(
        today=today,
        asked_month=str(turned_to or ""),
        is_no_month=bool(month) and turned_to is None,
        choice=choice,
        is_ended=choice.organization is not None and choice.organization.is_over_on(today),
        list_page=listed,
        upcoming=tuple(ahead),
        latest=latest if ahead else _latest_of(latest, found),
        sheet=_sheet(on_sheet, [line_of(one) for one in marked], shown, today, (first, last), choice),
        feed=_address(visitor.body, choice),
        by_group=tuple(
            _address(visitor.body, Choice(one))
            for one in remembered(visitor, "groups", groups_of)
            if not one.is_over_on(today)
        ),
    )


def _marked(nobody: Visitor, organization: int | None, first: dt.date, last: dt.date) -> QuerySet[Any]:
    """The events of this span, of one organization or of all."""
    found = public_events(nobody)
    return (found.filter(organization=organization) if organization else found).between(first, last)


def _asked(build: Callable[..., QuerySet[Any]], visitor: Visitor, choice: Choice, *arguments: Hashable) -> list[Any]:
    """What ``build`` asks of the sittings that were chosen, the primary key of whose group it takes; or nothing."""
    group = choice.organization.pk if choice.organization else None
    return asked(build, visitor, group, *arguments) if choice.has_meetings else []


def _meetings(visitor: Visitor, group: int | None) -> MeetingQuerySet:
    seen = Meeting.objects.visible_to(visitor)
    return seen.filter(pk__in=Holder.objects.filter(organization=group).values("meeting")) if group else seen


def _upcoming(visitor: Visitor, group: int | None, today: dt.date) -> QuerySet[Any]:
    return _meetings(visitor, group).upcoming(today).values_list("date", "start_time", "pk", named=True)


def _first_and_last(visitor: Visitor, group: int | None) -> QuerySet[Any]:
    ends = {"first": Min("date"), "last": Max("date")}
    return _meetings(visitor, group).order_by().values("body").annotate(**ends).values_list(*ends, named=True)


def _ends(visitor: Visitor, choice: Choice, events: EventQuerySet) -> Ends:
    """The first and the last day of the sittings that were chosen, or else of the events."""
    if choice.has_meetings:
        return next(iter(_asked(_first_and_last, visitor, choice)), (None, None))
    ends = events.aggregate(first=Min("date"), last=Max("date"))
    return ends["first"], ends["last"]


def _of_keys(_visitor: Visitor, keys: Sequence[int]) -> QuerySet[Any]:
    return as_rows(Meeting.objects.filter(pk__in=keys).order_by(*IN_TURN))


def _latest_of(day: PartialDate | None, events: EventQuerySet) -> PartialDate | None:
    """The later of this day and the last day of the events, None if neither is known."""
    return max(filter(None, (day, events.aggregate(last=Max("date"))["last"])), default=None)


def _leaf(
    meetings: Iterable[Any], events: list[EventLine], number: str, visitor: Visitor
) -> tuple[Page[Any], list[Line]]:
    """One page of sittings and events in the order of their days; only the sittings on it are read whole."""
    rows: list[tuple[PartialDate | None, dt.time | None, int | EventLine]] = [
        *meetings,
        *((one.date, one.time, one) for one in events),
    ]
    rows.sort(key=lambda row: (row[0].number if row[0] else 0, row[1] or dt.time.min))
    page = Paginator(rows, PAGE).get_page(number)
    held = tuple(one for *_when, one in page if isinstance(one, int))
    lines = iter(lines_of(asked_of(_of_keys, visitor, held), visitor))
    return page, [next(lines) if isinstance(one, int) else one for *_when, one in page]


def _month(text: str) -> Month | None:
    try:
        date = PartialDate.parse(text)
    except ValueError:
        return None
    return Month(date.year, date.month) if date.month and not date.day and date.year >= HOLDS.first else None


def _of_month(visitor: Visitor, group: int | None, month: Month) -> QuerySet[Any]:
    """What falls or once fell into it."""
    days = (PartialDate(month.year, month.month), PartialDate.of(month.last))
    seen = _meetings(visitor, group).filter(Q(date__range=days) | Q(former_date__range=days))
    return as_rows(seen.order_by(*IN_TURN))


def _sheet(
    found: list[MeetingLine], events: list[EventLine], shown: Month, today: dt.date, ends: Ends, choice: Choice
) -> MonthSheet:
    both: list[Line] = [*found, *events]
    first, last = ends
    before, after = neighbours(shown, today, first.first if first else None, last.last if last else None)
    entries = (*(e for one in found for e in _entries(one)), *(e for one in events for e in _days(one, shown)))
    return MonthSheet(
        year=shown.year,
        month=shown.month,
        entries=entries,
        without_day=tuple(one for one in both if one.date == PartialDate(shown.year, shown.month)),
        is_over=shown.last < today,
        previous_url=_turn(before, choice),
        next_url=_turn(after, choice),
    )


def _days(event: EventLine, shown: Month) -> Iterator[Appointment]:
    """Where an event stands in the month: on each of its days, and on the one from which it was moved away."""
    off = event.state == EventState.CANCELLED
    former = event.former_date.exact if event.former_date else None
    name = german_within(event.title)
    title = f"{_('Abgesagt')}: {name}" if off else name
    groups = (CALLED_OFF, EVENT) if off else (EVENT,)
    for day in event.days(shown.first, shown.last):
        yield Appointment(day, title, event.url, event.time, groups, off=off)
    if former and event.date:
        title = _("Verlegt auf %(day)s") % {"day": without_weekday(event.date)}
        yield Appointment(former, f"{title}: {name}", event.url, None, (MOVED_AWAY, EVENT), off=True)


def _entries(sitting: MeetingLine) -> Iterator[Appointment]:
    """Where a meeting stands in the month: on its day, and on the one from which it was moved away."""
    day = sitting.date.exact if sitting.date else None
    former = sitting.former_date.exact if sitting.former_date else None
    cancelled = sitting.state == State.CANCELLED
    name = german_within(sitting.title)
    here = Appointment(day or dt.date.min, name, sitting.url, sitting.time, sitting.groups)
    if day:
        marks = (CALLED_OFF,) if cancelled else ()
        prefix = PREFIXES.get(State(sitting.state))
        title = f"{prefix}: {name}" if prefix else name
        yield replace(here, title=title, groups=(*marks, *sitting.groups), off=cancelled)
    if former and former != day and sitting.date:
        title = f"{_('Verlegt auf %(day)s') % {'day': without_weekday(sitting.date)}}: {name}"
        yield replace(here, day=former, title=title, time=None, groups=(MOVED_AWAY, *sitting.groups), off=True)


def _turn(month: Month | None, choice: Choice) -> str:
    return f"?{urlencode(choice.query | {'monat': str(month)})}#monat" if month else ""


def _address(body: Body, choice: Choice) -> FeedAddress:
    """Never with a personal link in front: a calendar would carry it on."""
    base = body.address.rstrip("/")
    webcal = f"webcal://{base.split('://', 1)[-1]}/{choice.feed_path}" if base else ""
    one = choice.organization
    return FeedAddress(f"{base}/{choice.feed_path}", webcal, at(choice.feed_path), value_of(one) if one else None)

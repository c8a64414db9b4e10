"""Events: calendar files of sittings and events together, of all or of what somebody chose; and of one event."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence

from sozialraum.events.models import Event, EventQuerySet
from sozialraum.events.queries import host_of_event, line_of, public_events
from sozialraum.events.queries.choice import NAMES, Choice
from sozialraum.events.queries.sittings import LOOK_BACK, CalendarFile, dates_of
from sozialraum.events.words import EventState
from sozialraum.foundation import calendars as feed
from sozialraum.foundation.dates import PartialDate, shifted
from sozialraum.foundation.questions import asked, asked_of
from sozialraum.foundation.things import path_of
from sozialraum.foundation.visitor import Visitor
from sozialraum.network.models import Body
from sozialraum.sittings.queries.dates import absolute, organizer_of
from sozialraum.ui.spoken import when_in_words


def subscription_of(body: Body, today: dt.date, choice: Choice) -> CalendarFile:
    """All dates ahead and those of the last year; a cancelled one until its day has passed."""
    dates = dates_of(body, today, choice.organization) if choice.has_meetings else []
    if choice.has_events:
        whose = choice.organization.pk if choice.organization else None
        dates = sorted([*dates, *_events(asked(_dated, Visitor(body), today, whose), body)], key=_by_start)
    own = [choice.organization.modified] if choice.organization else []
    about = feed.Subscription(
        name=_called(choice, body),
        modified=max([body.modified, *own, *(one.modified for one in dates)]),
        url=absolute(body, path_of("site:calendar")),
        source=absolute(body, choice.feed_path),
    )
    content = feed.written(dates, organizer_of(body), about)
    return CalendarFile(f"{choice.file_name}.ics", content, about.modified)


def single_of(body: Body, key: str) -> CalendarFile | None:
    """The file with one event; None if there is no such public event, or its day is not known."""
    found = list(_events(asked_of(_with_key, Visitor(body), [key]), body))
    return CalendarFile(f"{key}.ics", feed.written(found, organizer_of(body)), found[0].modified) if found else None


def _called(choice: Choice, body: Body) -> str:
    """What the calendar is called in a program."""
    one = choice.organization
    named = f"{one.name if one else body.name}: {NAMES[choice.kind]}" if choice.kind else one.name if one else body.name
    return f"{named} ({body.short_name or body.name})" if one else named


def _with_key(nobody: Visitor, keys: Sequence[str]) -> EventQuerySet:
    return public_events(nobody).filter(key__in=keys)


def _dated(nobody: Visitor, today: dt.date, organization: int | None) -> EventQuerySet:
    """What a subscription holds of events, of one organization or of all."""
    found = public_events(nobody).filter(date__gte=PartialDate.of(today - dt.timedelta(days=LOOK_BACK)))
    found = found.exclude(state=EventState.CANCELLED, date__lt=PartialDate.of(today), end_date=None)
    found = found.exclude(state=EventState.CANCELLED, end_date__lt=PartialDate.of(today))
    return (found.filter(organization=organization) if organization else found).order_by("date", "start_time", "pk")


def _by_start(event: feed.CalendarEvent) -> tuple[str, str]:
    return event.start.isoformat(), event.uid


def _events(found: Iterable[Event], body: Body) -> Iterator[feed.CalendarEvent]:
    for one in found:
        if one.date and one.date.exact:
            yield _event(one, one.date.exact, body)


def _event(one: Event, day: dt.date, body: Body) -> feed.CalendarEvent:
    start, end = _span(one, day)
    cancelled = one.state == EventState.CANCELLED
    url = absolute(body, Event.address.format(key=one.key))
    changed = [part.modified for part in (one, one.location, one.organization) if part]
    return feed.CalendarEvent(
        uid=f"veranstaltung-{feed.uid(one.key, body.key)}",
        created=one.created,
        modified=max(changed),
        sequence=one.sequence,
        start=start,
        end=end,
        summary=f"Abgesagt: {one.name}" if cancelled else one.name,
        description="\n".join(_notes(one, url)),
        location=one.where,
        url=url,
        categories=(host.name,) if (host := host_of_event(one)) else (),
        cancelled=cancelled,
    )


def _span(one: Event, day: dt.date) -> tuple[dt.date, dt.date]:
    """Start and end; of several days without a time, the day after the last one."""
    last = one.end_date.exact if one.end_date else None
    if last is None or last == day:
        return feed.span(day, one.start_time, one.end_time)
    if one.start_time is None:
        return day, shifted(last, dt.timedelta(days=1))
    return dt.datetime.combine(day, one.start_time), dt.datetime.combine(last, one.end_time or dt.time(23, 59))


def _notes(one: Event, url: str) -> Iterator[str]:
    """What stands in the notes of the date, in German for everybody: a calendar has one language."""
    line = line_of(one)
    reason = f" Grund: {one.reason}" if one.reason else ""
    if one.state == EventState.CANCELLED:
        yield f"Abgesagt.{reason}"
    if one.former_date:
        yield f"Verlegt: zuerst {when_in_words(one.former_date)}.{'' if one.state == EventState.CANCELLED else reason}"
    elif line.moved and reason and one.state == EventState.PUBLISHED:
        yield f"Geändert.{reason}"
    if line.host:
        yield f"Es lädt ein: {line.host.name}."
    if one.start_time is None and not one.all_day:
        yield "Uhrzeit nicht bekannt."
    yield from (f"{label}: {text}." for label, text in known_in_words(one))
    if url:
        yield f"Zur Veranstaltung: {url}"


def known_in_words(one: Event) -> Iterator[tuple[str, str]]:
    """What helps to decide whether to come, as far as it is known, in German."""
    if one.free is not None or one.price:
        yield "Kosten", "kostenlos" if one.free else one.price or "nicht kostenlos"
    if one.audience:
        yield "Für", one.audience
    if one.languages:
        yield "Sprachen", one.languages
    if one.interpreter:
        yield "Dolmetschen", one.interpreted or "ja"
    for label, known in (("Ohne Stufen", one.step_free), ("Kinderbetreuung", one.child_care)):
        if known is not None:
            yield label, "ja" if known else "nein"

"""Events: what stands of an event on a page, in a list, in a calendar, on paper; the same public values everywhere."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import ClassVar

from django.utils import timezone
from django.utils.translation import gettext as _

from sozialraum.bodies.models import Organization
from sozialraum.bodies.queries import may_be_named, value_of
from sozialraum.events.models import Event, EventQuerySet
from sozialraum.events.words import OPEN_TO_ALL, EventState
from sozialraum.foundation.dates import PartialDate
from sozialraum.foundation.questions import asked
from sozialraum.foundation.visitor import Visitor
from sozialraum.languages.marks import german_within
from sozialraum.languages.names import current_language
from sozialraum.ui.spoken import clock, from_to, in_words, without_weekday
from sozialraum.ui.values import Group

LATEST = 5  # of what an institution sent in


@dataclass(frozen=True)
class EventLine:
    """An event ready for a page; ``host`` is who invites, where they may be named. Unknown is empty or None."""

    key: str
    title: str
    url: str
    date: PartialDate | None
    end_date: PartialDate | None
    time: dt.time | None
    end: dt.time | None
    all_day: bool
    where: str
    host: Group | None
    host_key: str
    state: str
    former_date: PartialDate | None
    reason: str
    moved: int  # how often its date was changed
    offers: tuple[str, ...]  # what helps to decide whether to come, as far as it is known, in the current language
    is_event: ClassVar[bool] = True

    @property
    def dated_title(self) -> str:
        """Where its day does not stand beside it."""
        return f"{self.title}, {without_weekday(self.date)}" if self.date else self.title

    @property
    def groups(self) -> tuple[Group, ...]:
        """Who invites, as lists of dates show it."""
        return (self.host,) if self.host else ()

    @property
    def clock_words(self) -> str:
        """»15 bis 18 Uhr«, »ganztägig«; empty if no time is known."""
        if self.all_day:
            return _("Den ganzen Tag")
        if self.time and self.end and not self.until:
            return from_to(self.time, self.end)
        return clock(self.time) if self.time else ""

    @property
    def until(self) -> str:
        """»Sonntag, 9. Mai 2027, 18 Uhr«, the last day of several with its end; empty for a single day."""
        if not self.end_date or self.end_date == self.date:
            return ""
        ends = f"{current_language().comma} {clock(self.end)}" if self.end else ""
        return in_words(self.end_date) + ends

    @property
    def last(self) -> PartialDate | None:
        return self.end_date or self.date

    @property
    def is_over(self) -> bool:
        return self.last is not None and self.last.last < timezone.localdate()

    @property
    def is_public(self) -> bool:
        return self.state in OPEN_TO_ALL

    @property
    def can_be_noted(self) -> bool:
        """True if it can be put into a calendar: it takes place, on an exact day."""
        return self.state == EventState.PUBLISHED and self.date is not None and self.date.exact is not None

    def days(self, first: dt.date, last: dt.date) -> Iterable[dt.date]:
        """Its days within this span."""
        begins = self.date.exact if self.date else None
        if begins is None:
            return []
        ends = self.last.exact if self.last else None
        start, stop = max(begins, first), min(ends or begins, last)
        return (start + dt.timedelta(days=number) for number in range((stop - start).days + 1))


def host_of_event(event: Event) -> Organization | None:
    """Who invites, where they may be named in public."""
    one = event.organization
    return one if one and not one.deleted and may_be_named(one.classification, listed=one.listed) else None


def line_of(event: Event) -> EventLine:
    host = host_of_event(event)
    return EventLine(
        key=event.key,
        title=event.name,
        url=event.get_absolute_url(),
        date=event.date,
        end_date=event.end_date,
        time=event.start_time,
        end=event.end_time,
        all_day=event.all_day,
        where=event.where,
        host=value_of(host) if host else None,
        host_key=host.key if host else "",
        state=event.state,
        former_date=event.former_date,
        reason=event.reason,
        moved=event.sequence,
        offers=tuple(_offers(event)),
    )


def _offers(event: Event) -> Iterator[str]:
    if event.free:
        yield _("Kostenlos")
    elif event.price:
        yield german_within(event.price)
    if event.step_free:
        yield _("Ohne Stufen")
    if event.child_care:
        yield _("Kinderbetreuung")
    if event.interpreted:
        yield _("Dolmetschen: %(languages)s") % {"languages": german_within(event.interpreted)}
    elif event.interpreter:
        yield _("Dolmetschen")


def sent_in(visitor: Visitor, institution: Organization) -> list[EventLine]:
    """What an institution sent in by its link and how each stands, the latest first."""
    found = Event.objects.visible_to(visitor).filter(organization=institution).exclude(proposed=None)
    return [line_of(one) for one in found.select_related("location", "organization").order_by("-proposed")[:LATEST]]


def public_events(visitor: Visitor) -> EventQuerySet:
    """The events that everybody may read, with place and organization."""
    return Event.objects.public(visitor)


def next_events(visitor: Visitor, today: dt.date, most: int) -> list[EventLine]:
    """The next ones, whether they take place or were called off: one question."""
    return [line_of(one) for one in asked(_next, visitor.as_nobody(), today, most)]


def _next(visitor: Visitor, today: dt.date, most: int) -> EventQuerySet:
    return public_events(visitor).upcoming(today)[:most]


def events_to_look_at(visitor: Visitor) -> list[Event]:
    """What institutions sent in and nobody has looked at, the oldest first."""
    sent_in = Event.objects.visible_to(visitor).filter(state=EventState.PROPOSED)
    return list(sent_in.select_related("organization").order_by("proposed", "pk"))


def named_list(text: str) -> list[str]:
    """Languages one by one, of a text that separates them by commas."""
    return [name.strip() for name in text.split(",") if name.strip()]


@dataclass(frozen=True)
class EventFacts:
    """What is known of an event beside when, where and who, in the current language; and the labels of the rest."""

    known: tuple[tuple[str, str], ...]
    unknown: tuple[str, ...]


def facts_of(event: Event) -> EventFacts:
    """Known facts with their labels, and the labels of the unknown ones; None is unknown and not a no."""
    shown = {_("Uhrzeit"): line_of(event).clock_words, _("Ort"): event.where}
    told = {
        _("Für wen"): german_within(event.audience),
        _("Kosten"): _("Kostenlos") if event.free else german_within(event.price) or _paid(event.free),
        _("Ohne Stufen"): _yes_or_no(event.step_free),
        _("Kinderbetreuung"): _yes_or_no(event.child_care),
        _("Sprachen"): german_within(event.languages),
        _("Dolmetschen"): german_within(event.interpreted) or _yes_or_no(event.interpreter),
    }
    return EventFacts(
        tuple((label, said) for label, said in told.items() if said),
        tuple(label for label, said in (shown | told).items() if not said),
    )


def _paid(free: bool | None) -> str:
    return _("Es kostet etwas.") if free is False else ""


def _yes_or_no(known: bool | None) -> str:
    return "" if known is None else _("ja") if known else _("nein")

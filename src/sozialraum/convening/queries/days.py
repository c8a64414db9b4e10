"""Convening: what speaks for and against a day – notice, holidays, who else meets, the room."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from django.db.models import QuerySet, prefetch_related_objects
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from sozialraum.bodies.models import Organization
from sozialraum.bodies.queries import school_holidays_of
from sozialraum.bodies.rules import HolidaySpan
from sozialraum.convening.rules import EVES, overlap
from sozialraum.events.models import Event
from sozialraum.events.words import EventState
from sozialraum.foundation.dates import PartialDate
from sozialraum.foundation.questions import asked
from sozialraum.foundation.visitor import Visitor
from sozialraum.meetings.models import Meeting
from sozialraum.meetings.queries.notice import NoticeRules
from sozialraum.meetings.words import State
from sozialraum.people.models import Membership
from sozialraum.proceedings.rules.due import holidays_on
from sozialraum.proceedings.rules.rhythms import against_sitting_on
from sozialraum.provisions.rules.days import DAY, holidays
from sozialraum.rulings.rules.notice import NoticeGiven
from sozialraum.rulings.rules.ruling import JointRuling, Outcome
from sozialraum.ui.spoken import clock, in_words

NO_NOTICE = NoticeGiven()
SATURDAY = 5
LONG = 7 * DAY  # an event that lasts so long, e.g. an exhibition, stands in no other's way


@dataclass(frozen=True)
class DayLine:
    """A day that may be chosen, with what speaks against it and what is to be known; sentences without HTML."""

    day: dt.date
    invite: str
    against: tuple[str, ...]
    is_late: bool
    unknown: tuple[str, ...] = ()

    @property
    def value(self) -> str:
        return self.day.isoformat()

    @property
    def day_in_words(self) -> str:
        return in_words(self.day)

    @property
    def is_free(self) -> bool:
        return not self.against and not self.is_late


@dataclass(frozen=True)
class PlannedDays:
    """The days of a sitting that is planned: rules, other sittings, holidays and members, each read once."""

    notice: NoticeRules
    visitor: Visitor
    start: dt.time | None
    end: dt.time | None
    place: int | None
    read: dict[Any, Any] = field(default_factory=dict)  # holidays, and who else meets, by the days that were asked

    @cached_property
    def spans(self) -> Sequence[HolidaySpan]:
        if "spans" not in self.read:
            self.read["spans"] = school_holidays_of([self.visitor.body.pk])
        found: Sequence[HolidaySpan] = self.read["spans"]
        return found

    def lines(self, days: Iterable[dt.date]) -> list[DayLine]:
        """Each day, the earliest first."""
        wanted = sorted(set(days))
        if (key := tuple(wanted)) not in self.read:
            self.read[key] = (*self._others(wanted), self._events(wanted))
        others, members, events = self.read[key]
        return [self._line(day, others.get(day, []), members, events[day]) for day in wanted]

    def last_day(self, day: dt.date) -> JointRuling:
        return self.notice.last_day(day, NO_NOTICE)

    def is_in_time(self, day: dt.date) -> bool:
        due = self.last_day(day).day
        return due is None or due >= timezone.localdate()

    def keeps_notice(self, day: dt.date) -> bool:
        """Whether it is a working day outside of holidays for which a rule still leaves time to invite."""
        due = self.last_day(day).day
        return (
            day.weekday() < SATURDAY
            and due is not None
            and due >= timezone.localdate()
            and not any(self._holidays(day))
        )

    def _line(
        self, day: dt.date, others: Sequence[Meeting], members: Mapping[int, set[int]], events: Sequence[Any]
    ) -> DayLine:
        there = [(one.name, one.location_id, one.start_time, one.end_time) for one in (*others, *events)]
        beside = map(_beside, events)
        against = (*self._holidays(day), *self._meets(others, members), *beside, *self._room(there))
        return DayLine(day, self._invite(day), against, not self.is_in_time(day), tuple(self._unknown(day)))

    def _invite(self, day: dt.date) -> str:
        joint = self.last_day(day)
        if joint.day is None:
            return _("Wie lange vorher eingeladen wird, ist nicht geregelt.")
        answers = list(joint.answers.items())
        first = answers[0][1]
        if all((one.day, one.provision) == (first.day, first.provision) for _group, one in answers):
            why = first.provision.cite if first.provision else ""
            both = _(", für alle Gremien") if len(answers) > 1 else ""
            return _("Einladen bis %(day)s%(both)s%(why)s.") % {"day": in_words(joint.day), "both": both, "why": why}
        told = "; ".join(
            f"{group}: {in_words(one.day)}{one.provision.cite if one.provision else ''}"
            if one.day
            else _("%s: nicht geregelt") % group
            for group, one in answers
        )
        return _("Einladen bis %(day)s (%(told)s).") % {"day": in_words(joint.day), "told": told}

    def _holidays(self, day: dt.date) -> Iterator[str]:
        if name := holidays(day.year).get(day) or EVES.get((day.month, day.day)):
            yield _("%s.") % name
        if name := holidays_on(day, self.spans):
            yield _("Schulferien (%s).") % name
        for group, rules in self.notice.on(day).items():
            for one in against_sitting_on(rules, day, self.spans):
                if one.outcome is Outcome.NO:
                    yield f"{group}: {one.sentence}"

    def _unknown(self, day: dt.date) -> Iterator[str]:
        """That a rule asks for school holidays that nobody has entered; once for all groups."""
        said = (against_sitting_on(rules, day, self.spans) for rules in self.notice.on(day).values())
        if any(one.outcome is Outcome.OPEN for answers in said for one in answers):
            yield _("Schulferien sind für diesen Tag nicht eingetragen.")

    def _others(self, days: Sequence[dt.date]) -> tuple[dict[dt.date, list[Meeting]], dict[int, set[int]]]:
        """The other sittings of these days, and by group who belongs to it."""
        meetings = asked(_on, self.visitor, tuple(days)) if days else []
        prefetch_related_objects(meetings, "holders")
        found: dict[dt.date, list[Meeting]] = {}
        for one in meetings:
            found.setdefault(one.date.exact, []).append(one)
        groups = {group.pk for one in meetings for group in one.groups}
        members: dict[int, set[int]] = {}
        if groups:
            wanted = tuple(sorted(groups | {one.pk for one in self.notice.groups}))
            for one in asked(_belonging, self.visitor, wanted, timezone.localdate()):
                members.setdefault(one.organization_id, set()).add(one.person_id)
        return found, members

    def _meets(self, others: Sequence[Meeting], members: Mapping[int, set[int]]) -> Iterator[str]:
        mine = {one.pk for one in self.notice.groups}
        ours = set[int]().union(*(members.get(group, set()) for group in mine))
        for one in others:
            names = ", ".join(group.short_name or group.name for group in one.groups)
            when = _(" um %s") % clock(one.start_time) if one.start_time else ""
            if mine & {group.pk for group in one.groups}:
                yield _("%(groups)s tagt an diesem Tag schon%(when)s.") % {"groups": names, "when": when}
                continue
            both = len(ours & set[int]().union(*(members.get(group.pk, set()) for group in one.groups)))
            words = {"groups": names, "when": when, "count": both}
            if not both:
                yield _("%(groups)s tagt%(when)s.") % words
                continue
            yield (
                ngettext(
                    "%(groups)s tagt%(when)s, ein Mensch sitzt in beiden.",
                    "%(groups)s tagt%(when)s, %(count)s Menschen sitzen in beiden.",
                    both,
                )
                % words
            )

    def _room(self, there: Iterable[tuple[str, int | None, dt.time | None, dt.time | None]]) -> Iterator[str]:
        for name, place, start, end in there:
            is_there = self.place is not None and place == self.place
            if is_there and overlap((self.start, self.end), (start, end)):
                yield _("Der Raum ist belegt: %s.") % name

    def _events(self, days: Sequence[dt.date]) -> dict[dt.date, list[Any]]:
        """What else the network invites everybody to on these days."""
        rows = asked(_public_events, self.visitor.as_nobody(), days[0], days[-1]) if days else []
        return {day: [one for one in rows if _lies_on(one, day)] for day in days}


def _public_events(nobody: Visitor, first: dt.date, last: dt.date) -> QuerySet[Any]:
    found = Event.objects.visible_to(nobody).filter(state=EventState.PUBLISHED).between(first, last)
    return found.values_list("name", "date", "end_date", "start_time", "end_time", "location_id", named=True)


def _lies_on(event: Any, day: dt.date) -> bool:
    first, last = event.date.exact, (event.end_date or event.date).exact
    return bool(first and last and first <= day <= last and last - first < LONG)


def _beside(event: Any) -> str:
    is_one_day = event.start_time and event.end_date in (None, event.date)
    when = _(" um %s") % clock(event.start_time) if is_one_day else ""
    return _("Am selben Tag: %(name)s%(when)s.") % {"name": event.name, "when": when}


def _on(visitor: Visitor, days: tuple[dt.date, ...]) -> QuerySet[Meeting]:
    found = Meeting.objects.visible_to(visitor).filter(date__in=[PartialDate.of(day) for day in days])
    return found.exclude(state=State.CANCELLED).order_by("start_time", "pk")


def _belonging(visitor: Visitor, groups: tuple[int, ...], today: dt.date) -> QuerySet[Any]:
    found = Membership.objects.visible_to(visitor).filter(organization__in=groups).on(today)
    return found.values_list("organization_id", "person_id", named=True)


def planned_for(groups: Sequence[Organization], sets: Mapping[int, object], visitor: Visitor) -> PlannedDays:
    """The days of a sitting of these groups, before anything else of it is known."""
    return PlannedDays(NoticeRules(tuple(groups), sets), visitor, None, None, None)  # type: ignore[arg-type]

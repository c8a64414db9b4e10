"""Meetings: a meeting as a line of a list and as the head of its page."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from sozialraum.bodies.queries import values_of
from sozialraum.foundation.dates import PartialDate
from sozialraum.foundation.things import at
from sozialraum.meetings.models import Meeting
from sozialraum.meetings.queries import span_in_words
from sozialraum.meetings.rules import called, joined
from sozialraum.meetings.words import ON, State
from sozialraum.ui.values import Group

FACTS = ("key", "name", "date", "start_time", "end_time", "state", "former_date", "reason")
INSTEAD = tuple(f"substitute__{name}" for name in ("key", "date", "start_time", "end_time", "state"))


@dataclass(frozen=True)
class Instead:
    """The public meeting that takes the place of a cancelled one."""

    key: str
    url: str
    date: PartialDate
    span: str
    is_ahead: bool

    @property
    def day_and_time(self) -> str:
        """»Mittwoch, 27. Januar 2027, 15 bis 17 Uhr«"""
        return ", ".join(filter(None, (self.date.in_words(), self.span)))


@dataclass(frozen=True)
class MeetingLine:
    """A meeting in a list."""

    key: str
    title: str  # beside its day
    url: str
    date: PartialDate | None
    time: dt.time | None
    end: dt.time | None
    groups: tuple[Group, ...]
    where: str
    state: str
    state_label: str
    former_date: PartialDate | None
    reason: str
    instead: Instead | None = None

    @property
    def dated_title(self) -> str:
        """Where its day does not stand beside it."""
        return f"{self.title}, {self.date.in_words(weekday=False)}" if self.date else self.title

    @property
    def _named(self) -> str:
        return joined([group.name for group in self.groups])

    @property
    def says_groups(self) -> bool:
        """True if its title names its groups already."""
        return self.title == self._named

    @property
    def second_line(self) -> str:
        """For a line below the title: the day and, of a joint sitting, all its groups unless they are its title."""
        date = self.date.in_words() if self.date else ""
        return f"{date}: {self._named}" if len(self.groups) > 1 and not self.says_groups else date

    def is_ahead(self, today: dt.date) -> bool:
        """As ``MeetingQuerySet.upcoming`` has it: not held, and not over."""
        return self.state != State.HELD and self.date is not None and self.date.last >= today

    @property
    def is_over(self) -> bool:
        """True once its day has passed."""
        return self.date is not None and self.date.last < timezone.localdate()

    @property
    def is_open(self) -> bool:
        """True if what is not known of it may still come."""
        return self.state not in (State.HELD, State.CANCELLED) and not self.is_over

    @property
    def has_come(self) -> bool:
        """True from the day of the meeting on."""
        return self.date is not None and self.date.first <= timezone.localdate()

    @property
    def can_be_noted(self) -> bool:
        """True if it can be put into a calendar: it takes place, on an exact day."""
        return self.state in ON and self.date is not None and self.date.exact is not None

    @property
    def is_called_off(self) -> bool:
        return self.state == State.CANCELLED

    @property
    def wears_board(self) -> bool:
        """True while its day is what matters: it is to come, under way, or called off."""
        return self.is_called_off or (self.state in ON and not self.is_over)

    @property
    def not_known(self) -> str:
        """»Uhrzeit und Ort«: what is not on record, in one row of words; empty if all of it is."""
        return joined([word for word, known in ((_("Uhrzeit"), self.time), (_("Ort"), self.where)) if not known])

    @property
    def span(self) -> str:
        """The clock times in words, as far as they are known."""
        return span_in_words(self.time, self.end)


def line_of(meeting: Meeting) -> MeetingLine:
    """``meeting`` comes with its holders, its place and its substitute."""
    other = meeting.instead
    instead = _instead(other.key, other.date, (other.start_time, other.end_time), other.state) if other else None
    where = meeting.location.in_one_line if meeting.location else ""
    return _line(meeting, where, values_of(meeting.groups), instead)


def line_of_row(row: Any, where: str, groups: tuple[Group, ...]) -> MeetingLine:
    """``row`` has the ``FACTS`` of a meeting, and ``INSTEAD``."""
    span = (row.substitute__start_time, row.substitute__end_time)
    named = row.state == State.CANCELLED and row.substitute__key
    instead = _instead(row.substitute__key, row.substitute__date, span, row.substitute__state) if named else None
    return _line(row, where, groups, instead)


def _line(facts: Any, where: str, groups: tuple[Group, ...], instead: Instead | None) -> MeetingLine:
    return MeetingLine(
        key=facts.key,
        title=called(facts.name, [group.name for group in groups]),
        url=at(Meeting.address.format(key=facts.key)),
        date=facts.date,
        time=facts.start_time,
        end=facts.end_time,
        groups=groups,
        where=where,
        state=facts.state,
        state_label=str(State(facts.state).label),
        former_date=facts.former_date,
        reason=facts.reason,
        instead=instead,
    )


def _instead(
    key: str, date: PartialDate | None, times: tuple[dt.time | None, dt.time | None], state: str
) -> Instead | None:
    """What takes the place of a cancelled meeting, if it is public and its day is known."""
    if not date or state not in (*ON, State.HELD):
        return None
    ahead = state in ON and date.last >= timezone.localdate()
    return Instead(key, at(Meeting.address.format(key=key)), date, span_in_words(*times), ahead)

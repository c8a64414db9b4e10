"""Meetings: one public value of a sitting, from which page, paper, lists, calendar and data for machines are made."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from operator import attrgetter
from typing import Any, NamedTuple

from django.db.models import OuterRef, Q, QuerySet, Subquery
from django.utils import timezone
from django.utils.translation import gettext as _

from sozialraum.acts.corrections import day_of
from sozialraum.bodies.models import Location
from sozialraum.bodies.queries import named, values_of
from sozialraum.bodies.rules import place_in_one_line
from sozialraum.foundation.dates import PartialDate
from sozialraum.foundation.questions import asked_of
from sozialraum.foundation.things import at
from sozialraum.foundation.visitor import Visitor
from sozialraum.meetings.models import BERLIN, Meeting, MeetingQuerySet, VideoLink
from sozialraum.meetings.rules import called, joined
from sozialraum.meetings.words import BY_VIDEO, ON, AttendanceMode, Openness, State
from sozialraum.ui.spoken import clock, from_to, when_in_words
from sozialraum.ui.values import Group


class Place(NamedTuple):
    """Where a sitting is; "" for what is not known."""

    name: str
    room: str
    street_address: str
    postal_code: str
    locality: str
    description: str


VIDEO = {"video_url": "url", "video_modified": "modified"}
#: Of links: those that everybody may read.
OPEN_LINK = Q(deleted=None, meeting__openness=Openness.OPEN) & ~Q(meeting__state=State.DRAFT)
WHERE = tuple(f"location__{name}" for name in (*Place._fields, "modified"))
FACTS = ("key", "name", "date", "start_time", "end_time", "state", "former_date", "reason", "attendance_mode")
DATES = ("created", "modified", "corrected", "sequence")
SUBSTITUTE = ("key", "date", "start_time", "end_time", "state", "modified")
IN_TURN = ("date", "start_time", "pk")  # the earliest first
CONTINUES = "continues__date"
INSTEAD = tuple(f"substitute__{name}" for name in SUBSTITUTE)


class ShownMeeting:
    """What has the key of a meeting knows where that is shown."""

    key: str

    @property
    def path(self) -> str:
        return Meeting.address.format(key=self.key)

    @property
    def url(self) -> str:
        return at(self.path)


@dataclass(frozen=True)
class Instead(ShownMeeting):
    """The public meeting that takes the place of a cancelled one; ``ahead`` while it still takes place."""

    key: str
    date: PartialDate
    time: dt.time | None
    end: dt.time | None
    state: str
    modified: dt.datetime

    @property
    def is_ahead(self) -> bool:
        return self.state in ON and self.date.last >= timezone.localdate()

    @property
    def day_and_time(self) -> str:
        """»Mittwoch, 27. Januar 2027, 15 bis 17 Uhr« in the current language."""
        return ", ".join(filter(None, (self.date.in_words(), span_in_words(self.time, self.end))))


@dataclass(frozen=True)
class MeetingLine(ShownMeeting):
    """A meeting as everybody sees it who may know of it; ``modified`` also tells of its place and its substitute."""

    key: str
    name: str
    date: PartialDate | None
    time: dt.time | None
    end: dt.time | None
    groups: tuple[Group, ...]
    place: Place | None
    state: str
    former_date: PartialDate | None
    reason: str
    created: dt.datetime
    modified: dt.datetime
    corrected_at: dt.datetime | None
    sequence: int
    instead: Instead | None = None
    mode: str = ""
    public_video_url: str = ""
    continues: PartialDate | None = None  # the day of the sitting that goes on here

    @property
    def title(self) -> str:
        """What it is called beside its day."""
        return called(self.name, [group.name for group in self.groups])

    @property
    def where(self) -> str:
        """Its place in one line, and that one can take part by video."""
        return where_in_words(place_in_one_line(*self.place) if self.place else "", self.mode)

    @property
    def state_label(self) -> str:
        return str(State(self.state).label)

    @property
    def corrected(self) -> dt.date | None:
        """The day on which something everybody could read there was last corrected."""
        return day_of(self.corrected_at)

    @property
    def starts(self) -> dt.datetime | None:
        """The moment at which it begins; None unless day and time are known."""
        return self._moment(self.time)

    @property
    def ends(self) -> dt.datetime | None:
        return self._moment(self.end)

    def _moment(self, time: dt.time | None) -> dt.datetime | None:
        day = self.date.exact if self.date else None
        return dt.datetime.combine(day, time, BERLIN) if day and time else None

    @property
    def dated_title(self) -> str:
        """Where its day does not stand beside it."""
        return f"{self.title}, {self.date.in_words(weekday=False)}" if self.date else self.title

    @property
    def says_groups(self) -> bool:
        """True if its title names its groups already."""
        return self.title == self._joined

    @property
    def moved_from(self) -> str:
        """»Zuerst war der Termin am Mittwoch, 2. November 2016.«; empty if it was not moved to another day."""
        first = self.former_date if self.former_date != self.date else None
        return _("Zuerst war der Termin %(when)s.") % {"when": when_in_words(first)} if first else ""

    @property
    def goes_on(self) -> str:
        """»Fortsetzung der Sitzung vom 17. November 2026.«; empty for a sitting that begins anew."""
        day = self.continues
        return _("Fortsetzung der Sitzung vom %(day)s.") % {"day": day.in_words(weekday=False)} if day else ""

    @property
    def second_line(self) -> str:
        """For a line below the title: the day and, of a joint sitting, all its groups unless they are its title."""
        date = self.date.in_words() if self.date else ""
        return f"{date}: {self._joined}" if len(self.groups) > 1 and not self.says_groups else date

    @property
    def _joined(self) -> str:
        return joined([group.name for group in self.groups])

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
        return joined([word for word, known in ((_("Uhrzeit"), self.time), (_("Ort"), self.has_place)) if not known])

    @property
    def has_place(self) -> bool:
        """True if it is known where one has to go: to a place, or nowhere because all is by video."""
        return self.place is not None or self.mode == AttendanceMode.ONLINE

    @property
    def span(self) -> str:
        """The clock times in words, as far as they are known."""
        return span_in_words(self.time, self.end)


def span_in_words(start: dt.time | None, end: dt.time | None) -> str:
    """»17 bis 19 Uhr« or »17 Uhr« in the current language; empty if no time is known."""
    return from_to(start, end) if start and end else clock(start) if start else ""


def where_in_words(place: str, mode: str) -> str:
    """A place in one line, and whether one takes part by video beside it or instead."""
    if mode not in BY_VIDEO:
        return place
    video = _("auch per Video") if mode == AttendanceMode.MIXED else _("per Video")
    return f"{place}; {video}" if place else video


def sitting_of(meeting: Meeting) -> MeetingLine:
    """Of a meeting that is already loaded, with its holders and its substitute."""
    there: Location | None = meeting.location
    place = Place(*(getattr(there, name) for name in Place._fields)) if there else None
    other = meeting.instead
    instead = _instead(*(getattr(other, name) for name in SUBSTITUTE)) if other else None
    link = meeting.video_links.filter(OPEN_LINK).first() if meeting.attendance_mode in BY_VIDEO else None
    video = (link.url, link.modified) if link else ("", None)
    line = _sitting(meeting, values_of(meeting.groups), place, instead, video, there.modified if there else None)
    return replace(line, continues=meeting.continues.date) if meeting.continues else line


def sittings(found: MeetingQuerySet, visitor: Visitor) -> list[MeetingLine]:
    """These meetings of a body in their order. One question for any number."""
    return lines_of(list(as_rows(found)), visitor)


def sitting_with_key(key: str, visitor: Visitor) -> MeetingLine | None:
    """The meeting with this public key, if this visitor may see it."""
    return next(iter(lines_of(asked_of(_with_key, visitor, [key]), visitor)), None)


def _with_key(visitor: Visitor, keys: Sequence[str]) -> QuerySet[Any]:
    return as_rows(Meeting.objects.visible_to(visitor).filter(key__in=keys))


def as_rows(found: MeetingQuerySet) -> QuerySet[Any]:
    """A row for each group that holds one."""
    alone = Meeting.objects.filter(pk__in=found.values("pk")) if found.query.is_sliced else found
    ordered = alone.order_by(*found.query.order_by, "holders__position")
    link = VideoLink.objects.filter(OPEN_LINK, meeting=OuterRef("pk"), meeting__attendance_mode__in=BY_VIDEO)
    video = {name: Subquery(link.values(column)[:1]) for name, column in VIDEO.items()}
    told = (*FACTS, *DATES, CONTINUES, *INSTEAD, *VIDEO, *WHERE, "holders__organization")
    return ordered.annotate(**video).values_list(*told, named=True)


def lines_of(told: Iterable[Any], visitor: Visitor) -> list[MeetingLine]:
    """Of the rows of ``as_rows``."""
    rows = list(told)
    known = named({row.holders__organization for row in rows}, visitor)
    return [_line(list(same), known) for _key, same in groupby(rows, attrgetter("key"))]


def _line(rows: list[Any], known: Mapping[int | None, Group]) -> MeetingLine:
    first = rows[0]
    groups = tuple(known[row.holders__organization] for row in rows if row.holders__organization in known)
    *place, modified = first[-1 - len(WHERE) : -1]
    other = first.state == State.CANCELLED and first.substitute__key
    instead = _instead(*(getattr(first, name) for name in INSTEAD)) if other else None
    video = (first.video_url or "", first.video_modified)
    line = _sitting(first, groups, None if modified is None else Place(*place), instead, video, modified)
    return replace(line, continues=first.continues__date) if first.continues__date else line


def _instead(
    key: str, date: PartialDate | None, time: dt.time | None, end: dt.time | None, state: str, modified: dt.datetime
) -> Instead | None:
    """What takes the place of a cancelled meeting; None unless it is public and its day is known."""
    return Instead(key, date, time, end, state, modified) if date and state in (*ON, State.HELD) else None


def _sitting(
    facts: Any,
    groups: tuple[Group, ...],
    place: Place | None,
    instead: Instead | None,
    video: tuple[str, dt.datetime | None],
    changed: dt.datetime | None,
) -> MeetingLine:
    """``facts`` is a meeting, or a row with its ``FACTS`` and ``DATES``; ``changed`` is when its place was."""
    return MeetingLine(
        key=facts.key,
        name=facts.name,
        date=facts.date,
        time=facts.start_time,
        end=facts.end_time,
        groups=groups,
        place=place,
        state=facts.state,
        former_date=facts.former_date,
        reason=facts.reason,
        created=facts.created,
        modified=max(filter(None, (facts.modified, changed, instead and instead.modified, video[1]))),
        corrected_at=facts.corrected,
        sequence=facts.sequence,
        instead=instead,
        mode=facts.attendance_mode,
        public_video_url=video[0],
    )

"""Tasks: those of a meeting and of a decision, as the pages and the paper say them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import F, QuerySet
from django.utils.translation import gettext as _

from sozialraum.bodies.rules import Naming
from sozialraum.foundation.dates import PartialDate
from sozialraum.foundation.questions import asked_of
from sozialraum.foundation.visitor import Visitor
from sozialraum.meetings.models import AgendaItem, Meeting
from sozialraum.meetings.queries import items_of
from sozialraum.meetings.rules import bare_number, item_label
from sozialraum.meetings.words import ON, State
from sozialraum.tasks.models import Task, TaskQuerySet


@dataclass(frozen=True)
class TaskLine:
    """Who does what until when, and out of what it came: ``item`` and ``decision`` are keys, ``label`` says them."""

    key: str
    who: str
    what: str
    due: str
    done: bool
    item: str
    decision: str
    label: str
    modified: dt.datetime

    @property
    def until(self) -> str:
        """»erledigt«, the day, or »nächste Sitzung, 24. September 2012«; empty where no day is named."""
        return _("erledigt") if self.done else self.due

    @property
    def on_paper(self) -> str:
        """What is to be done, and out of which item or decision."""
        return f"{self.what} ({self.label})" if self.label else self.what


def tasks_of(
    meeting: Meeting, found: TaskQuerySet, visitor: Visitor, naming: Naming = Naming.AGREED
) -> tuple[TaskLine, ...]:
    """These tasks of one meeting; when the next sitting is, is asked only if one of them waits for it.

    Whose they are is said inside alone.
    """
    inside = ("person",) if naming is Naming.EVERYBODY else ()
    rows = list(found.select_related("agenda_item", "resolution", *inside))
    waits = any(one.next_sitting and not one.done for one in rows)
    ahead = _next_sitting(meeting, visitor) if waits else ""
    counted = items_of(meeting) if any(one.agenda_item and not one.agenda_item.number for one in rows) else {}
    return tuple(_line(one, ahead, counted, _who(one, naming)) for one in rows)


def tasks_from(decision: str, visitor: Visitor) -> tuple[TaskLine, ...]:
    """The tasks that came out of the decision with this key."""
    if not asked_of(_from_decision, visitor, [decision]):
        return ()
    found = Task.objects.visible_to(visitor).filter(resolution__key=decision)
    first = found.select_related("minutes__meeting").first()
    return tasks_of(first.minutes.meeting, found, visitor) if first else ()


def _from_decision(visitor: Visitor, decisions: Sequence[str]) -> QuerySet[Any]:
    """Whether there are any; most decisions are done without."""
    return Task.objects.visible_to(visitor).filter(resolution__key__in=decisions).values_list("pk", named=True)[:1]


def open_tasks_of(visitor: Visitor) -> tuple[Task, ...]:
    """What this visitor has to do, the earliest due first; what has no day comes last. One question."""
    found = Task.objects.own(visitor).filter(done=False).select_related("minutes__meeting")
    return tuple(found.order_by(F("due").asc(nulls_last=True), "pk"))


def overdue_tasks(visitor: Visitor, today: dt.date) -> list[Task]:
    """Tasks whose day, month or year has passed and that nobody has called done, the longest overdue first."""
    day = PartialDate.of(today)
    found = Task.objects.visible_to(visitor).filter(done=False, due__lt=day).select_related("minutes__meeting")
    return [one for one in found.order_by("due", "pk") if one.due and one.due.last < today]


def hints_of_tasks(tasks: Sequence[Task]) -> Iterator[tuple[Task, str]]:
    """A task that was to be done before anybody gave it."""
    for one in Task.objects.filter(pk__in=[task.pk for task in tasks]).select_related("minutes__meeting"):
        day = one.minutes.meeting.date
        if day and one.due and one.due.certainly_before(day):
            yield one, _("Fällig, bevor die Sitzung war.")


def _who(one: Task, naming: Naming) -> str:
    """»Büro«, inside »Büro (Nora Beispiel)«"""
    name = one.person.name if naming is Naming.EVERYBODY and one.person else ""
    return f"{one.who} ({name})" if one.who and name and name != one.who else one.who or name


def _line(one: Task, ahead: str, counted: Mapping[AgendaItem, str], who: str) -> TaskLine:
    item, decision = one.agenda_item, one.resolution
    said = one.due.in_words(weekday=False) if one.due else ahead if one.next_sitting else ""
    label: Any = item_label(bare_number(item.number) or counted.get(item, "")) if item else ""
    if decision and not label:
        label = _("Beschluss %(number)s") % {"number": decision.number or decision.name}
    keys = (item.key if item else "", decision.key if decision else "")
    return TaskLine(one.key, who, one.what, said, one.done, *keys, label, one.modified)


def _next_sitting(meeting: Meeting, visitor: Visitor) -> str:
    """»nächste Sitzung«, with its day once one of the groups that met is convened again."""
    groups = [group.pk for group in meeting.groups]
    seen = Meeting.objects.visible_to(visitor).filter(holders__organization__in=groups, state__in=[State.HELD, *ON])
    day: PartialDate | None = seen.filter(date__gt=meeting.date).order_by("date").values_list("date", flat=True).first()
    return ", ".join([_("nächste Sitzung"), *([day.in_words(weekday=False)] if day else [])])

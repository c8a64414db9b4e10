"""Tasks: the kind of this room."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from sozialraum.acts.filed import Absent, Fact, Filed
from sozialraum.acts.registry import DataSubject, Keeping, Kind, PersonView, Row, register, register_hints, row_of
from sozialraum.attendance.kinds import INSIDE
from sozialraum.foundation.dates import PartialDate
from sozialraum.foundation.visitor import Visitor
from sozialraum.meetings.kinds import PLACE
from sozialraum.network.models import Body
from sozialraum.tasks import actions
from sozialraum.tasks.models import Task, TaskQuerySet
from sozialraum.tasks.queries import hints_of_tasks


def _given(subject: DataSubject) -> TaskQuerySet:
    return Task.objects.filter(person=subject.pk, deleted=None)


def _tasks(subject: DataSubject) -> Iterator[Row]:
    for one in _given(subject).select_related("minutes__meeting").order_by("minutes", "order"):
        yield row_of(one, "what", "due", "next_sitting", "done", Sitzung=one.minutes.meeting.name)


def _over(body: Body, moment: object) -> TaskQuerySet:
    day = PartialDate.of(timezone.localdate(moment))  # type: ignore[arg-type]
    return Task.objects.filter(body=body, person__isnull=False, minutes__meeting__date__lt=day, deleted=None)


def _forget(rows: Iterable[Task], by: Visitor) -> None:
    for one in rows:
        actions.forget_person(one, by=by)


_TASK = Filed(
    "task",
    "tasks",
    "Eine Aufgabe aus einem Protokoll.",
    "Die Aufgaben, die es nennt.",
    facts=(
        Fact("minutes", "Schlüssel des Protokolls.", typed=False),
        Fact("order", PLACE, absent=Absent.UNKNOWN, placed=True),
        Fact("item", "Schlüssel des Tagesordnungspunkts, aus dem sie kommt.", "agenda_item", since=2),
        Fact("decision", "Schlüssel des Beschlusses, aus dem sie kommt.", "resolution", since=2),
        Fact("who", "Wer: eine Rolle, ein Gremium oder eine Einrichtung, nie ein Mensch aus dem Viertel."),
        Fact("what", "Was zu tun ist."),
        Fact("due", "Bis wann."),
        Fact("next_sitting", "Bis zur nächsten Sitzung, statt eines Tages.", since=2),
        Fact("done", "Erledigt?"),
    ),
    without={"person": INSIDE, "seat": INSIDE},
    inside="minutes",
    own_key="{above}-aufgabe-{place}",
    tied=("minutes",),
)

KINDS = register(
    Kind(
        Task,
        acts=actions.tasks,
        person=PersonView(
            "tasks",
            _("Aufgaben aus Sitzungen"),
            _("Um zu finden, wer eine Aufgabe übernommen hat."),
            _tasks,
            goes=_given,
            forget=_forget,
        ),
        keeping=Keeping(
            "tasks",
            _("Wem eine Aufgabe gegeben war"),
            _("seit der Sitzung; die Aufgabe bleibt ohne Namen stehen"),
            months=24,
            over=_over,
            forget=_forget,
        ),
        filed=_TASK,
        searchable=("who", "what"),
    )
)
register_hints(Task, hints_of_tasks)

"""Tasks: the kind of this room."""

from __future__ import annotations

from sozialraum.acts.filed import Absent, Fact, Filed
from sozialraum.acts.registry import Kind, register
from sozialraum.decisions.kinds import NOBODY
from sozialraum.meetings.kinds import PLACE
from sozialraum.papers.kinds import FOR_EVER
from sozialraum.tasks import actions
from sozialraum.tasks.models import Task

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
    inside="minutes",
    own_key="{above}-aufgabe-{place}",
    tied=("minutes",),
)

KINDS = register(
    Kind(Task, acts=actions.tasks, person=NOBODY, keeping=FOR_EVER, filed=_TASK, searchable=("who", "what"))
)

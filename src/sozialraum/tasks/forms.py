"""Tasks: a task on one page."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from sozialraum.actforms.fields import KeyChoiceField, Line, PartialDateFormField
from sozialraum.actforms.pages import ListPage, MasterForm
from sozialraum.decisions.models import Resolution
from sozialraum.meetings.forms import OrderedForm
from sozialraum.meetings.models import AgendaItem
from sozialraum.meetings.queries import items_of
from sozialraum.meetings.rules import item_label
from sozialraum.tasks import actions
from sozialraum.tasks.models import Task


class NewTaskForm(MasterForm):
    """Who does what until when."""

    acts = actions.tasks
    called = _("Aufgabe")
    listed = ListPage(_("Protokolle"), "desk:entering-list", "protokolle")
    seen_by = _("Steht mit dem Protokoll öffentlich auf der Seite der Sitzung.")
    unasked = frozenset({"order"})

    what = Line(max_length=500, label=_("Was ist zu tun?"))
    who = Line(
        required=False,
        label=_("Wer?"),
        help_text=_("Eine Rolle, ein Gremium oder eine Einrichtung, kein Name von Privatpersonen."),
    )
    due = PartialDateFormField(required=False, label=_("Bis wann?"))
    next_sitting = forms.BooleanField(required=False)
    agenda_item = KeyChoiceField(lambda _visitor: AgendaItem.objects.none(), required=False)
    resolution = KeyChoiceField(lambda _visitor: Resolution.objects.none(), required=False)
    done = forms.BooleanField(required=False)

    def configure_fields(self) -> None:
        super().configure_fields()
        minutes = self.subject.minutes if isinstance(self.subject, Task) else self.subject
        items, numbers = AgendaItem.objects.filter(meeting=minutes.meeting_id, deleted=None), items_of(minutes.meeting)
        decisions = Resolution.objects.filter(meeting=minutes.meeting_id, deleted=None)
        self.fields["agenda_item"] = KeyChoiceField(
            lambda _visitor: items, called=lambda item: f"{item_label(numbers[item])}: {item.name}", required=False
        )
        self.fields["resolution"] = KeyChoiceField(lambda _visitor: decisions, required=False)


class TaskForm(OrderedForm, NewTaskForm):
    """A task as it stands."""

"""Tasks: a task on one page."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from sozialraum.actforms.fields import Line, PartialDateFormField
from sozialraum.actforms.pages import ListPage, MasterForm
from sozialraum.meetings.forms import OrderedForm
from sozialraum.tasks import actions


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
    done = forms.BooleanField(required=False)


class TaskForm(OrderedForm, NewTaskForm):
    """A task as it stands."""

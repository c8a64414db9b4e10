"""Tasks: a task on one page."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from sozialraum.actforms.fields import KeyChoiceField, Line, PartialDateFormField
from sozialraum.actforms.forms import ActForm
from sozialraum.actforms.pages import ListPage, MasterForm
from sozialraum.decisions.models import Resolution
from sozialraum.interests.queries import persons_to_choose
from sozialraum.meetings.forms import OrderedForm
from sozialraum.meetings.models import AgendaItem
from sozialraum.meetings.queries import items_of
from sozialraum.meetings.rules import item_label
from sozialraum.people.models import Seat
from sozialraum.tasks import actions
from sozialraum.tasks.models import Task

INSIDE = _("Wer sie hat, findet sie unter »Mein Platz«. Steht nie öffentlich.")


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
    seat = KeyChoiceField(lambda _visitor: Seat.objects.none(), required=False)
    person = KeyChoiceField(persons_to_choose, required=False, label=_("… oder eine Person"), help_text=INSIDE)
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
        groups = [group.pk for group in minutes.meeting.groups]
        seats = Seat.objects.filter(organization__in=groups, deleted=None)
        seats = seats.select_related("organization", "institution", "resident").order_by("organization", "pk")
        self.fields["seat"] = KeyChoiceField(
            lambda _visitor: seats, required=False, label=_("Sitz, der sie hat"), help_text=INSIDE
        )
        self.fields["agenda_item"] = KeyChoiceField(
            lambda _visitor: items, called=lambda item: f"{item_label(numbers[item])}: {item.name}", required=False
        )
        self.fields["resolution"] = KeyChoiceField(lambda _visitor: decisions, required=False)


class TaskForm(OrderedForm, NewTaskForm):
    """A task as it stands."""


class FinishForm(ActForm):
    """That a task is done."""

    act = actions.finish

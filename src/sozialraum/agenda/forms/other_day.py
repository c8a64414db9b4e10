"""Agenda: on which day a sitting goes on, and with which of its points."""

from __future__ import annotations

from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from sozialraum.actforms.fields import Clock, DayField, KeyChoiceField, KeyChoicesField
from sozialraum.actforms.forms import ActForm, FormRow, Part
from sozialraum.agenda import actions
from sozialraum.bodies.permissions import is_office
from sozialraum.bodies.queries import named_with_room, places_to_choose
from sozialraum.foundation.visitor import Visitor
from sozialraum.meetings.models import AgendaItem
from sozialraum.meetings.queries import items_of
from sozialraum.meetings.rules import item_label
from sozialraum.meetings.words import UNFINISHED, State
from sozialraum.people.words import Role
from sozialraum.rulings.forms import reason_field

DAY = ("date", "start_time", "end_time", "location")
LATER = (State.DRAFT, _("Noch nicht. Erst vorbereiten, dann einberufen; dabei steht, bis wann einzuladen ist."))
AT_ONCE = (State.SCHEDULED, _("Ja, gleich. Der Termin ist sofort öffentlich."))
PAST = (State.HELD, _("Sie hat schon stattgefunden."))


def nothing_to_take(_visitor: Visitor) -> Any:
    """What is offered until the form knows the sitting."""
    return AgendaItem.objects.none()


class AdjournForm(ActForm):
    """When and where it goes on. What is unfinished is chosen already."""

    act = actions.adjourn
    gathered = {"day": DAY}
    parts: ClassVar[tuple[Part, ...]] = (
        (_("Wann und wo"), "", ("date", FormRow(_("Uhrzeit"), ("start_time", "end_time")), "location")),
        (_("Was noch zu besprechen ist"), "", ("items",)),
        (_("Einberufen"), "", ("state", "departure")),
    )

    date = DayField(label=_("Tag"))
    start_time = Clock(required=False, label=_("Beginn"))
    end_time = Clock(required=False, label=_("Ende"))
    location = KeyChoiceField(places_to_choose, called=named_with_room, required=False, label=_("Ort"))
    items = KeyChoicesField(
        nothing_to_take,
        required=False,
        label=_("Diese Punkte kommen mit"),
        help_text=_("Mit ihrer Nummer und ihren Dokumenten. Texte und Beschlüsse bleiben, wo sie geschrieben wurden."),
    )
    state = forms.ChoiceField(
        label=_("Gleich einberufen?"), choices=[LATER, AT_ONCE, PAST], widget=forms.RadioSelect, initial=State.DRAFT
    )
    departure = reason_field(_("Ist die Frist zum Einladen vorbei: Warum trotzdem?"))

    @classmethod
    def initial_from(cls, subject: Any) -> dict[str, Any]:
        return {"location": subject.location, "state": State.DRAFT, "items": _unfinished(subject)}

    def configure_fields(self) -> None:
        meeting, numbers = self.subject, items_of(self.subject)
        chosen: Any = self.fields["items"]
        chosen.offered = lambda _visitor: AgendaItem.objects.filter(meeting=meeting, deleted=None)
        chosen.called = lambda item: f"{item_label(numbers[item])}: {item.name}"
        if not numbers:
            del self.fields["items"]
        speaks = self.by.stands(Role.SPEAKER, [group.pk for group in meeting.groups])
        states: Any = self.fields["state"]
        if not (speaks or is_office.holds(self.by, meeting)):  # who leads this sitting convenes no other one
            states.choices = [LATER, PAST]

    def act_arguments(self) -> dict[str, Any]:
        words = super().act_arguments()
        day = actions.OtherDay(**{name: words.pop(name) for name in DAY})
        return words | {"day": day}


def _unfinished(meeting: Any) -> list[AgendaItem]:
    """What was put off; while the sitting is under way, also what has neither text nor fate yet."""
    found = AgendaItem.objects.filter(meeting=meeting, deleted=None).order_by("order", "pk")
    is_running = meeting.state == State.RUNNING
    return [one for one in found if one.course in UNFINISHED or (is_running and not one.course and not one.text)]

"""Circulation: what one types to send a draft, to object to it, to answer, and to approve."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from sozialraum.actforms.fields import DayField, KeyChoiceField, Line, PartialDateFormField, Typed
from sozialraum.actforms.forms import ActForm
from sozialraum.approvals.queries.ruled import rules_of
from sozialraum.bodies.permissions import is_office
from sozialraum.bodies.queries import groups_to_choose
from sozialraum.circulation import actions
from sozialraum.circulation.queries.days import proposed_last_day
from sozialraum.circulation.words import TAKEN_DOWN, ObjectionOutcome, ObjectionWay
from sozialraum.foundation.dates import PartialDate
from sozialraum.interests.queries import persons_to_choose
from sozialraum.meetings.models import AgendaItem
from sozialraum.meetings.queries import items_of, meetings_to_choose, named_with_day
from sozialraum.meetings.rules import item_label
from sozialraum.norms.rules.minutes import ApprovedBy

WHICH = _("Welche Gruppe?")
POINT = "punkt"  # which point, in the address


class SendDraftForm(ActForm):
    """Until when objections may come."""

    act = actions.send_draft

    until = DayField(label=_("Bis wann dürfen Einwände kommen?"))

    def configure_fields(self) -> None:
        day, why = proposed_last_day(rules_of(self.subject.meeting))
        self.initial["until"] = PartialDate.of(day)
        self.fields["until"].help_text = why


class RaiseObjectionForm(ActForm):
    """What does not hold in a draft; the office says from whom it comes."""

    act = actions.raise_objection

    agenda_item = KeyChoiceField(lambda _visitor: AgendaItem.objects.none(), required=False)
    place = Line(required=False, max_length=100, label=_("… oder wo sonst?"), help_text=_("Zum Beispiel: Wer da war."))
    old = Typed(required=False, max_length=2000, label=_("So steht es da"))
    new = Typed(required=False, max_length=2000, label=_("So soll es heißen"))
    reason = Typed(required=False, max_length=2000, label=_("Warum?"))
    way = forms.ChoiceField(
        label=_("Wie kam es?"), choices=[(one.value, one.label) for one in ObjectionWay if one in TAKEN_DOWN]
    )
    person = KeyChoiceField(persons_to_choose, required=False, label=_("Von wem?"))
    name = Line(required=False, max_length=200, label=_("… oder ein Name, den wir nicht kennen"))
    phone = Line(required=False, max_length=60, label=_("Telefon"), help_text=_("Für die Antwort."))

    BY_OFFICE: ClassVar = ("way", "person", "name", "phone")

    def configure_fields(self) -> None:
        numbers = items_of(self.subject.meeting)
        items = AgendaItem.objects.filter(pk__in=[item.pk for item in numbers])
        self.fields["agenda_item"] = KeyChoiceField(
            lambda _visitor: items,
            called=lambda item: f"{item_label(numbers.get(item, ''))}: {item.name}",
            required=False,
            label=_("Zu welchem Punkt?"),
        )
        self.initial["agenda_item"] = next((one for one in numbers if one.key == self.request.GET.get(POINT)), None)
        self.by_office = is_office.holds(self.by, self.by.body)
        for name in () if self.by_office else self.BY_OFFICE:
            del self.fields[name]


class DecideObjectionForm(ActForm):
    """What becomes of an objection, and why."""

    act = actions.decide

    result = forms.ChoiceField(label=_("Was wird daraus?"), choices=ObjectionOutcome.choices, widget=forms.RadioSelect)
    answer = Typed(
        required=False,
        max_length=2000,
        label=_("Antwort"),
        help_text=_("Geht mit der Nachricht hinaus. Wird der Einwand nicht ganz angenommen: warum nicht?"),
    )


class SignForm(ActForm):
    """For which group the minutes are signed."""

    act = actions.sign

    organization = KeyChoiceField(groups_to_choose, label=WHICH)

    def configure_fields(self) -> None:
        rules = rules_of(self.subject.meeting)
        signing = [one for one in self.subject.pending if rules.approved_by(one) is ApprovedBy.SIGNATURE]
        self.fields["organization"] = _one_of(WHICH, (group.pk for group in signing))
        self.initial["organization"] = signing[0] if len(signing) == 1 else None


class ApproveForDissolvedForm(ActForm):
    """Which group was dissolved, and which one approved instead, if any did."""

    act = actions.approve_for_dissolved

    organization = KeyChoiceField(groups_to_choose, label=_("Welche Gruppe ist aufgelöst?"))
    instead = KeyChoiceField(groups_to_choose, required=False)
    in_meeting = KeyChoiceField(
        meetings_to_choose, called=named_with_day, required=False, label=_("In welcher Sitzung?")
    )
    date = PartialDateFormField(required=False, label=_("Wann?"), help_text=_("Leer gilt der Tag der Sitzung."))

    def configure_fields(self) -> None:
        self.fields["organization"] = _one_of(
            _("Welche Gruppe ist aufgelöst?"), (group.pk for group in self.subject.pending)
        )
        self.fields["instead"] = KeyChoiceField(
            groups_to_choose,
            required=False,
            label=_("Welche hat an ihrer Stelle genehmigt?"),
            help_text=_("Leer heißt: keine. Dann steht da, dass sie vor der Genehmigung aufgelöst wurde."),
        )

    @classmethod
    def initial_from(cls, subject: Any) -> dict[str, Any]:
        pending = subject.pending
        return {"organization": pending[0]} if len(pending) == 1 else {}


def _one_of(label: Any, these: Iterable[int]) -> KeyChoiceField:
    """One of these groups, given by their primary keys."""
    wanted = list(these)
    return KeyChoiceField(lambda visitor: groups_to_choose(visitor).filter(pk__in=wanted), label=label)

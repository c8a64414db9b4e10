"""People: what one types about what happens – who sits, stands in, speaks, goes, agrees."""

from __future__ import annotations

from typing import Any, ClassVar

from django import forms
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from sozialraum.actforms.fields import Line, PartialDateFormField, Typed
from sozialraum.actforms.forms import ActForm
from sozialraum.bodies.models import Organization
from sozialraum.bodies.permissions import is_office
from sozialraum.bodies.words import GROUPS
from sozialraum.foundation.http import Request
from sozialraum.people import actions, queries
from sozialraum.people.forms.finding import FindsHolder, FindsPerson, PersonEventForm
from sozialraum.people.models import Person
from sozialraum.people.words import (
    ASKED_OF_INSTITUTIONS,
    ASKED_OF_PERSONS,
    OFFICES,
    WORDINGS,
    ConsentPurpose,
    ConsentWay,
    Role,
    VotingRight,
)

BESIDE = "+"  # no key reads so


class NameDelegateForm(FindsPerson):
    act = actions.name_delegate
    todays = ("start_date",)
    start_date = PartialDateFormField(
        exact=True,
        label=_("Ab welchem Tag?"),
        help_text=_("Wer bisher delegiert war, ist es bis zum Tag davor. Zum Beispiel 17.1.2018"),
    )


class NameDeputyForm(FindsPerson):
    """For the office and for delegates; these find again only who was on their own seat before."""

    act = actions.name_deputy
    gathered: ClassVar[dict[str, tuple[str, ...]]] = {"person": ("meant",)}
    todays = ("start_date",)
    instead_of = forms.ChoiceField(widget=forms.RadioSelect, label=_("Was soll geschehen?"))
    start_date = PartialDateFormField(exact=True, label=_("Ab welchem Tag?"))

    field_order = ["instead_of", "name", "meant", "email", "phone", "start_date"]

    def configure_fields(self) -> None:
        super().configure_fields()
        today = timezone.localdate()
        held = queries.on_seat(self.subject, Role.DEPUTY)
        self.now = {one.key: one for one in held if queries.span_of(one).covers(today)}
        if not self.now:
            del self.fields["instead_of"]
            return
        instead = [(key, _t("Neu statt %(name)s") % {"name": one.person.name}) for key, one in self.now.items()]
        self.fields["instead_of"].choices = [*instead, (BESIDE, _t("Zusätzlich, als weitere Stellvertretung"))]  # type: ignore[attr-defined]

    @classmethod
    def proposed(cls, request: Request, _subject: Any) -> dict[str, Any]:
        return {"instead_of": request.GET.get("statt", BESIDE)}

    def those_known(self) -> QuerySet[Person]:
        return super().those_known() if is_office.holds(self.by, self.subject) else queries.sat_on(self.subject)

    def labels(self, known: list[Person]) -> list[str]:
        return super().labels(known) if is_office.holds(self.by, self.subject) else [one.name for one in known]

    def act_arguments(self) -> dict[str, Any]:
        words = {name: value for name, value in self.cleaned_data.items() if name not in ("revision", "meant")}
        return words | {"person": self.chosen(), "instead_of": self.now.get(words.get("instead_of", ""))}


class RecallForm(FindsPerson):
    act = actions.recall
    role = forms.ChoiceField(
        label=_("Als was?"),
        widget=forms.RadioSelect,
        choices=[(Role.MEMBER.value, _("delegiert, mit dem Sitz")), (Role.DEPUTY.value, Role.DEPUTY.label)],
        initial=Role.MEMBER.value,
    )
    start_date = PartialDateFormField(required=False, label=_("Von"))
    end_date = PartialDateFormField(ends=True, label=_("Bis"))


class EndForm(PersonEventForm):
    act = actions.end
    todays = ("end_date",)
    end_date = PartialDateFormField(exact=True, ends=True, label=_("Letzter Tag"))


class EndSeatForm(PersonEventForm):
    act = actions.end_seat
    todays = ("end_date",)
    end_date = PartialDateFormField(exact=True, ends=True, label=_("Letzter Tag"))


class GiveSeatForm(FindsHolder):
    act = actions.give_seat
    todays = ("start_date",)
    voting_right = forms.ChoiceField(
        label=_("Stimme"), widget=forms.RadioSelect, choices=VotingRight.choices, initial=VotingRight.FULL.value
    )
    start_date = PartialDateFormField(required=False, label=_("Seit"))
    end_date = PartialDateFormField(
        required=False,
        ends=True,
        label=_("Bis"),
        help_text=_("Leer lassen, solange es den Sitz gibt. 31.12.2018 oder nur 2018."),
    )


class AppointForm(FindsPerson):
    act = actions.appoint
    todays = ("start_date",)
    role = forms.ChoiceField(label=_("Amt oder Aufgabe"), widget=forms.RadioSelect)
    start_date = PartialDateFormField(required=False, label=_("Seit"))
    end_date = PartialDateFormField(
        required=False,
        ends=True,
        label=_("Bis"),
        help_text=_("Das Ende der Amtszeit, wenn es feststeht: 31.12.2027 oder 2027."),
    )

    def configure_fields(self) -> None:
        super().configure_fields()
        labels = {role.value: role.label for role in OFFICES}
        if self.subject.classification in GROUPS:
            labels[Role.MEMBER.value] = _("arbeitet mit, ohne Sitz")
        else:
            labels = {Role.MEMBER.value: _("arbeitet hier")}
            self.initial["role"] = Role.MEMBER.value
        self.fields["role"].choices = list(labels.items())  # type: ignore[attr-defined]


class UpdateContactForm(ActForm):
    act = actions.update_contact
    gathered: ClassVar[dict[str, tuple[str, ...]]] = {"contact": actions.CONTACT}
    parts = (
        (_("Wie man Sie erreicht"), "", ("phone", "postal_address")),
        (_("Was Sie brauchen"), "", ("language", "needs_interpreter", "needs_child_care", "needs_step_free")),
    )

    phone = Line(required=False, max_length=60, label=_("Telefon"))
    postal_address = Typed(
        required=False, max_length=500, label=_("Anschrift"), widget=forms.Textarea(attrs={"rows": 3})
    )
    language = Line(
        required=False, max_length=60, label=_("Sprache"), help_text=_("In der wir uns am besten verständigen.")
    )
    needs_interpreter = forms.BooleanField(required=False, label=_("Ich brauche jemanden, der dolmetscht."))
    needs_child_care = forms.BooleanField(required=False, label=_("Ich brauche Kinderbetreuung."))
    needs_step_free = forms.BooleanField(required=False, label=_("Ich brauche einen Weg ohne Stufen."))


class AgreeForm(PersonEventForm):
    """With a wording proposed for the purpose that stands in the address; it may be made to fit the paper."""

    act = actions.agree
    todays = ("given_date",)
    purpose = forms.ChoiceField(label=_("Wozu"))
    wording = Typed(
        max_length=5_000, label=_("Wortlaut"), help_text=_("Genau das, dem zugestimmt wurde. Ändern Sie den Vorschlag, "
        "wenn auf dem Papier etwas anderes steht.")
    )  # fmt: skip
    way = forms.ChoiceField(label=_("Auf welchem Weg"), widget=forms.RadioSelect, choices=ConsentWay.choices)
    given_date = PartialDateFormField(exact=True, label=_("Wann"))

    def configure_fields(self) -> None:
        super().configure_fields()
        asked = ASKED_OF_INSTITUTIONS if isinstance(self.subject, Organization) else ASKED_OF_PERSONS
        self.fields["purpose"].choices = [(one.value, one.label) for one in asked]  # type: ignore[attr-defined]

    def purposes(self) -> list[tuple[str, str]]:
        """Each purpose with the address at which its wording is proposed."""
        choices: Any = self.fields["purpose"]
        return [(str(label), f"?wozu={value}") for value, label in choices.choices]

    @classmethod
    def proposed(cls, request: Request, subject: Any) -> dict[str, Any]:
        purpose = request.GET.get("wozu", "")
        if purpose not in ConsentPurpose.values:
            return {}
        wording = str(WORDINGS[ConsentPurpose(purpose)]) % {"network": subject.body.name}
        return {"purpose": purpose, "wording": wording}


class RevokeForm(PersonEventForm):
    act = actions.revoke
    todays = ("withdrawn_date",)
    withdrawn_date = PartialDateFormField(exact=True, label=_("Widerrufen am"))

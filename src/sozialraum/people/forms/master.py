"""People: what one types to record, correct and withdraw persons, seats, memberships, recipients and consents."""

from __future__ import annotations

from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from sozialraum.actforms.fields import KeyChoiceField, Line, MailField, PartialDateFormField, Typed
from sozialraum.actforms.pages import ListPage, MasterForm
from sozialraum.bodies.models import Organization
from sozialraum.people import actions, queries
from sozialraum.people.forms.finding import NEW, MeantField
from sozialraum.people.models import Person
from sozialraum.people.words import ConsentWay, VotingRight

PEOPLE = ListPage(_("Menschen"), "people:person-list")
AS_PDF = _("Als PDF in einer E-Mail, von selbst und je Protokoll einmal. Zum Beispiel: das Amt der Stadt.")


class PersonForm(MasterForm):
    acts = actions.persons
    called = _("Person")
    listed = PEOPLE
    seen_by = _("Nichts davon ist öffentlich. Das Büro und die Prüfung sehen es, und die Person selbst.")
    farewell = _(
        "Wer einmal dabei war, bleibt im Verlauf der Gremien stehen: Beenden Sie dann stattdessen die Mitgliedschaft."
    )
    gathered: ClassVar[dict[str, tuple[str, ...]]] = {"name": ("name", "another")}
    parts = (
        (_("Wer es ist"), "", ("name", "another")),
        (_("Wie man sie erreicht"), "", ("email", "phone", "postal_address", "language")),
        (_("Was sie braucht"), "", ("needs_interpreter", "needs_child_care", "needs_step_free")),
    )

    name = Line(help_text=_("Vor- und Nachname"))
    another = forms.BooleanField(required=False, label=_("Ja, das ist jemand anderes mit demselben Namen."))
    email = MailField(required=False)
    phone = Line(required=False, max_length=60)
    postal_address = Typed(required=False, max_length=500, widget=forms.Textarea(attrs={"rows": 3}))
    language = Line(required=False, max_length=60, help_text=_("In der wir uns am besten verständigen."))
    needs_interpreter = forms.BooleanField(required=False)
    needs_child_care = forms.BooleanField(required=False)
    needs_step_free = forms.BooleanField(required=False)

    def configure_fields(self) -> None:
        """Only who enters somebody under a name that is known is asked whether it is the same person."""
        super().configure_fields()
        typed = self.data.get("name", "") if self.is_bound else ""
        new = "name" in self.fields and not isinstance(self.subject, Person)
        same = [one for one in queries.called(Person.objects.visible_to(self.by), typed) if new]
        self.namesakes = [one for one in same if one.name.casefold() == " ".join(typed.split()).casefold()]
        if not self.namesakes:
            self.fields.pop("another", None)

    def clean(self) -> dict[str, Any]:
        words: dict[str, Any] = super().clean() or {}
        if self.namesakes and not words.get("another"):
            self.add_error("another", ValidationError(_("Diesen Namen gibt es hier schon. Ist es dieselbe Person?")))
        return words

    def act_arguments(self) -> dict[str, Any]:
        return {name: value for name, value in super().act_arguments().items() if name != "another"}


class SeatForm(MasterForm):
    """For typing mistakes. Whoever gets or gives up a seat does so on a day."""

    acts = actions.seats
    called = _("Sitz")
    listed = ListPage(_("Gremien"), "site:organization-list")
    seen_by = _(
        "Hier wird berichtigt, was falsch eingetragen ist. Ändert sich die Stimme von einem Tag an, beenden Sie den "
        "Sitz und richten einen neuen ein: So bleibt stehen, was vorher galt."
    )
    farewell = _("Gab es den Sitz wirklich, beenden Sie ihn stattdessen.")
    unasked = frozenset({"organization", "resident"})

    institution = KeyChoiceField(queries.holders)
    voting_right = forms.ChoiceField(label=_("Stimme"), widget=forms.RadioSelect, choices=VotingRight.choices)
    start_date = PartialDateFormField(required=False, label=_("Seit"))
    end_date = PartialDateFormField(required=False, ends=True, label=_("Bis"))

    def configure_fields(self) -> None:
        super().configure_fields()
        if getattr(self.subject, "resident_id", None):
            self.fields.pop("institution", None)


class MembershipForm(MasterForm):
    """For typing mistakes. Whoever comes or goes does so on a day."""

    acts = actions.memberships
    called = _("Mitgliedschaft")
    listed = PEOPLE
    seen_by = _("Hier wird berichtigt, was falsch eingetragen ist. Wer aufhört, wird stattdessen beendet.")
    farewell = _("War die Person wirklich dabei, beenden Sie die Mitgliedschaft stattdessen.")
    unasked = frozenset({"organization", "person", "seat", "role"})

    start_date = PartialDateFormField(required=False, label=_("Seit"))
    end_date = PartialDateFormField(required=False, ends=True, label=_("Bis"))


class RecipientForm(MasterForm):
    """Somebody new on the Verteiler of a group: whom the house knows, or a plain address."""

    acts = actions.recipients
    called = _("Eintrag im Verteiler")
    listed = ListPage(_("Gremien"), "site:organization-list")
    seen_by = _(
        "Wer hier steht, bekommt Einladungen und Protokolle dieses Gremiums, ohne einen Sitz zu haben. Mitglieder "
        "sehen den Namen, nicht die Adresse."
    )
    farewell = _("Wer den Verteiler verlässt, bekommt stattdessen ein Datum bei »Bis«.")
    unasked = frozenset({"organization"})
    gathered: ClassVar[dict[str, tuple[str, ...]]] = {"person": ("meant",), "institution": ("meant",)}

    name = Line(help_text=_("Einer Person, einer Einrichtung oder wie das Postfach heißen soll."))
    meant = MeantField()
    email = MailField(required=False, help_text=_("Nur wenn wir sie noch nicht haben."))
    gets_minutes = forms.BooleanField(required=False, help_text=AS_PDF)
    start_date = PartialDateFormField(required=False, label=_("Seit"))
    end_date = PartialDateFormField(required=False, ends=True, label=_("Bis"))

    def configure_fields(self) -> None:
        super().configure_fields()
        typed = self.data.get("name", "") if self.is_bound else ""
        people = queries.called(Person.objects.visible_to(self.by), typed)
        found: list[Any] = [*people, *queries.called_like(queries.holders(self.by), typed)] if typed else []
        self.known = {f"{one._meta.model_name}-{one.key}": one for one in found}
        if "meant" in self.fields and self.known:
            offered = [(key, f"{one}, {one.email or _('ohne E-Mail-Adresse')}") for key, one in self.known.items()]
            self.fields["meant"].choices = [*offered, (NEW, _("Keine davon: eine eigene Adresse"))]  # type: ignore[attr-defined]
        else:
            self.fields.pop("meant", None)

    def clean(self) -> dict[str, Any]:
        words: dict[str, Any] = super().clean() or {}
        meant = words.get("meant", "")
        asked = "meant" in words or "meant" not in self.fields
        if asked and meant not in self.known and words.get("email") == "":
            self.add_error("email", ValidationError(_("Wen wir noch nicht kennen, brauchen wir mit E-Mail-Adresse.")))
        return words

    def act_arguments(self) -> dict[str, Any]:
        words = {name: value for name, value in super().act_arguments().items() if name != "meant"}
        if not isinstance(self.subject, Organization):
            return words
        one = self.known.get(self.cleaned_data.get("meant", ""))
        if one is None:
            return words | {"organization": self.subject, "person": None, "institution": None}
        kind = "person" if isinstance(one, Person) else "institution"
        other = "institution" if kind == "person" else "person"
        return words | {"organization": self.subject, kind: one, other: None, "name": "", "email": ""}


class RecipientCorrectionForm(MasterForm):
    acts = actions.recipients
    called = RecipientForm.called
    listed = RecipientForm.listed
    seen_by = _(
        "Wer den Verteiler verlässt, bekommt ein Datum bei »Bis«. Gelöscht wird nur, was nie hätte dastehen sollen."
    )
    unasked = frozenset({"organization", "person", "institution"})

    name = Line(required=False)
    email = MailField()
    gets_minutes = forms.BooleanField(required=False, help_text=AS_PDF)
    start_date = PartialDateFormField(required=False, label=_("Seit"))
    end_date = PartialDateFormField(required=False, ends=True, label=_("Bis"))

    def configure_fields(self) -> None:
        """The address of a person or an institution is kept with them."""
        super().configure_fields()
        if self.subject.person_id or self.subject.institution_id:
            del self.fields["name"], self.fields["email"]


class ConsentForm(MasterForm):
    """For typing mistakes. Whoever takes a consent back revokes it."""

    acts = actions.consents
    called = _("Einwilligung")
    listed = PEOPLE
    seen_by = _("Hier wird berichtigt, was falsch abgeschrieben ist. Ein Widerruf wird als Widerruf festgehalten.")
    farewell = _("Hat die Person wirklich eingewilligt und es sich anders überlegt, halten Sie einen Widerruf fest.")
    unasked = frozenset({"person", "institution", "purpose", "withdrawn_date"})

    wording = Typed(max_length=5_000, label=_("Wortlaut"))
    way = forms.ChoiceField(widget=forms.RadioSelect, choices=ConsentWay.choices)
    given_date = PartialDateFormField(exact=True, label=_("Wann"))

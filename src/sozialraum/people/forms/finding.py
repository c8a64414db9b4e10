"""People: who is meant by a typed name – whom the house knows is offered before anybody is entered anew."""

from __future__ import annotations

from typing import Any, ClassVar

from django import forms
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from sozialraum.actforms.fields import Line, MailField
from sozialraum.actforms.forms import ActForm
from sozialraum.bodies.models import Organization
from sozialraum.bodies.words import Classification
from sozialraum.foundation.dates import PartialDate
from sozialraum.foundation.http import Request
from sozialraum.foundation.keys import random_key
from sozialraum.people import queries
from sozialraum.people.models import Person

NEW = "+"  # no key reads so


class PersonEventForm(ActForm):
    """For what happens on a day. Its fields are no columns of the thing, so none shows what stands there."""

    #: Fields that propose today.
    todays: ClassVar[tuple[str, ...]] = ()

    @classmethod
    def first_shown(cls, request: Request, subject: Any) -> dict[str, Any]:
        today = PartialDate.of(timezone.localdate())
        return {"revision": subject.revision} | dict.fromkeys(cls.todays, today) | cls.proposed(request, subject)

    @classmethod
    def initial_from(cls, _subject: Any) -> dict[str, Any]:
        return {}

    @classmethod
    def proposed(cls, request: Request, _subject: Any) -> dict[str, Any]:
        """What else the form proposes when it is opened: office and time, as the address says; never who."""
        return {name: said for name, said in request.GET.items() if name in ("role", "start_date", "end_date")}


class MeantField(forms.ChoiceField):
    """Asked only where a typed name could mean somebody who is already known."""

    widget = forms.RadioSelect
    default_error_messages = {
        "required": _("Diesen Namen kennen wir schon. Bitte wählen Sie."),
        "invalid_choice": _("Bitte wählen Sie noch einmal: Der Name hat sich geändert."),
    }

    def __init__(self, **words: Any):
        super().__init__(label=_("Wer ist gemeint?"), **words)


class FindingForm(PersonEventForm):
    """Asks once more if a name is known, and takes what was chosen; without a choice nothing is guessed."""

    known: dict[str, Any]

    def configure_fields(self) -> None:
        super().configure_fields()
        name = self.data.get("name", "") if self.is_bound else ""
        self.known = {one.key: one for one in self.look_for(name)}
        if not self.known:
            del self.fields["meant"]
            return
        labels = self.labels(list(self.known.values()))
        self.fields["meant"].choices = [*zip(self.known, labels, strict=True), (NEW, self.somebody_new())]  # type: ignore[attr-defined]

    def look_for(self, name: str) -> list[Any]:
        raise NotImplementedError

    def labels(self, known: list[Any]) -> list[str]:
        return [str(one) for one in known]

    def somebody_new(self) -> str:
        return _t("Keine davon: eine neue Person dieses Namens")

    def chosen(self) -> Any:
        """Who was chosen of those known; None for somebody new."""
        return self.known.get(self.cleaned_data.get("meant", ""))


class FindsPerson(FindingForm):
    """Takes a person by name; whoever is new is handed to the act as a person not yet kept."""

    gathered: ClassVar[dict[str, tuple[str, ...]]] = {"person": ("name", "meant", "email", "phone")}

    name = Line(label=_("Name"), help_text=_("Vor- und Nachname. Wen wir schon kennen, schlagen wir dann vor."))
    meant = MeantField()
    email = MailField(
        required=False, label=_("E-Mail"), help_text=_("Nur für jemanden, der hier neu ist. Ist nie öffentlich.")
    )
    phone = Line(required=False, max_length=60, label=_("Telefon"), help_text=_("Ebenso."))

    def look_for(self, name: str) -> list[Person]:
        return queries.called(self.those_known(), name)

    def those_known(self) -> QuerySet[Person]:
        """Among whom is looked."""
        return Person.objects.visible_to(self.by)

    def labels(self, known: list[Person]) -> list[str]:
        roles = queries.roles_of(known, timezone.localdate())
        return [", ".join(part for part in (one.name, one.email, *roles[one.pk]) if part) for one in known]

    def person(self) -> Person:
        words = self.cleaned_data
        reached = {"email": words["email"], "phone": words["phone"]}
        return self.chosen() or Person(body=self.by.body, key=random_key(), name=words["name"], **reached)

    def act_arguments(self) -> dict[str, Any]:
        together = self.gathered["person"]
        return {name: value for name, value in super().act_arguments().items() if name not in together} | {
            "person": self.person()
        }


class FindsHolder(FindingForm):
    """Takes the holder of a seat by name: an institution, or a resident."""

    gathered: ClassVar[dict[str, tuple[str, ...]]] = {
        "institution": ("kind", "name", "meant"),
        "resident": ("kind", "name", "meant"),
    }
    INSTITUTION, RESIDENT = "institution", "resident"

    kind = forms.ChoiceField(
        label=_("Wem gehört der Sitz?"),
        widget=forms.RadioSelect,
        choices=[
            (INSTITUTION, _("einer Einrichtung, einem Verein oder einer Gruppe")),
            (RESIDENT, _("jemandem aus dem Viertel, für sich selbst")),
        ],
    )
    name = Line(label=_("Name"), help_text=_("Der Einrichtung oder der Person. Wen wir kennen, schlagen wir vor."))
    meant = MeantField()

    def configure_fields(self) -> None:
        """The very name of an institution is nobody else's, so nothing is left to ask."""
        super().configure_fields()
        typed = " ".join(self.data.get("name", "").split()).casefold()
        same = [one for one in self.known.values() if one.name.casefold() == typed and isinstance(one, Organization)]
        self.certain = same[0] if same else None
        if self.certain:
            self.fields.pop("meant", None)

    def chosen(self) -> Any:
        return self.certain or super().chosen()

    @property
    def is_resident(self) -> bool:
        return self.data.get("kind") == self.RESIDENT

    def look_for(self, name: str) -> list[Any]:
        if self.is_resident:
            return queries.called(Person.objects.visible_to(self.by), name)
        return queries.called_like(queries.holders(self.by), name)

    def somebody_new(self) -> str:
        return super().somebody_new() if self.is_resident else _t("Keine davon: eine neue Einrichtung dieses Namens")

    def act_arguments(self) -> dict[str, Any]:
        words = {
            name: value for name, value in super().act_arguments().items() if name not in self.gathered["resident"]
        }
        name, body = self.cleaned_data["name"], self.by.body
        if self.is_resident:
            person = self.chosen() or Person(body=body, key=random_key(), name=name)
            return words | {"institution": None, "resident": person}
        new = Organization(body=body, name=name, classification=Classification.INSTITUTION)
        return words | {"institution": self.chosen() or new, "resident": None}

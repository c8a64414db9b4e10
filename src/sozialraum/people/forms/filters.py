"""People: what narrows the list of persons, and the day for which a group is asked; kept in the address."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from sozialraum.actforms.fields import Line, PartialDateFormField
from sozialraum.bodies.words import Classification
from sozialraum.foundation.dates import PartialDate
from sozialraum.foundation.visitor import Visitor
from sozialraum.people import queries
from sozialraum.people.words import PersonFilter, Role


class PersonsForm(forms.Form):
    """Words, group, role, standing."""

    suche = Line(required=False, max_length=100, label=_("Name, E-Mail, Telefon oder Einrichtung"))
    gremium = forms.ChoiceField(required=False, label=_("Gremium"))
    rolle = forms.ChoiceField(required=False, label=_("Rolle"), choices=[("", _("alle Rollen")), *Role.choices])
    stand = forms.ChoiceField(required=False, label=_("Stand"), choices=[("", _("alle")), *PersonFilter.choices])

    def __init__(self, data: Any, visitor: Visitor):
        super().__init__(data)
        found = queries.with_people(visitor).exclude(classification=Classification.INSTITUTION)
        self.organizations = sorted(found, key=lambda one: (not one.is_group, one.name.casefold()))
        choices = [(one.key, one.name) for one in self.organizations]
        self.fields["gremium"].choices = [("", _("alle Gremien")), *choices]  # type: ignore[attr-defined]

    def asked(self) -> dict[str, str]:
        """What the list is narrowed by; a value that no longer exists narrows nothing."""
        self.is_valid()
        said = self.cleaned_data
        names = {"words": "suche", "group": "gremium", "role": "rolle", "standing": "stand"}
        return {name: said.get(field, "") for name, field in names.items()}


class DayForm(forms.Form):
    """The day for which is asked who belonged; today, if none is given."""

    am = PartialDateFormField(exact=True, required=False, label=_("Wer gehörte dazu am"))

    def __init__(self, data: Any):
        today = PartialDate.of(timezone.localdate())
        super().__init__(data if data.get("am") else {"am": today.as_typed})

    def day(self) -> dt.date:
        """The chosen day; today if it is missing or unreadable, which the field then says."""
        date = self.cleaned_data.get("am") if self.is_valid() else None
        return date.exact if date else timezone.localdate()

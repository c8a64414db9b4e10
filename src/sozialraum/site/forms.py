"""Site: what one may type into the register's filter."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from sozialraum.decisions.models import Resolution
from sozialraum.foundation.memory import remembered
from sozialraum.foundation.visitor import Visitor
from sozialraum.site.queries.groups import groups_of


def _years(visitor: Visitor) -> list[int]:
    return Resolution.objects.visible_to(visitor).years()


class RegisterForm(forms.Form):
    """Group, year and words; kept in the address."""

    gremium = forms.ChoiceField(required=False, label=_("Gremium"))
    jahr = forms.TypedChoiceField(required=False, label=_("Jahr"), coerce=int, empty_value=None)
    text = forms.CharField(required=False, max_length=100, label=_("Wörter aus Titel oder Wortlaut"))

    def __init__(self, data: Any, visitor: Visitor):
        super().__init__(data)
        groups = [(group.key, group.name) for group in remembered(visitor, "groups", groups_of)]
        years = [(year, str(year)) for year in remembered(visitor, "years", _years)]
        self.fields["gremium"].choices = [("", _("alle Gremien")), *groups]  # type: ignore[attr-defined]
        self.fields["jahr"].choices = [("", _("alle Jahre")), *years]  # type: ignore[attr-defined]

    def asked(self) -> dict[str, Any]:
        """What the register is narrowed by; a value that no longer exists narrows nothing."""
        self.is_valid()
        words = self.cleaned_data
        return {"group": words.get("gremium", ""), "year": words.get("jahr"), "words": words.get("text", "")}

"""Desk: what one may type into the filters of its pages."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from sozialraum.actforms.fields import Line
from sozialraum.desk.queries import entering
from sozialraum.desk.words import ListPart


class ThingListForm(forms.Form):
    """Words, year and what is shown; kept in the address."""

    text = Line(required=False, max_length=100, label=_("Wörter aus dem Namen"))
    jahr = forms.TypedChoiceField(required=False, label=_("Jahr"), coerce=int, empty_value=None)
    zeigen = forms.ChoiceField(required=False, label=_("Zeigen"), choices=ListPart.choices)

    def __init__(self, data: Any, years: list[int]):
        super().__init__(data)
        self.fields["jahr"].choices = [("", _("alle Jahre")), *((y, str(y)) for y in years)]  # type: ignore[attr-defined]
        if not years:
            del self.fields["jahr"]

    def asked(self) -> entering.ListFilter:
        """A value that no longer exists narrows nothing."""
        self.is_valid()
        words = self.cleaned_data
        number = str(self.data.get("seite", "1"))
        return entering.ListFilter(words.get("text", ""), words.get("jahr"), words.get("zeigen", ""), number)

"""Meetings: what one types to convene, move or cancel."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from sozialraum.acts.forms import ActForm
from sozialraum.foundation.dates import PartialDate
from sozialraum.meetings import actions


class DayField(forms.DateField):
    """An exact day."""

    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")

    def prepare_value(self, value: object) -> object:
        return value.exact if isinstance(value, PartialDate) else value

    def clean(self, value: object) -> PartialDate | None:
        day = super().clean(value)
        return PartialDate.of(day) if day else None


class ConveneForm(ActForm):
    act = actions.convene


class MoveForm(ActForm):
    act = actions.move
    date = DayField(label=_("Neuer Tag"))
    start_time = forms.TimeField(
        required=False, label=_("Beginn"), widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M")
    )
    end_time = forms.TimeField(
        required=False, label=_("Ende"), widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M")
    )
    reason = forms.CharField(max_length=300, label=_("Warum wird verlegt?"), help_text=_("Steht öffentlich dabei."))


class CancelForm(ActForm):
    act = actions.cancel
    reason = forms.CharField(max_length=300, label=_("Warum fällt sie aus?"), help_text=_("Steht öffentlich dabei."))

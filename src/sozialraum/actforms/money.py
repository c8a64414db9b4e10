"""Actforms: an amount of money, typed in euros and kept in whole cents."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from sozialraum.foundation.money import MOST_CENTS, cents_of, euros
from sozialraum.foundation.text import one_line

LONGEST = 20  # signs of an amount


class Euros(forms.CharField):
    """»2.900«, »2900,50« or »2.900 €« as cents; None if empty. Raises ValidationError (``money``)."""

    def __init__(self, **words: Any):
        super().__init__(**words)
        self.max_length = LONGEST  # of what is typed; Django's own check would measure the cents
        self.widget.attrs |= {"inputmode": "decimal", "maxlength": str(LONGEST)}

    def to_python(self, value: Any) -> Any:
        text = one_line(str(value or ""))
        cents = cents_of(text) if 0 < len(text) <= LONGEST else None
        if text and (cents is None or cents > MOST_CENTS):
            raise ValidationError(
                _("Bitte schreiben Sie einen Betrag in Euro, zum Beispiel 2.900 oder 2900,50."), "money"
            )
        return cents

    def prepare_value(self, value: Any) -> Any:
        return euros(value) if isinstance(value, int) else value

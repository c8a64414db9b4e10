"""History: what one may type into the filter of the journal."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from sozialraum.actforms.fields import DayField, Line
from sozialraum.acts.registry import kinds
from sozialraum.foundation.kinds import current_kind
from sozialraum.history.queries.story import JournalFilter


class StoryForm(forms.Form):
    """By whom, on what, between which days; kept in the address."""

    art = forms.ChoiceField(required=False, label=_("Woran"))
    wer = Line(required=False, max_length=100, label=_("Wer"))
    von = DayField(required=False, label=_("Von"))
    bis = DayField(required=False, ends=True, label=_("Bis"))

    def __init__(self, data: Any):
        super().__init__(data.dict() | {"art": current_kind(data.get("art", ""))})  # old addresses name labels
        of_a_network = (kind for kind in kinds() if hasattr(kind.model, "key") or hasattr(kind.model, "body"))
        words = sorted(((kind.word, str(kind.called)) for kind in of_a_network), key=lambda one: one[1])
        self.fields["art"].choices = [("", _("alles")), *words]  # type: ignore[attr-defined]

    def asked(self) -> JournalFilter:
        """What the journal is narrowed by; what cannot be read narrows nothing. ``schluessel`` comes with a link."""
        self.is_valid()
        words = self.cleaned_data
        since, until = words.get("von"), words.get("bis")
        return JournalFilter(
            subject=words.get("art", ""),
            key=str(self.data.get("schluessel", ""))[:80] if words.get("art") else "",
            who=words.get("wer", ""),
            since=since.exact if since else None,
            until=until.exact if until else None,
        )

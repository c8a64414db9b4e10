"""Acts: how words typed by people reach an act."""

from __future__ import annotations

from typing import Any, ClassVar, Self

from django import forms
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils.translation import gettext as _

from sozialraum.acts.act import Act
from sozialraum.foundation.http import Request
from sozialraum.foundation.visitor import Visitor


class ActForm(forms.Form):
    """A form for one act. Its fields are the act's keyword arguments, no more and no fewer."""

    act: ClassVar[Act[Any, ..., Any]]
    revision = forms.IntegerField(required=False, widget=forms.HiddenInput)
    by: Visitor
    subject: Any
    outcome: Any = None

    @classmethod
    def of(cls, request: Request, subject: Any) -> Self:
        """The form for this visitor and this thing, or 403 if the act is not theirs."""
        if not cls.act.who.holds(request.visitor, subject):
            raise PermissionDenied(cls.act.name)
        first = {"revision": subject.revision} | cls.already(subject)
        form = cls(request.POST, request.FILES) if request.method == "POST" else cls(initial=first)
        form.by, form.subject = request.visitor, subject
        return form

    @classmethod
    def already(cls, subject: Any) -> dict[str, Any]:
        """What the fields show before anybody has typed."""
        return {name: getattr(subject, name) for name in cls.base_fields if hasattr(subject, name)}

    def carried_out(self) -> bool:
        """True once the act is done. If the house refuses, the form says why and keeps what was typed."""
        if not self.is_valid():
            return False
        words = dict(self.cleaned_data)
        seen = words.pop("revision", None)
        try:
            self.outcome = self.act.unless_stale(self.subject, seen, by=self.by, **words)
        except ValidationError as refusal:
            stale = getattr(refusal, "code", "") == "stale"
            self.add_error(None, ValidationError(self._meanwhile(words)) if stale else refusal)
        return not self.errors

    def _meanwhile(self, words: dict[str, Any]) -> list[str]:
        """What somebody else has changed since the form was opened; the typed text still stands in the fields."""
        sentence = _("Das wurde inzwischen geändert. Bitte vergleichen Sie und senden Sie noch einmal.")
        self.subject.refresh_from_db()
        self.data = {**self.data.dict(), "revision": self.subject.revision}  # type: ignore[attr-defined]
        now = self.already(self.subject)
        both = [
            _("%(field)s: jetzt gespeichert »%(now)s«, von Ihnen »%(mine)s«.")
            % {"field": self.fields[name].label or name, "now": now[name] or "", "mine": words[name] or ""}
            for name in words
            if name in now and str(now[name] or "") != str(words[name] or "")
        ]
        return [sentence, *both]

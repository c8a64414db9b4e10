"""Forms of acts: how words typed by people reach an act."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, ClassVar, Self

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from sozialraum.actforms import chosen, typed_before
from sozialraum.actforms.fields import Whole, display_value, offer_to
from sozialraum.acts.act import Act
from sozialraum.acts.registry import has_hints, hints_about
from sozialraum.foundation.http import Request
from sozialraum.foundation.things import Thing
from sozialraum.foundation.visitor import Visitor

Words = str | Promise
SURE = "sicher"  # the hidden field that says which question was answered by sending again
FirstShown = Callable[[Request, Any], dict[str, Any]]


@dataclass(frozen=True)
class FormRow:
    """Fields that stand beside each other under one name, e.g. the votes of a group."""

    called: Words
    names: tuple[str, ...]


Part = tuple[Words, Words, tuple[str | FormRow, ...]]


class ActForm(forms.Form):
    """A form for one act. Its fields are the act's keyword arguments, no more and no fewer, unless it says so."""

    act: Act[Any, ..., Any]
    #: Arguments nobody types here: the act does without them, or ``words`` knows them.
    unasked: ClassVar[frozenset[str]] = frozenset()
    #: Arguments that ``words`` puts together from several fields.
    gathered: ClassVar[dict[str, tuple[str, ...]]] = {}
    #: The parts of a long form: heading, a sentence or none, the names of the fields.
    parts: ClassVar[tuple[Part, ...]] = ()
    #: How many of them stand open; the others are folded away while nothing stands in them.
    open_parts: ClassVar[int] = 99

    revision = Whole(required=False, min_value=0, max_value=2_147_483_647, widget=forms.HiddenInput)
    request: Request
    by: Visitor
    subject: Any
    outcome: Any = None

    @classmethod
    def of(cls, request: Request, subject: Any, act: Act[Any, ..., Any] | None = None) -> Self:
        """The form for this visitor and this thing, or 403 if the act is not theirs.

        ``act`` is the one it is for, if the class names none.
        """
        return cls.opened(request, subject, act or cls.act, cls.first_shown)

    @classmethod
    def opened(cls, request: Request, subject: Any, act: Act[Any, ..., Any], shows: FirstShown) -> Self:
        """The form as it was sent, or as it begins with what ``shows`` says."""
        if not act.who.holds(request.visitor, subject):
            raise PermissionDenied(act.name)
        sent = request.method == "POST"
        form = cls(request.POST, request.FILES) if sent else cls(initial=shows(request, subject))
        form.request, form.by, form.subject, form.act = request, request.visitor, subject, act
        form.configure_fields()
        offer_to(form.fields.values(), request.visitor)
        chosen.open_for(form, request)
        if not sent:
            typed_before.fill(form, request)
        return form

    @classmethod
    def first_shown(cls, _request: Request, subject: Any) -> dict[str, Any]:
        """What the form shows when it is opened."""
        return {"revision": subject.revision} | cls.initial_from(subject)

    @classmethod
    def initial_from(cls, subject: Any) -> dict[str, Any]:
        """What the fields show before anybody has typed."""
        return {name: getattr(subject, name) for name in cls.base_fields if hasattr(subject, name)}

    def configure_fields(self) -> None:
        """Fit the fields to the thing and the visitor, who are known now."""

    def act_arguments(self) -> dict[str, Any]:
        """What was typed, as the act takes it."""
        return {name: value for name, value in self.cleaned_data.items() if name != "revision"}

    def carried_out(self) -> bool:
        """True once the act is done. If it is refused, the form says why and keeps what was typed and chosen."""
        if self.is_valid() and not self._asks():
            self._perform_act()
        if not self.is_bound:
            return False
        if self.errors:
            chosen.keep_chosen(self, self.request)
        else:
            chosen.remove_kept(self, self.request)
        return not self.errors

    def doubt(self) -> Words:
        """A question to be answered before the act, where something may have been forgotten; empty for none.

        It holds up once: who sends again what stands there has answered.
        """
        return ""

    def _asks(self) -> bool:
        question = str(self.doubt())
        answered = self.data.get(self.add_prefix(SURE), "")
        if not question or answered == digest_of(question):
            return False
        self.fields[SURE] = forms.CharField(required=False, widget=forms.HiddenInput)
        self.data = self.data.copy()  # type: ignore[attr-defined]
        self.data[self.add_prefix(SURE)] = digest_of(question)  # type: ignore[index]
        self.add_error(None, ValidationError(f"{question} {_('Wenn ja, senden Sie bitte noch einmal.')}", code="asked"))
        return True

    def _perform_act(self) -> None:
        try:
            seen = self.cleaned_data.get("revision")
            self.outcome = self.act.unless_stale(self.subject, seen, by=self.by, **self.act_arguments())
        except ValidationError as refusal:
            self._say(refusal)
        else:
            self._say_endless()
            self._say_hints()

    def fieldsets(self) -> Iterator[tuple[Words, Words, list[tuple[Words, list[forms.BoundField]]]]]:
        """The fields by their parts, each a row of its own or several beside each other under one name.

        A form without parts is one part without a heading.
        """
        shown = {bound.name: bound for bound in self.visible_fields()}
        for heading, note, entries in self.parts or (("", "", tuple(shown)),):
            rows = [entry if isinstance(entry, FormRow) else FormRow("", (entry,)) for entry in entries]
            found = [(row.called, [shown[name] for name in row.names if name in shown]) for row in rows]
            if filled := [(called, fields) for called, fields in found if fields]:
                yield heading, note, filled

    def _say_endless(self) -> None:
        """Where somebody typed the year 9999 as an end, none is kept; the next page says so."""
        for field in self.fields.values():
            if getattr(field, "is_endless", False):
                messages.info(
                    self.request, _("%(field)s: gilt ohne Ende.") % {"field": field.label}, fail_silently=True
                )

    def _say_hints(self) -> None:
        """What in the thing does not fit together; it is kept all the same."""
        thing = self.outcome if isinstance(self.outcome, Thing) else self.subject
        if not isinstance(thing, Thing) or thing.deleted or not has_hints(thing):
            return
        kept = type(thing)._base_manager.get(pk=thing.pk)
        for _thing, sentence in hints_about(kept, inside=False):
            messages.warning(self.request, _("Bitte prüfen: %(hint)s") % {"hint": sentence}, fail_silently=True)

    def _say(self, refusal: ValidationError) -> None:
        """Each reason at its field, where there is one."""
        if getattr(refusal, "code", "") == "stale":
            self.add_error(None, ValidationError(self._meanwhile()))
        elif hasattr(refusal, "error_dict"):
            for name, reasons in refusal.error_dict.items():
                self.add_error(name if name in self.fields else None, reasons)
        else:
            self.add_error(None, refusal)

    def _meanwhile(self) -> list[str]:
        """What somebody else has changed since the form was opened; the typed text still stands in the fields."""
        sentence = _("Das wurde inzwischen geändert. Bitte vergleichen Sie und senden Sie noch einmal.")
        self.subject.refresh_from_db()
        self.data = self.data.copy()  # type: ignore[attr-defined]
        self.data["revision"] = self.subject.revision  # type: ignore[index]
        mine, now = self.cleaned_data, self.initial_from(self.subject)
        pairs = [
            (field, display_value(field, now[name]), display_value(field, mine[name]))
            for name, field in self._compared(now)
        ]
        return [sentence] + [
            _("%(field)s: jetzt gespeichert »%(now)s«, von Ihnen »%(mine)s«.")
            % {"field": field.label, "now": theirs, "mine": own}
            for field, theirs, own in pairs
            if theirs != own
        ]

    def _compared(self, now: dict[str, Any]) -> Iterator[tuple[str, forms.Field]]:
        for name, field in self.fields.items():
            if name in now and name in self.cleaned_data and name != "revision":
                yield name, field


def digest_of(question: str) -> str:
    """A short name of a question: the answer to one is none to another."""
    return hashlib.sha256(question.encode()).hexdigest()[:16]

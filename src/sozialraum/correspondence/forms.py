"""Reaching: the fields in which somebody says how we may answer, and that an errand is done."""

from __future__ import annotations

from typing import Any, cast

from django import forms
from django.utils.translation import gettext_lazy as _

from sozialraum.actforms.fields import Line, MailField, Typed
from sozialraum.actforms.forms import ActForm
from sozialraum.actforms.open_form import OpenForm
from sozialraum.bodies.queries import office_of
from sozialraum.correspondence import actions, rules
from sozialraum.correspondence.letters import whom_to_call
from sozialraum.correspondence.permissions import is_office
from sozialraum.correspondence.words import OURS, ReplyBy

NO_ADDRESS = _("So sieht keine E-Mail-Adresse aus. Schreiben Sie sie wie name@example.org.")
NO_CONTACT = _("Ohne diese Angabe können wir auf dem gewählten Weg nicht antworten.")


class CorrespondentForm(OpenForm):
    """An open form that asks how we may answer. The steps and everything else are its room's."""

    reply_by = forms.ChoiceField(
        label=_("Wie sollen wir antworten?"),
        choices=[(way.value, way.label) for way in OURS],
        widget=forms.RadioSelect,
    )
    email = MailField(
        required=False,
        label=_("E-Mail-Adresse"),
        help_text=_("Für eine Antwort per E-Mail."),
        error_messages={"invalid": NO_ADDRESS},
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )
    phone = Line(
        required=False,
        max_length=60,
        label=_("Telefon"),
        help_text=_("Für einen Anruf."),
        widget=forms.TextInput(attrs={"type": "tel", "autocomplete": "tel"}),
    )
    postal_address = Typed(
        required=False,
        max_length=500,
        label=_("Anschrift"),
        help_text=_("Für einen Brief."),
        widget=forms.Textarea(attrs={"rows": 3, "autocomplete": "street-address", "class": "short"}),
    )

    @property
    def is_whole(self) -> bool:
        """The office, typing in for somebody, sees everything at once."""
        return is_office.holds(self.by, self.subject)

    def configure_fields(self) -> None:
        """Each way to be reached is asked for by the way that was chosen; none is simply voluntary."""
        for name in rules.CONTACT.values():
            cast(Any, self.fields[name]).depends = True

    def whom_to_call(self) -> str:
        return whom_to_call(office_of(self.by.body))

    def clean(self) -> dict[str, Any]:
        words = cast(dict[str, Any], super().clean())
        for way, name in rules.CONTACT.items() if not self.is_whole and words.get("reply_by") else ():
            if way != words["reply_by"]:  # then the page does not show it, and we keep nothing that nobody needs
                self.errors.pop(name, None)
                words[name] = ""
        contact = {name: words.get(name) or "" for name in rules.CONTACT.values()}
        if reply_by := words.get("reply_by"):
            field = rules.missing_contact(reply_by, **contact)
            if field and field not in self.errors:
                self.add_error(field, NO_CONTACT)
        return words

    def act_arguments(self) -> dict[str, Any]:
        return super().act_arguments() | {"sending": self.sending}


class ContactForm(ActForm):
    """The office enters how somebody can be reached after all. The act is its room's."""

    reply_by = forms.ChoiceField(label=_("Wie antworten wir?"), choices=ReplyBy.choices, widget=forms.RadioSelect)
    phone = Line(required=False, max_length=60, label=_("Telefon"))
    email = MailField(required=False, label=_("E-Mail-Adresse"))
    postal_address = Typed(
        required=False, max_length=500, label=_("Anschrift"), widget=forms.Textarea(attrs={"rows": 3, "class": "short"})
    )

    @classmethod
    def first_shown(cls, _request: Any, subject: Any) -> dict[str, Any]:
        return {name: getattr(subject, name) for name in cls.base_fields}

    def configure_fields(self) -> None:
        """Each way to be reached is asked for by the way that was chosen."""
        for name in rules.CONTACT.values():
            cast(Any, self.fields[name]).depends = True


class TickOffForm(ActForm):
    act = actions.tick_off

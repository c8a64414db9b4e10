"""Post: what the office may type about letters and their server."""

from __future__ import annotations

from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from sozialraum.actforms.fields import Line, MailField
from sozialraum.actforms.forms import ActForm
from sozialraum.mailserver.forms import KEPT, AccountForm
from sozialraum.mailserver.words import Security
from sozialraum.post import actions
from sozialraum.post.models import Letter


class LettersForm(forms.Form):
    """Which letters are shown; kept in the address."""

    stand = forms.ChoiceField(required=False, label=_("Stand"))
    an = Line(required=False, max_length=100, label=_("An (Name oder Adresse)"))

    def __init__(self, data: Any, shelves: list[tuple[str, str]]):
        super().__init__(data)
        self.fields["stand"].choices = shelves  # type: ignore[attr-defined]

    def asked(self) -> tuple[str, str]:
        """State and recipient to filter by; unreadable input filters nothing."""
        self.is_valid()
        return self.cleaned_data.get("stand", ""), self.cleaned_data.get("an", "")


class SendAgainForm(ActForm):
    act = actions.send_again


class StopForm(ActForm):
    act = actions.stop


class ConfirmArrivalForm(ActForm):
    act = actions.confirm_arrival


class CheckOffForm(ActForm):
    act = actions.check_off


class DeliverByPhoneForm(ActForm):
    act = actions.deliver_by_phone
    note = Line(required=False, max_length=200, label=_("Notiz"), help_text=_("Wen Sie erreicht haben, und wann."))


class CheckOffAllForm(ActForm):
    act = actions.check_off_all
    letters = forms.ModelMultipleChoiceField(
        Letter.objects.none(), to_field_name="key", widget=forms.MultipleHiddenInput
    )

    def configure_fields(self) -> None:
        """Offer only letters the visitor may see."""
        self.fields["letters"].queryset = Letter.objects.visible_to(self.by)  # type: ignore[attr-defined]

    def act_arguments(self) -> dict[str, Any]:
        return {"letters": list(self.cleaned_data["letters"])}


class SetUpServerForm(AccountForm):
    act = actions.set_up_server
    parts = (
        (_("Mailserver"), "", ("host", "security", "port", "user", "password")),
        (_("Absender"), _("Das steht über jedem Brief."), ("from_name", "from_address", "reply_to")),
    )

    host = Line(max_length=253, required=False, label=_("Rechnername"))
    security = forms.ChoiceField(choices=Security.choices, label=_("Verschlüsselung"), widget=forms.RadioSelect)
    from_name = Line(required=False, label=_("Name"), help_text=_("Bleibt er leer, steht dort der Name des Netzwerks."))
    from_address = MailField(required=False, label=_("Absenderadresse"), help_text=_("Der Mailserver muss sie kennen."))
    reply_to = MailField(
        required=False,
        label=_("Antworten gehen an"),
        help_text=_("Meist das Postfach des Büros. Bleibt es leer, gehen Antworten an die Absenderadresse."),
    )

    def configure_fields(self) -> None:
        """Say what stays as it is if nothing is typed."""
        operators = _("Bleibt er leer, nimmt der Mailserver des Betreibers die Briefe.")
        none_yet = _("Zum Beispiel smtp.example.org. Bleibt er leer, warten alle Briefe im Postausgang.")
        self.fields["host"].help_text = operators if settings.SMTP else none_yet
        if getattr(self.subject, "password", None):
            self.fields["password"].help_text = KEPT


class SendTrialForm(ActForm):
    act = actions.send_trial
    to = MailField(label=_("An"), help_text=_("Eine Adresse, bei der Sie nachsehen können."))

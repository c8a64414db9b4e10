"""Mailbox: what the office may type about its mailbox."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from sozialraum.actforms.fields import Line
from sozialraum.actforms.forms import ActForm
from sozialraum.mailbox import actions
from sozialraum.mailserver.forms import KEPT, AccountForm
from sozialraum.mailserver.words import MailboxSecurity
from sozialraum.post.words import CameAs


class SetUpMailboxForm(AccountForm):
    act = actions.set_up_mailbox
    parts = (
        (_("Postfach"), "", ("host", "security", "port", "user", "password")),
        (_("Was geholt wird"), "", ("only_answers",)),
    )

    host = Line(
        max_length=253,
        required=False,
        label=_("Rechnername"),
        help_text=_("Zum Beispiel imap.example.org. Bleibt er leer, wird kein Postfach gelesen."),
    )
    security = forms.ChoiceField(choices=MailboxSecurity.choices, label=_("Verschlüsselung"), widget=forms.RadioSelect)
    only_answers = forms.BooleanField(
        required=False,
        label=_("Nur holen, was zu einem Brief des Netzwerks gehört"),
        help_text=_("Richtig, wenn dieses Postfach auch ein Mensch liest. Alles andere darin bleibt unbeachtet."),
    )

    def configure_fields(self) -> None:
        """Whether there is a password is shown."""
        if getattr(getattr(self.subject, "book", None), "locked", ""):
            self.fields["password"].help_text = KEPT


class MarkDoneForm(ActForm):
    act = actions.mark_done


class ClassifyForm(ActForm):
    act = actions.classify

    kind = forms.ChoiceField(choices=CameAs.choices, label=_("Das ist"), widget=forms.RadioSelect)

"""Mailserver: what is typed about a server that asks for a name and a password."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from sozialraum.actforms.fields import Line, Whole
from sozialraum.actforms.forms import ActForm

KEPT = _("Ein Passwort ist gespeichert. Bleibt das Feld leer, gilt es weiter.")


class AccountForm(ActForm):
    """What mail server and mailbox both ask. A password is never shown again."""

    port = Whole(min_value=1, max_value=65535, label=_("Port"))
    user = Line(required=False, label=_("Benutzername"))
    password = forms.CharField(
        required=False,
        max_length=500,
        strip=False,
        label=_("Passwort"),
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )

    @classmethod
    def initial_from(cls, subject: Any) -> dict[str, Any]:
        return super().initial_from(subject) | {"password": ""}

"""Access: setting up the second factor, and the first steps of a new office and a new network."""

from __future__ import annotations

import time
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from sozialraum.access import actions, rules
from sozialraum.access.forms import tries
from sozialraum.accounts.models import User
from sozialraum.actforms.fields import Line, MailField, NetworkAddressField, Typed
from sozialraum.actforms.forms import ActForm
from sozialraum.bodies.actions import set_up
from sozialraum.foundation.http import Request
from sozialraum.people.actions import take_office


class SetUpAppForm(forms.Form):
    """The first code of the app proves that it holds the secret."""

    code = Line(
        label=_("Sechs Ziffern aus der App"),
        max_length=20,
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code", "inputmode": "numeric", "class": "short"}),
    )

    def done(self, request: Request, user: User, secret: str) -> bool:
        if not self.is_valid():
            return False
        if not tries.of_app(user):
            self.add_error(None, _("Das waren zu viele Versuche. Bitte warten Sie eine Viertelstunde."))
            return False
        step = rules.matching_step(secret, self.cleaned_data["code"], time.time())
        if step is None:
            self.add_error(
                "code",
                _("Dieser Code passt nicht. Nehmen Sie den, den die App jetzt zeigt; geht die Uhr des Handys richtig?"),
            )
            return False
        return actions.add_totp(user, secret, step)


class TakeOfficeForm(ActForm):
    """The first person of the Geschäftsstelle."""

    act = take_office
    name = Line(label=_("Ihr Name"), widget=forms.TextInput(attrs={"autocomplete": "name"}))
    email = MailField(
        label=_("Ihre E-Mail-Adresse"),
        help_text=_("Mit dieser Adresse melden Sie sich künftig an. Ein Passwort gibt es nicht."),
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )

    @classmethod
    def initial_from(cls, _subject: Any) -> dict[str, Any]:
        return {}  # the body's name is not the person's


class FoundingForm(ActForm):
    """What a network begins with; all but its name can wait."""

    act = set_up
    name = Line(
        label=_("Name des Netzwerks"),
        help_text=_("So steht er über jeder Seite, zum Beispiel »Sozialraumkonferenz …«."),
    )
    short_name = Line(
        label=_("Kurzer Name"), max_length=80, required=False, help_text=_("Meist das Viertel oder der Ortsteil.")
    )
    municipality = Line(label=_("Stadt oder Gemeinde"), required=False)
    address = NetworkAddressField(
        label=_("Adresse im Internet"),
        required=False,
        help_text=_("So, wie sie im Browser steht, zum Beispiel https://netz.example. Sie steht in jeder Mail."),
    )
    plenum = Line(
        label=_("Name des Plenums"), required=False, initial="Plenum", help_text=_("Das Gremium, zu dem alle gehören.")
    )
    groups = Typed(
        label=_("Arbeitsgruppen"),
        required=False,
        max_length=5_000,
        help_text=_("Jede in einer eigenen Zeile. Weitere können später dazukommen."),
    )
    office_address = Typed(label=_("Anschrift der Geschäftsstelle"), required=False, max_length=500)
    office_phone = Line(label=_("Telefon der Geschäftsstelle"), required=False, max_length=60)
    office_email = MailField(label=_("E-Mail-Adresse der Geschäftsstelle"), required=False)

    parts = (
        (_("Das Netzwerk"), "", ("name", "short_name", "municipality", "address")),
        (_("Die Gremien"), "", ("plenum", "groups")),
        (
            _("Die Geschäftsstelle"),
            _("Steht unten auf jeder Seite."),
            ("office_address", "office_phone", "office_email"),
        ),
    )

    @classmethod
    def initial_from(cls, _subject: Any) -> dict[str, Any]:
        return {"plenum": cls.base_fields["plenum"].initial}

    def clean_groups(self) -> list[str]:
        names = [" ".join(line.split()) for line in self.cleaned_data["groups"].splitlines()]
        names = [name for name in names if name]
        everybody = [name.casefold() for name in [*names, self.cleaned_data.get("plenum", "")] if name]
        if len(set(everybody)) != len(everybody):
            raise ValidationError(_("Ein Name steht hier zweimal. Jedes Gremium braucht einen eigenen."))
        if any(len(name) > 200 for name in names):
            raise ValidationError(_("Ein Name ist zu lang; höchstens 200 Zeichen."))
        return names

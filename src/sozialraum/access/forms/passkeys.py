"""Access: passkeys (WebAuthn) – the two ceremonies, registering one and showing one, each in two steps."""

from __future__ import annotations

import re
import struct
from typing import Any

from allauth.mfa.base.internal.flows import post_authentication
from allauth.mfa.models import Authenticator
from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from sozialraum.access import actions
from sozialraum.access.forms.login import leave_another
from sozialraum.accounts.models import User
from sozialraum.actforms.fields import Line
from sozialraum.foundation.bounds import json_in
from sozialraum.foundation.http import Request, host_of
from sozialraum.network.models import Body
from sozialraum.people.models import Person

NOT_PROVED = _(
    "Dieser Passkey wurde nicht angenommen. Bitte versuchen Sie es noch einmal, oder lassen Sie sich einen Code mailen."
)
#: An attestation with its certificates stays far below; an id has at most 1,023 bytes (WebAuthn § 4), in Base64.
MOST_SIGNS, CREDENTIAL_ID = 20_000, re.compile(r"[A-Za-z0-9_-]{1,1364}")
#: Names and Base64 alone: nothing escaped, so no NUL and no half a sign, which a column of JSON cannot hold.
PLAIN = re.compile(r"[\t\n\r -\[\]-~]*")
#: What the library makes of answers that are none; brackets in brackets come in CBOR, too. A database that is gone is
#: not among it.
MALFORMED = (
    ValidationError, ValueError, TypeError, LookupError, AttributeError, ArithmeticError, AssertionError,
    RecursionError, struct.error,
)  # fmt: skip


def ceremonies() -> Any:
    """The library's half of WebAuthn. Loaded when the first passkey is used: it costs a worker some 10 MB."""
    from allauth.mfa.webauthn.internal import auth  # noqa: PLC0415

    return auth


class SignedField(forms.Field):
    """The JSON a browser makes of a passkey's answer (WebAuthn § 5.1.8): short, shallow, and it names its id."""

    default_error_messages = {"invalid": NOT_PROVED}

    def to_python(self, value: Any) -> dict[str, Any] | None:
        if not value:
            return None
        try:
            told = json_in(value, longest=MOST_SIGNS) if PLAIN.fullmatch(value) else None
        except ValueError:
            told = None
        if not isinstance(told, dict) or not CREDENTIAL_ID.fullmatch(str(told.get("id", ""))):
            raise ValidationError(self.error_messages["invalid"], code="invalid")
        return told


class CredentialForm(forms.Form):
    """What the browser has signed. Without it, the script is asking for what is to be signed."""

    credential = SignedField(required=False, widget=forms.HiddenInput)

    @property
    def asks(self) -> bool:
        return not self.data.get("credential")

    def proved(self, user: User) -> Authenticator | None:
        """The passkey of this login that has signed just now, for this host, with finger, face or PIN; else None."""
        try:
            webauthn = ceremonies()
            webauthn.parse_authentication_response(self.cleaned_data["credential"])
            return webauthn.complete_authentication(user, self.cleaned_data["credential"])
        except MALFORMED:
            return None


class ShowPasskeyForm(CredentialForm):
    """A passkey as the second factor of a login that is under way."""

    def shown(self, request: Request, user: User) -> bool:
        factor = self.proved(user) if self.is_valid() and self.cleaned_data["credential"] else None
        if factor is None:
            self.add_error(None, NOT_PROVED)
            return False
        post_authentication(request, factor)
        return True


class EnterByPasskeyForm(CredentialForm):
    """A passkey as the whole login: it says itself whose it is, and stands for two factors."""

    def user(self, body: Body) -> User | None:
        """Whose passkey it claims to be; only somebody of this body."""
        if not self.is_valid() or not self.cleaned_data["credential"]:
            return None
        claimed = self.cleaned_data["credential"]["id"]
        factors = Authenticator.objects.filter(type=Authenticator.Type.WEBAUTHN, data__credential__id=claimed)
        here = Person.objects.filter(body=body, deleted=None, user__isnull=False).values("user")
        factor = factors.filter(user__in=here, user__is_active=True).select_related("user").first()
        return factor.user if factor else None

    def shown(self, request: Request, user: User) -> bool:
        if (factor := self.proved(user)) is None:
            return False
        leave_another(request, user)
        post_authentication(request, factor, passwordless=True)
        return True


class AddPasskeyForm(CredentialForm):
    """A new passkey, with a name to know it by."""

    name = Line(
        label=_("Wie soll er heißen?"),
        max_length=60,
        required=False,
        help_text=_("Damit Sie ihn wiedererkennen, zum Beispiel »Mein Handy« oder »Schlüssel am Bund«."),
    )

    def added(self, request: Request, user: User) -> bool:
        """Keep it, if it was made for the question this session was asked."""
        if not self.is_valid() and "credential" not in self.errors:
            return False
        try:
            credential = self.cleaned_data["credential"]
            ceremonies().parse_registration_response(credential)
            ceremonies().complete_registration(credential)
        except MALFORMED:
            self.add_error(None, _("Der Passkey ist nicht angekommen. Bitte versuchen Sie es noch einmal."))
            return False
        host = host_of(request)
        actions.add_passkey(user, self.cleaned_data["name"] or str(_("Passkey")), credential, host)
        return True


class RenamePasskeyForm(forms.Form):
    name = Line(label=_("Wie soll er heißen?"), max_length=60)

"""Config: how the login library is fitted into this house – no signing up, letters by the outbox, our own doors."""

from __future__ import annotations

import base64
import secrets
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.internal.flows.login import get_authentication_records
from allauth.core import context
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.stages import AuthenticateStage
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.crypto import salted_hmac
from django.utils.http import urlencode

from sozialraum.access import actions
from sozialraum.access.forms import devices
from sozialraum.access.forms.without_mail import showed_two
from sozialraum.access.rules import ONWARD, safe_path
from sozialraum.access.views.ways import lasts
from sozialraum.accounts.actions import has_factor
from sozialraum.accounts.models import User
from sozialraum.bodies.words import NEEDS_SECOND_FACTOR
from sozialraum.config.middleware import SEEN, known_as
from sozialraum.foundation.visitor import SECOND_FACTOR
from sozialraum.mailserver import vault


class SecondFactorStage(AuthenticateStage):  # type: ignore[misc]
    """Whoever has a second factor shows it, on our page."""

    urlname = "access:login-second-factor"

    def handle(self) -> tuple[Any, bool]:
        goes_on = True
        if not super()._should_handle(self.request) or showed_two(self.request, self.login.user):
            return None, goes_on
        self.state["authentication_required"] = True
        return redirect(_with(reverse(self.urlname), self.login.redirect_url)), goes_on


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]
    """Logins are opened by the office alone."""

    def is_open_for_signup(self, request: Any) -> bool:
        return False

    def get_login_stages(self) -> list[str]:
        return ["allauth.account.stages.LoginByCodeStage", "sozialraum.config.login.SecondFactorStage"]

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Send the library's one letter that we use; all others are our own."""
        assert template_prefix == "account/email/login_code", template_prefix
        actions.send_code(context["request"].visitor.body, email, context["code"])

    def add_message(self, *_args: Any, **_words: Any) -> None:
        """Do nothing: our pages show their own messages."""

    def post_login(self, request: Any, user: User, **words: Any) -> HttpResponse:
        """What holds for the session that begins now, and where it leads first."""
        super().post_login(request, user, **words)
        session, visitor = request.session, known_as(user.pk, request.visitor.body)
        needs_two = any(one.classification in NEEDS_SECOND_FACTOR for one in visitor.standings)
        has_two = has_factor(user.pk)
        records = get_authentication_records(request, user)
        session[SECOND_FACTOR] = has_two and any(record["method"] == "mfa" for record in records)
        session[SEEN] = timezone.localdate().isoformat()
        session.set_expiry(lasts(visitor))
        actions.note_session(session.session_key, visitor.body, request.headers.get("User-Agent", ""))
        where = safe_path(words.get("redirect_url") or "")
        leads_on = where or reverse("desk:desk")
        answer = redirect(_with(reverse("access:second-factor"), where) if needs_two and not has_two else leads_on)
        devices.remember(answer, request, user, showed_two=session[SECOND_FACTOR])
        return answer


class MFAAdapter(DefaultMFAAdapter):  # type: ignore[misc]
    """What apps and passkeys are told about the house and its people."""

    def _get_site_name(self) -> str:
        return str(context.request.visitor.body.name)

    def get_public_key_credential_user_entity(self, user: User) -> dict[str, Any]:
        """User entity for WebAuthn; the handle is an HMAC, so that no primary key is given out."""
        handle = salted_hmac("sozialraum.passkey", str(user.pk), algorithm="sha256").digest()
        return {"id": handle, "display_name": user.email, "name": user.email}

    def encrypt(self, text: str) -> str:
        """Encrypt a second factor's secret, so that a copy of the database does not hold it in the clear."""
        return vault.locked(text)

    def decrypt(self, encrypted_text: str) -> str:
        """Decrypt a second factor's secret; with another secret key a random one, which no app fits."""
        if not encrypted_text.startswith(vault.SIGN):  # from before it was locked
            return encrypted_text
        return vault.unlocked(encrypted_text) or base64.b32encode(secrets.token_bytes(20)).decode()


def _with(address: str, where: str | None) -> str:
    return f"{address}?{urlencode({ONWARD: where})}" if where else address

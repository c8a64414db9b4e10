"""Access: the steps of a login – an address, the mailed code, the second factor."""

from __future__ import annotations

from typing import Any

from allauth.account.internal.flows.login_by_code import LoginCodeVerificationProcess
from allauth.account.stages import LoginByCodeStage, LoginStageController
from allauth.core.internal.cryptokit import compare_user_code
from allauth.mfa.base.internal.flows import post_authentication
from django import forms
from django.contrib import auth
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from sozialraum.access import actions, rules
from sozialraum.access.forms import tries
from sozialraum.accounts.models import User
from sozialraum.actforms.fields import Line, MailField
from sozialraum.foundation.http import Request
from sozialraum.people.queries import login_of


class AddressForm(forms.Form):
    """Who wants to come in. The answer is the same whether the house knows the address or not."""

    email = MailField(
        label=_("Ihre E-Mail-Adresse"),
        help_text=_("An diese Adresse schicken wir Ihnen einen Code."),
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
        error_messages={"invalid": _("Das ist keine vollständige E-Mail-Adresse, zum Beispiel name@example.org.")},
    )

    def sent(self, request: Request) -> bool:
        """True once everything is done that can be seen from outside; only a known address gets a code."""
        if not self.is_valid():
            return False
        address = self.cleaned_data["email"].lower()
        if not tries.of_codes(request, address):
            self.add_error(None, tries.too_many_codes(request))
            return False
        try:
            ask_for_code(request, login_of(request.visitor.body, address), address)
        except ValidationError as refusal:
            self.add_error("email", refusal)
        return not self.errors


def ask_for_code(request: Request, user: User | None, address: str) -> None:
    """Mail a login code; does the same work without a mail if ``user`` is None. Ends another login's session."""
    leave_another(request, user)
    LoginCodeVerificationProcess.initiate(request=request, user=user, email=address)
    if user is None:
        actions.send_code(request.visitor.body, address, "0000-0000", really=False)


def leave_another(request: Any, user: User | None) -> None:
    """What one session has shown must never count for another login."""
    if request.user.is_authenticated and request.user != user:
        auth.logout(request)


class CodeForm(forms.Form):
    """The mailed code: a few tries, one use, a quarter of an hour, in the browser that asked for it."""

    code = Line(
        label=_("Code aus der E-Mail"),
        max_length=40,
        help_text=_("Acht Ziffern. Bindestrich und Leerzeichen spielen keine Rolle."),
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code", "inputmode": "numeric", "class": "short"}),
    )

    @staticmethod
    def process(request: Request) -> Any:
        """The code that was asked for in this session, or None."""
        stage = LoginStageController.enter(request, LoginByCodeStage.key)
        return LoginCodeVerificationProcess.resume(stage) if stage else None

    def is_right(self, request: Request, process: Any) -> bool:
        """True if the code is right. Tries are counted across all processes, so that guessing in parallel is no use."""
        if not tries.of_one_code(request, process):
            process.abort()
            return False
        if compare_user_code(actual=rules.bare(self.cleaned_data["code"]), expected=process.code):
            return True
        self.add_error("code", _("Das ist nicht der Code aus der letzten E-Mail. Bitte vergleichen Sie noch einmal."))
        process.record_invalid_attempt()
        return False


class SecondFactorForm(forms.Form):
    """The code of the app, or a recovery code."""

    code = Line(
        label=_("Code aus der App oder ein Ersatzcode"),
        max_length=40,
        help_text=_("Sechs Ziffern aus der App; sie wechseln alle 30 Sekunden. Ein Ersatzcode hat acht."),
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code", "inputmode": "numeric", "class": "short"}),
    )

    def shown(self, request: Request, user: User) -> bool:
        """True if the code is right and was never used; then this login has shown it."""
        if not self.is_valid() or not within_tries(request, user, self):
            return False
        factor = actions.took_code(user, self.cleaned_data["code"])
        if factor is None:
            self.add_error(
                "code",
                _("Dieser Code stimmt nicht, oder er wurde schon benutzt. Warten Sie auf den nächsten der App."),
            )
            return False
        tries.forget_factors(request, user)
        post_authentication(request, factor)
        return True


def within_tries(request: Request, user: User, form: forms.Form) -> bool:
    """Counts this try at the second factor of a login; says so, and what helps, once there were too many."""
    if tries.of_factors(request, user):
        return True
    form.add_error(None, tries.too_many_factors(request))
    return False

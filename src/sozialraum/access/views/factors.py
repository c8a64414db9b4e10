"""Access: setting up and taking away what opens one's own access beside the mailed code."""

from __future__ import annotations

import segno
from allauth.mfa.adapter import get_adapter
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import clear_totp_secret, get_totp_secret
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.safestring import mark_safe
from django.utils.text import capfirst

from sozialraum.access import actions, rules
from sozialraum.access.forms import devices
from sozialraum.access.forms.factors import SetUpAppForm
from sozialraum.access.forms.passkeys import AddPasskeyForm, RenamePasskeyForm, ceremonies
from sozialraum.access.forms.without_mail import mails_go_out
from sozialraum.access.letters import AccountChange, AccountChangedLetter
from sozialraum.access.queries import factors_of, own_passkey, recovery_codes_of
from sozialraum.access.views.login import options
from sozialraum.access.views.ways import me, must_prove_again, onward, own, proved_two_factors, way_on
from sozialraum.accounts.actions import end_sessions
from sozialraum.foundation.http import Request, host_of, show
from sozialraum.foundation.visitor import SECOND_FACTOR


@own
def second_factor(request: Request) -> HttpResponse:
    """Scan, type the code, done. A passkey is the other way; both may stand side by side."""
    if again := must_prove_again(request):
        return again
    user = me(request)
    if factors_of(user.pk).app_since:
        return redirect("access:account")
    secret = get_totp_secret()
    form = SetUpAppForm(request.POST or None)
    if request.method == "POST" and form.done(request, user, secret):
        clear_totp_secret(request)
        return _proved(request, AccountChangedLetter(AccountChange.APP_ADDED))
    address = get_adapter().build_totp_url(user, secret)
    words = {"form": form, "secret": rules.in_groups(secret), "picture": picture_of(address), "address": address}
    return show(request, "access/second_factor.html", words | {"passkey_url": onward(request, "access:passkey-add")})


@own
def second_factor_remove(request: Request) -> HttpResponse:
    factor = get_object_or_404(Authenticator, user=me(request), type=Authenticator.Type.TOTP)
    return _removing(request, factor, "Code-App", AccountChangedLetter(AccountChange.APP_REMOVED))


@own
def passkey_add(request: Request) -> HttpResponse:
    if again := must_prove_again(request):
        return again
    form = AddPasskeyForm(request.POST or None)
    if request.method == "POST" and form.asks:
        return options(ceremonies().begin_registration(me(request), passwordless=True))
    if request.method == "POST" and form.added(request, me(request)):
        return _proved(request, AccountChangedLetter(AccountChange.PASSKEY_ADDED))
    words = {"form": form, "host": host_of(request), "mails_go_out": mails_go_out(request.visitor.body)}
    return show(request, "access/passkey_add.html", words)


@own
def passkey_rename(request: Request, key: str) -> HttpResponse:
    factor = own_passkey(me(request).pk, key)
    form = RenamePasskeyForm(request.POST or None, initial={"name": factor.data["name"]})
    if form.is_valid():
        actions.rename_passkey(factor, form.cleaned_data["name"])
        return redirect("access:account")
    return show(request, "access/passkey_rename.html", {"form": form})


@own
def passkey_remove(request: Request, key: str) -> HttpResponse:
    factor = own_passkey(me(request).pk, key)
    name = factor.data["name"]
    letter = AccountChangedLetter(AccountChange.PASSKEY_REMOVED, passkey=name)
    return _removing(request, factor, f"Passkey »{name}«", letter)


@own
def recovery_codes(request: Request) -> HttpResponse:
    """Page of the recovery codes, ten at a time, each usable once."""
    if again := must_prove_again(request):
        return again
    user = me(request)
    if not factors_of(user.pk).any:
        return redirect("access:second-factor")
    if request.method == "POST":
        actions.renew_recovery_codes(user)
        _notify(request, AccountChangedLetter(AccountChange.CODES_RENEWED))
        return redirect(onward(request, "access:recovery-codes"))
    mailed = {"mails_go_out": mails_go_out(request.visitor.body)}
    words = {"codes": recovery_codes_of(user.pk), "way_on": way_on(request)}
    return show(request, "access/recovery_codes.html", words | mailed)


def picture_of(address: str) -> str:
    """The address as a QR code; always dark on light, as cameras want it."""
    drawn = segno.make(address, error="m").svg_inline(scale=5, border=3, dark="#000", light="#fff", omitsize=False)
    return mark_safe(drawn)  # noqa: S308 - drawn by segno of modules alone, without a word of ours


def _proved(request: Request, letter: AccountChangedLetter) -> HttpResponse:
    """A factor was added by who had just proved who they are: this session has shown two now. With the first one the
    way in ends at the desk."""
    proved_two_factors(request)
    _notify(request, letter)
    is_first = factors_of(me(request).pk).count == 1
    answer = redirect(onward(request, "access:recovery-codes", reverse("desk:desk") if is_first else ""))
    devices.remember(answer, request, me(request), showed_two=True)
    return answer


def _removing(request: Request, factor: Authenticator, called: str, letter: AccountChangedLetter) -> HttpResponse:
    if again := must_prove_again(request):
        return again
    factors = factors_of(me(request).pk)
    if request.method != "POST":
        words = {"called": called, "is_last": factors.count == 1, "mails_go_out": mails_go_out(request.visitor.body)}
        return show(request, "access/factor_remove.html", words)
    actions.remove_factor(factor)
    if factors.count == 1:
        request.session[SECOND_FACTOR] = False
    _notify(request, letter)
    return redirect("access:account")


def _notify(request: Request, letter: AccountChangedLetter) -> None:
    """Here and by mail; whatever else is open with this login ends."""
    end_sessions(me(request).pk, spare=request.session.session_key or "")
    actions.notify_of_change(request.visitor.body, me(request), letter)
    messages.success(request, capfirst(letter.says))

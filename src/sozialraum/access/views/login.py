"""Access: coming in – an address, a code, a second factor, or a passkey – and going out."""

from __future__ import annotations

from typing import Any

from allauth.account.internal.flows.login import perform_login
from allauth.account.models import Login
from allauth.account.stages import LoginStageController
from allauth.mfa.stages import AuthenticateStage
from django.contrib import auth, messages
from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from sozialraum.access import actions
from sozialraum.access.forms import tries
from sozialraum.access.forms.login import AddressForm, CodeForm, SecondFactorForm
from sozialraum.access.forms.passkeys import EnterByPasskeyForm, ShowPasskeyForm, ceremonies
from sozialraum.access.forms.without_mail import WithoutMailForm, mails_go_out
from sozialraum.access.queries import factors_of
from sozialraum.access.views.ways import at_the_door, me, onward, way_on
from sozialraum.accounts.models import User
from sozialraum.actforms.drafts import forget_drafts
from sozialraum.acts.standing import is_office
from sozialraum.foundation.http import Request, for_everybody, host_of, show, step_out_of_link
from sozialraum.foundation.visitor import Way


@for_everybody
@never_cache
@at_the_door
def login(request: Request) -> HttpResponse:
    form = AddressForm(request.POST or None, initial={"email": getattr(request.user, "email", "")})
    if request.method == "POST" and form.sent(request):
        return redirect(onward(request, "access:login-code"))
    words = {
        "form": form,
        "passkey_url": onward(request, "access:login-passkey"),
        "without_mail_url": onward(request, "access:login-without-mail"),
        "mails_go_out": mails_go_out(request.visitor.body),
    }
    return show(request, "access/login.html", words)


@for_everybody
@never_cache
@at_the_door
def login_code(request: Request) -> HttpResponse:
    process = CodeForm.process(request)
    if process is None:
        messages.warning(request, _("Bitte fordern Sie einen Code an. Ein älterer gilt nicht mehr."))
        return redirect(onward(request, "access:login"))
    form = CodeForm(request.POST or None)
    if form.is_valid():
        if form.is_right(request, process):
            answer: HttpResponse = process.finish(way_on(request))
            return answer
        if CodeForm.process(request) is None:
            messages.error(request, _("Das waren zu viele Versuche mit diesem Code. Bitte fordern Sie einen neuen an."))
            return redirect(onward(request, "access:login"))
    words = {"form": form, "email": process.state["email"], "mails_go_out": mails_go_out(request.visitor.body)}
    return show(request, "access/login_code.html", words | _again(request))


@for_everybody
@never_cache
@at_the_door
def login_second_factor(request: Request) -> HttpResponse:
    stage = LoginStageController.enter(request, AuthenticateStage.key)
    if stage is None:
        return redirect(onward(request, "access:login"))
    user, by_passkey = stage.login.user, "credential" in request.POST
    factors = factors_of(user.pk)
    form: Any = (ShowPasskeyForm if by_passkey else SecondFactorForm)(request.POST or None)
    if by_passkey and form.asks:
        return options(ceremonies().begin_authentication(user))
    if request.method == "POST" and form.shown(request, user):
        answer: HttpResponse = stage.exit()
        return answer
    words = {"form": form if not by_passkey else SecondFactorForm(), "refused": form, "factors": factors}
    return show(request, "access/login_second_factor.html", words | _again(request))


@for_everybody
@never_cache
@at_the_door
def login_passkey(request: Request) -> HttpResponse:
    """A script asks here what is to be signed, then the form comes with the signature. Nothing to read."""
    if request.method != "POST":
        return redirect(onward(request, "access:login"))
    if not tries.of_passkeys(request):
        return _not_by_passkey(request)
    form = EnterByPasskeyForm(request.POST)
    if form.asks:
        return options(ceremonies().begin_authentication())
    user = form.user(request.visitor.body)
    if user is None or not form.shown(request, user):
        return _not_by_passkey(request)
    return enter(request, user, way_on(request))


@for_everybody
@never_cache
@at_the_door
def login_without_mail(request: Request) -> HttpResponse:
    """App and recovery code at once, as long as no mail server is named; every login of the office hears of it."""
    body = request.visitor.body
    if mails_go_out(body):
        return redirect(onward(request, "access:login"))
    form = WithoutMailForm(request.POST or None)
    if request.method == "POST" and (user := form.user(request)):
        actions.notify_office(body, user)
        return enter(request, user, way_on(request))
    return show(request, "access/login_without_mail.html", {"form": form, **_again(request)})


@for_everybody
@never_cache
def logout(request: Request) -> HttpResponse:
    """Going out is a button, never a mere address: no picture and no link somebody sends can log anybody out, not even
    a personal link, whose forms need no token.
    """
    if request.visitor.way is Way.LINK:
        step_out_of_link(request)
        return redirect(reverse("access:logout"))
    if request.method == "POST":
        forget_drafts(request)
        auth.logout(request)
        messages.success(request, _("Sie sind abgemeldet."))
        return redirect(reverse("site:home"))
    return show(
        request,
        "access/logout.html",
        {"way_back": way_back(request), "is_office": is_office.holds(request.visitor, request.visitor.body)},
    )


def enter(request: Request, user: User, where: str = "") -> HttpResponse:
    """Go through what is still asked of this login, and in."""
    answer: HttpResponse = perform_login(request, Login(user=user, redirect_url=where))
    return answer


def way_back(request: Request) -> str:
    """How this login comes in again where no mail goes out: ``two codes``, or ``none``; empty where nothing is odd."""
    if request.visitor.way not in (Way.LOGIN, Way.SECOND_FACTOR) or mails_go_out(request.visitor.body):
        return ""
    factors = factors_of(me(request).pk)
    if any(one.host == host_of(request) for one in factors.passkeys):
        return ""
    return "two codes" if factors.app_since and factors.codes_left else "none"


def options(begun: Any) -> JsonResponse:
    """What the browser is to ask the passkey for."""
    return JsonResponse({"options": begun}, json_dumps_params={"default": dict})


def _again(request: Request) -> dict[str, Any]:
    return {"login_url": onward(request, "access:login")}


def _not_by_passkey(request: Request) -> HttpResponse:
    says = _("Mit diesem Passkey hat es nicht geklappt. Er gilt nur für die Adresse, unter der er angelegt wurde.")
    if mails_go_out(request.visitor.body):
        says = f"{says} {_('Lassen Sie sich sonst einen Code mailen.')}"
    messages.error(request, says)
    return redirect(onward(request, "access:login"))

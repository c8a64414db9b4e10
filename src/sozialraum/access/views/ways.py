"""Access: which way on from the door, who may stand before it, and who must show once more who they are."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from functools import wraps
from typing import Any, cast
from urllib.parse import urlencode

from allauth.account.internal.flows.login import get_authentication_records
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from sozialraum.access import actions
from sozialraum.access.rules import FRESH, ONWARD, WORKING_DAY, safe_path
from sozialraum.accounts.models import User
from sozialraum.bodies.words import NEEDS_SECOND_FACTOR
from sozialraum.foundation.http import Request, step_out_of_link
from sozialraum.foundation.visitor import SECOND_FACTOR, Visitor, Way

View = Callable[..., HttpResponse]


def way_on(request: Request) -> str:
    """The safe path the visitor wanted before logging in; empty if there was none."""
    return safe_path(request.GET.get(ONWARD, ""))


def onward(request: Request, name: str, otherwise: str = "") -> str:
    """Address of the next step of a login, with the wanted path in its query."""
    where = way_on(request) or otherwise
    return reverse(name) + (f"?{urlencode({ONWARD: where})}" if where else "")


def at_the_door(view: View) -> View:
    """Nobody logs in through a personal link: its forms need no cookie, so anybody could send them for somebody."""

    @wraps(view)
    def before(request: Request, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.visitor.way is Way.LINK:
            step_out_of_link(request)
            return redirect(reverse("access:login"))
        return view(request, *args, **kwargs)

    return before


def own(view: View) -> View:
    """A page about one's own access: for somebody who is logged in, and kept by no cache."""

    @never_cache
    @wraps(view)
    def mine(request: Request, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.visitor.way not in (Way.LOGIN, Way.SECOND_FACTOR):
            step_out_of_link(request)
            return redirect(reverse("access:login"))
        return view(request, *args, **kwargs)

    return mine


def me(request: Request) -> User:
    """The login behind a page of one's own."""
    return cast(User, request.user)


def must_prove_again(request: Request) -> HttpResponse | None:
    """Redirect to the login if the last proof of identity is older than ``FRESH``, else None."""
    records = get_authentication_records(request, request.user)
    last = dt.datetime.fromtimestamp(records[-1]["at"], tz=dt.UTC) if records else None
    if last and timezone.now() - last < FRESH:
        return None
    messages.info(request, _("Zur Sicherheit melden Sie sich hierfür bitte noch einmal an."))
    where = safe_path(request.get_full_path())
    return redirect(f"{reverse('access:login')}?{urlencode({ONWARD: where})}")


def proved_two_factors(request: Request) -> None:
    """This session has shown two factors now: its rights grow, so it gets a new key and the age that goes with them."""
    before = request.session.session_key or ""
    request.session.cycle_key()
    request.session[SECOND_FACTOR] = True
    request.session.set_expiry(lasts(request.visitor))
    actions.follow_session(before, request.session.session_key or "")


def lasts(visitor: Visitor) -> dt.datetime | None:
    """Until when a session may last: of office, city and audit one working day, of others the usual time."""
    is_trusted = any(one.classification in NEEDS_SECOND_FACTOR for one in visitor.standings)
    return timezone.now() + WORKING_DAY if is_trusted else None

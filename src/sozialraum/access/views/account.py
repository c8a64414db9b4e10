"""Access: one's own access – what opens it, and where it is open."""

from __future__ import annotations

from django.contrib import auth, messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from sozialraum.access import actions
from sozialraum.access.forms.without_mail import mails_go_out
from sozialraum.access.queries import factors_of, own_session, sessions_of
from sozialraum.access.views.ways import me, own
from sozialraum.accounts.actions import end_sessions
from sozialraum.actforms.drafts import forget_drafts
from sozialraum.foundation.http import Request, show


@own
def account(request: Request) -> HttpResponse:
    user_id = me(request).pk
    words = {
        "email": me(request).email,
        "factors": factors_of(user_id),
        "sessions": sessions_of(user_id, request.session.session_key),
        "mails_go_out": mails_go_out(request.visitor.body),
    }
    return show(request, "access/account.html", words)


@own
def session_end(request: Request, key: str) -> HttpResponse:
    session = own_session(me(request).pk, key)
    if request.method != "POST":
        return redirect("access:account")
    if session.session_key == request.session.session_key:
        forget_drafts(request)
        auth.logout(request)
        return redirect("site:home")
    actions.end_session(session)
    messages.success(request, _("Diese Anmeldung ist beendet."))
    return redirect("access:account")


@own
def sessions_end(request: Request) -> HttpResponse:
    if request.method == "POST":
        end_sessions(me(request).pk, spare=request.session.session_key or "")
        messages.success(request, _("Alle anderen Anmeldungen sind beendet."))
    return redirect("access:account")

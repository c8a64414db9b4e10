"""Access: the operator's links – a new network, and the first person of its office."""

from __future__ import annotations

from urllib.parse import urlsplit

from allauth.account.internal.flows.login import record_authentication
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from sozialraum.access.forms.factors import FoundingForm, TakeOfficeForm
from sozialraum.access.forms.login import ask_for_code, leave_another
from sozialraum.access.forms.without_mail import mails_go_out
from sozialraum.access.views.login import enter
from sozialraum.foundation.http import Request, for_everybody, show, step_out_of_link
from sozialraum.people.actions.logins import Taken


@for_everybody
def founding(request: Request) -> HttpResponse:
    """Found a network; on to the first person of its office, under the network's own address."""
    body = request.visitor.body
    form = FoundingForm.of(request, body)
    if not form.carried_out():
        return show(request, "access/founding.html", {"form": form})
    link = urlsplit(form.outcome)
    if body.is_default or link.netloc == request.get_host():
        return redirect(link.path)
    _host, colon, port = request.get_host().partition(":")
    base = "" if link.netloc else f"{request.scheme}://{body.hosts.earliest('pk').name}{colon}{port}"
    return show(request, "access/founded.html", {"body": body, "link": base + form.outcome})


@for_everybody
def take_office(request: Request) -> HttpResponse:
    form = TakeOfficeForm.of(request, request.visitor.body)
    if form.carried_out():
        step_out_of_link(request)
        return _come_in(request, form.outcome)
    return show(request, "access/take_office.html", {"form": form})


def _come_in(request: Request, taken: Taken) -> HttpResponse:
    """At once, where the link is proof enough; else by the mailed code that everybody needs."""
    if taken.comes_in:
        leave_another(request, taken.user)
        record_authentication(request, taken.user, method="office_link")
        return enter(request, taken.user)
    ask_for_code(request, taken.user, taken.user.email)
    says = _("Sie gehören jetzt zur Geschäftsstelle.")
    if mails_go_out(request.visitor.body):
        says = f"{says} {_('Zum Anmelden haben wir Ihnen einen Code gemailt.')}"
    messages.info(request, says)
    return redirect(reverse("access:login-code"))

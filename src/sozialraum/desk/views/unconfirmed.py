"""Desk: institutions whose entry nobody has confirmed for a year."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import ngettext

from sozialraum.bodies import actions
from sozialraum.desk.queries import confirming
from sozialraum.foundation.http import Request, show


def unconfirmed(request: Request) -> HttpResponse:
    """Who is to be asked, how the letter would go, and who has been asked already; one button asks the chosen."""
    found = confirming.to_ask(request.visitor, timezone.localdate())
    if not actions.ask_to_confirm.who.holds(request.visitor, request.visitor.body):
        raise PermissionDenied(actions.ask_to_confirm.name)
    if request.method == "POST":
        chosen = set(request.POST.getlist("einrichtung"))
        asked = [one for one in found if one.key in chosen and _asked(request, one)]
        count = len(asked)
        messages.success(request, ngettext("%d Einrichtung gefragt.", "%d Einrichtungen gefragt.", count) % count)
        return redirect("desk:unconfirmed")
    return show(request, "desk/unconfirmed.html", {"found": found})


def _asked(request: Request, one: confirming.ToAsk) -> bool:
    try:
        actions.ask_to_confirm(one.institution, by=request.visitor)
    except ValidationError as refusal:
        messages.warning(request, f"{one.institution}: {' '.join(refusal.messages)}")
        return False
    return True

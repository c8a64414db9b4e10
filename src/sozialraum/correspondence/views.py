"""Reaching: what the office reads out to somebody, or writes by hand."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from sozialraum.correspondence.forms import TickOffForm
from sozialraum.correspondence.models import ManualDelivery
from sozialraum.foundation.http import Request, find, show
from sozialraum.foundation.things import at


def delivery_tick_off(request: Request, key: str) -> HttpResponse:
    """What to say, to whom, at which number; and that it is done."""
    errand: ManualDelivery = find(ManualDelivery.objects.select_related("body"), request, key=key)
    back = at(errand.path) if errand.path else reverse("desk:desk")
    form = TickOffForm.of(request, errand)
    if form.carried_out():
        messages.success(request, _("Erledigt: %s.") % errand)
        return redirect(back)
    return show(request, "correspondence/delivery_tick_off.html", {"errand": errand, "form": form, "back": back})


def already_confirmed(request: Request, onward: str) -> HttpResponse | None:
    """Answer to a second confirmation: since when, and the way on. None if it is the first."""
    confirmed = request.visitor.link.confirmed if request.visitor.link else None
    values = {"confirmed": confirmed, "onward": onward}
    return show(request, "correspondence/already_confirmed.html", values) if confirmed else None

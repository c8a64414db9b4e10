"""Inbox: what the office types in for others, one by one or card by card, and the slips that go with it."""

from __future__ import annotations

from urllib.parse import urlencode

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import ngettext

from sozialraum.acts.who import permitted
from sozialraum.foundation.http import Request, show
from sozialraum.inbox.forms.cards import CardsForm
from sozialraum.inbox.forms.typing import RecordOnBehalfForm
from sozialraum.inbox.permissions import is_office
from sozialraum.inbox.queries import slips


def concern_record_on_behalf(request: Request) -> HttpResponse:
    """Everything on one page; then at once, on one screen, what is to be read out."""
    form = RecordOnBehalfForm.of(request, request.visitor.body)
    if form.carried_out():
        return redirect("inbox:concern-read-out", form.outcome.key)
    return show(request, "inbox/concern_record_on_behalf.html", {"form": form})


@permitted(is_office)
def card_list(request: Request) -> HttpResponse:
    """Form for ten wish cards; the next page keeps what holds for the whole pile."""
    form = CardsForm(request)
    done = form.carried_out()
    if form.taken:
        count, numbers = len(form.taken), f"{form.taken[0].number} bis {form.taken[-1].number}"
        told = ngettext("%(count)d Karte eingetragen", "%(count)d Karten eingetragen", count) % {"count": count}
        messages.success(request, f"{told}: {numbers if count > 1 else form.taken[0].number}.")
    if done:
        return redirect(f"{reverse('inbox:card-list')}?{urlencode(form.carried_on)}")
    return show(request, "inbox/card_list.html", {"form": form})


@permitted(is_office)
def slip_list(request: Request) -> HttpResponse:
    """A slip with number and code for each card, to cut apart and hand out."""
    found = slips.of_keys(request.visitor, request.GET.get("karten", "").split(","), timezone.now())
    if not found:
        raise Http404("no cards")
    return show(request, "inbox/slip_list.html", {"slips": found, "body": request.visitor.body})

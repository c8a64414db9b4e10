"""Voting: the pages on which a result, a straw poll or a postponement is recorded; each works by itself."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from sozialraum.actforms.forms import ActForm
from sozialraum.actforms.pages import BACK, came_from
from sozialraum.decisions.models import Resolution
from sozialraum.foundation.http import Request, find, find_listed, public_key, show
from sozialraum.meetings.models import AgendaItem, Meeting
from sozialraum.voting import forms
from sozialraum.voting.queries.page import ballots_on

LOOK = "nachrechnen"  # the button that only looks at what was entered
MORE = "mehr"  # the button that takes what was typed along to all that can be typed
DECISION = "beschluss"  # the key of a decision of which another ballot is held


def agendaitem_hold_ballot(request: Request, key: str) -> HttpResponse:
    """One ballot on a point: what is entered is added up, checked and judged; then it is recorded, or says why not."""
    item = _item(request, key)
    form = _form(request, item)
    sitting = ballots_on(item.meeting, request.visitor)
    if sitting is None:
        raise Http404
    form.with_sitting(sitting)
    if LOOK in request.POST:
        form.is_valid()
    elif MORE not in request.POST and form.carried_out():
        messages.success(request, _("Festgehalten."))
        if says := form.came_of_effects:
            messages.info(request, says)
        return redirect(came_from(request) or item.get_absolute_url())
    values = _values(request, item, form) | {"is_more": MORE in request.POST}
    return show(request, "voting/agendaitem_hold_ballot.html", values)


def _form(request: Request, item: AgendaItem) -> forms.VotesForm:
    """For another ballot on the decision that is named in the form, else for a new decision."""
    if decision := request.POST.get(DECISION):
        open_one = find(Resolution.objects.filter(agenda_item=item), request, key=public_key(decision))
        open_one.agenda_item, open_one.meeting = item, item.meeting
        return forms.HoldNextBallotForm.of(request, open_one)
    return forms.HoldBallotForm.of(request, item)


def agendaitem_hold_poll(request: Request, key: str) -> HttpResponse:
    """A straw poll of one group."""
    return _one_act(request, key, forms.HoldPollForm, _("Meinungsbild festhalten"))


def agendaitem_postpone_item(request: Request, key: str) -> HttpResponse:
    """A point waits for another sitting of one group."""
    return _one_act(request, key, forms.PostponeItemForm, _("Vertagen"))


def _one_act(request: Request, key: str, form_of: type[ActForm], heading: str) -> HttpResponse:
    item = _item(request, key)
    form = form_of.of(request, item)
    if form.carried_out():
        messages.success(request, _("Festgehalten."))
        return redirect(came_from(request) or item.get_absolute_url())
    return show(request, "voting/of_group.html", _values(request, item, form) | {"heading": heading})


def _values(request: Request, item: AgendaItem, form: Any) -> dict[str, Any]:
    came = came_from(request)
    query = f"?{urlencode({BACK: came})}" if came else ""
    back = came or item.get_absolute_url()
    return {"item": item, "meeting": item.meeting, "form": form, "back": back, "back_query": query}


def _item(request: Request, key: str) -> AgendaItem:
    """The point with its meeting, whose groups and conductors are at hand."""
    item: AgendaItem = find_listed(AgendaItem.objects.all(), request, key=key)
    item.meeting = find(Meeting.objects.with_holders(), request, pk=item.meeting_id)
    return item

"""Electing: the pages of an election in a running sitting, each of which works by itself."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from sozialraum.actforms.forms import ActForm
from sozialraum.actforms.pages import BACK, came_from
from sozialraum.electing.forms import (
    CountRunOffForm,
    DrawLotForm,
    EmptyOfficeForm,
    FillOfficeForm,
    HoldElectionForm,
    UndoRoundForm,
)
from sozialraum.electing.queries import elections_now
from sozialraum.elections.models import Election
from sozialraum.foundation.http import Request, find, show
from sozialraum.meetings.models import AgendaItem, Meeting

ELECTIONS = Election.objects.select_related("meeting", "organization", "agenda_item")


def agendaitem_hold_election(request: Request, key: str) -> HttpResponse:
    """The elections of one item as they stand, and the form for one more."""
    item = find(AgendaItem.objects.select_related("meeting"), request, key=key)
    meeting = Meeting.objects.with_holders().get(pk=item.meeting_id)
    form, back = HoldElectionForm.of(request, item), came_from(request)
    if form.carried_out():
        messages.success(request, _("Wahl gezählt."))
        return redirect(back or request.path)
    values = {
        "meeting": meeting,
        "item": item,
        "form": form,
        "elections": elections_now(meeting, request.visitor, [item]).of(item),
        "way_back": f"?{urlencode({BACK: back})}" if back else f"?{urlencode({BACK: request.path})}",
        "back": back or meeting.get_absolute_url(),
    }
    return show(request, "electing/agendaitem_hold_election.html", values)


def election_count_run_off(request: Request, key: str) -> HttpResponse:
    return _one_act(request, key, CountRunOffForm, _("Nächsten Wahlgang zählen"), _("Wahlgang gezählt."))


def election_draw_lot(request: Request, key: str) -> HttpResponse:
    return _one_act(request, key, DrawLotForm, _("Los eintragen"), _("Los eingetragen."))


def election_undo_round(request: Request, key: str) -> HttpResponse:
    return _one_act(request, key, UndoRoundForm, _("Wahlgang zurücknehmen"), _("Zurückgenommen."))


def election_fill_office(request: Request, key: str) -> HttpResponse:
    return _one_act(request, key, FillOfficeForm, _("Ins Amt eintragen"), _("Das Amt ist eingetragen."))


def election_empty_office(request: Request, key: str) -> HttpResponse:
    return _one_act(request, key, EmptyOfficeForm, _("Amt zurücknehmen"), _("Das Amt ist zurückgenommen."))


def _one_act(request: Request, key: str, form_of: type[ActForm], heading: str, done: str) -> HttpResponse:
    election = find(ELECTIONS, request, key=key)
    form = form_of.of(request, election)
    back = came_from(request) or election.meeting.get_absolute_url()
    if form.carried_out():
        messages.success(request, done)
        return redirect(back)
    values: dict[str, Any] = {"election": election, "form": form, "heading": heading, "back": back}
    return show(request, "electing/one_act.html", values)

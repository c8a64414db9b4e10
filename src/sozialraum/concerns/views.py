"""Concerns: the pages on which the office brings a concern into a meeting."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from sozialraum.acts.pages import came_from
from sozialraum.concerns.forms import PutOnAgendaForm, TakeOffAgendaForm
from sozialraum.concerns.models import Concern
from sozialraum.concerns.permissions import is_office
from sozialraum.concerns.queries import agenda
from sozialraum.foundation.http import Request, find, show
from sozialraum.foundation.things import at
from sozialraum.meetings.models import Meeting


def concern_put_on_agenda(request: Request, key: str) -> HttpResponse:
    concern = find(Concern.objects.with_groups(), request, key=key)
    form = PutOnAgendaForm.of(request, concern)
    if form.carried_out():
        messages.success(request, _("%s steht auf der Tagesordnung.") % concern)
        return redirect(came_from(request) or form.outcome)
    values = {"concern": concern, "form": form, "back": came_from(request) or at("schreibtisch/")}
    return show(request, "concerns/concern_put_on_agenda.html", values)


def concern_take_off_agenda(request: Request, key: str) -> HttpResponse:
    concern = find(Concern.objects.with_groups(), request, key=key)
    form = TakeOffAgendaForm.of(request, concern)
    meeting = concern.agenda_item.meeting if concern.agenda_item else None
    if form.carried_out():
        messages.success(request, _("%s steht nicht mehr auf der Tagesordnung.") % concern)
        return redirect(came_from(request) or (meeting or concern).get_absolute_url())
    back = came_from(request) or at("schreibtisch/")
    values = {"concern": concern, "form": form, "meeting": meeting, "back": back}
    return show(request, "concerns/concern_take_off_agenda.html", values)


def meeting_concern_list(request: Request, key: str) -> HttpResponse:
    """What lies with the groups of a sitting: what is on its agenda, and what could be."""
    meeting = find(Meeting.objects.with_holders(), request, key=key)
    if not is_office.holds(request.visitor, meeting):
        raise PermissionDenied("concerns of a meeting")
    values = {
        "meeting": meeting,
        "is_open": meeting.state in agenda.OPEN_SITTINGS,
        "waiting": agenda.waiting_for(meeting, request.visitor),
        "talked_about": agenda.talked_about_in(meeting, request.visitor),
    }
    return show(request, "concerns/meeting_concern_list.html", values)

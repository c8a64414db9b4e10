"""Agenda: the pages on which it is written, and on which one enters what came back."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from sozialraum.actforms.pages import came_from, pages
from sozialraum.agenda.forms import items as forms
from sozialraum.agenda.forms.answers import StateAnswerForm
from sozialraum.agenda.forms.other_day import AdjournForm
from sozialraum.agenda.forms.whole import SetAgendaForm
from sozialraum.agenda.queries import agenda_of
from sozialraum.agenda.queries.lines import LABELS, ends_after, numbered_anew
from sozialraum.agenda.queries.proposals import proposals_for
from sozialraum.agenda.rules import AgendaLine, minutes_in_all
from sozialraum.decisions.models import Resolution
from sozialraum.foundation.http import Request, find, show
from sozialraum.meetings.models import AgendaItem, Consultation, Meeting

agendaitem_record, agendaitem_correct, agendaitem_withdraw = pages(
    forms.NewAgendaItemForm,
    AgendaItem.objects.select_related("meeting"),
    parents=Meeting.objects,
    corrected_by=forms.AgendaItemForm,
)

consultation_record, consultation_correct, consultation_withdraw = pages(
    forms.NewConsultationForm,
    Consultation.objects.select_related("agenda_item__meeting", "paper"),
    parents=AgendaItem.objects.select_related("meeting"),
    corrected_by=forms.ConsultationForm,
)


def meeting_set_agenda(request: Request, key: str) -> HttpResponse:
    """The agenda on one page: lines of text, which a script shows as fields; saved as a whole."""
    meeting = find(Meeting.objects.with_holders(), request, key=key)
    form = SetAgendaForm.of(request, meeting)
    if not form.looks_only and form.carried_out():
        messages.success(request, _("Gespeichert: Tagesordnung."))
        return redirect(meeting)
    lines = form.shown_lines()
    values = _time_of(meeting, lines) | {
        "form": form,
        "lines": numbered_anew(lines, meeting),
        "blank": AgendaLine(""),
        "kinds": LABELS,
        "proposals": proposals_for(meeting, request.visitor, lines),
        "items": agenda_of(meeting, request.visitor),
    }
    return show(request, "agenda/meeting_set_agenda.html", values)


def meeting_adjourn(request: Request, key: str) -> HttpResponse:
    """A sitting that goes on on another day: when, where, and with which of its points."""
    meeting = find(Meeting.objects.with_holders(), request, key=key)
    form = AdjournForm.of(request, meeting)
    if form.carried_out():
        messages.success(request, _("Die Fortsetzung ist eingetragen."))
        is_seen = Meeting.objects.visible_to(request.visitor).filter(pk=form.outcome.pk).exists()
        return redirect(form.outcome if is_seen else meeting)
    return show(request, "agenda/meeting_adjourn.html", {"meeting": meeting, "form": form})


def resolution_state_answer(request: Request, key: str) -> HttpResponse:
    """What came back from the body to which it was recommended or referred."""
    one = find(Resolution.objects.select_related("meeting", "agenda_item"), request, key=key)
    form, back = StateAnswerForm.of(request, one), came_from(request) or one.get_absolute_url()
    if form.carried_out():
        messages.success(request, _("Antwort eingetragen."))
        return redirect(back)
    return show(request, "agenda/resolution_state_answer.html", {"resolution": one, "form": form, "back": back})


def _time_of(meeting: Meeting, lines: Sequence[AgendaLine]) -> dict[str, Any]:
    minutes = minutes_in_all(lines)
    return {"meeting": meeting, "minutes": minutes, "ends": ends_after(meeting, minutes)}

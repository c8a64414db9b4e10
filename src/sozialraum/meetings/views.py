"""Meetings: the pages on which one convenes, moves or cancels."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import redirect

from sozialraum.acts.forms import ActForm
from sozialraum.foundation.http import Request, find, show
from sozialraum.meetings.forms import CancelForm, ConveneForm, MoveForm
from sozialraum.meetings.models import Meeting


def meeting_convene(request: Request, key: str) -> HttpResponse:
    return _one_act(request, key, ConveneForm, "meetings/meeting_convene.html")


def meeting_move(request: Request, key: str) -> HttpResponse:
    return _one_act(request, key, MoveForm, "meetings/meeting_move.html")


def meeting_cancel(request: Request, key: str) -> HttpResponse:
    return _one_act(request, key, CancelForm, "meetings/meeting_cancel.html")


def _one_act(request: Request, key: str, form_of: type[ActForm], template: str) -> HttpResponse:
    meeting = find(Meeting.objects.with_holders(), request, key=key)  # unseen: 404
    form = form_of.of(request, meeting)  # not theirs: 403
    if form.carried_out():  # refused: the form says why
        return redirect(meeting)
    return show(request, template, {"meeting": meeting, "form": form})

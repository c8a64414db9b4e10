"""Meetings: the pages on which a meeting is ended, and its rules are fixed."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect

from sozialraum.actforms.forms import ActForm
from sozialraum.actforms.pages import came_from
from sozialraum.foundation.http import Request, find, show
from sozialraum.meetings import forms
from sozialraum.meetings.models import Meeting
from sozialraum.meetings.queries.governing import pinned_anew


def meeting_reinstate(request: Request, key: str) -> HttpResponse:
    return _one_act(request, key, forms.ReinstateForm, "meetings/meeting_reinstate.html")


def meeting_conclude(request: Request, key: str) -> HttpResponse:
    return _one_act(request, key, forms.ConcludeForm, "meetings/meeting_conclude.html")


def meeting_pin_rules(request: Request, key: str) -> HttpResponse:
    """The rules that hold for a meeting, beside those it would be given now."""
    return _one_act(request, key, forms.PinRulesForm, "meetings/meeting_pin_rules.html")


def _one_act(request: Request, key: str, form_of: type[ActForm], template: str) -> HttpResponse:
    meeting = find(Meeting.objects.with_holders(), request, key=key)  # unseen: 404
    form = form_of.of(request, meeting)  # not theirs: 403
    if form.carried_out():  # refused: the form says why
        return redirect(came_from(request) or meeting)
    values: dict[str, Any] = {"meeting": meeting, "form": form}
    if isinstance(form, forms.PinRulesForm):
        values["pinned"] = pinned_anew(meeting)
    return show(request, template, values)

"""Meetings: the pages on which one records meetings and their agenda, and carries out what happens to them."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone

from sozialraum.actforms.forms import ActForm
from sozialraum.actforms.pages import pages
from sozialraum.foundation.http import Request, find, show
from sozialraum.meetings import forms
from sozialraum.meetings.models import Meeting
from sozialraum.meetings.queries.governing import pinned_anew

meeting_record, meeting_correct, meeting_withdraw = pages(
    forms.NewMeetingForm, Meeting.objects.with_holders(), corrected_by=forms.MeetingForm
)


def meeting_convene(request: Request, key: str) -> HttpResponse:
    return _one_act(request, key, forms.ConveneForm, "meetings/meeting_convene.html")


def meeting_move(request: Request, key: str) -> HttpResponse:
    return _one_act(request, key, forms.MoveForm, "meetings/meeting_move.html")


def meeting_cancel(request: Request, key: str) -> HttpResponse:
    return _one_act(request, key, forms.CancelForm, "meetings/meeting_cancel.html")


def meeting_reinstate(request: Request, key: str) -> HttpResponse:
    return _one_act(request, key, forms.ReinstateForm, "meetings/meeting_reinstate.html")


def meeting_open(request: Request, key: str) -> HttpResponse:
    return _one_act(request, key, forms.OpenMeetingForm, "meetings/meeting_open.html")


def meeting_conclude(request: Request, key: str) -> HttpResponse:
    return _one_act(request, key, forms.ConcludeForm, "meetings/meeting_conclude.html")


def meeting_pin_rules(request: Request, key: str) -> HttpResponse:
    """The rules that hold for a meeting, beside those it would be given now."""
    return _one_act(request, key, forms.PinRulesForm, "meetings/meeting_pin_rules.html")


def _one_act(request: Request, key: str, form_of: type[ActForm], template: str) -> HttpResponse:
    meeting = find(Meeting.objects.with_holders(), request, key=key)  # unseen: 404
    form = form_of.of(request, meeting)  # not theirs: 403
    only_asks = isinstance(form, forms.NoticeForm) and form.asks_only
    if not only_asks and form.carried_out():  # refused: the form says why
        return redirect(meeting)
    values: dict[str, Any] = {"meeting": meeting, "form": form, "today": timezone.localdate()}
    if isinstance(form, forms.NoticeForm):
        values["notice"] = form.notice()
    if isinstance(form, forms.PinRulesForm):
        values["pinned"] = pinned_anew(meeting)
    return show(request, template, values)

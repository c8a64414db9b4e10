"""Attendance: the pages on which one enters who was there, and whether the groups could decide."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from sozialraum.actforms.forms import ActForm
from sozialraum.actforms.pages import RecordPage, pages
from sozialraum.attendance.forms import (
    AttendanceForm,
    DraftMinutesForm,
    NewAttendanceForm,
    NumberedMinutesForm,
    StateAttendanceForm,
    StateConductorsForm,
    StateHeadForm,
    StateQuorumForm,
)
from sozialraum.attendance.models import Attendance
from sozialraum.decisions.models import Minutes
from sozialraum.foundation.http import Request, find, show
from sozialraum.meetings.models import Meeting

attendance_record, attendance_correct, attendance_withdraw = pages(
    NewAttendanceForm,
    Attendance.objects.select_related("minutes__meeting", "institution", "person", "agenda_item"),
    parents=Minutes.objects.select_related("meeting"),
    corrected_by=AttendanceForm,
)
minutes_record = RecordPage(NumberedMinutesForm, Meeting.objects)


def minutes_state_attendance(request: Request, key: str) -> HttpResponse:
    """Who was there, as a list of lines."""
    return _one_act(request, key, StateAttendanceForm, "minutes_state_attendance", _("Anwesende eingetragen."))


def minutes_state_quorum(request: Request, key: str) -> HttpResponse:
    """Whether the groups could decide, as it was stated at the meeting."""
    return _one_act(request, key, StateQuorumForm, "minutes_state_quorum", _("Beschlussfähigkeit eingetragen."))


def meeting_state_conductors(request: Request, key: str) -> HttpResponse:
    """Who leads a sitting and who writes its minutes, before it, in its course, and of old ones."""
    return _of_meeting(request, key, StateConductorsForm, "meeting_state_conductors")


def meeting_draft_minutes(request: Request, key: str) -> HttpResponse:
    """The minutes of a meeting begun, by those who are named to write them."""
    return _of_meeting(request, key, DraftMinutesForm, "meeting_draft_minutes")


def _of_meeting(request: Request, key: str, form_of: type[ActForm], template: str) -> HttpResponse:
    meeting = find(Meeting.objects.with_holders(), request, key=key)
    form = form_of.of(request, meeting)
    if form.carried_out():
        messages.success(request, _("Gespeichert."))
        return redirect(meeting)
    return show(request, f"attendance/{template}.html", {"meeting": meeting, "form": form})


def minutes_state_head(request: Request, key: str) -> HttpResponse:
    """What stands in the head of minutes."""
    return _one_act(request, key, StateHeadForm, "minutes_state_head", _("Gespeichert."))


def _one_act(request: Request, key: str, form_of: type[ActForm], template: str, done: str) -> HttpResponse:
    minutes = find(Minutes.objects.select_related("meeting"), request, key=key)
    form = form_of.of(request, minutes)
    if form.carried_out():
        messages.success(request, done)
        return redirect(minutes.get_absolute_url())
    rows = Attendance.objects.visible_to(request.visitor).filter(minutes=minutes).select_related("institution")
    return show(request, f"attendance/{template}.html", {"minutes": minutes, "form": form, "rows": rows})

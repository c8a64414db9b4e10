"""Presence: the pages behind the buttons of a sitting, each of which also works by itself."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from sozialraum.actforms.forms import ActForm
from sozialraum.actforms.pages import came_from
from sozialraum.acts.who import only
from sozialraum.attendance.models import Attendance
from sozialraum.foundation.http import Request, find, pdf_response, show
from sozialraum.meetings.models import Meeting
from sozialraum.presence import forms
from sozialraum.presence.permissions import marks_arrivals
from sozialraum.presence.queries import expected_of, options_of, sign_in_sheet, sitting_rows
from sozialraum.press.sign_in import sign_in_pdf


def meeting_open_sitting(request: Request, key: str) -> HttpResponse:
    """A sitting is opened, and its minutes begin."""
    return _of_meeting(request, key, forms.OpenSittingForm, "", "presence/meeting_open_sitting.html")


def meeting_arrive(request: Request, key: str) -> HttpResponse:
    """One field for those who come, with a list to choose from."""
    meeting = find(Meeting.objects.with_holders(), request, key=key)
    form = forms.ArriveForm.of(request, meeting)
    if form.carried_out():
        messages.success(request, form.done)
        return redirect(_back(request, meeting))
    rows = sitting_rows(meeting)
    options = options_of(rows, expected_of(rows))
    values = {"meeting": meeting, "form": form, "options": options, "back": _back(request, meeting)}
    return show(request, "presence/meeting_arrive.html", values)


def meeting_excuse(request: Request, key: str) -> HttpResponse:
    return _of_meeting(request, key, forms.ExcuseForm, _("Entschuldigt eintragen"))


def meeting_count_public(request: Request, key: str) -> HttpResponse:
    return _of_meeting(request, key, forms.CountPublicForm, _("Öffentlichkeit zählen"))


def meeting_speak_for(request: Request, key: str) -> HttpResponse:
    return _of_meeting(request, key, forms.SpeakForForm, _("Wer für einen Sitz spricht"), button=_("Festhalten"))


def meeting_state_computed_quorum(request: Request, key: str) -> HttpResponse:
    return _of_meeting(request, key, forms.StateComputedQuorumForm, _("Beschlussfähigkeit festhalten"))


def meeting_mark_sheet(request: Request, key: str) -> HttpResponse:
    """The signed sheet is ticked off: everybody in its order, in one go."""
    return _of_meeting(request, key, forms.MarkSheetForm, "", "presence/meeting_mark_sheet.html")


def attendance_leave(request: Request, key: str) -> HttpResponse:
    return _of_head(request, key, forms.LeaveForm, _("Ist gegangen"))


def attendance_come_back(request: Request, key: str) -> HttpResponse:
    return _of_head(request, key, forms.ComeBackForm, _("Ist da"))


def attendance_undo_arrival(request: Request, key: str) -> HttpResponse:
    return _of_head(request, key, forms.UndoArrivalForm, _("Doch nicht da"))


def meeting_sign_in(request: Request, key: str) -> HttpResponse:
    """The sheet on which those who come sign, to be printed."""
    meeting = find(Meeting.objects.with_holders(), request, key=key)
    only(marks_arrivals, request.visitor, meeting)
    return pdf_response(sign_in_pdf(sign_in_sheet(meeting, request.visitor)), f"unterschriften-{meeting.key}.pdf")


def _of_meeting(
    request: Request,
    key: str,
    form_of: type[ActForm],
    heading: str,
    template: str = "presence/one_act.html",
    button: str = "",
) -> HttpResponse:
    meeting = find(Meeting.objects.with_holders(), request, key=key)
    values = {"heading": heading, "button": button or heading}
    return _answer(request, form_of.of(request, meeting), meeting, meeting, values, template)


def _of_head(request: Request, key: str, form_of: type[ActForm], heading: str) -> HttpResponse:
    heads = Attendance.objects.select_related("minutes__meeting", "institution", "person")
    head = find(heads, request, key=key)
    name = head.person.name if head.person else head.name
    lead = ", ".join(filter(None, (str(head.institution or ""), name))) or str(head)
    values = {"heading": heading, "button": heading, "lead": lead}
    return _answer(request, form_of.of(request, head), head, head.minutes.meeting, values, "presence/one_act.html")


def _answer(
    request: Request, form: ActForm, lead: Any, meeting: Meeting, values: dict[str, Any], template: str
) -> HttpResponse:
    """Done, it leads back to the place one came from; refused, the page says why."""
    if form.carried_out():
        if done := getattr(form, "done", ""):
            messages.success(request, done)
        return redirect(_back(request, meeting))
    values = {"lead": lead, "meeting": meeting, "form": form, "back": _back(request, meeting)} | values
    return show(request, template, values)


def _back(request: Request, meeting: Meeting) -> str:
    return came_from(request) or meeting.get_absolute_url()

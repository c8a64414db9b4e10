"""Convening: the pages on which a sitting is planned, recorded, corrected and called off."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _

from sozialraum.actforms.pages import pages
from sozialraum.convening.forms.cancel import CancelForm
from sozialraum.convening.forms.meeting import MeetingForm, NewMeetingForm
from sozialraum.convening.forms.notice import ConveneForm, MoveForm, NoticeForm
from sozialraum.convening.forms.plan import PlanMeetingForm
from sozialraum.convening.forms.planned import planned_page
from sozialraum.convening.forms.videolink import VideoLinkForm
from sozialraum.foundation.http import Request, find, show
from sozialraum.meetings.models import Meeting, VideoLink

meeting_record, meeting_correct, meeting_withdraw = pages(
    NewMeetingForm, Meeting.objects.with_holders(), corrected_by=MeetingForm
)


def meeting_plan(request: Request) -> HttpResponse:
    """A sitting to come on one page: who, when, where and how, what about; saved as a draft or convened."""
    form = PlanMeetingForm.of(request, request.visitor.body)
    if not form.asks_only and form.carried_out():
        messages.success(request, _convened(form.outcome) if form.convenes else _("Gespeichert: Entwurf der Sitzung."))
        return redirect(form.outcome)
    return show(request, "convening/meeting_plan.html", planned_page(form))


def _convened(meeting: Meeting) -> str:
    assert meeting.date is not None
    day = meeting.date.in_words()
    return _("Einberufen: %(name)s am %(day)s. Der Termin ist jetzt öffentlich.") % {"name": meeting.name, "day": day}


videolink_record, videolink_correct, videolink_withdraw = pages(
    VideoLinkForm, VideoLink.objects.select_related("meeting"), parents=Meeting.objects
)


def meeting_convene(request: Request, key: str) -> HttpResponse:
    return _in_time(request, key, ConveneForm, "convening/meeting_convene.html")


def meeting_move(request: Request, key: str) -> HttpResponse:
    return _in_time(request, key, MoveForm, "convening/meeting_move.html")


def _in_time(request: Request, key: str, form_of: type[NoticeForm], template: str) -> HttpResponse:
    """With the last day to invite by the rules of each group."""
    meeting = find(Meeting.objects.with_holders(), request, key=key)
    form = form_of.of(request, meeting)
    if not form.asks_only and form.carried_out():
        return redirect(meeting)
    values = {"meeting": meeting, "form": form, "notice": form.notice(), "today": timezone.localdate()}
    return show(request, template, values)


def meeting_cancel(request: Request, key: str) -> HttpResponse:
    """Call a sitting off, for good or for another day."""
    meeting = find(Meeting.objects.with_holders(), request, key=key)
    form = CancelForm.of(request, meeting)
    if form.carried_out():
        return redirect(meeting)
    return show(request, "convening/meeting_cancel.html", {"meeting": meeting, "form": form})

"""Approvals: the pages of minutes: entered, published, approved, and with which corrections."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from sozialraum.actforms.forms import ActForm
from sozialraum.actforms.pages import BACK, came_from, pages
from sozialraum.approvals.forms.approving import (
    ApproveFormerForm,
    ApproveMinutesForm,
    PublishMinutesForm,
    StateCorrectionsForm,
    UndoFormerForm,
    UnpublishMinutesForm,
    WithdrawApprovalForm,
)
from sozialraum.approvals.forms.minutes import MinutesForm, NewMinutesForm
from sozialraum.approvals.queries.sitting import last_minutes
from sozialraum.decisions.models import Minutes
from sozialraum.foundation.http import Request, find, show
from sozialraum.meetings.models import AgendaItem, Meeting

_minutes_record, minutes_correct, minutes_withdraw = pages(
    NewMinutesForm, Minutes.objects.select_related("meeting"), parents=Meeting.objects, corrected_by=MinutesForm
)

CORRECTING = "berichtigen"  # the button that leads on to the corrections


def minutes_approve(request: Request, key: str) -> HttpResponse:
    """One group's approval; »ohne Einwände« is one press on the page of the meeting."""
    onward = "approvals:minutes-state-corrections" if CORRECTING in request.POST else ""
    return _one_act(request, key, ApproveMinutesForm, "minutes_approve", _("Genehmigung eingetragen."), onward)


def minutes_publish(request: Request, key: str) -> HttpResponse:
    return _one_act(request, key, PublishMinutesForm, "minutes_publish", _("Protokoll veröffentlicht."))


def minutes_unpublish(request: Request, key: str) -> HttpResponse:
    return _one_act(request, key, UnpublishMinutesForm, "minutes_unpublish", _("Veröffentlichung zurückgenommen."))


def minutes_withdraw_approval(request: Request, key: str) -> HttpResponse:
    """The approval of one group is gone, and its corrections with it."""
    return _one_act(request, key, WithdrawApprovalForm, "minutes_withdraw_approval", _("Genehmigung zurückgezogen."))


def minutes_state_corrections(request: Request, key: str) -> HttpResponse:
    """Old and new words, a row each."""
    return _one_act(request, key, StateCorrectionsForm, "minutes_state_corrections", _("Berichtigungen eingetragen."))


def meeting_approve_former(request: Request, key: str) -> HttpResponse:
    """The minutes of former sittings, approved in this one group by group; one of them with its corrections."""
    meeting = find(Meeting.objects.with_holders(), request, key=key)
    form = ApproveFormerForm.of(request, meeting)
    back = came_from(request)
    if form.carried_out():
        messages.success(request, _("Genehmigung eingetragen."))
        return redirect(back or request.path)
    items = list(AgendaItem.objects.filter(meeting=meeting, deleted=None).order_by("order", "pk"))
    values = {
        "meeting": meeting,
        "form": form,
        "lines": last_minutes(meeting, request.visitor, items[:1]).lines if items else (),
        "way_back": f"?{urlencode({BACK: back})}" if back else "",
        "back": back or meeting.get_absolute_url(),
    }
    return show(request, "approvals/meeting_approve_former.html", values)


def meeting_undo_former(request: Request, key: str) -> HttpResponse:
    """One approval of this sitting is gone again."""
    meeting = find(Meeting.objects.with_holders(), request, key=key)
    form, back = UndoFormerForm.of(request, meeting), came_from(request)
    if form.carried_out():
        messages.success(request, _("Genehmigung zurückgenommen."))
        return redirect(back or reverse("approvals:meeting-approve-former", kwargs={"key": key}))
    values = {"meeting": meeting, "form": form, "back": back or meeting.get_absolute_url()}
    return show(request, "approvals/meeting_undo_former.html", values)


def _one_act(
    request: Request, key: str, form_of: type[ActForm], template: str, done: str, onward: str = ""
) -> HttpResponse:
    minutes = find(Minutes.objects.select_related("meeting"), request, key=key)
    form = form_of.of(request, minutes)
    if form.carried_out():
        messages.success(request, done)
        return redirect(onward, key=minutes.key) if onward else redirect(minutes.get_absolute_url())
    return show(request, f"approvals/{template}.html", {"minutes": minutes, "form": form})

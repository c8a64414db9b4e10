"""Approvals: the pages of minutes: entered, published, approved, and with which corrections."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from sozialraum.actforms.forms import ActForm
from sozialraum.actforms.pages import pages
from sozialraum.approvals.forms.approving import (
    ApproveMinutesForm,
    PublishMinutesForm,
    StateCorrectionsForm,
    UnpublishMinutesForm,
    WithdrawApprovalForm,
)
from sozialraum.approvals.forms.minutes import MinutesForm, NewMinutesForm
from sozialraum.decisions.models import Minutes
from sozialraum.foundation.http import Request, find, show
from sozialraum.meetings.models import Meeting

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


def _one_act(
    request: Request, key: str, form_of: type[ActForm], template: str, done: str, onward: str = ""
) -> HttpResponse:
    minutes = find(Minutes.objects.select_related("meeting"), request, key=key)
    form = form_of.of(request, minutes)
    if form.carried_out():
        messages.success(request, done)
        return redirect(onward, key=minutes.key) if onward else redirect(minutes.get_absolute_url())
    return show(request, f"approvals/{template}.html", {"minutes": minutes, "form": form})

"""Decisions: the pages on which decisions and minutes are entered."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from sozialraum.actforms.forms import ActForm
from sozialraum.actforms.pages import pages
from sozialraum.decisions.forms.minutes import (
    MinutesForm,
    NewMinutesForm,
    PublishMinutesForm,
    UnpublishMinutesForm,
)
from sozialraum.decisions.forms.resolution import ResolutionForm
from sozialraum.decisions.models import Minutes, Resolution
from sozialraum.foundation.http import Request, find, show
from sozialraum.meetings.models import Meeting

resolution_record, resolution_correct, resolution_withdraw = pages(
    ResolutionForm, Resolution.objects.select_related("meeting", "agenda_item")
)
_minutes_record, minutes_correct, minutes_withdraw = pages(
    NewMinutesForm, Minutes.objects.select_related("meeting"), parents=Meeting.objects, corrected_by=MinutesForm
)


def minutes_publish(request: Request, key: str) -> HttpResponse:
    return _one_act(request, key, PublishMinutesForm, "minutes_publish", _("Protokoll veröffentlicht."))


def minutes_unpublish(request: Request, key: str) -> HttpResponse:
    return _one_act(request, key, UnpublishMinutesForm, "minutes_unpublish", _("Veröffentlichung zurückgenommen."))


def _one_act(request: Request, key: str, form_of: type[ActForm], template: str, done: str) -> HttpResponse:
    minutes = find(Minutes.objects.select_related("meeting"), request, key=key)
    form = form_of.of(request, minutes)
    if form.carried_out():
        messages.success(request, done)
        return redirect(minutes.get_absolute_url())
    return show(request, f"decisions/{template}.html", {"minutes": minutes, "form": form})

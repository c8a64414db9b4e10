"""Decisions: the pages on which decisions, minutes and tasks are entered."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from sozialraum.acts.pages import pages
from sozialraum.decisions.forms.minutes import MinutesForm, NewMinutesForm, NewTaskForm, StateQuorumForm, TaskForm
from sozialraum.decisions.forms.resolution import NewResolutionForm, ResolutionForm
from sozialraum.decisions.models import Minutes, Resolution, Task
from sozialraum.foundation.http import Request, find, show
from sozialraum.meetings.models import Meeting

resolution_record, resolution_correct, resolution_withdraw = pages(
    NewResolutionForm, Resolution.objects.select_related("meeting", "agenda_item"), corrected_by=ResolutionForm
)
minutes_record, minutes_correct, minutes_withdraw = pages(
    NewMinutesForm, Minutes.objects.select_related("meeting"), parents=Meeting.objects, corrected_by=MinutesForm
)
task_record, task_correct, task_withdraw = pages(
    NewTaskForm,
    Task.objects.select_related("minutes__meeting"),
    parents=Minutes.objects.select_related("meeting"),
    corrected_by=TaskForm,
)


def minutes_state_quorum(request: Request, key: str) -> HttpResponse:
    """Whether the groups could decide, as it was stated at the meeting."""
    minutes = find(Minutes.objects.select_related("meeting"), request, key=key)
    form = StateQuorumForm.of(request, minutes)
    if form.carried_out():
        messages.success(request, _("Beschlussfähigkeit eingetragen."))
        return redirect(minutes.get_absolute_url())
    return show(request, "decisions/minutes_state_quorum.html", {"minutes": minutes, "form": form})

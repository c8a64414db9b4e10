"""Tasks: the pages on which tasks are entered."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from sozialraum.actforms.pages import came_from, pages
from sozialraum.decisions.models import Minutes
from sozialraum.foundation.http import Request, find, show
from sozialraum.tasks.forms import FinishForm, NewTaskForm, TaskForm
from sozialraum.tasks.models import Task

task_record, task_correct, task_withdraw = pages(
    NewTaskForm,
    Task.objects.select_related("minutes__meeting"),
    parents=Minutes.objects.select_related("meeting"),
    corrected_by=TaskForm,
)


def task_finish(request: Request, key: str) -> HttpResponse:
    """Asks whether a task is done; then back to where one came from, else to the minutes that name it."""
    task = find(Task.objects.select_related("minutes__meeting"), request, key=key)
    form, back = FinishForm.of(request, task), came_from(request) or task.get_absolute_url()
    if form.carried_out():
        messages.success(request, _("Eingetragen: erledigt."))
        return redirect(back)
    return show(request, "tasks/task_finish.html", {"task": task, "form": form, "back": back})

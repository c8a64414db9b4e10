"""Tasks: the pages on which tasks are entered."""

from __future__ import annotations

from sozialraum.actforms.pages import pages
from sozialraum.decisions.models import Minutes
from sozialraum.tasks.forms import NewTaskForm, TaskForm
from sozialraum.tasks.models import Task

task_record, task_correct, task_withdraw = pages(
    NewTaskForm,
    Task.objects.select_related("minutes__meeting"),
    parents=Minutes.objects.select_related("meeting"),
    corrected_by=TaskForm,
)

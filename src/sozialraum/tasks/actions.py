"""Tasks: recording, correcting and withdrawing them."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from sozialraum.acts.master import master_data
from sozialraum.acts.who import is_house
from sozialraum.bodies.permissions import is_office
from sozialraum.foundation.refusals import field_error
from sozialraum.foundation.things import columns_of
from sozialraum.meetings.permissions import writes
from sozialraum.tasks.models import Task


def _belongs(task: Task) -> None:
    """Item and decision are those of the meeting whose minutes name the task."""
    meeting, item, decision = task.minutes.meeting_id, task.agenda_item, task.resolution
    if item and item.meeting_id != meeting:
        raise field_error("agenda_item", _("Dieser Punkt gehört zu einer anderen Sitzung."), "item")
    if decision and decision.meeting_id != meeting:
        raise field_error("resolution", _("Dieser Beschluss gehört zu einer anderen Sitzung."), "decision")


tasks = master_data(
    Task,
    who=is_office | is_house | writes,
    called=gettext_lazy("eine Aufgabe"),
    fields=columns_of(Task, without=["minutes"]),
    parent="minutes",
    check=_belongs,
    fill=lambda minutes, _values: {"order": Task.objects.filter(minutes=minutes).next_order()},
    named=lambda minutes, values: f"{minutes.key}-aufgabe-{values['order']}",
)

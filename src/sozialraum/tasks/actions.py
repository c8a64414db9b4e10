"""Tasks: recording, correcting and withdrawing them."""

from __future__ import annotations

from django.utils.translation import gettext_lazy

from sozialraum.acts.master import master_data
from sozialraum.acts.who import is_house
from sozialraum.bodies.permissions import is_office
from sozialraum.foundation.things import columns_of
from sozialraum.tasks.models import Task

tasks = master_data(
    Task,
    who=is_office | is_house,
    called=gettext_lazy("eine Aufgabe"),
    fields=columns_of(Task, without=["minutes"]),
    parent="minutes",
    fill=lambda minutes, _values: {"order": Task.objects.filter(minutes=minutes).next_order()},
    named=lambda minutes, values: f"{minutes.key}-aufgabe-{values['order']}",
)

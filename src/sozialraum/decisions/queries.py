"""Decisions: what there is to choose from, and where something new stands."""

from __future__ import annotations

from typing import Any

from django.db.models import Max

from sozialraum.decisions.models import Minutes, Resolution, Task
from sozialraum.network.models import Body


def next_place(body: Body, values: dict[str, Any]) -> int:
    """The order of a new decision: behind the others of its meeting, or of its day in this network."""
    same = {"meeting": values["meeting"]} if values.get("meeting") else {"meeting": None, "date": values.get("date")}
    return (Resolution.objects.filter(**same, body=body, deleted=None).aggregate(n=Max("number_in_year"))["n"] or 0) + 1


def next_task(minutes: Minutes) -> int:
    """The order of a new task: behind the others of these minutes."""
    return (Task.objects.filter(minutes=minutes, deleted=None).aggregate(last=Max("order"))["last"] or 0) + 1

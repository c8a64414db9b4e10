"""Decisions: where a new one stands."""

from __future__ import annotations

from typing import Any

from sozialraum.decisions.models import Resolution
from sozialraum.network.models import Body


def next_place(body: Body, values: dict[str, Any]) -> int:
    """The order of a new decision: behind the others of its meeting, or of its day in this network."""
    same = {"meeting": values["meeting"]} if values.get("meeting") else {"meeting": None, "date": values.get("date")}
    return Resolution.objects.filter(**same, body=body).next_order("number_in_year")

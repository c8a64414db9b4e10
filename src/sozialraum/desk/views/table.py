"""Desk: the table itself, »Was liegt an«."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.utils import timezone

from sozialraum.desk.queries import table
from sozialraum.foundation.http import Request, show


def desk(request: Request) -> HttpResponse:
    """What is due, by when and why; and from here to everything else."""
    if request.visitor.person_id is None:
        raise PermissionDenied("desk")
    today = timezone.localdate()
    return show(request, "desk/desk.html", {"table": table.table_of(request.visitor, today), "today": today})

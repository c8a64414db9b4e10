"""Desk: the table itself, »Was liegt an«."""

from __future__ import annotations

from django.http import HttpResponse
from django.utils import timezone

from sozialraum.acts.standing import has_person
from sozialraum.acts.who import permitted
from sozialraum.desk.queries import table
from sozialraum.foundation.http import Request, show


@permitted(has_person)
def desk(request: Request) -> HttpResponse:
    """What is due, by when and why; and from here to everything else."""
    today = timezone.localdate()
    return show(request, "desk/desk.html", {"table": table.table_of(request.visitor, today), "today": today})

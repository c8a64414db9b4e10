"""Desk: »Eintragen und ändern« – every kind of thing, and the list of each."""

from __future__ import annotations

from django.http import Http404, HttpResponse

from sozialraum.acts.registry import listing_at
from sozialraum.acts.who import permitted
from sozialraum.bodies.permissions import reads_all
from sozialraum.desk.forms import ThingListForm
from sozialraum.desk.queries import entering as queries
from sozialraum.foundation.http import Request, show


@permitted(reads_all)
def entering(request: Request) -> HttpResponse:
    """Where everything can be entered, for the office; for the auditor, where everything can be read."""
    parts, may = list(queries.parts(request.visitor)), queries.may_enter(request.visitor)
    return show(request, "desk/entering.html", {"parts": parts, "may": may})


@permitted(reads_all)
def entering_list(request: Request, kind: str) -> HttpResponse:
    """All things of one kind, a page at a time."""
    listed = listing_at(kind)
    if listed is None:
        raise Http404(kind)
    form = ThingListForm(request.GET, queries.years_of(listed[1], request.visitor))
    asked = form.asked()
    found = queries.overview_of(*listed, request.visitor, asked)
    return show(request, "desk/entering_list.html", {"found": found, "form": form, "narrowed": asked.narrows})

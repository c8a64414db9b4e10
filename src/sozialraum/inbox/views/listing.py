"""Inbox: the list of the office, what lies with a member's groups, and figures without persons."""

from __future__ import annotations

from django.http import HttpResponse
from django.utils import timezone

from sozialraum.acts.who import permitted
from sozialraum.foundation.http import Request, show
from sozialraum.foundation.tables import csv_response
from sozialraum.inbox.forms.listing import ConcernListForm
from sozialraum.inbox.permissions import has_person, reads_all, reads_the_figures
from sozialraum.inbox.queries import figures, listed, mine


@permitted(reads_all)
def concern_list(request: Request) -> HttpResponse:
    """List of concerns for office and auditor, waiting ones first, filtered by the query string."""
    form = ConcernListForm(request.GET, request.visitor)
    asked = form.asked()
    found = listed.page_of(request.visitor, asked, timezone.now())
    return show(request, "inbox/concern_list.html", {"form": form, "found": found, "narrowed": asked.narrows})


@permitted(has_person)
def group_concern_list(request: Request) -> HttpResponse:
    """List of the concerns of the visitor's groups, in the wording meant for them."""
    found = mine.page_of(request.visitor, request.GET.get("gremium", ""), str(request.GET.get("seite", "1")))
    return show(request, "inbox/group_concern_list.html", {"found": found})


@permitted(reads_the_figures)
def figure_list(request: Request) -> HttpResponse:
    """Topic, language, way, days to an answer; nobody can be guessed from it."""
    found = figures.of_year(request.visitor.body, request.GET.get("jahr", ""), timezone.now())
    return show(request, "inbox/figure_list.html", {"found": found})


@permitted(reads_the_figures)
def figure_export(request: Request) -> HttpResponse:
    """The same as a table."""
    found = figures.of_year(request.visitor.body, request.GET.get("jahr", ""), timezone.now())
    return csv_response(figures.as_rows(found), f"anliegen-{found.year}.csv")

"""History: the journal – of one thing, or of everything."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase

from sozialraum.acts import journal
from sozialraum.acts.models import Entry
from sozialraum.acts.who import permitted
from sozialraum.bodies.permissions import reads_all
from sozialraum.foundation.http import Request, show
from sozialraum.foundation.tables import as_csv_in_parts
from sozialraum.history.forms import StoryForm
from sozialraum.history.queries import story as stories

PAGE = 25


def _entries(request: Request) -> tuple[StoryForm, QuerySet[Entry]]:
    form = StoryForm(request.GET)
    return form, stories.journal(request.visitor, form.asked())


@permitted(reads_all)
def story(request: Request) -> HttpResponse:
    """Page of the journal with old and new values, filtered by the query string."""
    form, found = _entries(request)
    page = Paginator(found, PAGE).get_page(request.GET.get("seite"))
    asked, visitor = form.asked(), request.visitor
    told = stories.journal_lines(page, visitor)
    values = {"form": form, "page": page, "told": told, "asked": asked, "head": stories.head_of(visitor.body)}
    values["one"] = stories.name_of(asked, visitor) if asked.key else ""
    return show(request, "history/story.html", values)


@permitted(reads_all)
def story_export(request: Request) -> HttpResponseBase:
    """The chain as JSON lines, oldest first, narrowed like the page."""
    _form, found = _entries(request)
    lines = stories.as_lines(found.order_by("number").iterator(500))
    answer = StreamingHttpResponse(lines, content_type="application/x-ndjson; charset=utf-8")
    answer["Content-Disposition"] = 'attachment; filename="verlauf.jsonl"'
    return answer


@permitted(reads_all)
def story_table(request: Request) -> HttpResponseBase:
    """The same as a table for a spreadsheet, in words, as an auditor reads it."""
    _form, found = _entries(request)
    parts = as_csv_in_parts(stories.as_table(found, request.visitor))
    answer = StreamingHttpResponse(parts, content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = 'attachment; filename="verlauf.csv"'
    return answer


@permitted(reads_all)
def story_check(request: Request) -> HttpResponse:
    """Walk the whole chain now, and say what was found."""
    body = request.visitor.body
    faults = list(journal.verify(body))
    values = {"faults": faults[:100], "count": len(faults), "head": stories.head_of(body)}
    return show(request, "history/story_check.html", values)

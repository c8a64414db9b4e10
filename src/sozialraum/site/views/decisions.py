"""Site: the register of decisions."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse

from sozialraum.concerns.queries.agenda import answered_by
from sozialraum.events.queries.linked_data import graph, organization
from sozialraum.foundation.http import Request, page_number, period, public, public_key, reads, show, words
from sozialraum.register.queries import decisions, elections, listing, table
from sozialraum.site.forms import RegisterForm
from sozialraum.site.queries import basis, linked_data
from sozialraum.tasks.queries import tasks_from

PAGE = 30


@public
@reads(gremium=public_key, jahr=period, ergebnis=public_key, stand=public_key, text=words, seite=page_number)
def resolution_list(request: Request) -> HttpResponse:
    """List of the decisions, filtered by the query string."""
    form = RegisterForm(request.GET, request.visitor)
    asked = form.asked()
    page = Paginator(listing.places_of(request.visitor, **asked), PAGE).get_page(request.GET.get("seite"))
    rows = listing.listed(list(page), request.visitor)
    values = {"form": form, "rows": rows, "page": page, "narrowed": any(asked.values())}
    return show(request, "site/resolution_list.html", values)


@public
@reads(gremium=public_key, jahr=period, ergebnis=public_key, stand=public_key, text=words)
def resolution_export(request: Request) -> HttpResponse:
    """The register as a table for a spreadsheet, narrowed like the page."""
    form = RegisterForm(request.GET, request.visitor)
    asked = form.asked()
    found = decisions.register(request.visitor, **asked)
    held = elections.elections_in(request.visitor, **asked)
    response = HttpResponse(table.as_csv(found, request.visitor, held), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="beschluesse.csv"'
    return response


@public
def resolution_detail(request: Request, key: str) -> HttpResponse:
    row = decisions.row_of(key, request.visitor)
    if row is None:
        raise Http404(key)
    answers = list(answered_by(key, request.visitor.as_nobody()))
    body = request.visitor.body
    rests_on = basis.basis_of(row, request.visitor)
    told = graph(organization(body), linked_data.resolution(row, rests_on.sitting, body))
    values = {
        "row": row,
        "rests_on": rests_on,
        "answers": answers,
        "tasks": tasks_from(key, request.visitor),
        "linked_data": told,
    }
    return show(request, "site/resolution_detail.html", values)

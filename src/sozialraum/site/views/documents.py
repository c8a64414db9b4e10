"""Site: documents and their versions."""

from __future__ import annotations

from django.http import Http404, HttpResponse, HttpResponseBase
from django.utils import timezone

from sozialraum.bylaws.queries import rule_changes, rules_shown
from sozialraum.events.queries.linked_data import graph, organization
from sozialraum.foundation.http import Request, find, pdf_response, public, show
from sozialraum.papers.models import Paper
from sozialraum.press.document import document_pdf
from sozialraum.site.queries import documents, linked_data


@public
def paper_list(request: Request) -> HttpResponse:
    today = timezone.localdate()
    lists = {"in_force": documents.in_force(request.visitor, today), "others": documents.others(request.visitor, today)}
    return show(request, "site/paper_list.html", lists)


@public
def paper_detail(request: Request, key: str) -> HttpResponseBase:
    """Always the version in force today."""
    return version_detail(request, key, label="")


@public
def version_comparison(request: Request, key: str, label: str, other: str) -> HttpResponse:
    """Two versions side by side."""
    paper = find(Paper.objects, request, key=key)
    found = documents.comparison(paper, request.visitor, (label, other))
    if found is None:
        raise Http404(label)
    changed = rule_changes(request.visitor, paper, (label, other))
    return show(request, "site/version_comparison.html", {"page": found, "changed": changed})


@public
def version_paper(request: Request, key: str, label: str) -> HttpResponse:
    """The text of that version as an accessible PDF; raises Http404 where there is none to be read."""
    paper = find(Paper.objects, request, key=key)
    page = documents.page_of(paper, request.visitor, timezone.localdate(), label)
    if page is None or not page.clauses:
        raise Http404(label)
    document = document_pdf(documents.sheet_of(page, request.visitor.body))
    return pdf_response(document, f"{paper.key}-{label}.pdf")


@public
def version_detail(request: Request, key: str, label: str) -> HttpResponse:
    """That version, for ever."""
    paper = find(Paper.objects, request, key=key)
    page = documents.page_of(paper, request.visitor, timezone.localdate(), label)
    if page is None and label:
        raise Http404(label)
    values = {"paper": paper, "page": page, "named": label}
    if page:
        body = request.visitor.body
        values["rules"] = rules_shown(request.visitor, page.key)
        values["linked_data"] = graph(organization(body), linked_data.version(page, body))
    return show(request, "site/version_detail.html", values)

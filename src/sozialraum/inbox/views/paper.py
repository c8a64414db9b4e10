"""Inbox: what is printed – what was said and done, for the next Plenum; the empty form."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.template.loader import render_to_string
from django.utils import timezone

from sozialraum.foundation.http import Request, pdf_response, period, public, reads, show
from sozialraum.inbox.queries import concern_report as reports
from sozialraum.inbox.queries import form_paper


@public
@reads(seit=period)
def concern_report(request: Request) -> HttpResponse:
    """Report of concerns by topic with answers and decisions, made from public words only."""
    page = reports.page_of(request.visitor, request.GET.get("seit", ""), timezone.localdate())
    return show(request, "inbox/concern_report.html", {"page": page})


@public
@reads(seit=period)
def concern_report_paper(request: Request) -> HttpResponse:
    """The same on paper."""
    page = reports.page_of(request.visitor, request.GET.get("seit", ""), timezone.localdate())
    return pdf_response(reports.printed(request.visitor.body, page, timezone.now()), "gesagt-getan.pdf")


@public
def form_paper_blank(request: Request, language: str) -> HttpResponse:
    """PDF of the empty form, for display and filling in by hand; 404 for an unknown language."""
    document = form_paper.printed(
        request.visitor,
        language,
        timezone.now(),
        privacy=lambda: render_to_string("concerns/kept_note.txt", request=request).strip(),
    )
    if document is None:
        raise Http404(language)
    return pdf_response(document, f"anliegen-{language}.pdf")

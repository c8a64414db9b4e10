"""Inbox: what is printed – what was said and done, for the next Plenum; the empty form."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.utils import timezone

from sozialraum.foundation.http import Request, period, public, reads, show
from sozialraum.inbox.queries import form_paper, said_done


@public
@reads(seit=period)
def said_done_list(request: Request) -> HttpResponse:
    """By topic: what was said, how it stands, what was answered and decided. From public words only."""
    page = said_done.page_of(request.visitor, request.GET.get("seit", ""), timezone.localdate())
    return show(request, "inbox/said_done_list.html", {"page": page})


@public
@reads(seit=period)
def said_done_paper(request: Request) -> HttpResponse:
    """The same on paper."""
    page = said_done.page_of(request.visitor, request.GET.get("seit", ""), timezone.localdate())
    return _document(said_done.printed(request.visitor.body, page, timezone.now()), "gesagt-getan.pdf")


@public
def form_paper_blank(request: Request, tongue: str) -> HttpResponse:
    """The empty form to lay out, to be filled in by hand and typed in at the office."""
    document = form_paper.printed(request.visitor, tongue, timezone.now())
    if document is None:
        raise Http404(tongue)
    return _document(document, f"anliegen-{tongue}.pdf")


def _document(content: bytes, name: str) -> HttpResponse:
    response = HttpResponse(content, content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="{name}"'
    return response

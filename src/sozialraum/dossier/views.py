"""Dossier: the one download of a meeting, and the extract of one decision."""

from __future__ import annotations

from django.http import Http404, HttpResponse

from sozialraum.dossier.queries import dossier_of
from sozialraum.dossier.queries.extract import extract_of
from sozialraum.foundation.http import Request, pdf_response, public
from sozialraum.press.bundle import bundle_pdf
from sozialraum.press.extract import extract_pdf
from sozialraum.register.queries import decisions
from sozialraum.renditions.queries import page_of
from sozialraum.renditions.queries.whole import meeting_for, whole_meeting


@public
def meeting_dossier(request: Request, key: str) -> HttpResponse:
    """Minutes, annexes and adopted versions as one PDF, made of public values for every visitor.

    Raises Http404 where there is no more than the minutes.
    """
    meeting = whole_meeting(request, key)
    sheet = dossier_of(meeting, request.visitor.as_nobody())  # it is handed on
    if sheet is None:
        raise Http404("no more than the minutes")
    return pdf_response(bundle_pdf(sheet), f"Protokoll-mit-Anlagen-{meeting.key}.pdf")


@public
def resolution_extract(request: Request, key: str) -> HttpResponse:
    """One decision with what it rests on as an accessible PDF, made of public values for every visitor."""
    nobody = request.visitor.as_nobody()  # it is handed on
    row = decisions.row_of(key, nobody)
    if row is None:
        raise Http404(key)
    meeting = meeting_for(nobody, row.meeting_key) if row.meeting_key else None
    page = page_of(meeting, nobody) if meeting else None
    return pdf_response(extract_pdf(extract_of(row, page, nobody)), f"Beschluss-{key}.pdf")

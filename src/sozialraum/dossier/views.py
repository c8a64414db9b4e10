"""Dossier: the one download of a meeting."""

from __future__ import annotations

from django.http import Http404, HttpResponse

from sozialraum.dossier.queries import dossier_of
from sozialraum.foundation.http import Request, pdf_response, public
from sozialraum.press.bundle import bundle_pdf
from sozialraum.renditions.queries.whole import whole_meeting


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

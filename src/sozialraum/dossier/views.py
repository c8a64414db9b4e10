"""Dossier: the one download of a meeting, and the extract of one decision."""

from __future__ import annotations

from dataclasses import replace

from django.http import Http404, HttpResponse
from django.utils.translation import gettext as _

from sozialraum.dossier.queries import dossier_of
from sozialraum.dossier.queries.extract import extract_of
from sozialraum.foundation.http import Request, pdf_response, public
from sozialraum.pictures.queries import is_inside
from sozialraum.press.bundle import bundle_pdf
from sozialraum.press.extract import extract_pdf
from sozialraum.press.minutes import MinutesSheetState, minutes_pdf
from sozialraum.register.queries import decisions
from sozialraum.site.queries import meetings


@public
def meeting_dossier(request: Request, key: str) -> HttpResponse:
    """Minutes, annexes and adopted versions as one PDF, made of public values for every visitor.

    Raises Http404 where there is no more than the minutes.
    """
    meeting = meetings.whole_meeting(request, key)
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
    meeting = meetings.meeting_for(nobody, row.meeting_key) if row.meeting_key else None
    page = meetings.page_of(meeting, nobody) if meeting else None
    return pdf_response(extract_pdf(extract_of(row, page, nobody)), f"Beschluss-{key}.pdf")


def minutes_paper_inside(request: Request, key: str) -> HttpResponse:
    """The minutes as their visitor reads them, with all pictures, also while they are a draft.

    Raises Http404 for everybody who is not inside.
    """
    meeting = meetings.whole_meeting(request, key)
    page = meetings.page_of(meeting, request.visitor)
    if page.record is None or not is_inside(meeting, request.visitor):
        raise Http404("nothing that is for those inside")
    paper = meetings.paper_of(page, request.visitor.body, inside=True)
    said = _("Intern: nur für die Gruppen dieser Sitzung. %s") % paper.state.sentence
    inside = replace(paper, state=MinutesSheetState(paper.state.label, said.strip()))
    response = pdf_response(minutes_pdf(inside), f"Protokoll-intern-{meeting.key}.pdf")
    response["Cache-Control"] = "private, no-store"
    return response

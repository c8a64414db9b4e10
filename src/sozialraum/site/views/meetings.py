"""Site: meetings."""

from __future__ import annotations

from django.http import Http404, HttpResponse

from sozialraum.acts.standing import OFFICE
from sozialraum.annexes.queries import with_documents
from sozialraum.events.queries.linked_data import event, graph, organization
from sozialraum.foundation.http import Request, page_number, pdf_response, period, public, public_key, reads, show
from sozialraum.meetings.models import Meeting
from sozialraum.meetings.queries import video_link_for
from sozialraum.meetings.words import State
from sozialraum.press.minutes import minutes_pdf, unsettable_on
from sozialraum.renditions.queries import MeetingPage, internal_page, may_read_names, page_of
from sozialraum.renditions.queries.demands import demands_on
from sozialraum.renditions.queries.paper import paper_of
from sozialraum.renditions.queries.whole import whole_meeting
from sozialraum.renditions.rules import version_number
from sozialraum.site.forms import ArchiveForm
from sozialraum.site.queries import archive, meetings


@public
@reads(gremium=public_key, jahr=period, seite=page_number)
def meeting_list(request: Request) -> HttpResponse:
    """The archive: what was, by year, of a group or of all."""
    form = ArchiveForm(request.GET, request.visitor)
    asked = form.asked()
    page, years = archive.page_of(request.visitor, **asked, number=request.GET.get("seite", ""))
    values = {"form": form, "asked": asked, "years": years, "page": page, "narrowed": any(asked.values())}
    return show(request, "site/meeting_list.html", values)


@public
@reads(fassung=version_number)
def meeting_detail(request: Request, key: str) -> HttpResponse:
    meeting, visitor = whole_meeting(request, key), request.visitor
    page, body = page_of(meeting, visitor, request.GET.get("fassung", "")), visitor.body
    request.below = "site:meeting-list" if page.is_in_archive else "site:calendar"
    told = graph(organization(body), with_documents(event(page.sitting, body), page.annexes, body))
    before, after, replaced = meetings.beside(meeting, visitor)
    values = {"meeting": meeting, "page": page, "linked_data": told, "before": before, "after": after}
    values["replaced"], values["video_link"] = replaced, video_link_for(meeting, visitor)
    has_names = page.record is not None and meeting.state == State.HELD
    values["reads_names"] = has_names and may_read_names(meeting, visitor)
    values["demands"] = demands_on(page, meeting, visitor)
    if page.is_recorded and visitor.belongs_to(OFFICE):
        values["unsettable"] = unsettable_on(paper_of(page, body))
    return show(request, "site/meeting_detail.html", values)


@public
@reads(fassung=version_number)
def minutes_paper(request: Request, key: str) -> HttpResponse:
    """The minutes as an accessible PDF, in the rendition for everybody. Without minutes there is no such paper."""
    meeting = whole_meeting(request, key)
    nobody = request.visitor.as_nobody()  # it is handed on, whoever fetched it
    page = page_of(meeting, nobody, request.GET.get("fassung", ""))
    if not page.is_recorded:
        raise Http404("no minutes")
    return pdf_response(minutes_pdf(paper_of(page, request.visitor.body)), f"Protokoll-{meeting.key}.pdf")


def minutes_inside(request: Request, key: str) -> HttpResponse:
    """The internal rendition, with names, for the groups that met, office and auditor; 404 for everybody else."""
    meeting, page = _inside(request, key)
    request.below = "site:meeting-list"
    return show(request, "site/minutes_inside.html", {"meeting": meeting, "page": page})


def minutes_inside_paper(request: Request, key: str) -> HttpResponse:
    """The same as an accessible PDF, of a draft too."""
    meeting, page = _inside(request, key)
    return pdf_response(minutes_pdf(paper_of(page, request.visitor.body)), f"Protokoll-intern-{meeting.key}.pdf")


def _inside(request: Request, key: str) -> tuple[Meeting, MeetingPage]:
    meeting = whole_meeting(request, key)
    if not may_read_names(meeting, request.visitor):
        raise Http404("not for you")
    page = internal_page(meeting, request.visitor, version_number(request.GET.get("fassung", "")))
    if page.record is None:
        raise Http404("no minutes")
    return meeting, page

"""Site: meetings."""

from __future__ import annotations

from django.http import Http404, HttpResponse

from sozialraum.acts.standing import OFFICE
from sozialraum.annexes.queries import with_documents
from sozialraum.events.queries.linked_data import event, graph, organization
from sozialraum.foundation.http import Request, page_number, pdf_response, period, public, public_key, reads, show
from sozialraum.meetings.queries import video_link_for
from sozialraum.press.minutes import minutes_pdf, unsettable_on
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
def meeting_detail(request: Request, key: str) -> HttpResponse:
    meeting = meetings.whole_meeting(request, key)
    page, body = meetings.page_of(meeting, request.visitor), request.visitor.body
    request.below = "site:meeting-list" if page.is_in_archive else "site:calendar"
    told = graph(organization(body), with_documents(event(page.sitting, body), page.annexes, body))
    before, after, replaced = meetings.beside(meeting, request.visitor)
    values = {"meeting": meeting, "page": page, "linked_data": told, "before": before, "after": after}
    values["replaced"], values["video_link"] = replaced, video_link_for(meeting, request.visitor)
    if page.is_recorded and request.visitor.belongs_to(OFFICE):
        values["unsettable"] = unsettable_on(meetings.paper_of(page, request.visitor.body))
    return show(request, "site/meeting_detail.html", values)


@public
def minutes_paper(request: Request, key: str) -> HttpResponse:
    """The minutes as an accessible PDF, made of what everybody reads. Without minutes there is no such paper."""
    meeting = meetings.whole_meeting(request, key)
    page = meetings.page_of(meeting, request.visitor.as_nobody())  # it is handed on, whoever fetched it
    if not page.is_recorded:
        raise Http404("no minutes")
    paper = meetings.paper_of(page, request.visitor.body)
    return pdf_response(minutes_pdf(paper), f"Protokoll-{meeting.key}.pdf")

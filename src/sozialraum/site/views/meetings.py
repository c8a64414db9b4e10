"""Site: meetings."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.utils import timezone

from sozialraum.acts.standing import OFFICE
from sozialraum.foundation.http import Request, find, page_number, public, reads, show
from sozialraum.meetings.models import Meeting
from sozialraum.press.minutes import minutes_pdf, unsettable_on
from sozialraum.site.queries import linked_data, meetings

PAGE = 30


@public
@reads(seite=page_number)
def meeting_list(request: Request) -> HttpResponse:
    """What comes, and what was, a page at a time."""
    seen, today = Meeting.objects.visible_to(request.visitor), timezone.localdate()
    page, past = meetings.leaf(seen.past(today), request.GET.get("seite"), PAGE, request.visitor)
    return show(
        request,
        "site/meeting_list.html",
        {
            "upcoming": meetings.sittings(seen.upcoming(today), request.visitor),
            "past": past,
            "page": page,
        },
    )


@public
def meeting_detail(request: Request, key: str) -> HttpResponse:
    meeting = find(Meeting.objects.with_holders(), request, key=key)
    page = meetings.page_of(meeting, request.visitor)
    told = linked_data.graph(linked_data.organization(request.visitor.body), linked_data.event(meeting))
    values = {"meeting": meeting, "page": page, "linked_data": told}
    if page.is_recorded and request.visitor.belongs_to(OFFICE):
        values["unsettable"] = unsettable_on(meetings.paper_of(page, request.visitor.body, meeting))
    return show(request, "site/meeting_detail.html", values)


@public
def minutes_paper(request: Request, key: str) -> HttpResponse:
    """The minutes as an accessible PDF, made of what everybody reads. Without minutes there is no such paper."""
    meeting = find(Meeting.objects.with_holders(), request, key=key)
    page = meetings.page_of(meeting, request.visitor.as_nobody())  # it is handed on, whoever fetched it
    if not page.is_recorded:
        raise Http404("no minutes")
    paper = meetings.paper_of(page, request.visitor.body, meeting)
    response = HttpResponse(minutes_pdf(paper), content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="Protokoll-{meeting.key}.pdf"'
    return response

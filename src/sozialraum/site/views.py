"""Site: the pages everybody reads."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.utils import timezone

from sozialraum.bodies.models import Organization
from sozialraum.decisions.models import Resolution
from sozialraum.foundation.http import Request, find, public, show
from sozialraum.meetings.models import Meeting
from sozialraum.papers.models import Paper
from sozialraum.site.forms import RegisterForm
from sozialraum.site.queries import decisions, documents, groups, meetings

PAGE = 30
RECENT = 10


@public
def home(request: Request) -> HttpResponse:
    """What the network is, what comes next, what was decided last, what holds."""
    visitor, today = request.visitor, timezone.localdate()
    seen = Meeting.objects.visible_to(visitor)
    latest = Resolution.objects.visible_to(visitor).latest_first().complete()[:3]
    return show(
        request,
        "site/home.html",
        {
            "upcoming": meetings.sittings(seen.upcoming(today)[:4]),
            "past": meetings.sittings(seen.past(today)[:3]),
            "decisions": [decisions.row_of(resolution) for resolution in latest],
            "cards": groups.cards(visitor),
            "in_force": documents.in_force(visitor, today),
        },
    )


@public
def organization_list(request: Request) -> HttpResponse:
    return show(request, "site/organization_list.html", {"cards": groups.cards(request.visitor)})


@public
def organization_detail(request: Request, key: str) -> HttpResponse:
    """A group, with when it meets, when it met, and what it decided."""
    organization = find(Organization.objects.groups(), request, key=key)
    visitor, today = request.visitor, timezone.localdate()
    held = Meeting.objects.visible_to(visitor).filter(holders__organization=organization)
    decided = decisions.register(visitor, group=key).complete()[:RECENT]
    return show(
        request,
        "site/organization_detail.html",
        {
            "page": groups.page_of(organization, visitor),
            "upcoming": meetings.sittings(held.upcoming(today)),
            "past": meetings.sittings(held.past(today)[:RECENT]),
            "decisions": [decisions.row_of(resolution) for resolution in decided],
        },
    )


@public
def meeting_list(request: Request) -> HttpResponse:
    """What comes, and what was, a page at a time."""
    seen, today = Meeting.objects.visible_to(request.visitor), timezone.localdate()
    page = Paginator(seen.past(today).with_holders(), PAGE).get_page(request.GET.get("seite"))
    return show(
        request,
        "site/meeting_list.html",
        {
            "upcoming": meetings.sittings(seen.upcoming(today)),
            "past": [meetings.sitting_of(meeting) for meeting in page],
            "page": page,
        },
    )


@public
def meeting_detail(request: Request, key: str) -> HttpResponse:
    meeting = find(Meeting.objects.with_holders(), request, key=key)
    page = meetings.page_of(meeting, request.visitor)
    return show(request, "site/meeting_detail.html", {"meeting": meeting, "page": page})


@public
def resolution_list(request: Request) -> HttpResponse:
    """The register of decisions, narrowed by what stands in the address."""
    form = RegisterForm(request.GET, request.visitor)
    asked = form.cleaned_data if form.is_valid() else {}
    found = decisions.register(
        request.visitor, group=asked.get("gremium", ""), year=asked.get("jahr"), words=asked.get("text", "")
    )
    page = Paginator(found.complete(), PAGE).get_page(request.GET.get("seite"))
    rows = [decisions.row_of(resolution) for resolution in page]
    narrowed = any(asked.values()) or not form.is_valid()
    return show(request, "site/resolution_list.html", {"form": form, "rows": rows, "page": page, "narrowed": narrowed})


@public
def resolution_detail(request: Request, key: str) -> HttpResponse:
    resolution = find(Resolution.objects.complete(), request, key=key)
    return show(request, "site/resolution_detail.html", {"row": decisions.row_of(resolution)})


@public
def paper_list(request: Request) -> HttpResponse:
    today = timezone.localdate()
    lists = {"in_force": documents.in_force(request.visitor, today), "others": documents.others(request.visitor, today)}
    return show(request, "site/paper_list.html", lists)


@public
def paper_detail(request: Request, key: str) -> HttpResponse:
    """Always the version in force today."""
    return version_detail(request, key, label="")


@public
def version_detail(request: Request, key: str, label: str) -> HttpResponse:
    """That version, for ever."""
    paper = find(Paper.objects, request, key=key)
    page = documents.page_of(paper, request.visitor, timezone.localdate(), label)
    if page is None and label:
        raise Http404(label)
    return show(request, "site/version_detail.html", {"paper": paper, "page": page})

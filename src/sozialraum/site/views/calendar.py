"""Site: the dates, to look at and to take along."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.utils import timezone
from django.utils.http import http_date

from sozialraum.bodies.models import Organization
from sozialraum.foundation.http import Request, find, page_number, period, public, public_key, reads, show
from sozialraum.meetings.queries import feeds
from sozialraum.meetings.queries.feeds import CalendarFile
from sozialraum.site.queries.calendar import page_of


@public
@reads(gremium=public_key, monat=period, seite=page_number)
def calendar(request: Request) -> HttpResponse:
    """What comes, as a list and as a month; group and month stand in the address."""
    group, month = request.GET.get("gremium", ""), request.GET.get("monat", "")
    number = request.GET.get("seite", "1")
    page = page_of(request.visitor, timezone.localdate(), group=group, month=month, number=number)
    if page is None:
        raise Http404(group)
    return show(request, "site/calendar.html", {"page": page})


@public
def calendar_feed(request: Request) -> HttpResponse:
    return _handed_out(request, feeds.subscription_of(request.visitor.body, timezone.localdate()))


@public
def group_feed(request: Request, key: str) -> HttpResponse:
    group = find(Organization.objects.groups(), request, key=key)
    return _handed_out(request, feeds.subscription_of(request.visitor.body, timezone.localdate(), group))


@public
def meeting_event(request: Request, key: str) -> HttpResponse:
    """One date, to put into one's own calendar."""
    file = feeds.single_of(request.visitor.body, key)
    if file is None:
        raise Http404(key)
    return _handed_out(request, file)


def _handed_out(request: Request, file: CalendarFile) -> HttpResponse:
    """As a file; calendars on other pages may read it, for it is public.

    The house itself says when it has not changed since it was fetched (304), by its record and not by these bytes.
    """
    answer = HttpResponse(file.content, content_type="text/calendar; charset=utf-8")
    answer.headers["Content-Disposition"] = f'inline; filename="{file.name}"'
    answer.headers["Last-Modified"] = http_date(file.modified.timestamp())
    answer.headers["Access-Control-Allow-Origin"] = "*"
    return answer

"""Site: the dates, to look at and to take along."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.utils import timezone
from django.utils.cache import get_conditional_response
from django.utils.http import http_date

from sozialraum.bodies.models import Organization
from sozialraum.foundation.http import Request, find, public, show
from sozialraum.site.queries import feeds
from sozialraum.site.queries.calendar import page_of
from sozialraum.site.queries.feeds import CalendarFile


@public
def calendar(request: Request) -> HttpResponse:
    """What comes, as a list and as a month; group and month stand in the address."""
    group, month = request.GET.get("gremium", ""), request.GET.get("monat", "")
    page = page_of(request.visitor, timezone.localdate(), group=group, month=month)
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
    """Written only for who does not have it yet. Calendars on other pages may read it: it is public."""
    seconds = int(file.modified.timestamp())
    answer = get_conditional_response(request, etag=file.etag, last_modified=seconds)
    if answer is None:
        answer = HttpResponse(file.write(), content_type="text/calendar; charset=utf-8")
        answer.headers["Content-Disposition"] = f'inline; filename="{file.name}"'
    answer.headers["ETag"] = file.etag
    answer.headers["Last-Modified"] = http_date(seconds)
    answer.headers["Access-Control-Allow-Origin"] = "*"
    return answer

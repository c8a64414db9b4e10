"""Site: the dates, to look at and to take along."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.utils import timezone

from sozialraum.events.forms import DatesForm
from sozialraum.events.queries import dates
from sozialraum.events.queries.choice import chosen
from sozialraum.events.queries.feeds import subscription_of
from sozialraum.events.queries.sittings import single_of
from sozialraum.events.views import calendar_response
from sozialraum.foundation.http import Request, in_languages, page_number, period, public, public_key, reads, show


@in_languages
@public
@reads(gremium=public_key, art=public_key, monat=period, seite=page_number)
def calendar(request: Request) -> HttpResponse:
    """What comes, as a list and as a month; group, kind and month stand in the address."""
    ahead = dates.events_ahead(request.visitor, timezone.localdate())
    form = DatesForm(request.GET, request.visitor, ahead)
    choice = chosen(request.visitor, **form.asked())
    month, number = request.GET.get("monat", ""), request.GET.get("seite", "1")
    page = dates.page_of(request.visitor, timezone.localdate(), choice, ahead, month=month, number=number)
    return show(request, "site/calendar.html", {"page": page, "form": form})


@public
@reads(art=public_key)
def calendar_feed(request: Request) -> HttpResponse:
    choice = chosen(request.visitor, "", request.GET.get("art", ""))
    return calendar_response(subscription_of(request.visitor.body, timezone.localdate(), choice))


@public
@reads(art=public_key)
def group_feed(request: Request, key: str) -> HttpResponse:
    choice = chosen(request.visitor, key, request.GET.get("art", ""))
    if choice.organization is None:
        raise Http404(key)
    return calendar_response(subscription_of(request.visitor.body, timezone.localdate(), choice))


@public
def meeting_event(request: Request, key: str) -> HttpResponse:
    """One date, to put into one's own calendar."""
    file = single_of(request.visitor.body, key)
    if file is None:
        raise Http404(key)
    return calendar_response(file)

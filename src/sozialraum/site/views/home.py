"""Site: the start page."""

from __future__ import annotations

from django.http import HttpResponse
from django.utils import timezone

from sozialraum.decisions.models import Resolution
from sozialraum.foundation.http import Request, public, show
from sozialraum.meetings.models import Meeting
from sozialraum.site.queries import decisions, documents, groups, linked_data, meetings


@public
def home(request: Request) -> HttpResponse:
    """What the network is, what comes next, what was decided last, what holds."""
    visitor, today = request.visitor, timezone.localdate()
    seen = Meeting.objects.visible_to(visitor)
    cards = groups.cards(visitor)
    living = [group for card in cards if not card.ended for group in card.groups]
    latest = Resolution.objects.visible_to(visitor).latest_first().complete()[:3]
    return show(
        request,
        "site/home.html",
        {
            "upcoming": meetings.sittings(seen.upcoming(today)[:4]),
            "past": meetings.sittings(seen.past(today)[:3]),
            "decisions": [decisions.row_of(resolution) for resolution in latest],
            "cards": cards,
            "in_force": documents.in_force(visitor, today),
            "linked_data": linked_data.graph(linked_data.organization(visitor.body, living)),
        },
    )

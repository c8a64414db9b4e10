"""Site: groups."""

from __future__ import annotations

from functools import partial

from django.http import HttpResponse

from sozialraum.bodies.models import Organization
from sozialraum.foundation.http import Request, find, public, show
from sozialraum.foundation.memory import remembered
from sozialraum.meetings.models import Meeting
from sozialraum.people.models import reads_all
from sozialraum.site.queries import decisions, groups, meetings

RECENT = 10


@public
def organization_list(request: Request) -> HttpResponse:
    return show(request, "site/organization_list.html", {"cards": remembered(request.visitor, "cards", groups.cards)})


@public
def organization_detail(request: Request, key: str) -> HttpResponse:
    """A group, with when it meets, when it met, and what it decided."""
    organization = find(Organization.objects.groups(), request, key=key)
    visitor = request.visitor
    held = Meeting.objects.visible_to(visitor).filter(holders__organization=organization)
    decided = decisions.newest(visitor, RECENT, group=key)
    upcoming, past = meetings.ahead_and_behind(held, visitor, RECENT)
    return show(
        request,
        "site/organization_detail.html",
        {
            "organization": organization,
            "page": remembered(visitor, ("group", organization.pk), partial(groups.page_of, organization)),
            "sees_people": reads_all(visitor) or organization.pk in visitor.organization_ids,
            "upcoming": upcoming,
            "past": past,
            "decisions": decisions.listed(decided, visitor, counts=False),
        },
    )

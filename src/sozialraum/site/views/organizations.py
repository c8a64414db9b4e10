"""Site: groups."""

from __future__ import annotations

from django.http import HttpResponse

from sozialraum.bodies.models import Organization
from sozialraum.foundation.http import Request, find, public, show
from sozialraum.register.queries import decisions
from sozialraum.site.queries import groups, meetings

RECENT = 10


@public
def organization_list(request: Request) -> HttpResponse:
    return show(request, "site/organization_list.html", {"cards": groups.cards(request.visitor)})


@public
def organization_detail(request: Request, key: str) -> HttpResponse:
    """A group, with when it meets, when it met, and what it decided."""
    organization = find(Organization.objects.groups(), request, key=key)
    visitor = request.visitor
    upcoming, past = meetings.ahead_and_behind(visitor, recent=RECENT, group=key)
    board, later = meetings.board_and_later(upcoming)
    return show(
        request,
        "site/organization_detail.html",
        {
            "organization": organization,
            "page": groups.page_of(organization, visitor),
            "sees_people": visitor.reads_all or organization.pk in visitor.organization_ids,
            "board": board,
            "later": later,
            "past": past,
            "decisions": decisions.newest(visitor, RECENT, group=key, counts=False),
        },
    )

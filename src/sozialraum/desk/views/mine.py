"""Desk: one's own place, »Mein Platz«."""

from __future__ import annotations

from django.http import HttpResponse
from django.utils import timezone

from sozialraum.acts.standing import has_person
from sozialraum.acts.who import permitted
from sozialraum.desk.queries.mine import place_of
from sozialraum.foundation.http import Request, show


@permitted(has_person)
def mine(request: Request) -> HttpResponse:
    """Page of the visitor's own seats, roles, deputies and data; for every login of the network."""
    place = place_of(request.visitor, timezone.localdate())
    return show(request, "desk/mine.html", {"place": place, "person": place.page.person})

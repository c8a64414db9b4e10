"""Desk: one's own place, »Mein Platz«."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.utils import timezone

from sozialraum.desk.queries.mine import place_of
from sozialraum.foundation.http import Request, show


def mine(request: Request) -> HttpResponse:
    """For everybody who has a login here: where they sit, who stands in for them, what is known of them."""
    if request.visitor.person_id is None:
        raise PermissionDenied("mine")
    place = place_of(request.visitor, timezone.localdate())
    return show(request, "desk/mine.html", {"place": place, "person": place.page.person})

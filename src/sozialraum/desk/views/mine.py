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
    """For everybody who has a login here: where they sit, who stands in for them, what is known of them."""
    place = place_of(request.visitor, timezone.localdate())
    return show(request, "desk/mine.html", {"place": place, "person": place.page.person})

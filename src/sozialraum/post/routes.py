"""Post: which mail server takes the letters of which network."""

from __future__ import annotations

from dataclasses import replace

from django.conf import settings

from sozialraum.network.models import Body
from sozialraum.post.outbox import host_of
from sozialraum.post.smtp import Route, route_from


def route_of(body: Body) -> Route | None:
    """The server for this network, or None if nobody has named one: then its letters wait."""
    if not settings.SMTP:
        return None
    route = route_from(settings.SMTP)
    host = host_of(body)
    return replace(route, from_address=route.from_address or f"post@{host}", hello=host)

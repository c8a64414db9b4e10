"""Access: the operator's links – for the first person of an office, or for a network that is not there yet."""

from __future__ import annotations

import os
from urllib.parse import urlsplit

from django.utils import timezone

from sozialraum.acts.links import founding_link
from sozialraum.bodies.actions import OFFICE_LINK_LASTS
from sozialraum.foundation.visitor import Visitor
from sozialraum.network.models import Body
from sozialraum.people.actions import hand_out_office_link
from sozialraum.people.queries import office_logins

MOST = 5  # networks named at a start; of more, the operator asks for each


def at_start(host: str, port: int) -> list[str]:
    """Lines to print at start while no office can log in: a first link, or how to make one; empty otherwise.

    A service speaks into a log, and there no link may stand.
    """
    if "JOURNAL_STREAM" in os.environ:
        return [] if office_logins_anywhere() else ["Den Link für die Geschäftsstelle macht: sozialraum office-link"]
    if not Body.objects.exists():
        return for_new_network(f"http://{host}:{port}")
    orphaned = [body for body in Body.objects.order_by("-is_default", "pk") if not has_office(body)]
    return [line for body in orphaned[:MOST] for line in for_office(body, served_at(body, host, port))]


def office_logins_anywhere() -> bool:
    """True if there is a network and each has an office login."""
    bodies = list(Body.objects.all())
    return bool(bodies) and all(has_office(body) for body in bodies)


def has_office(body: Body) -> bool:
    """True if this network has a login that is the Geschäftsstelle today."""
    return office_logins(body, timezone.localdate()).exists()


def for_office(body: Body, base: str) -> list[str]:
    """A new link for this office; older ones open nothing any more."""
    link = urlsplit(hand_out_office_link(body, by=Visitor.house(body)))
    return [
        f"Wer diesen Link öffnet, führt die Geschäftsstelle von {body.name} (eine Stunde gültig, einmal):",
        f"  {base}{link.path}",
    ]


def for_new_network(base: str) -> list[str]:
    """A new link that founds a network."""
    link = founding_link(OFFICE_LINK_LASTS)
    return ["Wer diesen Link öffnet, gründet ein Netzwerk (eine Stunde gültig, einmal):", f"  {base}{link}"]


def served_at(body: Body, host: str, port: int) -> str:
    """Where this network answers on the machine itself: the default one under any name, others under their own."""
    own = body.hosts.order_by("pk").first()
    return f"http://{host if body.is_default or own is None else own.name}:{port}"

"""Mailserver: which mail server takes the letters of which network."""

from __future__ import annotations

from dataclasses import replace
from urllib.parse import urlsplit

from django.conf import settings

from sozialraum.foundation.mail_address import ascii_address, ascii_host
from sozialraum.mailserver.models import MailServer
from sozialraum.mailserver.route import Route, route_from
from sozialraum.mailserver.vault import unlocked
from sozialraum.mailserver.words import Security
from sozialraum.network.models import Body


def host_of(body: Body) -> str:
    """The host of the network's address, for names that are made once and must be nobody else's."""
    try:
        host = ascii_host(urlsplit(body.address).hostname or "")
    except ValueError:
        host = ""
    return host if host and ":" not in host else f"{body.key}.invalid"


def route_of(body: Body) -> Route | None:
    """The office's own server, else the operator's. None if nobody has named one: then its letters wait."""
    own, host = MailServer.objects.filter(body=body).select_related("password").first(), host_of(body)
    if own and own.host:
        route = _own(own)
    elif settings.SMTP:
        route = route_from(settings.SMTP)
    else:
        return None
    return replace(
        route,
        from_address=ascii_address(route.from_address or f"post@{host}"),
        from_name=(own and own.from_name) or body.name,
        reply_to=(own and own.reply_to) or "",
        hello=host,
    )


def _own(server: MailServer) -> Route:
    password = getattr(server, "password", None)
    return Route(
        server.host,
        server.port,
        Security(server.security),
        server.user,
        (unlocked(password.locked) or "") if password else "",
        from_address=server.from_address,
        only_outside=not settings.MAIL_INSIDE,
        by_office=True,
    )

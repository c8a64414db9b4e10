"""Post: how a mail server is reached, and in which words its troubles are told. Values, no database."""

from __future__ import annotations

import ipaddress
import smtplib
import socket
import ssl
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from django.utils.translation import gettext_lazy as _

from sozialraum.post.words import Security

GREETING = 30.0  # seconds to wait for a word of the server: it may be slow, but others wait for their letters
IMPATIENCE = 8.0  # where somebody sits in front of a page and waits
VERDICT = 300.0  # after the last dot it may look at the letter for a while before it says yes or no


SCHEMES = {"smtp": Security.NONE, "smtp+starttls": Security.STARTTLS, "smtps": Security.TLS}
PORTS = {Security.NONE: 25, Security.STARTTLS: 587, Security.TLS: 465}


@dataclass(frozen=True)
class Route:
    """A mail server and how it is spoken to."""

    host: str
    port: int
    security: Security = Security.STARTTLS
    user: str = ""
    password: str = field(default="", repr=False)
    from_address: str = ""
    from_name: str = ""
    reply_to: str = ""
    hello: str = "localhost"
    greeting: float = GREETING
    verdict: float = VERDICT
    only_outside: bool = False  # named by an office, who must not reach into the operator's own network


def route_from(address: str) -> Route:
    """A route written as an address: ``smtp+starttls://user:word@host:587?from=post@example.org``.

    Schemes: ``smtp`` (nothing is encrypted), ``smtp+starttls``, ``smtps``. ``patience=5`` after the ``?``: wait at most
    so many seconds for a word. Raises ValueError.
    """
    parts = urlsplit(address)
    if parts.scheme not in SCHEMES or not parts.hostname:
        raise ValueError(f"A mail server is written {', '.join(f'{name}://host' for name in SCHEMES)}.")
    security, asked = SCHEMES[parts.scheme], dict(parse_qsl(parts.query))
    if unknown := set(asked) - {"from", "patience"}:
        raise ValueError(f"After the ? of a mail server only from and patience are known, not {', '.join(unknown)}.")
    if parts.password and security == Security.NONE and not is_here(parts.hostname):
        raise ValueError("A password goes to another machine only encrypted: smtp+starttls:// or smtps://.")
    patience = float(asked.get("patience", 0))
    return Route(
        parts.hostname,
        parts.port or PORTS[security],
        security,
        unquote(parts.username or ""),
        unquote(parts.password or ""),
        from_address=asked.get("from", ""),
        greeting=patience or GREETING,
        verdict=patience or VERDICT,
    )


def is_here(host: str) -> bool:
    """Is it this very machine, so that nobody can listen on the way?"""
    return host in ("localhost", "127.0.0.1", "::1")


class Inside(OSError):  # noqa: N818 - it names what happened
    """The number dialled belongs to this very house."""


def refuse_inside(line: socket.socket) -> None:
    """Raises OSError if the other end is this machine or its own network."""
    address = ipaddress.ip_address(line.getpeername()[0].partition("%")[0])
    if not (getattr(address, "ipv4_mapped", None) or address).is_global:
        line.close()
        raise Inside


#: The first that fits counts.
REASONS: list[tuple[type[Exception], Any]] = [
    (Inside, _("%(server)s liegt im eigenen Netz dieses Hauses; das kann nur der Betreiber einstellen.")),
    (smtplib.SMTPAuthenticationError, _("Der Mailserver %(server)s nimmt Benutzernamen oder Passwort nicht an.")),
    (smtplib.SMTPSenderRefused, _("Der Mailserver %(server)s nimmt diese Absenderadresse nicht an.")),
    (smtplib.SMTPNotSupportedError, _("Der Mailserver %(server)s kann diese Verschlüsselung oder Anmeldung nicht.")),
    (smtplib.SMTPServerDisconnected, _("Der Mailserver %(server)s hat die Verbindung beendet.")),
    (smtplib.SMTPException, _("Der Mailserver %(server)s hat abgelehnt.")),
    (ssl.SSLCertVerificationError, _("Das Zertifikat von %(server)s ist nicht gültig.")),
    (ssl.SSLError, _("Mit %(server)s kam keine verschlüsselte Verbindung zustande.")),
    (TimeoutError, _("Der Mailserver %(server)s antwortet nicht.")),
    (ConnectionRefusedError, _("Unter %(server)s antwortet kein Mailserver.")),
    (Exception, _("Der Mailserver %(server)s ist nicht zu erreichen.")),
]


def in_words(error: Exception, route: Route) -> str:
    """What went wrong with the line, so that somebody who runs an office can act on it."""
    reason = next(reason for kind, reason in REASONS if isinstance(error, kind))
    said = str(reason) % {"server": f"{route.host}:{route.port}"}
    if isinstance(error, smtplib.SMTPResponseException):
        text = error.smtp_error if isinstance(error.smtp_error, bytes) else str(error.smtp_error).encode()
        said += f" ({quoted(error.smtp_code, text)})"
    return said


def quoted(code: int, said: bytes) -> str:
    """What a server said, in one line."""
    words = " ".join(said.decode("utf-8", "replace").split())
    return f"{code} {words}"[:500]

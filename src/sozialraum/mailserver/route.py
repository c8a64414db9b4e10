"""Mailserver: how a mail server is reached, and in which words its troubles are told. Values, no database."""

from __future__ import annotations

import ipaddress
import re
import smtplib
import socket
import ssl
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from django.utils.translation import gettext_lazy as _

from sozialraum.foundation.mail_address import dialled_host
from sozialraum.mailserver.words import Security

GREETING = 30.0  # seconds to wait for a word of the server: it may be slow, but others wait for their letters
IMPATIENCE = 8.0  # where somebody sits in front of a page and waits
VERDICT = 300.0  # after the last dot it may look at the letter for a while before it says yes or no

HOST = re.compile(r"(?!-)[^\s/@:?#]{1,253}")
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
    by_office: bool = False  # named by an office: what is no mail server is not told apart, so nobody looks for ports


def route_from(address: str) -> Route:
    """Parse the address of a mail server, ``smtp+starttls://user:word@host:587?from=post@example.org``.

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
    """True if the host is this machine, so that an unencrypted connection cannot be overheard."""
    return host in ("localhost", "127.0.0.1", "::1")


def _can_be_called(host: str) -> bool:
    try:
        return bool(dialled_host(host))
    except ValueError:
        return False


def faults_of_server(host: str, security: str, user: str) -> dict[str, Any]:
    """What is wrong with the name of a server, and with a password on the way to it."""
    faults: dict[str, Any] = {}
    if not HOST.fullmatch(host) or not _can_be_called(host):
        faults["host"] = _("Das ist kein Rechnername. Er sieht so aus: mail.example.org")
    if user and security == Security.NONE and not is_here(host):
        faults["security"] = _("Ein Passwort geht nur verschlüsselt durchs Netz. Bitte wählen Sie STARTTLS oder TLS.")
    return faults


class Inside(OSError):  # noqa: N818 - it names what happened
    """All numbers of this name belong to this machine or its own network."""


class NoMailServer(OSError):  # noqa: N818 - it names what happened
    """Whatever answers there, or does not, is no mail server: one and the same to an office that asked."""


def dialled(host: str, port: int, timeout: float | None, *, only_outside: bool) -> socket.socket:
    """A line to the first address that answers. ``only_outside``: addresses inside are not even dialled, so that
    neither an answer nor the time it takes tells what is there. Raises OSError.
    """
    if not only_outside:
        return socket.create_connection((host, port), timeout)
    why: OSError = Inside()
    for *_kind, address in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM):
        if is_outside(str(address[0])):
            try:
                return socket.create_connection((str(address[0]), port), timeout)
            except OSError as error:
                why = error
    raise why


def is_outside(number: str) -> bool:
    """True if this IP address is in the public internet, also where it embeds an IPv4 one (RFC 4291, 3056, 6052)."""
    address = ipaddress.ip_address(number.partition("%")[0])
    if isinstance(address, ipaddress.IPv6Address):
        packed = ipaddress.IPv4Address(address.packed[-4:])
        old = address.ipv4_mapped or address.sixtofour or (packed if address in NAT64 else None)
        if old or address.teredo:
            return old is not None and is_outside(str(old))
    return address.is_global and not address.is_multicast


NAT64 = ipaddress.IPv6Network("64:ff9b::/96")  # RFC 6052 § 2.1

#: The first that fits counts.
REASONS: list[tuple[type[Exception], Any]] = [
    (
        NoMailServer,
        _(
            "Unter %(server)s ist kein Mailserver zu erreichen. Stimmen Rechnername, Port und Verschlüsselung? Einen"
            " Mailserver im eigenen Netz des Betreibers kann nur dieser einstellen."
        ),
    ),
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
    """Code and text of a server's answer in one line of at most 500 characters."""
    words = " ".join(said.decode("utf-8", "replace").split())
    return f"{code} {words}"[:500]

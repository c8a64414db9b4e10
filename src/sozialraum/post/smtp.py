"""Post: where letters leave the house (SMTP, RFC 5321). Values in, values out; no database."""

from __future__ import annotations

import re
import smtplib
import ssl
from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum
from types import TracebackType
from typing import Any, Self
from urllib.parse import parse_qs, unquote, urlsplit

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l

GREETING = 30.0  # seconds to wait for the server's word; it has a right to be slow, but somebody else waits too
VERDICT = 300.0  # after the last dot the server may look at the letter for a while before it says yes or no


class Security(StrEnum):
    """How the line is protected."""

    NONE = "none"
    STARTTLS = "starttls"
    TLS = "tls"


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
    hello: str = "localhost"
    greeting: float = GREETING
    verdict: float = VERDICT


def route_from(address: str) -> Route:
    """A route written as an address: ``smtp+starttls://user:word@host:587?from=post@example.org``.

    Schemes: ``smtp`` (nothing is encrypted), ``smtp+starttls``, ``smtps``. Raises ValueError.
    """
    parts = urlsplit(address)
    if parts.scheme not in SCHEMES or not parts.hostname:
        raise ValueError(f"A mail server is written {', '.join(f'{name}://host' for name in SCHEMES)}.")
    security, asked = SCHEMES[parts.scheme], parse_qs(parts.query)
    return Route(
        parts.hostname,
        parts.port or PORTS[security],
        security,
        unquote(parts.username or ""),
        unquote(parts.password or ""),
        from_address=asked.get("from", [""])[0],
    )


class Verdict(StrEnum):
    """What became of one try."""

    TAKEN = "taken"
    REFUSED = "refused"
    LATER = "later"
    UNCLEAR = "unclear"


@dataclass(frozen=True)
class Outcome:
    """The verdict and what the server said, in words."""

    verdict: Verdict
    said: str


#: The first that fits counts.
REASONS: list[tuple[type[Exception], Any]] = [
    (smtplib.SMTPAuthenticationError, _l("Der Mailserver %(server)s nimmt Benutzernamen oder Passwort nicht an.")),
    (smtplib.SMTPSenderRefused, _l("Der Mailserver %(server)s nimmt diese Absenderadresse nicht an.")),
    (smtplib.SMTPNotSupportedError, _l("Der Mailserver %(server)s kann diese Verschlüsselung oder Anmeldung nicht.")),
    (smtplib.SMTPServerDisconnected, _l("Der Mailserver %(server)s hat die Verbindung beendet.")),
    (smtplib.SMTPException, _l("Der Mailserver %(server)s hat abgelehnt.")),
    (ssl.SSLCertVerificationError, _l("Das Zertifikat von %(server)s ist nicht gültig.")),
    (ssl.SSLError, _l("Mit %(server)s kam keine verschlüsselte Verbindung zustande.")),
    (TimeoutError, _l("Der Mailserver %(server)s antwortet nicht.")),
    (ConnectionRefusedError, _l("Unter %(server)s antwortet kein Mailserver.")),
    (Exception, _l("Der Mailserver %(server)s ist nicht zu erreichen.")),
]


class NoLine(Exception):  # noqa: N818 - it names what happened
    """The server cannot be spoken to at all just now. No letter is to blame."""


class Overtaken(Exception):  # noqa: N818 - it names what happened
    """Somebody else took the letter out of our hand before it was handed over."""


class Line:
    """A conversation with one server; several letters may go through it."""

    def __init__(self, route: Route):
        self.route = route
        self.server = self._called()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        try:
            self.server.quit()
        except (smtplib.SMTPException, OSError):
            self.server.close()

    def _called(self) -> smtplib.SMTP:
        route = self.route
        try:
            if route.security is Security.TLS:
                server: smtplib.SMTP = smtplib.SMTP_SSL(
                    route.host, route.port, route.hello, timeout=route.greeting, context=ssl.create_default_context()
                )
            else:
                server = smtplib.SMTP(route.host, route.port, route.hello, route.greeting)
        except (smtplib.SMTPException, OSError) as error:
            raise NoLine(_in_words(error, route)) from error
        try:
            self._introduce(server)
        except (smtplib.SMTPException, OSError) as error:
            server.close()
            raise NoLine(_in_words(error, route)) from error
        return server

    def _introduce(self, server: smtplib.SMTP) -> None:
        route = self.route
        server.ehlo_or_helo_if_needed()
        if route.security is Security.STARTTLS:
            server.starttls(context=ssl.create_default_context())
            server.ehlo_or_helo_if_needed()
        if route.user:
            server.login(route.user, route.password)

    def hand_over(self, sender: str, to: str, message: bytes, before_the_dot: Callable[[], None]) -> Outcome:
        """One letter. ``before_the_dot`` is called when the server is ready to take it: from then on it may have it.

        Raises NoLine when the line broke, or the sender was refused, before the letter was handed over.
        """
        if refused := self._announced(sender, to):
            return refused
        try:
            before_the_dot()
        except BaseException:
            self.server.close()  # the server waits for a letter; a polite goodbye would be taken for one
            raise
        try:
            return self._handed_over(message)
        except (smtplib.SMTPException, OSError) as error:
            self.server.close()
            said = _("Die Verbindung brach ab, nachdem der Brief übergeben war: %(why)s")
            return Outcome(Verdict.UNCLEAR, said % {"why": _in_words(error, self.route)})

    def _announced(self, sender: str, to: str) -> Outcome | None:
        """Sender, recipient, and the question whether the server is ready; an outcome if it says no."""
        try:
            code, said = self.server.mail(sender)
            if code != 250:
                raise smtplib.SMTPSenderRefused(code, said, sender)
            code, said = self.server.rcpt(to)
            if code in (250, 251):
                code, said = self.server.docmd("DATA")
                if code == 354:
                    return None
            self.server.rset()
        except (smtplib.SMTPException, OSError) as error:
            self.server.close()
            raise NoLine(_in_words(error, self.route)) from error
        return Outcome(_verdict(code), _quoted(code, said))

    def _handed_over(self, message: bytes) -> Outcome:
        assert self.server.sock is not None
        self.server.sock.settimeout(self.route.verdict)
        self.server.send(with_dots_doubled(message) + b".\r\n")
        code, said = self.server.getreply()
        self.server.sock.settimeout(self.route.greeting)
        return Outcome(_verdict(code), _quoted(code, said))


def with_dots_doubled(message: bytes) -> bytes:
    """Every line ends with CR LF, and none is mistaken for the end (RFC 5321 § 4.5.2)."""
    lines = re.sub(rb"\r\n|\r|\n", b"\r\n", message)
    doubled = re.sub(rb"(?m)^\.", b"..", lines)
    return doubled if doubled.endswith(b"\r\n") else doubled + b"\r\n"


def _verdict(code: int) -> Verdict:
    if 200 <= code < 300:
        return Verdict.TAKEN
    return Verdict.REFUSED if 500 <= code < 600 else Verdict.LATER


def _quoted(code: int, said: bytes) -> str:
    words = " ".join(said.decode("utf-8", "replace").split())
    return f"{code} {words}"[:500]


def _in_words(error: Exception, route: Route) -> str:
    """What went wrong with the line, so that somebody who runs an office can act on it."""
    reason = next(reason for kind, reason in REASONS if isinstance(error, kind))
    said = str(reason) % {"server": f"{route.host}:{route.port}"}
    if isinstance(error, smtplib.SMTPResponseException):
        text = error.smtp_error if isinstance(error.smtp_error, bytes) else str(error.smtp_error).encode()
        said += f" ({_quoted(error.smtp_code, text)})"
    return said

"""Post: where letters leave the house (SMTP, RFC 5321). Values in, values out; no database."""

from __future__ import annotations

import re
import smtplib
import ssl
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from enum import StrEnum
from types import TracebackType
from typing import Any, Self
from urllib.parse import parse_qsl, unquote, urlsplit

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l

GREETING = 30.0  # seconds to wait for a word of the server: it may be slow, but others wait for their letters
VERDICT = 300.0  # after the last dot it may look at the letter for a while before it says yes or no


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

    Schemes: ``smtp`` (nothing is encrypted), ``smtp+starttls``, ``smtps``. ``patience=5`` after the ``?``: wait at most
    so many seconds for a word. Raises ValueError.
    """
    parts = urlsplit(address)
    if parts.scheme not in SCHEMES or not parts.hostname:
        raise ValueError(f"A mail server is written {', '.join(f'{name}://host' for name in SCHEMES)}.")
    security, asked = SCHEMES[parts.scheme], dict(parse_qsl(parts.query))
    if unknown := set(asked) - {"from", "patience"}:
        raise ValueError(f"After the ? of a mail server only from and patience are known, not {', '.join(unknown)}.")
    if parts.password and security is Security.NONE and not is_here(parts.hostname):
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


class Tired(Exception):  # noqa: N818 - it names what happened
    """The server has taken letters on this line and wants no more of them; on a new line it may."""


class Overtaken(Exception):  # noqa: N818 - it names what happened
    """Somebody else took the letter out of our hand before it was handed over."""


class Line:
    """A conversation with one server; several letters may go through it. Raises NoLine if it cannot begin."""

    def __init__(self, route: Route):
        self.route, self.letters = route, 0
        self.is_open = False
        self.server = self._called()
        self.is_open = True

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        if self.is_open:
            with suppress(smtplib.SMTPException, OSError):
                self.server.quit()
        self._hang_up()

    def hand_over(self, sender: str, to: str, message: bytes, before_the_dot: Callable[[], None]) -> Outcome:
        """One letter. ``before_the_dot`` is called when only the end is missing: from then on the server may have it.

        If the line breaks, ``is_open`` is false afterwards. Raises NoLine when the server will not have this sender.
        """
        self._greeted_again(sender)
        self.letters += 1
        try:
            if refused := self._announced(to):
                return refused
            self.server.send(with_dots_doubled(message))
            before_the_dot()
        except (smtplib.SMTPException, OSError) as error:
            self._hang_up()
            return Outcome(Verdict.LATER, _in_words(error, self.route))
        except BaseException:
            self._hang_up()  # the server waits for the rest of the letter; a polite goodbye would be taken for it
            raise
        return self._ended()

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
            _introduce(server, route)
        except (smtplib.SMTPException, OSError) as error:
            server.close()
            raise NoLine(_in_words(error, route)) from error
        return server

    def _greeted_again(self, sender: str) -> None:
        """The next letter, please. Whatever the server has against it, it is not this one letter."""
        try:
            code, said = self.server.mail(sender)
            if code != 250:
                raise smtplib.SMTPSenderRefused(code, said, sender)
        except (smtplib.SMTPException, OSError) as error:
            self._hang_up()
            raise (Tired if self.letters else NoLine)(_in_words(error, self.route)) from error

    def _announced(self, to: str) -> Outcome | None:
        """The recipient, and the question whether the server is ready; an outcome if it says no."""
        code, said = self.server.rcpt(to)
        if code in (250, 251):
            code, said = self.server.docmd("DATA")
            if code == 354:
                return None
        try:
            self.server.rset()
        except (smtplib.SMTPException, OSError):  # some hang up after a refusal; what they said still counts
            self._hang_up()
        return Outcome(_verdict(code), _quoted(code, said))

    def _ended(self) -> Outcome:
        """The last dot, and what the server says to it."""
        try:
            assert self.server.sock is not None
            self.server.sock.settimeout(self.route.verdict)
            self.server.send(b".\r\n")
            code, said = self.server.getreply()
            self.server.sock.settimeout(self.route.greeting)
        except (smtplib.SMTPException, OSError) as error:
            self._hang_up()
            why = _("Nach dem letzten Wort des Briefes kam keine Antwort mehr: %s")
            return Outcome(Verdict.UNCLEAR, why % _in_words(error, self.route))
        return Outcome(_verdict(code), _quoted(code, said))

    def _hang_up(self) -> None:
        self.is_open = False
        self.server.close()


def _introduce(server: smtplib.SMTP, route: Route) -> None:
    server.ehlo_or_helo_if_needed()
    if route.security is Security.STARTTLS:
        server.starttls(context=ssl.create_default_context())
        server.ehlo_or_helo_if_needed()
    if route.user:
        server.login(route.user, route.password)


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

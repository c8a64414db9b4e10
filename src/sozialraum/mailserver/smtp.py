"""Mailserver: where letters leave the house (SMTP, RFC 5321). Values in, values out; no database."""

from __future__ import annotations

import re
import smtplib
import socket
import ssl
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from enum import StrEnum
from types import TracebackType
from typing import Self

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l

from sozialraum.foundation.mail_address import dialled_host
from sozialraum.mailserver.route import IMPATIENCE, NoMailServer, Route, dialled, in_words, quoted
from sozialraum.mailserver.words import Security

CHECKED = {
    Security.NONE: _l("%(server)s nimmt Briefe mit dieser Absenderadresse an. Die Verbindung ist nicht verschlüsselt."),
    Security.STARTTLS: _l("%(server)s nimmt Briefe mit dieser Absenderadresse an. Die Verbindung ist verschlüsselt."),
    Security.TLS: _l("%(server)s nimmt Briefe mit dieser Absenderadresse an. Die Verbindung ist verschlüsselt."),
}


class Verdict(StrEnum):
    """What became of one try."""

    TAKEN = "taken"
    REFUSED = "refused"
    LATER = "later"
    UNCLEAR = "unclear"


@dataclass(frozen=True)
class DeliveryOutcome:
    """The verdict and what the server said, in words."""

    verdict: Verdict
    said: str


class NoLine(Exception):  # noqa: N818 - it names what happened
    """The server cannot be spoken to at all just now. No letter is to blame."""


class Tired(Exception):  # noqa: N818 - it names what happened
    """The server has taken letters on this line and wants no more of them; on a new line it may."""


class Overtaken(Exception):  # noqa: N818 - it names what happened
    """Somebody else took the letter out of our hand before it was handed over."""


class SmtpSession:
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

    def hand_over(self, sender: str, to: str, message: bytes, before_the_dot: Callable[[], None]) -> DeliveryOutcome:
        """One letter. ``before_the_dot`` is called when only the end is missing: from then on the server may have it.

        If the line breaks, ``is_open`` is false afterwards. Raises NoLine when the server will not have this sender.
        """
        self.name_sender(sender)
        self.letters += 1
        try:
            if refused := self._announced(to):
                return refused
            self.server.send(with_dots_doubled(message))
            before_the_dot()
        except (smtplib.SMTPException, OSError) as error:
            self._hang_up()
            return DeliveryOutcome(Verdict.LATER, in_words(error, self.route))
        except BaseException:
            self._hang_up()  # the server waits for the rest of the letter; a polite goodbye would be taken for it
            raise
        return self._ended()

    def _called(self) -> smtplib.SMTP:
        route = self.route
        server = _called(route)
        try:
            _introduce(server, route)
        except (smtplib.SMTPException, OSError) as error:
            server.close()
            raise NoLine(in_words(error, route)) from error
        return server

    def name_sender(self, sender: str) -> None:
        """The next letter, please. Whatever the server has against it, it is not this one letter."""
        try:
            code, said = self.server.mail(sender)
            if code != 250:
                raise smtplib.SMTPSenderRefused(code, said, sender)
        except (smtplib.SMTPException, OSError) as error:
            self._hang_up()
            raise (Tired if self.letters else NoLine)(in_words(error, self.route)) from error

    def _announced(self, to: str) -> DeliveryOutcome | None:
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
        return DeliveryOutcome(_verdict(code), quoted(code, said))

    def _ended(self) -> DeliveryOutcome:
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
            return DeliveryOutcome(Verdict.UNCLEAR, why % in_words(error, self.route))
        return DeliveryOutcome(_verdict(code), quoted(code, said))

    def _hang_up(self) -> None:
        self.is_open = False
        self.server.close()


class _Outside(smtplib.SMTP):
    """Dials nobody in the operator's own network."""

    def _get_socket(self, host: str, port: int, timeout: float) -> socket.socket:
        return dialled(host, port, timeout, only_outside=True)


class _OutsideEncrypted(smtplib.SMTP_SSL, _Outside):
    """The same; the base class encrypts what it gets from the class above."""


def _called(route: Route) -> smtplib.SMTP:
    """A mail server that has said good day; NoLine if nobody is there, or somebody else."""
    server: smtplib.SMTP | None = None
    try:
        server = _dialled(route)
        server.ehlo_or_helo_if_needed()
    except (smtplib.SMTPException, OSError) as error:
        if server:
            server.close()
        is_word = isinstance(error, smtplib.SMTPException | ssl.SSLError)  # somebody outside has answered
        is_told = not route.by_office or (route.only_outside and is_word)
        raise NoLine(in_words(error if is_told else NoMailServer(), route)) from error
    return server


def _dialled(route: Route) -> smtplib.SMTP:
    host = dialled_host(route.host)
    plain, encrypted = (_Outside, _OutsideEncrypted) if route.only_outside else (smtplib.SMTP, smtplib.SMTP_SSL)
    if route.security == Security.TLS:
        context = ssl.create_default_context()
        return encrypted(host, route.port, route.hello, timeout=route.greeting, context=context)
    return plain(host, route.port, route.hello, route.greeting)


def _introduce(server: smtplib.SMTP, route: Route) -> None:
    if route.security == Security.STARTTLS:
        server.starttls(context=ssl.create_default_context())
        server.ehlo_or_helo_if_needed()
    if route.user:
        server.login(route.user, route.password)


def check(route: Route) -> str:
    """Call the server, log in, name the sender, and say goodbye. Says in words what it came to; raises NoLine."""
    with SmtpSession(replace(route, greeting=min(route.greeting, IMPATIENCE))) as line:
        line.name_sender(route.from_address)
    return str(CHECKED[Security(route.security)]) % {"server": f"{route.host}:{route.port}"}


def with_dots_doubled(message: bytes) -> bytes:
    """Every line ends with CR LF, and none is mistaken for the end (RFC 5321 § 4.5.2)."""
    lines = re.sub(rb"\r\n|\r|\n", b"\r\n", message)
    doubled = re.sub(rb"(?m)^\.", b"..", lines)
    return doubled if doubled.endswith(b"\r\n") else doubled + b"\r\n"


def _verdict(code: int) -> Verdict:
    if 200 <= code < 300:
        return Verdict.TAKEN
    return Verdict.REFUSED if 500 <= code < 600 else Verdict.LATER

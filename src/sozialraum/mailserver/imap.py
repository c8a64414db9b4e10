"""Mailserver: where a mailbox is read (IMAP4rev1, RFC 3501). It is opened for reading only. Values, no database."""

from __future__ import annotations

import imaplib
import re
import socket
import ssl
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from threading import Timer
from typing import Any

from django.utils.translation import gettext_lazy as _

from sozialraum.foundation.bounds import number_in
from sozialraum.foundation.mail_address import dialled_host
from sozialraum.mailserver.route import REASONS, NoMailServer, dialled
from sozialraum.mailserver.words import Security

MOST = 30_000_000  # bytes of a mail that are fetched; of what is longer only the beginning
WORD = 15.0  # seconds to wait for a word of the server
WHOLE = 120.0  # and for the whole conversation: a server that talks drop by drop holds up nobody
MOST_NUMBER = 2**32 - 1  # RFC 3501 § 2.3.1.1
AT_ONCE = 50  # mails in one conversation; the rest comes next time


class NotLetIn(imaplib.IMAP4.error):
    """The server does not know this name, or not with this password."""


SAID = [
    (NotLetIn, _("Der Mailserver %(server)s nimmt Benutzernamen oder Passwort nicht an.")),
    (imaplib.IMAP4.abort, _("Der Mailserver %(server)s hat die Verbindung beendet.")),
    (imaplib.IMAP4.error, _("Der Mailserver %(server)s hat abgelehnt.")),
    *REASONS,
]


@dataclass(frozen=True)
class ImapFolder:
    """A mailbox and how it is opened."""

    host: str
    port: int
    security: Security
    user: str
    password: str = field(repr=False)
    only_outside: bool = True


@dataclass(frozen=True)
class Mark:
    """How far a mailbox has been read: its generation of numbers (0: never looked), and the last number."""

    validity: int = 0
    last: int = 0


class NoMailbox(Exception):  # noqa: N818 - it names what happened
    """The mailbox cannot be read just now; says why, so that an office can act on it."""


class _Line:
    """What both kinds of line have in common: an end in time, an end in size, and no way into the house."""

    only_outside: bool
    host: str
    port: int
    sock: socket.socket
    raw: socket.socket | None = None
    over: Timer | None = None

    def _dialled(self, timeout: float | None) -> socket.socket:
        line = dialled(self.host, self.port, timeout, only_outside=self.only_outside)
        self.raw, self.over = line, Timer(WHOLE, self._cut)
        self.over.daemon = True
        self.over.start()
        return line

    def _cut(self) -> None:
        """Wake whoever waits for a word; the raw line is empty once it has been encrypted."""
        for line in (self.raw, self.__dict__.get("sock")):
            with suppress(OSError, AttributeError):
                line.shutdown(socket.SHUT_RDWR)  # type: ignore[union-attr]

    @contextmanager
    def _left_if_it_cannot_begin(self) -> Iterator[None]:
        try:
            yield
        except BaseException:
            self.hang_up()
            raise

    def hang_up(self) -> None:
        if self.over:
            self.over.cancel()
        for line in (self.__dict__.get("sock"), self.raw):
            if line:
                line.close()

    def read(self, size: int) -> bytes:
        if size > MOST + 1:
            raise imaplib.IMAP4.abort("more than was asked for")
        return super().read(size)  # type: ignore[misc, no-any-return]


class _Plain(_Line, imaplib.IMAP4):
    def __init__(self, place: ImapFolder):
        self.only_outside = place.only_outside
        with self._left_if_it_cannot_begin():
            super().__init__(dialled_host(place.host), place.port, WORD)

    def _create_socket(self, timeout: float | None) -> socket.socket:
        return self._dialled(timeout)


class _Encrypted(_Line, imaplib.IMAP4_SSL):
    def __init__(self, place: ImapFolder):
        self.only_outside = place.only_outside
        context = ssl.create_default_context()
        with self._left_if_it_cannot_begin():
            super().__init__(dialled_host(place.host), place.port, ssl_context=context, timeout=WORD)

    def _create_socket(self, timeout: float | None) -> socket.socket:
        wrapped: socket.socket = self.ssl_context.wrap_socket(self._dialled(timeout), server_hostname=self.host)
        return wrapped


def new_mails(place: ImapFolder, mark: Mark) -> Iterator[tuple[Mark, bytes]]:
    """What has come since the mark, each with the mark that stands behind it; the last pair may hold no mail.

    A mailbox that was never looked into is read from now on. Of a mailbox that has numbered its mails anew everything
    is read again: what is known already must be recognised by whoever takes it in. Raises NoMailbox.
    """
    with _opened(place) as (line, validity, following):
        if not mark.validity:
            yield Mark(validity, following - 1), b""
            return
        last = mark.last if mark.validity == validity else 0
        numbers = _numbers(line.uid("SEARCH", f"UID {last + 1}:*"))
        for number in sorted(one for one in numbers if one > last)[:AT_ONCE]:
            yield Mark(validity, number), _mail(line, number)
        if last != mark.last and not numbers:
            yield Mark(validity, 0), b""


def look_into(place: ImapFolder) -> int:
    """Open the mailbox and say how many mails lie there. Raises NoMailbox."""
    with _opened(place) as (line, _validity, _following):
        return len(_numbers(line.uid("SEARCH", "ALL")))


@contextmanager
def _opened(place: ImapFolder) -> Iterator[tuple[imaplib.IMAP4, int, int]]:
    """The inbox, for reading only, with the generation of its numbers and the next one."""
    line: Any = None
    try:
        line = _called(place)
        if place.security == Security.STARTTLS:
            line.starttls(ssl.create_default_context())
        _log_in(line, place)
        _data_of(line.select("INBOX", readonly=True))
        validity, following = _number(line, "UIDVALIDITY"), _number(line, "UIDNEXT")
        if not following:
            following = max(_numbers(line.uid("SEARCH", "ALL")), default=0) + 1
        yield line, validity or 1, following
    except (imaplib.IMAP4.error, OSError, EOFError, ValueError) as error:
        raise NoMailbox(_in_words(error, place)) from error
    finally:
        if line is not None:
            _leave(line)


def _called(place: ImapFolder) -> imaplib.IMAP4:
    """A server that has said good day in IMAP. What else may be there is not told apart to the office that asked."""
    try:
        return _Encrypted(place) if place.security == Security.TLS else _Plain(place)
    except (imaplib.IMAP4.error, OSError, EOFError, ValueError) as error:
        if place.only_outside and isinstance(error, imaplib.IMAP4.error | ssl.SSLError):
            raise  # somebody outside has answered
        raise NoMailServer from error


def _log_in(line: imaplib.IMAP4, place: ImapFolder) -> None:
    """By the plain words of IMAP, or as UTF-8 where they hold an umlaut (RFC 4616)."""
    try:
        if (place.user + place.password).isascii():
            line.login(place.user, place.password)
        else:
            line.authenticate("PLAIN", lambda _asked: f"\0{place.user}\0{place.password}".encode())
    except imaplib.IMAP4.abort:
        raise
    except imaplib.IMAP4.error as error:
        raise NotLetIn(*error.args) from error


def _leave(line: Any) -> None:
    with suppress(imaplib.IMAP4.error, OSError, EOFError):
        line.logout()
    line.hang_up()


def _data_of(answer: tuple[str, list[Any]]) -> list[Any]:
    status, data = answer
    if status != "OK":
        raise imaplib.IMAP4.error(data[0] if data else b"")
    return data


def _numbers(answer: tuple[str, list[Any]]) -> list[int]:
    found = b" ".join(one for one in _data_of(answer) if isinstance(one, bytes))
    numbers = (number_in(one, 1, MOST_NUMBER) for one in found.split())
    return [one for one in numbers if one is not None]


def _number(line: imaplib.IMAP4, name: str) -> int:
    said = (line.response(name)[1] or [None])[0]
    return (number_in(said, 0, MOST_NUMBER) if isinstance(said, bytes) else None) or 0


def _mail(line: imaplib.IMAP4, number: int) -> bytes:
    """One mail, without marking it as read; of what is too large only the beginning."""
    data = _data_of(line.uid("FETCH", str(number), f"(BODY.PEEK[]<0.{MOST + 1}>)"))
    return next((one[1] for one in data if isinstance(one, tuple)), b"")


def _in_words(error: Exception, place: ImapFolder) -> str:
    reason = next(reason for kind, reason in SAID if isinstance(error, kind))
    said = str(reason) % {"server": f"{place.host}:{place.port}"}
    quoted = error.args[0] if isinstance(error, imaplib.IMAP4.error) and error.args else b""
    words = quoted.decode("utf-8", "replace") if isinstance(quoted, bytes) else str(quoted)
    clean = " ".join(re.sub(r"[^\x20-\x7e\xa0-\uffff]", " ", words).split())[:200]
    return f"{said} ({clean})" if clean else said

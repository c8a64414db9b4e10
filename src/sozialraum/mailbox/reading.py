"""Mailbox: all there is to read in a mail – each text, each file, each mail within, and what nobody could read.

Every word of every part that is text comes out. Nothing is decided here: what a mail is, is asked elsewhere.
"""

from __future__ import annotations

import mimetypes
import re
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from email import message_from_bytes
from email.message import Message
from email.utils import parsedate_to_datetime
from typing import Any

from django.utils.translation import gettext as _

from sozialraum.foundation.dates import moment_in_figures
from sozialraum.mailbox.calendar_answer import in_words
from sozialraum.mailbox.charsets import label_within, text_from
from sozialraum.mailbox.cms import signed_content
from sozialraum.mailbox.headers import decoded, header, line
from sozialraum.mailbox.plain import PAGE, plain_text, unfolded_lines, words_alone
from sozialraum.mailbox.words import Remark

TEXT = 500_000  # signs of a mail that are shown; the original holds them all
PARTS, FILES, DEEPEST = 2_000, 200, 30
TYPE = re.compile(r"[a-z0-9][a-z0-9!#$&^_.+-]{0,60}/[a-z0-9][a-z0-9!#$&^_.+-]{0,80}")
MAILS = ("message/rfc822", "message/global", "message/news")
WRAPPED = ("base64", "quoted-printable")
SEALED = ("application/pkcs7-mime", "application/x-pkcs7-mime")
LOCKED = re.compile(r"(?m)^-----BEGIN PGP MESSAGE-----")
FOR_OLD_PROGRAMS = re.compile(r"mime|multi-?part|mehrteilig", re.I)
WITHIN = re.compile(r"(?m)^(>.*)\n\n(?=>)")
ALIKE = 40  # renderings of one text that are compared


@dataclass(frozen=True)
class FilePart:
    """A part that is saved and not read, with its own type."""

    name: str
    media_type: str
    content: bytes


@dataclass
class Reading:
    """What has been read so far."""

    texts: list[str] = field(default_factory=list)
    files: list[FilePart] = field(default_factory=list)
    remarks: set[Remark] = field(default_factory=set)
    count: int = 0
    room: int = TEXT
    #: Renderings of one text among which the fullest are said; None outside of a choice.
    held: list[tuple[frozenset[str], Callable[[], None]]] | None = None

    @property
    def text(self) -> str:
        """Text of all parts in order, attached mails included."""
        return WITHIN.sub(r"\1\n>\n", "\n\n".join(self.texts))

    def say(self, text: str, depth: int = 0) -> None:
        """Add a text; one of a mail within has a mark before each line for each mail around it."""
        if len(text) > self.room:
            self.remarks.add(Remark.TEXT_CUT)
            text = text[: self.room]
        self.room -= len(text)
        if text.strip():
            self.texts.append("\n".join(f"{'> ' * depth}{one}" for one in text.split("\n")) if depth else text)

    def add_file(self, part: Message, content: bytes, name: str = "") -> None:
        """Add a file."""
        if len(self.files) == FILES:
            self.remarks.add(Remark.MANY_FILES)
            return
        self.files.append(FilePart(name or filename_of(part, len(self.files) + 1), type_of(part), content))


def read_all_of(mail: Message) -> Reading:
    """Everything in it."""
    found = Reading()
    _read(mail, found, 0)
    return found


def _read(part: Message, found: Reading, depth: int) -> None:
    found.count += 1
    if found.count > PARTS or depth > DEEPEST:
        found.remarks.add(Remark.MANY_PARTS)
        return
    kind, inside = part.get_content_type(), payload_of(part)
    if part.get_content_maintype() == "multipart" and isinstance(inside, list):
        _read_many(part, found, depth)
    elif kind in MAILS or filename_of(part).lower().endswith(".eml"):
        _read_mail(part, found, depth)
    elif kind in SEALED and (within := signed_content(bytes_of(part))) is not None:
        found.remarks.add(Remark.SIGNED)
        found.add_file(part, bytes_of(part))
        _read(message_from_bytes(within), found, depth)
    elif part.get_content_maintype() in ("text", "multipart", "message") and kind not in ("text/rtf", "text/richtext"):
        _read_text(part, found, depth)
    else:
        _keep_file(part, found)


def _read_many(part: Message, found: Reading, depth: int) -> None:
    if part.get_content_type() == "multipart/encrypted":
        found.remarks.add(Remark.ENCRYPTED)
    chooses = part.get_content_type() == "multipart/alternative" and found.held is None
    if chooses:
        found.held = []
    for stray in (part.preamble, part.epilogue):
        if stray and re.search(r"\w", stray) and not FOR_OLD_PROGRAMS.search(stray):
            found.say(plain_text(text_from(stray.encode("utf-8", "surrogateescape"), ""), TEXT, is_html=False), depth)
    returns = part.get_content_type() == "multipart/report"
    for one in payload_of(part):
        if isinstance(one, Message) and not (returns and is_returned(one)):
            _read(one, found, depth)
    if chooses:
        _choose(found)


def is_returned(part: Message) -> bool:
    """In a report: the letter that comes back, which is ours."""
    return part.get_content_type() in (
        *MAILS,
        "text/rfc822-headers",
        "message/rfc822-headers",
        "message/global-headers",
    )


def _choose(found: Reading) -> None:
    """Say each rendering that has a word which no other has; of equal ones the first."""
    held, found.held = found.held or [], None
    for number, (words, say) in enumerate(held):
        others = [
            (other, other == words and at > number) for at, (other, _say) in enumerate(held[:ALIKE]) if at != number
        ]
        if number >= ALIKE or not any(words <= other and not is_later for other, is_later in others):
            say()


def _read_mail(part: Message, found: Reading, depth: int) -> None:
    """A mail within: its head and all its text, set apart, and the whole of it as a file."""
    inside, content = payload_of(part), bytes_of(part)
    if isinstance(inside, list) and header(part, "Content-Transfer-Encoding").strip().lower() in WRAPPED:
        part.set_payload(content.decode("ascii", "surrogateescape"))  # no program may write it so, and some do
        content = bytes_of(part)
    inner = message_from_bytes(content)
    name = filename_of(part) or f"{line(header(inner, 'Subject'), 80) or _('Nachricht')}.eml"
    found.add_file(part, content, name)
    held, found.held = found.held, None
    found.say(f"{_('Angehängte Nachricht')}: {filename_of(part)}".removesuffix(": "), depth)
    found.say(head_of(inner), depth + 1)
    _read(inner, found, depth + 1)
    found.held = held


def head_of(mail: Message) -> str:
    """Who wrote a mail to whom, when and about what."""
    named = {"From": _("Von"), "To": _("An"), "Cc": _("Kopie an"), "Date": _("Datum"), "Subject": _("Betreff")}
    told = {label: line(header(mail, name), 1000) for name, label in named.items()}
    with suppress(ValueError, TypeError, OverflowError):
        told[named["Date"]] = moment_in_figures(parsedate_to_datetime(told[named["Date"]]))
    return "\n".join(f"{label}: {words}" for label, words in told.items() if words)


def _read_text(part: Message, found: Reading, depth: int) -> None:
    kind, content = part.get_content_type(), bytes_of(part)
    is_html = kind in ("text/html", "text/x-amp-html", "application/xhtml+xml")
    text = text_from(content, str(part.get_content_charset() or (label_within(content) if is_html else "")))
    if kind == "text/calendar":
        found.add_file(part, content)
        found.say(in_words(text) or plain_text(text, TEXT, is_html=False), depth)
        return
    if LOCKED.search(text):
        found.remarks.add(Remark.ENCRYPTED)
    if not is_html and str(part.get_param("format") or "").lower() == "flowed":
        text = unfolded_lines(text, joins=str(part.get_param("delsp") or "").lower() == "yes")
    if name := filename_of(part):
        found.add_file(part, content)
    shown = plain_text(text, TEXT, is_html=is_html) or plain_text(text, TEXT, is_html=False) * is_html
    if len(shown) >= TEXT or len(text) > PAGE * TEXT:
        found.remarks.add(Remark.TEXT_CUT)
    shown = f"{_('Beilage')} »{name}«:\n{shown}" if name else shown
    if found.held is None:
        found.say(shown, depth)
    else:
        found.held.append((words_alone(text, TEXT, is_html=is_html), lambda: found.say(shown, depth)))


def _keep_file(part: Message, found: Reading) -> None:
    content, name = bytes_of(part), filename_of(part).lower()
    if part.get_content_type() in SEALED or name.endswith(".p7m"):
        found.remarks.add(Remark.ENCRYPTED)
    if part.get_content_type() == "application/ms-tnef" or name == "winmail.dat":
        found.remarks.add(Remark.OUTLOOK)
    found.add_file(part, content)


def payload_of(part: Message) -> Any:
    """The parts within, or the text as it came: each byte beyond ASCII a lone surrogate.

    ``get_payload`` would decode it by its label, which changes bytes, and raises where the label is none.
    """
    return part._payload  # type: ignore[attr-defined]


def bytes_of(part: Message) -> bytes:
    """The content of a part, whatever wraps it; what cannot be unwrapped stays as it came."""
    inside = payload_of(part)
    if isinstance(inside, list):
        return b"\n\n".join(whole_of(one).strip() for one in inside if isinstance(one, Message))
    try:
        content = part.get_payload(decode=True)
    except (ValueError, AssertionError, LookupError):
        content = None
    found = content if isinstance(content, bytes) else b""
    return found or (inside.encode("utf-8", "surrogateescape") if isinstance(inside, str) else b"")


def whole_of(mail: Message) -> bytes:
    """A mail within as bytes; nothing if it is too broken to be written again."""
    try:
        return mail.as_bytes()
    except (ValueError, LookupError, TypeError, AttributeError):
        return b""


def filename_of(part: Message, number: int = 0) -> str:
    """What a file is called; with a number a name is made for one that has none."""
    try:
        name = line(decoded(str(part.get_filename() or "")), 120)
    except (ValueError, TypeError, LookupError):
        name = ""
    name = name.replace("\\", "/").rpartition("/")[2].lstrip(".")
    if name or not number:
        return name
    return f"{_('Beilage')}-{number}{mimetypes.guess_extension(part.get_content_type()) or ''}"


def type_of(part: Message) -> str:
    """The type it was sent with, if it is one."""
    kind = part.get_content_type().lower()
    return kind if TYPE.fullmatch(kind) else "application/octet-stream"

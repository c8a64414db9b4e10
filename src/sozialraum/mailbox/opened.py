"""Mailbox: a mail that came in, opened – what it is, whose letter it speaks of, what it says. Values, no database.

Nothing in it is believed but one thing: the Message-ID of a letter of ours, which only its recipient can know. A mail
may be huge, broken, without text or full of tricks; opening it never fails and never costs more than its bytes.
"""

from __future__ import annotations

import re
from base64 import encodebytes
from dataclasses import dataclass
from email import message_from_bytes
from email.errors import MessageError
from email.generator import BytesGenerator
from email.message import Message
from email.parser import BytesHeaderParser
from email.policy import compat32
from io import BytesIO
from itertools import islice

from sozialraum.mailbox.charsets import text_from
from sozialraum.mailbox.guess import MESSAGE_ID, what_it_is
from sozialraum.mailbox.headers import addresses, header, line, sender_of
from sozialraum.mailbox.plain import plain_text
from sozialraum.mailbox.reading import PARTS, TEXT, FilePart, Reading, bytes_of, payload_of, read_all_of
from sozialraum.mailbox.words import Remark
from sozialraum.mailserver.imap import MOST
from sozialraum.post.words import CameAs

BOXES, LINES, LOOKS = 900, 2_000_000, 20_000_000  # boundaries; lines; lines looked at for every boundary
RECEIPTS = ("delivery-status", "disposition-notification")
LONGEST = 998  # signs of a line, RFC 5322 § 2.1.1
KNOWN = 40  # Message-IDs looked at in one mail
#: A personal link, also where a line of quoted-printable breaks it; what it opens must not be kept.
LINK = re.compile(rb"(/(?:=\r?\n)?l(?:=\r?\n)?/)((?:[\w-]|=\r?\n){20,})")


@dataclass(frozen=True)
class Opened:
    """What a mail is and says, as the house keeps it."""

    kind: CameAs
    sender: str
    sender_name: str
    subject: str
    text: str
    said: str  # why the other server could not deliver, in its words
    of: tuple[str, ...]  # Message-IDs in it that look like ours, the nearest first
    own: str  # its own
    to: tuple[str, ...]
    is_cut: bool
    files: tuple[FilePart, ...] = ()
    remarks: tuple[Remark, ...] = ()
    original: bytes = b""  # as it came, but for personal links
    is_receipt: bool = False  # that a letter arrived or was read, in the form of RFC 3464 or 8098: nobody wrote it


def opened(raw: bytes) -> Opened:
    """Read a mail, whatever it is; of one that cannot be read its source is the text."""
    is_cut, raw = len(raw) > MOST, raw[:MOST]
    try:
        if not _is_maze(raw):
            mail = message_from_bytes(raw)
            return _values(mail, raw, read_all_of(mail), is_cut)
    except (RecursionError, ValueError, LookupError, TypeError, AttributeError, IndexError):
        pass  # too deep or too broken for the parser
    reading = Reading(remarks={Remark.UNREAD})
    reading.say(plain_text(text_from(raw[: 4 * TEXT], ""), TEXT, is_html=False))
    return _values(BytesHeaderParser().parsebytes(raw[:TEXT]), raw, reading, is_cut)


def _is_maze(raw: bytes) -> bool:
    """Boxes in boxes in boxes: every line would be held against every boundary. Its inside is not looked at."""
    boxes, lines = raw.lower().count(b"boundary="), raw.count(b"\n")
    return boxes > BOXES or lines > LINES or boxes * lines > LOOKS


def _values(mail: Message, raw: bytes, reading: Reading, is_cut: bool) -> Opened:
    kind, said = what_it_is(mail, reading.text)
    name, sender = sender_of(mail)
    return Opened(
        kind=kind,
        sender=sender,
        sender_name=name,
        subject=line(header(mail, "Subject"), 300),
        text=reading.text,
        said=line(said, 500),
        of=_ours(mail, raw, reading.text),
        own=line(header(mail, "Message-ID"), 300),
        to=tuple(address for _name, address in addresses(mail, "To", "Delivered-To", "X-Original-To", "Cc")),
        is_cut=is_cut,
        files=tuple(reading.files),
        is_receipt=kind is CameAs.AUTOMATIC and str(mail.get_param("report-type")).lower() in RECEIPTS,
        remarks=tuple(sorted(reading.remarks)),
        original=_shut(raw) if Remark.UNREAD in reading.remarks else without_personal_links(mail, raw),
    )


def _ours(mail: Message, raw: bytes, text: str) -> tuple[str, ...]:
    """Message-IDs written as ours are: what it answers first, then whatever stands in it, as in reports of any kind."""
    told = [header(mail, "In-Reply-To").encode("ascii", "replace")]
    told += reversed(header(mail, "References").encode("ascii", "replace").split())
    wrapped = [bytes_of(part) for part in islice(mail.walk(), PARTS) if part.get("Content-Transfer-Encoding", "") and
               part.get_content_maintype() == "text"]  # fmt: skip
    found = dict.fromkeys(
        match[0].decode().lower()
        for words in (*told, *wrapped, text.encode("utf-8", "replace"), raw)
        for match in MESSAGE_ID.finditer(words)
    )
    return tuple(found)[:KNOWN]


def without_personal_links(mail: Message, raw: bytes) -> bytes:
    """The mail byte for byte, but for personal links of ours that are quoted in it: each sign of them is an x."""
    for part in islice(mail.walk(), 10 * PARTS):
        inside = payload_of(part)
        if not isinstance(inside, str) or not inside:
            continue
        before = inside.encode("utf-8", "surrogateescape")
        if str(part.get("Content-Transfer-Encoding", "")).strip().lower() == "base64":
            content = bytes_of(part)
            after = encodebytes(_shut(content)) if LINK.search(content) else before
        else:
            after = _shut(before)
        if after != before:
            raw = raw.replace(before, after)
    return raw


def _shut(words: bytes) -> bytes:
    return LINK.sub(lambda found: found[1] + re.sub(rb"[\w-]", b"x", found[2]), words)


def as_plain_lines(raw: bytes) -> bytes:
    """The mail in seven bits and short lines, as one may lie within another (RFC 2046 § 5.2.1); empty if it cannot."""
    raw = re.sub(rb"\r?\n|\r", b"\r\n", raw)
    if not raw.isascii():
        written = BytesIO()
        try:
            policy = compat32.clone(cte_type="7bit", linesep="\r\n", max_line_length=0)
            BytesGenerator(written, mangle_from_=False, policy=policy).flatten(message_from_bytes(raw))
        except (RecursionError, ValueError, LookupError, TypeError, AttributeError, MessageError):
            return b""
        raw = written.getvalue()
    is_plain = raw.isascii() and b"\0" not in raw and all(len(one) <= LONGEST for one in raw.split(b"\r\n"))
    return raw if is_plain else b""

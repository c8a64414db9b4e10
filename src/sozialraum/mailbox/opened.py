"""Mailbox: a mail that came in, opened – what it is, whose letter it speaks of, what it says. Values, no database.

Nothing in it is believed but one thing: the Message-ID of a letter of ours, which only its recipient can know. A mail
may be huge, broken, without text or full of tricks; opening it never fails and never costs more than its bytes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from email import message_from_bytes
from email.errors import MessageError
from email.header import decode_header, make_header
from email.message import Message
from email.parser import BytesHeaderParser
from email.utils import getaddresses
from itertools import islice

from sozialraum.foundation.mail_address import MOST as MOST_OF_ADDRESS
from sozialraum.foundation.mail_address import address_key
from sozialraum.foundation.text import one_line, shortened
from sozialraum.mailbox.plain import plain_text
from sozialraum.post.words import CameAs

MOST = 10_000_000  # bytes of a mail that are kept; of what is longer only the beginning
TEXT = 20_000  # signs
HEADER = 4_000
BOXES, PARTS, FILES = 50, 200, 20
MESSAGE_ID = re.compile(rb"<[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}@[\w.-]{1,255}>", re.I)
KNOWN = 40  # Message-IDs looked at in one mail
STATUS = re.compile(r"\b([245])\.\d{1,3}\.\d{1,3}\b")
CODE = re.compile(r"(?m)(?:^|\s)([45])\d\d[ -]")
LATE = re.compile(r"delay|warning|verzöger|noch nicht zugestellt|temporar|still being retried|will retry", re.I)
MACHINES = ("mailer-daemon", "postmaster", "mail-daemon", "mailerdaemon")
ABSENT = re.compile(
    r"^\s*(?:auto(?:matic|matische)?[ -]?(?:reply|antwort)|out of (?:the )?office|abwesen|ich bin nicht im|vacation)",
    re.I,
)
BULK = ("bulk", "junk", "list", "auto_reply")


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
    files: tuple[tuple[str, bytes], ...] = ()


def opened(raw: bytes) -> Opened:
    """Read a mail, whatever it is."""
    is_cut, raw = len(raw) > MOST, raw[:MOST]
    try:
        return _read(BytesHeaderParser().parsebytes(raw) if _is_maze(raw) else message_from_bytes(raw), raw, is_cut)
    except (RecursionError, ValueError, LookupError, TypeError, AttributeError, IndexError):
        return _read(BytesHeaderParser().parsebytes(b"Subject: \n\n" + raw[:TEXT]), raw, is_cut)


def _is_maze(raw: bytes) -> bool:
    """Boxes in boxes in boxes: its inside is not looked at."""
    return raw.lower().count(b"boundary=") > BOXES


def _read(mail: Message, raw: bytes, is_cut: bool) -> Opened:
    kind, said = _kind_of(mail, raw)
    name, sender = _address(mail, "From")
    return Opened(
        kind=kind,
        sender=sender,
        sender_name=name,
        subject=line(_header(mail, "Subject"), 300),
        text=_text_of(mail) if kind is CameAs.ANSWER else "",
        said=line(said, 500),
        of=_ours(mail, raw),
        own=line(_header(mail, "Message-ID"), 300),
        to=tuple(address for _name, address in _addresses(mail, "To", "Delivered-To", "X-Original-To", "Cc")),
        is_cut=is_cut,
        files=tuple(_files(mail)) if kind is CameAs.ANSWER else (),
    )


def line(text: str, length: int) -> str:
    """At most so many signs in one line; whatever comes from outside goes through here."""
    return shortened(" ".join(one_line(text).split()), length)


# ── what it is ────────────────────────────────────────────────────────────────


def _kind_of(mail: Message, raw: bytes) -> tuple[CameAs, str]:
    """A report on a delivery, something a program answered by itself, or the answer of a human."""
    report = str(mail.get_param("report-type") or "").lower() if mail.get_content_type() == "multipart/report" else ""
    if report == "delivery-status":
        return _reported(mail)
    if not report and (_header(mail, "X-Failed-Recipients") or _is_machine(mail)):
        return _machine_report(mail, raw)
    if report == "disposition-notification" or _is_automatic(mail):
        return CameAs.AUTOMATIC, ""
    return CameAs.ANSWER, ""


def _reported(mail: Message) -> tuple[CameAs, str]:
    """RFC 3464: the fields of the report say what came of it; the first that failed counts."""
    fields = [part for part in _parts(mail) if part.get_content_type() == "message/delivery-status"]
    recipients = [block for part in fields for block in _blocks(part) if block["Action"] or block["Status"]]
    failed = next((one for one in recipients if _action(one) == "failed"), None)
    late = next((one for one in recipients if _action(one) == "delayed"), None)
    if failed is not None:
        return CameAs.BOUNCE, _diagnosis(failed)
    if late is not None:
        return CameAs.DELAY, _diagnosis(late)
    if recipients:
        return CameAs.AUTOMATIC, ""  # delivered, relayed or expanded
    return CameAs.BOUNCE, line(_text_of(mail), 300)


def _blocks(part: Message) -> list[Message]:
    payload = part.get_payload()
    if isinstance(payload, list):
        return [one for one in payload if isinstance(one, Message)]
    return [message_from_bytes(block) for block in _bytes_of(part).replace(b"\r\n", b"\n").split(b"\n\n")]


def _action(block: Message) -> str:
    """What the report says of one recipient; where it says nothing, the first digit of the status does."""
    told = _header(block, "Action").strip().lower()
    if told in ("failed", "delayed", "delivered", "relayed", "expanded"):
        return told
    return {"5": "failed", "4": "delayed"}.get(_header(block, "Status").strip()[:1], "delivered")


def _diagnosis(block: Message) -> str:
    words = _header(block, "Diagnostic-Code").partition(";")[2].strip() or _header(block, "Diagnostic-Code")
    return " ".join(filter(None, [_header(block, "Status").strip(), words]))


def _is_machine(mail: Message) -> bool:
    local = _address(mail, "From")[1].partition("@")[0].lower()
    return local.startswith(MACHINES)


def _machine_report(mail: Message, raw: bytes) -> tuple[CameAs, str]:
    """A report as qmail, older Exchange and others write it: words for humans, and the letter below."""
    text = _text_of(mail) or line(raw[:4000].decode("utf-8", "replace"), 4000)
    above = MESSAGE_ID.split(text.encode("utf-8", "replace"))[0].decode("utf-8", "replace")[:4000]
    subject = _header(mail, "Subject")
    code = STATUS.search(above) or CODE.search(above)
    is_late = bool(LATE.search(subject)) or (code is not None and code[1] == "4")
    if code is not None and code[1] == "5":
        is_late = False
    said = next((one for one in above.splitlines() if STATUS.search(one) or CODE.search(one)), "") or above
    return (CameAs.DELAY if is_late else CameAs.BOUNCE), line(said, 300)


def _is_automatic(mail: Message) -> bool:
    """RFC 3834 and what was usual before it: nobody wrote this, and nobody waits for an answer."""
    submitted = _header(mail, "Auto-Submitted").strip().lower()
    if submitted and not submitted.startswith("no"):
        return True
    if any(_header(mail, name) for name in ("X-Autoreply", "X-Autorespond", "List-Id", "List-Unsubscribe")):
        return True
    if _header(mail, "Precedence").strip().lower() in BULK or _header(mail, "Return-Path").strip() == "<>":
        return True
    return bool(ABSENT.match(_header(mail, "Subject")))


# ── what it speaks of ─────────────────────────────────────────────────────────


def _ours(mail: Message, raw: bytes) -> tuple[str, ...]:
    """Message-IDs written as ours are: what it answers first, then whatever stands in it, as in reports of any kind."""
    told = [_header(mail, "In-Reply-To").encode("ascii", "replace")]
    told += reversed(_header(mail, "References").encode("ascii", "replace").split())
    told += [_bytes_of(part) for part in _parts(mail) if part.get("Content-Transfer-Encoding", "") and _is_text(part)]
    found = dict.fromkeys(match[0].decode().lower() for text in (*told, raw) for match in MESSAGE_ID.finditer(text))
    return tuple(found)[:KNOWN]


# ── what it says ──────────────────────────────────────────────────────────────


def _parts(mail: Message) -> Iterator[Message]:
    """Every part, so many of them; a mail that is nothing but thousands of parts tires nobody."""
    for count, part in enumerate(mail.walk()):
        if count == PARTS:
            return
        yield part


def _is_text(part: Message) -> bool:
    return part.get_content_maintype() == "text" and not part.get_filename()


def _text_of(mail: Message) -> str:
    """The first plain text, else the first HTML without its marks."""
    texts = [part for part in _parts(mail) if _is_text(part)]
    for kind in ("text/plain", "text/html"):
        for part in texts:
            if part.get_content_type() == kind and (words := _words_of(part, is_html=kind == "text/html")):
                return words
    return ""


def _words_of(part: Message, *, is_html: bool) -> str:
    charset = str(part.get_content_charset() or "utf-8")
    try:
        text = _bytes_of(part).decode(charset, "replace")
    except (LookupError, ValueError):
        text = _bytes_of(part).decode("utf-8", "replace")
    return plain_text(text, TEXT, is_html=is_html)


def _bytes_of(part: Message) -> bytes:
    try:
        content = part.get_payload(decode=True)
    except (ValueError, AssertionError, LookupError):
        content = None
    return content if isinstance(content, bytes) else b""


def _files(mail: Message) -> Iterator[tuple[str, bytes]]:
    found = (part for part in _parts(mail) if not part.is_multipart() and part.get_filename())
    for part in islice(found, FILES):
        yield line(decoded(str(part.get_filename())), 120) or "Beilage", _bytes_of(part)


# ── headers ───────────────────────────────────────────────────────────────────


def _header(mail: Message, name: str) -> str:
    return decoded(next(_headers(mail, name), ""))


def _headers(mail: Message, name: str) -> Iterator[str]:
    """The headers of this name as they came, letters beyond ASCII read as UTF-8."""
    for known, text in mail.raw_items():
        if known.lower() == name.lower():
            yield str(text)[:HEADER].encode("ascii", "surrogateescape").decode("utf-8", "replace")


def decoded(text: str) -> str:
    """Words of a header as they are read (RFC 2047); what cannot be read stays as it is."""
    try:
        return str(make_header(decode_header(text)))
    except (ValueError, LookupError, MessageError):
        return text


def _addresses(mail: Message, *names: str) -> list[tuple[str, str]]:
    told = [one for name in names for one in islice(_headers(mail, name), 5)]
    try:
        found = getaddresses(told)
    except (ValueError, IndexError, TypeError):
        return []
    return [
        (line(decoded(name), 200), address_key(line(address, MOST_OF_ADDRESS)))
        for name, address in found[:50]
        if "@" in address
    ]


def _address(mail: Message, name: str) -> tuple[str, str]:
    return next(iter(_addresses(mail, name)), ("", ""))

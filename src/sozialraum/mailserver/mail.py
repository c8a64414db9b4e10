"""Mailserver: a letter as the bytes of a mail (RFC 5322): UTF-8 throughout, no line too long, whatever was typed."""

from __future__ import annotations

import re
from email.header import Header
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _

from sozialraum.foundation.mail_address import ascii_address, is_mail_address
from sozialraum.foundation.text import has_controls

LINE = 76  # signs; a mail server takes 998, a reader's screen does not
CALENDAR = re.compile("text/calendar; method=([A-Z]+)")  # shown beside the text by whoever can (RFC 6047 § 2.4)
WHOLE = "message/rfc822"  # a mail within, in seven bits already
PLAIN = re.compile(r"[A-Za-z0-9 !#$%&'*+/=?^_`{|}~-]*")


def mail_of(letter: Any, *, from_address: str, from_name: str, reply_to: str = "") -> bytes:
    """The bytes of a letter's mail, the same on every try but for the sender.

    ``letter`` has ``to``, ``name``, ``subject``, ``text``, ``created``, ``message_id``, ``reply_to``, ``attachments``.
    """
    answers = letter.reply_to or reply_to
    head = {
        "From": mailbox("From", from_name, from_address),
        "To": mailbox("To", letter.name, letter.to),
        "Reply-To": mailbox("Reply-To", "", answers) if answers else "",
        "Subject": encoded("Subject", letter.subject),
        "Date": format_datetime(timezone.localtime(letter.created)),
        "Message-ID": letter.message_id,
        "Auto-Submitted": "auto-generated",
    }
    lines = "".join(f"{name}: {text}\r\n" for name, text in head.items() if text)
    return lines.encode("ascii") + _content(letter).as_bytes()


def _content(letter: Any) -> EmailMessage:
    content = EmailMessage(policy=SMTP.clone(max_line_length=LINE))
    content.set_content(letter.text, cte="quoted-printable")
    for attachment in letter.attachments.order_by("pk"):
        if method := CALENDAR.fullmatch(attachment.media_type):
            words = bytes(attachment.content).decode()
            content.add_alternative(words, subtype="calendar", params={"method": method[1]}, cte="quoted-printable")
            continue
        if attachment.media_type == WHOLE:
            if content.get_content_type() != "multipart/mixed":
                content.make_mixed()
            content.attach(_within(attachment.name, bytes(attachment.content)))
            continue
        kind, _, sort = attachment.media_type.partition("/")
        content.add_attachment(
            bytes(attachment.content), maintype=kind, subtype=sort or "octet-stream", filename=attachment.name
        )
    return content


def _within(name: str, content: bytes) -> EmailMessage:
    """A mail as a part, byte for byte: a word in it that was signed is the same word when it arrives."""
    part = EmailMessage(policy=SMTP)
    part["Content-Type"] = WHOLE
    part.add_header("Content-Disposition", "attachment", filename=name)
    part.set_payload(content.decode("ascii"))
    return part


def mailbox(header: str, name: str, address: str) -> str:
    """A name and an address. The name is quoted or encoded, so that nothing in it is taken for an address."""
    pointed = f"<{ascii_address(address)}>"
    if not name:
        return ascii_address(address)
    words = (
        f'"{name}"' if PLAIN.fullmatch(name) and "=?" not in name and len(name) < LINE // 2 else encoded(header, name)
    )
    room = LINE - len(words.rpartition("\r\n")[2]) - len(header) - 2
    return f"{words} {pointed}" if len(pointed) <= room else f"{words}\r\n {pointed}"


def encoded(header: str, text: str) -> str:
    """Words for a header (RFC 2047), folded. Plain words stay as they are."""
    if PLAIN.fullmatch(text) and "=?" not in text and len(header) + 2 + len(text) <= LINE:
        return text
    return Header(text, "utf-8", maxlinelen=LINE, header_name=header).encode(linesep="\r\n")


def refuse_control_characters(text: str) -> None:
    """No line breaks and no other control characters where a header of a mail is made of it."""
    if has_controls(text):
        raise ValidationError(_("Hier sind keine Zeilenumbrüche und keine Steuerzeichen möglich."), code="control")


def refuse_all_but_one_address(address: str) -> None:
    """One mail address that every mail server understands, and nothing beside it."""
    if not is_mail_address(address):
        sentence = _(
            "»%(address)s« ist keine E-Mail-Adresse. Bitte geben Sie genau eine an, zum Beispiel name@example.org."
        )
        raise ValidationError(sentence % {"address": address[:80]}, code="email")

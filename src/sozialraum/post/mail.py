"""Post: a letter as the bytes of a mail (RFC 5322): UTF-8 throughout, no line too long, whatever was typed."""

from __future__ import annotations

from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP

from sozialraum.post.models import Letter

POLICY = SMTP.clone(max_line_length=76)


def message_of(letter: Letter, *, from_address: str, from_name: str) -> EmailMessage:
    """The mail: the same on every try, but for where it comes from."""
    message = EmailMessage(policy=POLICY)
    message["From"] = Address(from_name, addr_spec=ascii_address(from_address))
    message["To"] = Address(letter.name, addr_spec=ascii_address(letter.to))
    if letter.reply_to:
        message["Reply-To"] = Address("", addr_spec=ascii_address(letter.reply_to))
    message["Subject"] = letter.subject
    message["Date"] = letter.created
    message["Message-ID"] = letter.message_id
    message["Auto-Submitted"] = "auto-generated"
    message.set_content(letter.text, cte="quoted-printable")
    for attachment in letter.attachments.order_by("pk"):
        kind, _, sort = attachment.media_type.partition("/")
        message.add_attachment(
            bytes(attachment.content), maintype=kind, subtype=sort or "octet-stream", filename=attachment.name
        )
    return message


def ascii_address(address: str) -> str:
    """The address as every mail server takes it: an international domain in its ASCII form."""
    local, _, domain = address.rpartition("@")
    return f"{local}@{domain.encode('idna').decode('ascii')}"

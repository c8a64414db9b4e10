"""Post: the outbox – every letter as a row, in the transaction of the act that wants it. Filled by ``post.sending``."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _

from sozialraum.foundation.mail_address import mail_address
from sozialraum.foundation.text import around_isolates, one_line, paragraphs, shortened
from sozialraum.mailserver.mail import refuse_all_but_one_address, refuse_control_characters
from sozialraum.mailserver.routes import host_of
from sozialraum.network.models import Body
from sozialraum.post.models import Attachment, Letter
from sozialraum.post.words import LetterMedium, LetterState, Reason

BY_MAIL: dict[str, Any] = {"kind": LetterMedium.MAIL, "state": LetterState.WAITING}
HELD: dict[str, Any] = {"state": LetterState.HELD}
ON_PAPER: dict[str, Any] = {"kind": LetterMedium.PAPER, "state": LetterState.TO_PRINT}
SECRETS_LAST = dt.timedelta(hours=1)


@dataclass(frozen=True)
class Enclosure:
    """A file to go with a letter."""

    name: str
    content: bytes
    media_type: str = "application/octet-stream"


def put(  # noqa: PLR0913 - a letter is what it is; all by name
    body: Body,
    *,
    to: str = "",
    name: str = "",
    subject: str,
    text: str,
    about: str = "",
    about_key: str = "",
    secret: bool = False,
    attachments: Sequence[Enclosure] = (),
    wait_until: dt.datetime | None = None,
    expires: dt.datetime | None = None,
    reply_to: str = "",
    postal_address: str = "",
    topic: str = "",
    language: str = "de",
    links: Sequence[tuple[str, str]] = (),
    held_for: str = "",
) -> Letter:
    """Store a letter in the outbox; it is sent after the surrounding transaction commits, or never.

    Without ``to`` it is a letter on paper, with ``links`` (label, path) beside it. ``about``, ``about_key``: kind and
    key of what it is for. ``secret``: its text is blanked once sent or over. ``held_for``: it waits for more.
    """
    refuse_what_is_no_letter(to, name, subject, reply_to, postal_address, attachments)
    known = {"about": about, "about_key": about_key, "topic": topic, "language": language, "secret": secret}
    letter = Letter.objects.create(
        body=body,
        **_where(to, name, postal_address, reply_to),
        **_begins(to, wait_until, held_for),
        subject=shortened(around_isolates(one_line, subject), 300),
        text=around_isolates(paragraphs, text),
        links=[list(one) for one in links],
        **known,
        message_id=f"<{uuid.uuid4()}@{host_of(body)}>",
        expires=expires or (timezone.now() + SECRETS_LAST if secret else None),
    )
    Attachment.objects.bulk_create(Attachment(letter=letter, **asdict(one)) for one in attachments)
    return letter


def _where(to: str, name: str, postal_address: str, reply_to: str) -> dict[str, Any]:
    """The columns of where it goes, and where an answer does."""
    mails = {"to": mail_address(to) if to else "", "reply_to": mail_address(reply_to) if reply_to else ""}
    return mails | {"name": shortened(one_line(name), 200), "postal_address": postal_address}


def _begins(to: str, wait_until: dt.datetime | None, held_for: str) -> dict[str, Any]:
    """The columns of a letter that is new."""
    way = BY_MAIL | {"next_try": wait_until or timezone.now()} if to else ON_PAPER
    if not held_for:
        return way
    return way | HELD | {"held_for": held_for, "next_try": next_day() if held_for == Reason.TOO_MANY else None}


def put_without_way(body: Body, *, name: str, text: str, held_for: str, **which: str) -> Letter:
    """Store that a letter was owed and had no way; once for each thing, topic and subject (``which``)."""
    words = {"name": shortened(one_line(name), 200), "text": around_isolates(paragraphs, text), "held_for": held_for}
    new = words | {"message_id": f"<{uuid.uuid4()}@{host_of(body)}>"}
    which["subject"] = shortened(around_isolates(one_line, which["subject"]), 300)
    once = {"body": body, "kind": LetterMedium.NONE, **HELD, **which}
    return Letter.objects.update_or_create(**once, defaults=words, create_defaults=new)[0]


def next_day() -> dt.datetime:
    """When all counts begin anew: the first moment of the next local day."""
    tomorrow = timezone.localdate() + dt.timedelta(days=1)
    return timezone.make_aware(dt.datetime.combine(tomorrow, dt.time()))


def refuse_what_is_no_letter(
    to: str, name: str, subject: str, reply_to: str, postal_address: str, attachments: Sequence[Enclosure]
) -> None:
    """It must go somewhere, and nothing typed may become a header of its own."""
    for text in (to, name, subject, reply_to, *(one.name for one in attachments)):
        refuse_control_characters(text)
    if not to and not postal_address.strip():
        raise ValidationError(_("Für diesen Brief fehlt die E-Mail-Adresse oder die Anschrift."), code="address")
    for address in filter(None, (to, reply_to)):
        refuse_all_but_one_address(address)

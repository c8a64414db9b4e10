"""Mailbox: what one may ask about mailboxes, and about what came back."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models.functions import Length

from sozialraum.foundation.kinds import kind_of
from sozialraum.foundation.visitor import Visitor
from sozialraum.mailbox.models import Mailbox, MailboxBook
from sozialraum.network.models import Body
from sozialraum.post.models import Incoming, IncomingOriginal, Letter
from sozialraum.post.queries import PAGE

BLIP = dt.timedelta(minutes=30)  # a server may be gone for so long before anybody is told


def mailbox_of(body: Body) -> Mailbox:
    """The mailbox the office has named; a blank one if it has not."""
    return Mailbox.objects.filter(body=body).select_related("book").first() or Mailbox(body=body)


def mailboxes_failing(body: Body, now: dt.datetime) -> list[MailboxBook]:
    """Mailboxes that could not be read for longer than a server may be away."""
    return list(MailboxBook.objects.filter(mailbox__body=body, failing_since__lt=now - BLIP))


def came_in(visitor: Visitor, *, everything: bool, number: str) -> Page[Any]:
    """What came in by post: what is to be read, the oldest first; or everything, the youngest first."""
    found = Incoming.objects.visible_to(visitor)
    found = found.order_by("-received", "-pk") if everything else found.to_read()
    return Paginator(found.select_related("letter").defer("text"), PAGE).get_page(number)


def forwarded(incoming: Incoming) -> Letter | None:
    """The letter by which it went on to the office."""
    return Letter.objects.filter(body=incoming.body, about=kind_of(Incoming), about_key=incoming.key).first()


def size_of_original(incoming: Incoming) -> int | None:
    """Bytes of the message as it came; None if they were not kept."""
    kept = IncomingOriginal.objects.filter(incoming=incoming).annotate(size=Length("content"))
    return kept.values_list("size", flat=True).first()

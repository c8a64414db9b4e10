"""Joining: one wish to join as its two pages show it – the receipt for whoever asked, the file for the office."""

from __future__ import annotations

from dataclasses import dataclass

import segno
from django.utils.safestring import SafeString, mark_safe

from sozialraum.bodies.queries import office_of
from sozialraum.correspondence.models import ManualDelivery
from sozialraum.correspondence.queries.asked import Asked, how_asked
from sozialraum.correspondence.words import ReplyBy
from sozialraum.joining.models import JoinRequest
from sozialraum.joining.queries.requests import LikelyMatches, known_as, needs_of
from sozialraum.joining.words import FOLLOWED
from sozialraum.post.letter import OfficeContact
from sozialraum.sittings.queries.dates import NextDate


@dataclass(frozen=True)
class RequestReceipt:
    """What whoever asked reads, and takes home on paper."""

    wish: JoinRequest
    ahead: NextDate | None
    needs: list[str]
    office: OfficeContact
    link: str

    @property
    def must_confirm(self) -> bool:
        """True if nothing is mailed before the sender confirms the address."""
        wish = self.wish
        return wish.reply_by == ReplyBy.MAIL and wish.email_confirmed is None and wish.state in FOLLOWED

    @property
    def asked(self) -> Asked:
        """Where the letter stands that asks for confirmation."""
        return how_asked(self.wish)

    @property
    def is_followed(self) -> bool:
        return self.wish.state in FOLLOWED

    @property
    def code(self) -> SafeString:
        """QR code of the status page's address as SVG, made here, so that no other service learns it."""
        drawn = segno.make(self.link, error="m").svg_inline(scale=4, border=2, dark="#000", light="#fff")
        return mark_safe(drawn)  # noqa: S308 - an SVG of squares


def receipt_of(wish: JoinRequest, ahead: NextDate | None, link: str) -> RequestReceipt:
    """``link`` is known only while somebody stands before it: what is kept is a digest of its secret."""
    return RequestReceipt(wish, ahead, needs_of(wish), office_of(wish.body), link)


@dataclass(frozen=True)
class JoinRequestFile:
    """What the office knows of a wish: what they need, who it might be, what has still to be said."""

    needs: list[str]
    known: LikelyMatches
    errands: list[ManualDelivery]
    is_followed: bool  # they still hear of the date

    @property
    def is_known(self) -> bool:
        return bool(self.known.persons or self.known.requests)


def detail_of(wish: JoinRequest) -> JoinRequestFile:
    errands = ManualDelivery.objects.about(wish).filter(deleted=None).order_by("created", "pk")
    return JoinRequestFile(needs_of(wish), known_as(wish), list(errands), is_followed=wish.state in FOLLOWED)

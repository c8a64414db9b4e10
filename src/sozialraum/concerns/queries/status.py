"""Concerns: how things stand, for whoever said it – by link, or by number and code."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

import segno
from django.conf import settings
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext

from sozialraum.bodies.queries import office_of
from sozialraum.concerns import rules
from sozialraum.concerns.models import Concern, Photo, Promise
from sozialraum.concerns.queries.answers import Answer, answers_to
from sozialraum.concerns.queries.offers import OtherContact, elsewhere, promise_of
from sozialraum.concerns.words import OPEN, ConcernState
from sozialraum.correspondence.letters import whom_to_call
from sozialraum.correspondence.queries.asked import Asked, how_asked
from sozialraum.correspondence.words import ReplyBy
from sozialraum.foundation.throttle import Limit
from sozialraum.languages.marks import isolated
from sozialraum.meetings.models import Meeting
from sozialraum.meetings.words import State as Sitting
from sozialraum.network.models import Body
from sozialraum.post.letter import OfficeContact
from sozialraum.sittings.queries.dates import NextDate, date_of, next_date, public_meetings

GUESSES = Limit("concern-code", most=30, within=dt.timedelta(hours=1))


def may_guess(network: str) -> bool:
    """Not too many guesses from one corner of the internet. At one number all may guess: else one could lock it."""
    return GUESSES.takes(network)


def by_number(body: Body, number: str, code: str) -> Concern | None:
    """The concern that number and code open together. A wrong number takes as long as a wrong code."""
    found = Concern.objects.filter(body=body, ordinal=rules.ordinal_of(number), deleted=None, anonymised=None)
    concern = found.with_groups().first()
    right = concern.code if concern else rules.code_of(settings.SECRET_KEY, "nobody", 1)
    fits = rules.is_code(code, right)
    return concern if concern and fits else None


@dataclass(frozen=True)
class ConcernReceipt:
    """What whoever said it reads, and takes home on paper."""

    concern: Concern
    groups: tuple[str, ...]
    ahead: NextDate | None  # the next date of the leading group, or the sitting it is talked about in
    answers: tuple[Answer, ...]
    photos: tuple[Photo, ...]
    elsewhere: OtherContact
    office: OfficeContact
    link: str

    @property
    def is_open(self) -> bool:
        return self.concern.state in OPEN

    @property
    def promise(self) -> Promise | None:
        """When an answer comes; None once there is one."""
        return promise_of(self.concern.body) if self.is_open else None

    @property
    def date_heading(self) -> str:
        """»Nächste Sitzung: AG Wohnen«, after the group the date is asked of."""
        held_by = [group.name for group in self.ahead.groups] if self.ahead else list(self.groups[:1])
        name = next((name for name in self.groups if name in held_by), next(iter(held_by), ""))
        return ": ".join(filter(None, (gettext("Nächste Sitzung"), isolated(name))))

    @property
    def whom_to_call(self) -> str:
        return whom_to_call(self.office)

    @property
    def must_confirm(self) -> bool:
        """True if nothing is mailed before the sender confirms the address."""
        concern = self.concern
        return concern.reply_by == ReplyBy.MAIL and concern.email_confirmed is None and self.is_open

    @property
    def asked(self) -> Asked:
        """Where the letter stands that asks for confirmation."""
        return how_asked(self.concern)

    @property
    def code(self) -> str:
        return rules.as_read_out(self.concern.code)

    @property
    def square(self) -> SafeString:
        """QR code of the status page's address as SVG, made here, so that no other service learns it."""
        drawn = segno.make(self.link, error="m").svg_inline(scale=4, border=2, dark="#000", light="#fff")
        return mark_safe(drawn)  # noqa: S308 - an SVG of squares


def receipt_of(concern: Concern, now: dt.datetime, link: str = "") -> ConcernReceipt:
    """``link`` is known only while somebody stands before it: what is kept is a digest of its secret."""
    groups = concern.groups
    return ConcernReceipt(
        concern=concern,
        groups=tuple(group.name for group in groups),
        ahead=_talked_about(concern) or (next_date(concern.waits_for, now) if concern.state in OPEN else None),
        answers=tuple(answers_to([concern])[concern.pk]),
        photos=tuple(concern.photos.filter(deleted=None)) if link else (),
        elsewhere=elsewhere(concern.body),
        office=office_of(concern.body),
        link=link,
    )


def _talked_about(concern: Concern) -> NextDate | None:
    """The sitting it stands on the agenda of, once that is convened."""
    if concern.state != ConcernState.ON_AGENDA or concern.agenda_item is None:
        return None
    convened = public_meetings(concern.body).exclude(state=Sitting.CANCELLED)
    meeting: Meeting | None = convened.filter(pk=concern.agenda_item.meeting_id).first()
    return date_of(meeting) if meeting else None

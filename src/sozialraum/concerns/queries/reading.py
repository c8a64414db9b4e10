"""Concerns: what of a concern somebody may read – the one place that says so, field by field, for every page."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from sozialraum.concerns.models import Concern, Photo, Reply
from sozialraum.concerns.permissions import is_auditor, is_office, said_it
from sozialraum.concerns.words import WITH_GROUPS
from sozialraum.foundation.visitor import Visitor
from sozialraum.meetings.models import AgendaItem


@dataclass(frozen=True)
class ContactReading:
    """How whoever said it is reached. For the office alone."""

    name: str
    reply_by: str
    email: str
    email_confirmed: dt.datetime | None
    phone: str
    postal_address: str


@dataclass(frozen=True)
class ConcernMeeting:
    """On whose agenda it stands, and where: the name of the meeting and the address of the point."""

    name: str
    url: str


@dataclass(frozen=True)
class ConcernReading:
    """A concern as one visitor may read it; what is not theirs to read is not in here.

    ``text`` is the original for the office and for whoever said it, the wording for the groups for their members, and
    the public wording for everybody else, or empty.
    """

    key: str
    number: str
    topic: str
    groups: tuple[str, ...]
    state: str
    created: dt.datetime
    text: str = ""
    language: str = ""
    way_in: str = ""
    is_public: bool = False
    contact: ContactReading | None = None
    photos: tuple[Photo, ...] = ()
    replies: tuple[Reply, ...] = ()
    sitting: ConcernMeeting | None = None


def as_read_by(visitor: Visitor, concern: Concern) -> ConcernReading:
    """What this visitor may read of a concern that is ``listed_for`` them."""
    office, own = is_office.holds(visitor, concern), said_it.holds(visitor, concern)
    auditor = is_auditor.holds(visitor, concern)
    mine = {group.pk for group in concern.groups} & visitor.organization_ids
    member = not auditor and bool(mine) and concern.state in WITH_GROUPS
    public = concern.published is not None
    reads = office or own or member or public
    return ConcernReading(
        key=concern.key,
        number=concern.number,
        topic=concern.topic.name if concern.topic else "",
        groups=tuple(group.name for group in concern.groups),
        state=concern.state,
        created=concern.created,
        text=_text(concern, original=office or own, member=member, public=public),
        language=concern.get_language_display() if office or member or auditor else "",
        way_in=concern.get_way_in_display() if office or auditor else "",
        is_public=public,
        contact=_contact(concern) if office else None,
        photos=tuple(Photo.objects.visible_to(visitor).filter(concern=concern)) if office or own or member else (),
        replies=tuple(concern.replies.filter(deleted=None).order_by("created", "pk")) if reads else (),
        sitting=_sitting(concern, visitor) if reads or auditor else None,
    )


def _sitting(concern: Concern, visitor: Visitor) -> ConcernMeeting | None:
    """Only where this visitor may know of the meeting and of the point."""
    found = (
        AgendaItem.objects.listed_for(visitor).filter(pk=concern.agenda_item_id or 0).select_related("meeting").first()
    )
    return ConcernMeeting(found.meeting.name, found.get_absolute_url()) if found else None


def _text(concern: Concern, *, original: bool, member: bool, public: bool) -> str:
    if original:
        return concern.text
    if member:
        return concern.shared_text
    return concern.public_text if public else ""


def _contact(concern: Concern) -> ContactReading:
    return ContactReading(
        concern.name,
        concern.reply_by,
        concern.email,
        concern.email_confirmed,
        concern.phone,
        concern.postal_address,
    )

"""Inbox: what lies with the groups a member belongs to, in the wording that is meant for them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from django.core.paginator import Page, Paginator
from django.db.models import Case, IntegerField, Value, When

from sozialraum.bodies.models import Organization
from sozialraum.concerns.models import Concern, ConcernGroup, ConcernQuerySet
from sozialraum.concerns.words import OPEN, WITH_GROUPS
from sozialraum.foundation.visitor import Visitor
from sozialraum.inbox.queries.listed import stand_of
from sozialraum.languages.names import BY_CODE
from sozialraum.meetings.models import Meeting

PAGE = 30


@dataclass(frozen=True)
class SharedConcern:
    """A concern as its groups read it; built from what is shared, never from the whole row."""

    url: str
    number: str
    topic: str
    text: str
    lang: str
    state: str
    is_open: bool
    groups: tuple[str, ...]
    created: dt.datetime
    meeting: str
    meeting_url: str


@dataclass(frozen=True)
class Mine:
    """One page of them, and the groups by which it can be narrowed."""

    page: Page[Concern]
    lines: list[SharedConcern]
    groups: tuple[tuple[str, str], ...]
    group: str


def of_groups(visitor: Visitor, group: str = "") -> ConcernQuerySet:
    """Concerns assigned to groups of this visitor, open ones first; ``group`` is a key."""
    mine = ConcernGroup.objects.filter(organization__in=visitor.organization_ids)
    if group:
        mine = mine.filter(organization__key=group)
    found: ConcernQuerySet = Concern.objects.listed_for(visitor).filter(state__in=WITH_GROUPS, anonymised=None)
    waits = Case(When(state__in=OPEN, then=Value(0)), default=Value(1), output_field=IntegerField())
    near = found.filter(pk__in=mine.values("concern")).with_groups().select_related("agenda_item__meeting")
    return near.order_by(waits, "-created", "-pk")


def open_count(visitor: Visitor) -> int:
    """How many wait with one's groups."""
    if not visitor.organization_ids:
        return 0
    return of_groups(visitor).filter(state__in=OPEN).count()


def page_of(visitor: Visitor, group: str, number: str) -> Mine:
    page = Paginator(of_groups(visitor, group), PAGE).get_page(number)
    groups = Organization.objects.visible_to(visitor).groups().filter(pk__in=visitor.organization_ids)
    known = set(Meeting.objects.visible_to(visitor).filter(pk__in=_meetings(page)).values_list("pk", flat=True))
    return Mine(
        page, [_shared(one, known) for one in page], tuple(groups.order_by("name").values_list("key", "name")), group
    )


def _meetings(concerns: Iterable[Concern]) -> list[int]:
    return [one.agenda_item.meeting_id for one in concerns if one.agenda_item and one.agenda_item.deleted is None]


def _shared(one: Concern, known: Collection[int]) -> SharedConcern:
    """Only a sitting that its reader may know of is named: one in preparation is another group's own."""
    item = one.agenda_item
    meeting = item.meeting if item and item.deleted is None and item.meeting_id in known else None
    return SharedConcern(
        url=one.get_absolute_url(),
        number=one.number,
        topic=one.topic.name if one.topic else "",
        text=one.shared_text,
        lang=one.language if one.language in BY_CODE else "",
        state=str(stand_of(one)),
        is_open=one.state in OPEN,
        groups=tuple(group.name for group in one.groups),
        created=one.created,
        meeting=str(meeting) if meeting else "",
        meeting_url=meeting.get_absolute_url() if meeting else "",
    )

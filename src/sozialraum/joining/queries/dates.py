"""Joining: when and where a group next meets, as the public sees it, and what of it somebody still has to be told."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.db.models import Q
from django.utils import timezone

from sozialraum.bodies.models import Organization
from sozialraum.bodies.words import Classification
from sozialraum.foundation.visitor import Visitor
from sozialraum.joining import rules
from sozialraum.joining.models import JoinRequest
from sozialraum.joining.words import FOLLOWED, ReplyBy
from sozialraum.meetings.models import Meeting, MeetingQuerySet
from sozialraum.meetings.words import State
from sozialraum.network.models import Body
from sozialraum.ui.spoken import clock
from sozialraum.ui.values import Group


@dataclass(frozen=True)
class NextDate:
    """The next sitting, ready for a page or a letter. Addresses are paths within the house."""

    key: str
    title: str
    day: dt.date
    time: dt.time | None
    span: str
    where: str
    groups: tuple[Group, ...]
    told_as: str

    @property
    def path(self) -> str:
        return f"sitzungen/{self.key}/"

    @property
    def event_path(self) -> str:
        return f"{self.path}termin.ics"


@dataclass(frozen=True)
class Occasion:
    """What there is to say to somebody about a date: of the sitting they were told of, and of the next one."""

    news: rules.News
    told: NextDate | None
    reason: str
    ahead: NextDate | None


def next_date(organization: Organization, now: dt.datetime) -> NextDate | None:
    """The next sitting of a group that is convened, alone or jointly, and has not begun."""
    return _first_of(_ahead(organization.body, now).filter(holders__organization=organization), now)


def next_dates(body: Body, now: dt.datetime) -> dict[int, NextDate]:
    """The same for every group of a body, by its primary key, in a constant number of questions."""
    found: dict[int, NextDate] = {}
    for meeting in _ahead(body, now):
        if date := _first_of([meeting], now):
            for holder in meeting.holders.all():
                found.setdefault(holder.organization_id, date)
    return found


def occasion_of(request: JoinRequest, now: dt.datetime) -> Occasion:
    """What has to be said to whoever asked, as things stand."""
    told = _public(request.body).with_holders().filter(key=request.told_for).first() if request.told_for else None
    return _occasion(request, told, next_date(request.organization, now), now)


def waiting_for_word(body: Body, now: dt.datetime) -> Iterator[JoinRequest]:
    """Everybody of a body who has to be told something about a date, and can be reached."""
    reachable = ~Q(reply_by=ReplyBy.MAIL) | Q(email_confirmed__isnull=False) | ~Q(phone="", postal_address="")
    found = JoinRequest.objects.filter(reachable, body=body, deleted=None, state__in=FOLLOWED)
    requests = list(found.exclude(promised=None, told_as="").order_by("pk"))
    keys = {request.told_for for request in requests if request.told_for}
    told = {meeting.key: meeting for meeting in _public(body).with_holders().filter(key__in=keys)}
    ahead = next_dates(body, now) if requests else {}
    for request in requests:
        occasion = _occasion(request, told.get(request.told_for), ahead.get(request.organization_id), now)
        if occasion.news is not rules.News.NOTHING:
            yield request


def _occasion(request: JoinRequest, meeting: Meeting | None, ahead: NextDate | None, now: dt.datetime) -> Occasion:
    day = meeting.date.exact if meeting and meeting.date else None
    told = value_of(meeting, day) if meeting and day else None
    holds = meeting is not None and meeting.state != State.CANCELLED
    was = rules.Date(told.day, holds, told.told_as) if told else None
    will = rules.Date(ahead.day, True, ahead.told_as) if ahead else None
    promised = request.promised is not None
    news = rules.news(request.told_as, was, will, promised=promised, today=timezone.localdate(now))
    return Occasion(news, told, meeting.reason if meeting else "", ahead)


def _public(body: Body) -> MeetingQuerySet:
    return Meeting.objects.visible_to(Visitor(body))


def _ahead(body: Body, now: dt.datetime) -> MeetingQuerySet:
    return _public(body).upcoming(timezone.localdate(now)).filter(state=State.SCHEDULED).with_holders()


def _first_of(meetings: Iterable[Meeting], now: dt.datetime) -> NextDate | None:
    for meeting in meetings:
        day = meeting.date.exact if meeting.date else None
        if day and (meeting.start is None or meeting.start > now):
            return value_of(meeting, day)
    return None


def value_of(meeting: Meeting, day: dt.date) -> NextDate:
    return NextDate(
        key=meeting.key,
        title=meeting.name,
        day=day,
        time=meeting.start_time,
        span=_span(meeting),
        where=meeting.location.in_one_line if meeting.location else "",
        groups=tuple(_group(group) for group in meeting.groups if not group.deleted),
        told_as=told_as(meeting, day),
    )


def told_as(meeting: Meeting, day: dt.date) -> str:
    """All that matters to whoever wants to come: if it changes, they have to hear of it."""
    place = meeting.location.key if meeting.location else ""
    return f"{day} {meeting.start_time or ''} {meeting.end_time or ''} {place}"


def _span(meeting: Meeting) -> str:
    if meeting.start_time and meeting.end_time:
        return f"{clock(meeting.start_time).removesuffix(' Uhr')} bis {clock(meeting.end_time)}"
    return clock(meeting.start_time) if meeting.start_time else ""


def _group(group: Organization) -> Group:
    letter = group.sign or group.name[:1].upper()
    return Group(letter, group.name, plenum=group.classification == Classification.PLENUM)

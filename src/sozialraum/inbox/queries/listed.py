"""Inbox: the list of concerns – what waits first, by the promises of the network; narrowed by what was asked."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.core.paginator import Page, Paginator
from django.db.models import Case, F, IntegerField, Q, Value, When
from django.utils import timezone

from sozialraum.concerns.models import Concern, ConcernQuerySet, Promise
from sozialraum.concerns.queries.offers import promise_of
from sozialraum.concerns.rules import ordinal_of
from sozialraum.concerns.words import AT_THE_OFFICE, OPEN, ConcernState
from sozialraum.correspondence.models import ManualDelivery, ManualDeliveryQuerySet
from sozialraum.foundation.kinds import kind_of
from sozialraum.foundation.visitor import Visitor
from sozialraum.inbox import rules
from sozialraum.inbox.permissions import is_office
from sozialraum.inbox.words import Pile
from sozialraum.meetings.words import State as Sitting

PAGE = 30
EXCERPT = 160
NOT_YET = (*AT_THE_OFFICE, ConcernState.WITH_GROUP)


@dataclass(frozen=True)
class ConcernFilter:
    """By what the list is narrowed."""

    pile: str = ""
    group: str = ""
    topic: str = ""
    language: str = ""
    way: str = ""
    occasion: str = ""
    text: str = ""
    number: str = "1"

    @property
    def narrows(self) -> bool:
        return any((self.pile, self.group, self.topic, self.language, self.way, self.occasion, self.text))


@dataclass(frozen=True)
class ConcernLine:
    """One concern in the list. ``excerpt`` is for the office alone."""

    url: str
    number: str
    topic: str
    excerpt: str
    state: str
    is_open: bool
    groups: tuple[str, ...]
    note: tuple[str, ...]
    created: dt.datetime
    promised: rules.Promised
    is_late: bool
    unreached: bool


@dataclass(frozen=True)
class ConcernOverview:
    """One page of the list."""

    page: Page[Concern]
    lines: list[ConcernLine]
    errands: ManualDeliveryQuerySet
    waiting: int
    late: int


def page_of(visitor: Visitor, asked: ConcernFilter, now: dt.datetime) -> ConcernOverview:
    """In a constant number of questions."""
    promise, today = promise_of(visitor.body), timezone.localdate(now)
    page = Paginator(found(visitor, asked, promise, today), PAGE).get_page(asked.number)
    office = is_office.holds(visitor, None)
    waiting = Concern.objects.listed_for(visitor).filter(state__in=OPEN)
    return ConcernOverview(
        page=page,
        lines=[_line(one, promise, today, office=office) for one in page],
        errands=ManualDelivery.objects.visible_to(visitor)
        .to_do()
        .filter(about=kind_of(Concern))
        .order_by("created", "pk"),
        waiting=waiting.count(),
        late=waiting.filter(is_late(promise, today)).count(),
    )


def found(visitor: Visitor, asked: ConcernFilter, promise: Promise, today: dt.date) -> ConcernQuerySet:
    """What waits comes first, the oldest on top: its promise falls due first. What is over follows."""
    things: ConcernQuerySet = Concern.objects.listed_for(visitor).with_groups().select_related("agenda_item__meeting")
    things = _piled(things, asked.pile, promise, today)
    for column, value in {
        "links__organization__key": asked.group,
        "topic__key": asked.topic,
        "language": asked.language,
        "way_in": asked.way,
        "occasion": asked.occasion,
    }.items():
        if value:
            things = things.filter(**{column: value})
    if asked.text:
        things = things.filter(_says(visitor, asked.text))
    waits = Case(When(state__in=OPEN, then=Value(0)), default=Value(1), output_field=IntegerField())
    since = Case(When(state__in=OPEN, then=F("created")), default=None)
    return things.order_by(waits, since, "-created", "-pk")


def _piled(things: ConcernQuerySet, pile: str, promise: Promise, today: dt.date) -> ConcernQuerySet:
    if pile == Pile.OPEN:
        return things.filter(state__in=OPEN)
    if pile == Pile.LATE:
        return things.filter(is_late(promise, today), state__in=OPEN)
    return things.filter(state=pile) if pile else things


def _says(visitor: Visitor, text: str) -> Q:
    """The number; for the office also words. An auditor who may not read must not be able to search either."""
    asked = Q(ordinal=ordinal_of(text)) if ordinal_of(text) else Q(pk__in=[])
    if is_office.holds(visitor, None):
        asked |= Q(text__icontains=text) | Q(name__icontains=text) | Q(email__iexact=text) | Q(phone__icontains=text)
    return asked


def is_late(promise: Promise, today: dt.date) -> Q:
    """Of what is open: something promised was not kept in time."""
    unanswered = Q(answered=None, created__lt=_dawn(today - dt.timedelta(days=promise.answer_days)))
    unheard = Q(state__in=NOT_YET, created__lt=_dawn(today - dt.timedelta(weeks=promise.meeting_weeks)))
    return unanswered | unheard


def _dawn(day: dt.date) -> dt.datetime:
    return timezone.make_aware(dt.datetime.combine(day, dt.time.min))


def promised_to(concern: Concern, promise: Promise) -> rules.Promised:
    """The deadlines still promised to the sender; none once the concern is closed."""
    if concern.state not in OPEN:
        return rules.Promised(None, None)
    return rules.promised(
        timezone.localdate(concern.created),
        promise.answer_days,
        promise.meeting_weeks,
        answered=concern.answered is not None,
        talked_about=concern.state not in NOT_YET,
    )


def _line(one: Concern, promise: Promise, today: dt.date, *, office: bool) -> ConcernLine:
    owed = promised_to(one, promise)
    marks = (one.get_way_in_display(), one.occasion, "" if one.language == "de" else one.get_language_display())
    return ConcernLine(
        url=one.get_absolute_url(),
        number=one.number,
        topic=one.topic.name if one.topic else "",
        excerpt=_excerpt(one.text) if office else "",
        state=str(stand_of(one)),
        is_open=one.state in OPEN,
        groups=tuple(group.short_name or group.name for group in one.groups),
        note=tuple(filter(None, marks)),
        created=one.created,
        promised=owed,
        is_late=owed.is_late(today),
        unreached=one.state in OPEN and one.reply_by == "mail" and one.email_confirmed is None,
    )


def stand_of(one: Concern) -> str:
    """How far it has come; an item of a sitting that was called off says so."""
    item = one.agenda_item
    if one.state == ConcernState.ON_AGENDA and item and item.meeting.state == Sitting.CANCELLED:
        return f"{one.get_state_display()}, Sitzung abgesagt"
    return str(one.get_state_display())


def _excerpt(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= EXCERPT else f"{line[:EXCERPT].rsplit(' ', 1)[0]} …"

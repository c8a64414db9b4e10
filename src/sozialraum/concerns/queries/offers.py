"""Concerns: what everybody is offered – topics, what is promised and kept, where else to turn."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.utils import timezone

from sozialraum.bodies.models import Text
from sozialraum.bodies.rules import HelpLine, help_lines
from sozialraum.bodies.words import TextKind
from sozialraum.concerns import rules
from sozialraum.concerns.models import Concern, Promise, Topic, TopicQuerySet
from sozialraum.concerns.queries.answers import Answer, answers_to
from sozialraum.concerns.words import ConcernState
from sozialraum.foundation.visitor import Visitor
from sozialraum.meetings.words import State
from sozialraum.network.models import Body

YEAR = dt.timedelta(days=365)
SHOWN = 200


def topics_to_choose(visitor: Visitor) -> TopicQuerySet:
    """In the order the office gave them."""
    return Topic.objects.visible_to(visitor).order_by("order", "name", "pk")


def promise_of(body: Body) -> Promise:
    """The promise of this network; an unsaved one with the default days and weeks unless the office set others."""
    return Promise.objects.filter(body=body).first() or Promise(body=body)


@dataclass(frozen=True)
class OtherContact:
    """Where else somebody may turn, as the network entered it; what is not known is empty."""

    defects: str
    petition: str
    help_lines: tuple[HelpLine, ...]


def elsewhere(body: Body) -> OtherContact:
    kinds = (TextKind.DEFECTS, TextKind.PETITION, TextKind.HELP_LINES)
    texts = dict(Text.objects.filter(body=body, kind__in=kinds).values_list("kind", "text"))
    return OtherContact(
        defects=_address(texts.get(TextKind.DEFECTS, "")),
        petition=_address(texts.get(TextKind.PETITION, "")),
        help_lines=help_lines(texts.get(TextKind.HELP_LINES, "")),
    )


def _address(text: str) -> str:
    """What was typed, if it can be a link; nothing that a browser might run."""
    return text.strip() if text.strip().startswith(("https://", "http://")) else ""


@dataclass(frozen=True)
class Figures:
    """How the promises of the last twelve months were kept, as everybody may read it."""

    answers: rules.CleanedPhoto
    meetings: rules.CleanedPhoto


def figures(body: Body, now: dt.datetime) -> Figures:
    """Counted without persons; of spam and what was withdrawn nothing was promised."""
    promised = promise_of(body)
    counted = Concern.objects.filter(body=body, deleted=None, created__gte=now - YEAR)
    counted = counted.exclude(state__in=(ConcernState.SET_ASIDE, ConcernState.WITHDRAWN))
    rows = list(counted.values_list("created", "answered", "agenda_item__meeting__date", "referred_to"))
    answers = [_days(created, answered, promised.answer_days, now) for created, answered, _day, _to in rows]
    within = promised.meeting_weeks * 7
    meetings = [_days_to(created, day.exact if day else None, within, now) for created, _at, day, to in rows if not to]
    return Figures(
        rules.kept_promises([span for counts, span in answers if counts], promised.answer_days),
        rules.kept_promises([span for counts, span in meetings if counts], within),
    )


def _days(created: dt.datetime, done: dt.datetime | None, within: int, now: dt.datetime) -> tuple[bool, int | None]:
    return _days_to(created, timezone.localdate(done) if done else None, within, now)


def _days_to(created: dt.datetime, day: dt.date | None, within: int, now: dt.datetime) -> tuple[bool, int | None]:
    """Whether it counts yet, and after how many days it was done. What still has time does not count."""
    begun, today = timezone.localdate(created), timezone.localdate(now)
    if day is not None and day <= today:
        return True, (day - begun).days
    return (today - begun).days > within, None


@dataclass(frozen=True)
class Published:
    """A concern as everybody may read it: built from what is public, never from the whole row."""

    number: str
    heading: str
    text: str
    state: str
    created: dt.datetime
    groups: tuple[str, ...]
    answers: tuple[Answer, ...]
    sitting: str = ""
    sitting_url: str = ""


@dataclass(frozen=True)
class OffersPage:
    """What the public page of concerns shows."""

    promise: Promise
    figures: Figures
    elsewhere: OtherContact
    published: tuple[Published, ...]


def page_of(visitor: Visitor, now: dt.datetime) -> OffersPage:
    body = visitor.body
    return OffersPage(promise_of(body), figures(body, now), elsewhere(body), tuple(published(visitor)))


def published(visitor: Visitor) -> list[Published]:
    """What everybody may read, the latest first."""
    found = Concern.objects.here(visitor).filter(published__isnull=False).with_groups().order_by("-created", "-pk")
    concerns = list(found[:SHOWN])
    answers = answers_to(concerns)
    return [
        Published(
            number=one.number,
            heading=one.topic.name if one.topic else "",
            text=one.public_text,
            state=one.state,
            created=one.created,
            groups=tuple(group.name for group in one.groups),
            answers=tuple(answers[one.pk]),
            **_sitting(one),
        )
        for one in concerns
    ]


def _sitting(concern: Concern) -> dict[str, str]:
    """Where everybody may follow what was said about it: the sitting by name, and the address of the item."""
    item = concern.agenda_item
    if item is None or item.deleted or not item.public or item.meeting.deleted or item.meeting.state == State.DRAFT:
        return {}
    return {"sitting": item.meeting.name, "sitting_url": item.get_absolute_url()}

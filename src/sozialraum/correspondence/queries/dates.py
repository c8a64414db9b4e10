"""Reaching: what of the next date somebody still has to be told."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import Q, QuerySet
from django.utils import timezone

from sozialraum.correspondence import rules
from sozialraum.correspondence.models import Correspondent
from sozialraum.correspondence.words import BROUGHT, ReplyBy
from sozialraum.meetings.models import Meeting
from sozialraum.meetings.words import ON, State
from sozialraum.network.models import Body
from sozialraum.sittings.queries.dates import NextDate, NextDates, date_of, event_file, next_date, public_meetings

REACHABLE = Q(reply_by__in=BROUGHT) | (
    Q(reply_by=ReplyBy.MAIL) & (Q(email_confirmed__isnull=False) | ~Q(phone="", postal_address=""))
)


@dataclass(frozen=True)
class Occasion:
    """What there is to say to somebody about a date: of the sitting they were told of, and of the next one."""

    news: rules.News
    told: NextDate | None
    told_key: str
    reason: str
    ahead: NextDate | None
    replaces: bool = False  # ``ahead`` takes the place of the sitting they were told of

    def values(self, body: Body, informed_on: dt.date | None) -> dict[str, Any]:
        """The values of a letter about a date, for somebody last informed of ``informed_on``; see ``DateNews``."""
        changed = self.told if self.news is rules.News.CHANGED else None
        gone = self.told_key if self.news is rules.News.CALLED_OFF else ""
        event = event_file(body, gone) if gone else event_of(body, changed or self.ahead)
        words = {"news": self.news, "old": informed_on, "now": changed, "reason": self.reason}
        return words | {"ahead": self.ahead, "event": event, "replaces": self.replaces}


def event_of(body: Body, date: NextDate | None) -> bytes:
    """A date as a calendar file; empty if there is none."""
    return event_file(body, date.key) if date else b""


def occasion_of(asker: Correspondent, now: dt.datetime) -> Occasion:
    """The news a correspondent is due about a date now; ``News.NOTHING`` if there is none."""
    told = public_meetings(asker.body).filter(key=asker.told_for).first() if asker.told_for else None
    return _occasion(asker, told, date_ahead(asker, now), now)


def date_ahead(asker: Correspondent, now: dt.datetime) -> NextDate | None:
    """The sitting they wait for: the one that is known, once and as long as it is convened, or the next of a group."""
    return fixed_date(asker.waits_at, now) if asker.waits_at else next_date(asker.waits_for, now)


def fixed_date(meeting: Meeting, now: dt.datetime) -> NextDate | None:
    """This sitting, if it is convened and has not begun."""
    date = date_of(meeting) if meeting.state in ON and not meeting.deleted else None
    has_begun = meeting.start is not None and meeting.start <= now
    return date if date and date.day >= timezone.localdate(now) and not has_begun else None


def waiting_for_word(askers: QuerySet[Any], body: Body, now: dt.datetime) -> Iterator[Any]:
    """Correspondents of a body who can be reached and have to be informed about a date."""
    found = askers.filter(REACHABLE, body=body, deleted=None).exclude(promised=None, told_as="")
    those = list(found.order_by("pk"))
    keys = {asker.told_for for asker in those if asker.told_for}
    told = {meeting.key: meeting for meeting in public_meetings(body).filter(key__in=keys)} if keys else {}
    ahead = NextDates(body, now) if those else None
    for asker in those:
        fixed = asker.waits_at
        will = fixed_date(fixed, now) if fixed else ahead.of(asker.waits_for) if ahead else None
        if _occasion(asker, told.get(asker.told_for), will, now).news is not rules.News.NOTHING:
            yield asker


def _occasion(asker: Correspondent, meeting: Meeting | None, ahead: NextDate | None, now: dt.datetime) -> Occasion:
    told = date_of(meeting) if meeting else None
    holds = meeting is not None and meeting.state != State.CANCELLED
    was = rules.Date(told.day, holds, told.told_as) if told else None
    will = rules.Date(ahead.day, True, ahead.told_as) if ahead else None
    promised = asker.promised is not None
    news = rules.news(asker.told_as, was, will, promised=promised, today=timezone.localdate(now))
    other = meeting.instead if meeting and news is rules.News.CALLED_OFF else None
    instead = fixed_date(other, now) if other else None
    return Occasion(
        news, told, asker.told_for, meeting.reason if meeting else "", instead or ahead, replaces=instead is not None
    )

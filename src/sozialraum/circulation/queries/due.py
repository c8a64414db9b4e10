"""Circulation: what has to be done with minutes by now – by the clock, and on the desk."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, Max, OuterRef, Q, QuerySet
from django.utils import timezone

from sozialraum.approvals.queries.ruled import pinned_rules, rules_of
from sozialraum.bodies.models import Organization
from sozialraum.circulation.models import Circulation, Objection, Reminder
from sozialraum.circulation.queries.days import next_day_of
from sozialraum.circulation.rules import reminding_days
from sozialraum.decisions.models import Minutes
from sozialraum.decisions.words import MinutesState
from sozialraum.foundation.dates import PartialDate
from sozialraum.meetings.models import Meeting
from sozialraum.meetings.words import ConductorRole, State
from sozialraum.network.models import Body
from sozialraum.norms.rules.minutes import ApprovedBy, PublicFrom
from sozialraum.people.models import Membership, Person
from sozialraum.people.words import Role

#: Of sittings that are longer ago nobody is reminded: they were written before there was a reminder.
LATELY = dt.timedelta(days=400)
#: So long before a sitting one invites to it, where nothing else is known.
INVITED_AHEAD = dt.timedelta(days=14)


def gone_round(body: Body) -> QuerySet[Any]:
    """The minutes of a network that went round, with ``ends``: the last day for objections to the last draft."""
    last = Circulation.objects.filter(minutes=OuterRef("pk")).order_by("-number")
    held = {"body": body, "deleted": None, "meeting__state": State.HELD, "meeting__deleted": None}
    found = Minutes.objects.filter(Exists(last), **held).annotate(ends=last.values("objections_until")[:1])
    return found.select_related("meeting").prefetch_related("approvals", "meeting__holders").order_by("pk")


def silent(body: Body) -> Iterator[tuple[Minutes, Organization]]:
    """Minutes of which the last day for objections is over and none is open, with each group that so approves."""
    waits = Objection.objects.unanswered().filter(minutes=OuterRef("pk")).order_by()
    for minutes in gone_round(body).filter(~Exists(waits), ends__lt=timezone.localdate()):
        rules = rules_of(minutes.meeting) if minutes.pending else None
        for group in minutes.pending:
            if rules and rules.approved_by(group) is ApprovedBy.SILENCE:
                yield minutes, group


def to_publish(body: Body) -> Iterator[Minutes]:
    """Drafts that all have approved and that every group's rules want public now."""
    for minutes in gone_round(body).filter(state=MinutesState.DRAFT):
        if minutes.is_approved and rules_of(minutes.meeting).publishes_by_itself is PublicFrom.APPROVED:
            yield minutes


@dataclass(frozen=True)
class MinutesDue:
    """Minutes that have not gone round, by which day their rules want it; ``with_next``: with the next invitation."""

    minutes: Minutes
    day: dt.date
    with_next: bool = False


def not_sent(body: Body, meetings: Q | None = None) -> Iterator[MinutesDue]:
    """Drafts that did not go round and that fixed rules want by a day: of all sittings, or of some."""
    today, sent = timezone.localdate(), Circulation.objects.filter(minutes=OuterRef("pk"))
    lately = {"meeting__state": State.HELD, "meeting__date__gte": PartialDate.of(today - LATELY)}
    found = Minutes.objects.filter(
        ~Exists(sent), meetings or Q(), body=body, deleted=None, state=MinutesState.DRAFT, from_paper=False, **lately
    )
    rows = list(found.select_related("meeting__body").prefetch_related("meeting__holders").order_by("pk"))
    rules = pinned_rules([one.meeting for one in rows])
    for one in rows:
        if ruled := rules.get(one.meeting_id):
            if day := ruled.due():
                yield MinutesDue(one, day)
            elif ruled.goes_with_invitation and (ahead := next_day_of(one.meeting.groups, today)):
                yield MinutesDue(one, ahead - INVITED_AHEAD, with_next=True)


def to_remind(body: Body) -> Iterator[MinutesDue]:
    """Those of which today is a day for a reminder, or one passed by and nobody was reminded since."""
    today = timezone.localdate()
    last = dict(Reminder.objects.filter(minutes__body=body).order_by().values_list("minutes").annotate(last=Max("day")))
    for one in not_sent(body):
        held = one.minutes.meeting.date.exact if one.minutes.meeting.date else None
        if held is None or one.with_next or today > one.day or not writers_of(one.minutes.meeting):
            continue
        reached = [day for day in reminding_days(held, one.day) if day <= today]
        told = last.get(one.minutes.pk)
        if reached and (told is None or told < reached[-1]):
            yield one


def writers_of(meeting: Meeting) -> list[Person]:
    """Who is named to write the minutes; else who writes for the groups, else who speaks for them. Only the living."""
    named = [one.person for one in meeting.conducted_by if one.role == ConductorRole.MINUTES and one.person]
    for role in (Role.MINUTE_TAKER, Role.SPEAKER):
        if not named:
            held = Membership.objects.on(timezone.localdate()).filter(organization__in=meeting.groups, role=role)
            found = held.filter(deleted=None, person__deleted=None).select_related("person").order_by("pk")
            named = [one.person for one in found]
    return [one for one in dict.fromkeys(named) if not one.deleted]

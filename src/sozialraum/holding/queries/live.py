"""Holding: what has changed of a running sitting since its page was made – people, quorums, points – for a script."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import OuterRef, Q, QuerySet, Subquery
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from sozialraum.acts.models import Detail, Entry, EntrySubject, Head, sha256
from sozialraum.foundation.kinds import kind_of
from sozialraum.foundation.visitor import Visitor, Way
from sozialraum.meetings.models import AgendaItem, Meeting, MeetingQuerySet
from sozialraum.meetings.queries import items_of
from sozialraum.meetings.rules import item_label
from sozialraum.meetings.words import State
from sozialraum.presence.queries import HeadNow, SittingNow, sitting_now

#: What each act did to the course of the sitting; ``point`` is »TOP 3«. The first ones say more than what they contain.
TOLD = {
    "holding.end_sitting": gettext_lazy("%(who)s hat die Sitzung beendet."),
    "holding.resume": gettext_lazy("%(who)s führt die Sitzung weiter."),
    "holding.add_item": gettext_lazy("%(who)s hat einen Punkt aufgenommen."),
    "holding.begin": gettext_lazy("%(who)s hat %(point)s aufgerufen."),
    "holding.set_course": gettext_lazy("%(who)s hat festgehalten, was aus %(point)s wird."),
    "holding.finish_item": gettext_lazy("%(who)s hat %(point)s abgeschlossen."),
}


@dataclass(frozen=True)
class LiveState:
    """The parts of an open page made anew, and how the course of the sitting went on.

    ``course`` is alike as long as no point was called, closed, put off or added, ``can_decide`` as long as the same
    groups can decide, so that what one votes with is still right. ``announced`` is read out. The
    ``fingerprint`` is that of everything in it.
    """

    now: SittingNow | None
    last: HeadNow | None
    announced: str
    course: str
    hint: str
    can_decide: str = ""

    @property
    def fingerprint(self) -> str:
        now = self.now
        told = (now.lists, now.bars, now.lots, now.options, now.public, now.in_figures) if now else ()
        return sha256([repr(told), repr(self.last), self.course, self.hint])[:20]


def with_revision(found: MeetingQuerySet) -> MeetingQuerySet:
    """With ``last_act``: the number of the last act of the network. As long as it is the same, nothing has changed."""
    head = Head.objects.filter(body=OuterRef("body")).values("number")
    return found.annotate(last_act=Subquery(head))


def revision_of(meeting: Any) -> str:
    """The ``last_act`` of a meeting found ``with_revision``; "0" before the first one."""
    return str(meeting.last_act or 0)


def live_state(meeting: Meeting, visitor: Visitor) -> LiveState:
    """The state of a sitting for somebody who holds it; ``meeting`` comes with its holders.

    Asked only once something has changed: fifteen queries, whatever the numbers.
    """
    items = items_of(meeting)
    now = sitting_now(meeting, visitor) if meeting.state == State.RUNNING else None
    announced = announcement(now) if now else ""
    return LiveState(
        now, last_marked(now), announced, course_of(meeting, items), _last_step(meeting, items), votes_of(now)
    )


def course_of(meeting: Meeting, items: Iterable[AgendaItem]) -> str:
    """How far a sitting has come, in a few signs that are compared and nothing else."""
    steps = [[one.key, str(one.began or ""), str(one.ended or ""), one.course] for one in items]
    return sha256([meeting.state, *sorted(steps)])[:12]


def votes_of(now: SittingNow | None) -> str:
    """Which groups can decide, in a few signs that are compared and nothing else."""
    return " ".join(f"{group.key}={one.is_quorate}" for group, one in now.by_group.items()) if now else ""


def announcement(now: SittingNow) -> str:
    """The sentences that are read out of a change: »Da sind 12. AG Wohnen: Beschlussfähig: 5 von 9 da.«"""
    return " ".join([f"{now.in_figures}.", *(f"{one.group.name}: {one.words}." for one in now.bars)])


def last_marked(now: SittingNow | None) -> HeadNow | None:
    """The head that was marked as here last and is here, so that a slip is taken back in one press. No query."""
    row = max(now.rows.here, key=lambda one: one.pk, default=None) if now else None
    return next((one for one in now.here if row and one.key == row.key), None) if now else None


def _last_step(meeting: Meeting, items: Mapping[AgendaItem, str]) -> str:
    """What was done last to the course of the sitting, and by whom; "" before anything was. One query."""
    numbers = {one.key: number for one, number in items.items()}
    found = list(_steps(meeting, list(numbers)))
    steps = {one["act"]: one for one in found if one["at"] == found[0]["at"]}
    for act, told in TOLD.items():
        if one := steps.get(act):
            return str(told) % {"point": item_label(numbers.get(one["subject_key"], "")), "who": _who(one)}
    return ""


def _steps(meeting: Meeting, keys: Sequence[str]) -> QuerySet[Entry, Any]:
    points, sitting = Q(kind=kind_of(AgendaItem), key__in=keys), Q(kind=kind_of(meeting), key=meeting.key)
    about = EntrySubject.objects.filter(points | sitting).values("entry")
    by = Detail.objects.filter(entry=OuterRef("pk")).values("by")
    found = Entry.objects.filter(pk__in=about, body=meeting.body_id, act__in=list(TOLD))
    return found.order_by("-number").values("act", "at", "way", "subject_key", told_by=Subquery(by))[: len(TOLD)]


def _who(step: Mapping[str, Any]) -> str:
    """The name under which the journal keeps it, inside alone; »Jemand« where it is not kept any more."""
    if step["way"] == Way.LINK:
        return _("Jemand mit dem Link")
    return step["told_by"] or _("Jemand")

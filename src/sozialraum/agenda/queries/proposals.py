"""Agenda: what is on record and may belong on the agenda of a sitting; each a line that is offered and never put in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from sozialraum.agenda.queries import awaiting
from sozialraum.agenda.queries.lines import LABELS
from sozialraum.agenda.rules import MOST, AgendaLine, write_lines
from sozialraum.approvals.queries.sitting import former_minutes, proposed_name
from sozialraum.bodies.models import Organization
from sozialraum.bodies.words import Classification
from sozialraum.concerns.models import Concern
from sozialraum.concerns.queries.agenda import OPEN_SITTINGS, lying_with
from sozialraum.counting.words import Result
from sozialraum.decisions.models import Resolution
from sozialraum.foundation.dates import PartialDate
from sozialraum.foundation.questions import asked
from sozialraum.foundation.visitor import Visitor
from sozialraum.meetings.models import AgendaItem, Holder, Meeting
from sozialraum.meetings.words import UNFINISHED, ItemCourse, ItemKind, State
from sozialraum.provisions.rules.ruleset import RuleSet
from sozialraum.tasks.models import Task

SHOWN = 12  # of one kind


@dataclass(frozen=True)
class OfferedLine:
    """A line that may be put in, and why it is offered; ``url`` leads to an act of its own instead."""

    name: str
    why: str
    line: str = ""
    url: str = ""


def proposals_for(
    meeting: Meeting, visitor: Visitor, lines: Sequence[AgendaLine], sets: Mapping[int, RuleSet] | None = None
) -> list[OfferedLine]:
    """What is offered for this sitting, without what its lines say already; nothing for one that is over.

    ``sets`` are the rules of its groups by primary key, if they have been read.
    """
    if meeting.state not in OPEN_SITTINGS:
        return []
    last = _last_of_each(meeting, visitor)
    told = {line.name.casefold() for line in lines}
    offered = [*_approvals(meeting, visitor), *_unfinished(last, visitor), *_reports(meeting, visitor)]
    offered += [*open_tasks(meeting, visitor), *_awaiting(meeting, visitor, sets), *_concerns(meeting, visitor)]
    return [one for one in offered if one.name.casefold() not in told]


def open_tasks(meeting: Meeting, visitor: Visitor) -> Iterator[OfferedLine]:
    """Tasks of earlier sittings of its groups that nobody has called done, the earliest due first."""
    for task in asked(_open_tasks, visitor, tuple(group.pk for group in meeting.groups)):
        due = _("bis %(day)s") % {"day": task.due.in_words(weekday=False)} if task.due else ""
        yield _line(task.what, ItemKind.REPORT, _("Offene Aufgabe"), task.who, due)


def _open_tasks(visitor: Visitor, groups: tuple[int, ...]) -> QuerySet[Any]:
    held = Holder.objects.filter(organization__in=groups).values("meeting")
    found = Task.objects.visible_to(visitor).filter(done=False, minutes__meeting__in=held)
    return found.order_by("due", "pk").values_list("what", "who", "due", named=True)[:SHOWN]


def _line(name: str, kind: str, *why: str, public: bool = True) -> OfferedLine:
    line = AgendaLine(name[:MOST], kind=kind, public=public)
    return OfferedLine(line.name, ", ".join(filter(None, why)), write_lines([line], LABELS))


def _last_of_each(meeting: Meeting, visitor: Visitor) -> list[tuple[Organization, Any]]:
    """By group, its last sitting that was held, alone or jointly: primary key, day and name."""
    return [
        (group, one)
        for group in meeting.groups
        for one in asked(_last_held, visitor, group.pk, meeting.pk, meeting.date)
    ]


def _last_held(visitor: Visitor, group: int, meeting: int, before: PartialDate | None) -> QuerySet[Any]:
    held = Holder.objects.filter(organization=group).values("meeting")
    found = Meeting.objects.visible_to(visitor).filter(pk__in=held, state=State.HELD).exclude(pk=meeting)
    if before:
        found = found.filter(date__lt=before)
    return found.order_by("-date", "-pk").values_list("pk", "date", "name", named=True)[:1]


def _approvals(meeting: Meeting, visitor: Visitor) -> Iterator[OfferedLine]:
    """The minutes before this sitting that a group of it has not approved, for each group the latest first."""
    for group, minutes in reversed(former_minutes(meeting, visitor, corrected=False)):
        yield _line(proposed_name(group, minutes.meeting), ItemKind.APPROVAL, _("Noch nicht genehmigt"))


def _unfinished(last: Sequence[tuple[Organization, Any]], visitor: Visitor) -> Iterator[OfferedLine]:
    """Points of these sittings that were dropped, postponed or not quorate, and those whose decision was postponed."""
    meetings = tuple(sorted({meeting.pk for _group, meeting in last}))
    for item in asked(_left_over, visitor, meetings) if meetings else ():
        what = ItemCourse(item.course) if item.course in UNFINISHED else Result.POSTPONED
        course = str(what.label)
        day = item.meeting__date.in_words(weekday=False) if item.meeting__date else ""
        yield _line(
            item.name, item.kind, f"{course[:1].upper()}{course[1:]} {day}".strip(), item.reason, public=item.public
        )


def _left_over(visitor: Visitor, meetings: tuple[int, ...]) -> QuerySet[Any]:
    postponed = Resolution.objects.visible_to(visitor).filter(result=Result.POSTPONED).values("agenda_item")
    waits = Q(course__in=UNFINISHED) | Q(pk__in=postponed)
    found = AgendaItem.objects.listed_for(visitor).filter(waits, meeting__in=meetings)
    told = found.values_list("name", "kind", "public", "course", "reason", "meeting__date", named=True)
    return told.order_by("meeting__date", "order", "pk")[:SHOWN]


def _reports(meeting: Meeting, visitor: Visitor) -> Iterator[OfferedLine]:
    """In a plenum, a report of each working group there is."""
    if not any(group.classification == Classification.PLENUM for group in meeting.groups):
        return
    day = timezone.localdate()
    for group in asked(_working_groups, visitor):
        if group.existed_on(meeting.date) if meeting.date else group.end_date is None or group.end_date.last > day:
            yield _line(_("Bericht: %(group)s") % {"group": group.name}, ItemKind.REPORT, _("Arbeitsgruppe"))


def _working_groups(visitor: Visitor) -> QuerySet[Organization]:
    found = Organization.objects.visible_to(visitor).filter(classification=Classification.WORKING_GROUP)
    return found.order_by("name")[:SHOWN]


def _awaiting(meeting: Meeting, visitor: Visitor, sets: Mapping[int, RuleSet] | None) -> Iterator[OfferedLine]:
    """Offices to be filled, decisions due again, papers handed in; of each kind so many."""
    day = meeting.date.last if meeting.date else timezone.localdate()
    found = (
        (ItemKind.ELECTION, awaiting.offices_to_fill(meeting, day, sets)),
        (ItemKind.REPORT, awaiting.decisions_due_again(meeting, visitor, day)),
        (ItemKind.DISCUSSION, awaiting.papers_handed_in(visitor, day)),
    )
    for kind, told in found:
        yield from (_line(name, kind, why) for name, why in islice(told, SHOWN))


def _concerns(meeting: Meeting, visitor: Visitor) -> Iterator[OfferedLine]:
    """Concerns that lie with its groups; put on the agenda by an act of their own, which tells whoever said them."""
    for one in asked(_lying, visitor, tuple(group.pk for group in meeting.groups)):
        url = reverse("concerns:concern-put-on-agenda", kwargs={"key": one.key})
        yield OfferedLine(str(one), _("Liegt beim Gremium"), url=f"{url}?sitzung={meeting.key}")


def _lying(visitor: Visitor, groups: tuple[int, ...]) -> QuerySet[Concern]:
    return lying_with(visitor, groups)[:SHOWN]

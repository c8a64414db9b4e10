"""Agenda: what is on record and may belong on the agenda of a sitting; each a line that is offered and never put in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from sozialraum.agenda.queries import awaiting
from sozialraum.agenda.queries.lines import LABELS
from sozialraum.agenda.rules import MOST, AgendaLine, write_lines
from sozialraum.approvals.queries.sitting import former_minutes, proposed_name
from sozialraum.bodies.models import Organization
from sozialraum.bodies.words import Classification
from sozialraum.concerns.queries.agenda import OPEN_SITTINGS, waiting_for
from sozialraum.counting.words import Result
from sozialraum.decisions.models import Resolution
from sozialraum.foundation.visitor import Visitor
from sozialraum.meetings.models import AgendaItem, Holder, Meeting
from sozialraum.meetings.words import UNFINISHED, ItemKind, State
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
    held = Holder.objects.filter(organization__in=[group.pk for group in meeting.groups]).values("meeting")
    found = Task.objects.visible_to(visitor).filter(done=False, minutes__meeting__in=held)
    for task in found.select_related("minutes__meeting").order_by("due", "pk")[:SHOWN]:
        due = _("bis %(day)s") % {"day": task.due.in_words(weekday=False)} if task.due else ""
        yield _line(task.what, ItemKind.REPORT, _("Offene Aufgabe"), task.who, due)


def _line(name: str, kind: str, *why: str, public: bool = True) -> OfferedLine:
    line = AgendaLine(name[:MOST], kind=kind, public=public)
    return OfferedLine(line.name, ", ".join(filter(None, why)), write_lines([line], LABELS))


def _last_of_each(meeting: Meeting, visitor: Visitor) -> list[tuple[Organization, Meeting]]:
    """By group, its last sitting that was held, alone or jointly."""
    last = []
    for group in meeting.groups:
        held = Holder.objects.filter(organization=group).values("meeting")
        found = Meeting.objects.visible_to(visitor).filter(pk__in=held, state=State.HELD).exclude(pk=meeting.pk)
        if meeting.date:
            found = found.filter(Q(date__lt=meeting.date))
        if one := found.order_by("-date", "-pk").first():
            last.append((group, one))
    return last


def _approvals(meeting: Meeting, visitor: Visitor) -> Iterator[OfferedLine]:
    """The minutes before this sitting that a group of it has not approved, for each group the latest first."""
    for group, minutes in reversed(former_minutes(meeting, visitor)):
        yield _line(proposed_name(group, minutes.meeting), ItemKind.APPROVAL, _("Noch nicht genehmigt"))


def _unfinished(last: Sequence[tuple[Organization, Meeting]], visitor: Visitor) -> Iterator[OfferedLine]:
    """Points of these sittings that were dropped, postponed or not quorate, and those whose decision was postponed."""
    postponed = Resolution.objects.visible_to(visitor).filter(result=Result.POSTPONED).values("agenda_item")
    waits = Q(course__in=UNFINISHED) | Q(pk__in=postponed)
    meetings = {meeting.pk for _group, meeting in last}
    found = AgendaItem.objects.listed_for(visitor).filter(waits, meeting__in=meetings).select_related("meeting")
    for item in found.order_by("meeting__date", "order", "pk")[:SHOWN]:
        course = item.get_course_display() if item.course in UNFINISHED else str(Result.POSTPONED.label)
        day = item.meeting.date.in_words(weekday=False) if item.meeting.date else ""
        yield _line(
            item.name, item.kind, f"{course[:1].upper()}{course[1:]} {day}".strip(), item.reason, public=item.public
        )


def _reports(meeting: Meeting, visitor: Visitor) -> Iterator[OfferedLine]:
    """In a plenum, a report of each working group there is."""
    if not any(group.classification == Classification.PLENUM for group in meeting.groups):
        return
    found = Organization.objects.visible_to(visitor).filter(classification=Classification.WORKING_GROUP)
    day = timezone.localdate()
    for group in found.order_by("name")[:SHOWN]:
        if group.existed_on(meeting.date) if meeting.date else group.end_date is None or group.end_date.last > day:
            yield _line(_("Bericht: %(group)s") % {"group": group.name}, ItemKind.REPORT, _("Arbeitsgruppe"))


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
    for one in waiting_for(meeting, visitor)[:SHOWN]:
        url = reverse("concerns:concern-put-on-agenda", kwargs={"key": one.key})
        yield OfferedLine(str(one), _("Liegt beim Gremium"), url=f"{url}?sitzung={meeting.key}")

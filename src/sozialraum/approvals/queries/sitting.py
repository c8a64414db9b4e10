"""Approvals: the minutes of former sittings that are to be approved in a sitting, group by group."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.db.models import Max, Prefetch
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from sozialraum.bodies.models import Organization
from sozialraum.decisions.models import Approval, Correction, Minutes
from sozialraum.decisions.words import ApprovalWay
from sozialraum.foundation.dates import PartialDate, shifted
from sozialraum.foundation.visitor import Visitor
from sozialraum.meetings.models import AgendaItem, Holder, Meeting
from sozialraum.meetings.rules import item_label, number_items
from sozialraum.meetings.words import ItemKind, State
from sozialraum.ui.spoken import clock

LATELY = dt.timedelta(days=400)  # the last minutes of a group count however old; older ones were approved on paper
NEEDED = Correction.objects.select_related("agenda_item")


@dataclass(frozen=True)
class CorrectionNow:
    """A correction as the fields show it: the key of its item or a place in words, old and new words, a remark."""

    item: str = ""
    place: str = ""
    old: str = ""
    new: str = ""
    remark: str = ""
    label: str = ""  # »TOP 3«


@dataclass(frozen=True)
class FormerMinutes:
    """Minutes of a former sitting as one group stands to them in this one.

    ``decidable`` is False where the group cannot decide now; None: not known, or not ruled. ``points`` are the keys
    and names of the items a correction may be at.
    """

    key: str
    group: Organization
    day: str
    url: str
    is_joint: bool
    decidable: bool | None
    approved: str = ""  # »Genehmigt mit einer Berichtigung, heute 16.48 Uhr.«; "" as long as it is not
    corrections: tuple[CorrectionNow, ...] = ()
    points: tuple[tuple[str, str], ...] = ()

    @property
    def title(self) -> str:
        """»AG Wohnen: gemeinsames Protokoll vom 24. September 2026«"""
        joint, own = _("%(group)s: gemeinsames Protokoll vom %(day)s"), _("%(group)s: Protokoll vom %(day)s")
        told = joint if self.is_joint else own
        return told % {"group": self.group.name, "day": self.day}

    @property
    def anchor(self) -> str:
        """A name for its fields that stands once on a page."""
        return f"{self.key}-{self.group.key}"

    @property
    def waits(self) -> str:
        """What becomes of it where the group cannot decide."""
        said = _(
            "Nicht beschlussfähig. %(group)s genehmigt bei der nächsten Sitzung; der Punkt steht dann unter den "
            "Vorschlägen zur Tagesordnung."
        )
        return said % {"group": self.group.name} if self.decidable is False and not self.approved else ""

    @property
    def rows(self) -> tuple[CorrectionNow, ...]:
        """The corrections with an empty one behind them."""
        return (*self.corrections, CorrectionNow())


@dataclass(frozen=True)
class LastMinutes:
    """All former minutes of a sitting, by the point at which they are dealt with (its primary key)."""

    by_item: Mapping[int, tuple[FormerMinutes, ...]]

    @property
    def lines(self) -> tuple[FormerMinutes, ...]:
        return tuple(one for lines in self.by_item.values() for one in lines)


def proposed_name(group: Organization, meeting: Meeting) -> str:
    """What a point is called under which this group approves the minutes of that sitting."""
    return _("Protokoll der %(group)s vom %(day)s") % {"group": group.name, "day": _day_of(meeting)}


def _day_of(meeting: Meeting) -> str:
    return meeting.date.in_words(weekday=False) if meeting.date else meeting.name


def former_minutes(meeting: Meeting, visitor: Visitor, *, corrected: bool = True) -> list[tuple[Organization, Minutes]]:
    """By group that holds a meeting, the minutes before it that it has not approved, or approved in it; oldest first.

    Those of its last sitting, and all of the last 400 days. Four questions, whatever their number; one more if they
    come with their corrections.
    """
    groups = meeting.groups
    day = meeting.date or PartialDate.of(timezone.localdate())
    held = {"meeting__state": State.HELD, "meeting__deleted": None, "meeting__date__lt": day}
    found = Holder.objects.filter(organization__in=groups, **held).exclude(meeting=meeting)
    last = dict(found.order_by().values_list("organization").annotate(last=Max("meeting__date")))
    since = PartialDate.of(shifted(day.first, -LATELY))
    if not last:
        return []
    rows = Minutes.objects.visible_to(visitor).filter(
        meeting__in=found.filter(meeting__date__gte=min([since, *last.values()])).values("meeting")
    )
    with_changes = Approval.objects.prefetch_related(Prefetch("changes", NEEDED))
    approvals = Prefetch("approvals", with_changes if corrected else Approval.objects.all())
    told = rows.select_related("meeting").prefetch_related(approvals, "meeting__holders")
    return [
        (group, minutes)
        for minutes in told.order_by("meeting__date", "pk")
        for group in groups
        if group in minutes.meeting.groups and _is_due(minutes, group, meeting, since, last)
    ]


def _is_due(
    minutes: Minutes, group: Organization, meeting: Meeting, since: PartialDate, last: Mapping[int, PartialDate]
) -> bool:
    approval = _approval_of(minutes, group)
    if approval is not None:
        return approval.in_meeting_id == meeting.pk
    there = minutes.meeting.date
    return there is not None and (there >= since or there == last.get(group.pk))


def _approval_of(minutes: Minutes, group: Organization) -> Approval | None:
    return next((one for one in minutes.approvals.all() if one.organization_id == group.pk), None)


def corrections_by(minutes: Minutes, group: Organization) -> list[Correction]:
    """The corrections with which a group approved minutes that came with their approvals; none if it has not."""
    approval = _approval_of(minutes, group)
    return list(approval.changes.all()) if approval else []


def last_minutes(
    meeting: Meeting,
    visitor: Visitor,
    items: Sequence[AgendaItem],
    decidable: Mapping[Organization, bool | None] | None = None,
) -> LastMinutes:
    """The former minutes of a meeting at its points of approval, else at its first point; seven questions at most.

    ``items`` are its points in their order, ``decidable`` by group whether it can decide now (``GroupNow``).
    """
    found = former_minutes(meeting, visitor)
    places = [item for item in items if item.kind == ItemKind.APPROVAL] or list(items[:1])
    if not found or not places:
        return LastMinutes({})
    points = _points_of({minutes.meeting_id for _group, minutes in found})
    by_name = {item.name: item.pk for item in places}
    by_item: dict[int, list[FormerMinutes]] = defaultdict(list)
    for group, minutes in found:
        place = by_name.get(proposed_name(group, minutes.meeting), places[0].pk)
        by_item[place].append(_line(group, minutes, points.get(minutes.meeting_id, {}), (decidable or {}).get(group)))
    return LastMinutes({pk: tuple(lines) for pk, lines in by_item.items()})


def _points_of(meetings: Iterable[int]) -> dict[int, dict[str, tuple[str, str]]]:
    """By meeting the key of each of its points, with label and name."""
    items: dict[int, list[AgendaItem]] = defaultdict(list)
    for item in AgendaItem.objects.filter(meeting__in=list(meetings), deleted=None):
        items[item.meeting_id].append(item)
    return {
        meeting: {item.key: (item_label(number), item.name) for item, number, _below in number_items(them)}
        for meeting, them in items.items()
    }


def _line(
    group: Organization, minutes: Minutes, points: Mapping[str, tuple[str, str]], decidable: bool | None
) -> FormerMinutes:
    approval, meeting = _approval_of(minutes, group), minutes.meeting
    changes = tuple(_correction(one, points) for one in approval.changes.all()) if approval else ()
    return FormerMinutes(
        key=minutes.key,
        group=group,
        day=_day_of(meeting),
        url=minutes.get_absolute_url(),
        is_joint=len(meeting.groups) > 1,
        decidable=decidable,
        approved=_approved(approval, len(changes)) if approval else "",
        corrections=changes,
        points=tuple((key, f"{label}: {name}" if label else name) for key, (label, name) in points.items()),
    )


def _correction(one: Correction, points: Mapping[str, tuple[str, str]]) -> CorrectionNow:
    item = one.agenda_item.key if one.agenda_item else ""
    return CorrectionNow(item, one.place, one.old, one.new, one.remark, points.get(item, ("", ""))[0] or one.place)


def _approved(approval: Approval, changes: int) -> str:
    """»Ohne Einwände genehmigt, heute 16.48 Uhr.«"""
    if changes:
        told = ngettext("Genehmigt mit einer Berichtigung", "Genehmigt mit %(n)s Berichtigungen", changes)
        told %= {"n": changes}
    else:
        told = _("Ohne Einwände genehmigt") if approval.way == ApprovalWay.SILENCE else _("Genehmigt")
    if approval.noted is None:
        return f"{told}."
    at, today = timezone.localtime(approval.noted), timezone.localdate()
    day = _("heute") if at.date() == today else PartialDate.of(at.date()).in_words(weekday=False)
    return f"{told}, {day} {clock(at)}."

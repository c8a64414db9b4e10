"""Presence: how many of the public there are, and the quorum that follows from who was there."""

from __future__ import annotations

from django.utils.translation import gettext_lazy

from sozialraum.acts.act import act
from sozialraum.attendance.actions import attendances, begin_list
from sozialraum.attendance.models import Attendance
from sozialraum.attendance.words import AttendanceCategory
from sozialraum.bodies.permissions import is_office
from sozialraum.decisions.actions import put_quorums
from sozialraum.foundation.visitor import Visitor
from sozialraum.meetings.models import Meeting
from sozialraum.meetings.permissions import chairs, holds, writes
from sozialraum.presence.actions.opening import minutes_of
from sozialraum.presence.queries import rows_of, stated_quorums


@act(who=is_office | holds, says=gettext_lazy("hat die Öffentlichkeit gezählt"), publishes=False)
def count_public(meeting: Meeting, *, by: Visitor, number: int | None) -> None:
    """Make the number of the public this one; 0 or None: nobody is counted. One row, however often it is counted."""
    minutes = minutes_of(meeting, by)
    numbers = Attendance.objects.filter(minutes=minutes, category=AttendanceCategory.PUBLIC, number__isnull=False)
    first, *others = numbers.filter(deleted=None).order_by("order", "pk") or (None,)
    if first is None and number:
        begin_list(minutes)
        minutes.save(update_fields=["attendance_listed"])
        attendances.kind.record(minutes, by=by, category=AttendanceCategory.PUBLIC, number=number)
    elif first is not None and number and first.number != number:
        attendances.correct.as_part(first, by=by, number=number)
    for gone in others if number else filter(None, (first, *others)):
        attendances.withdraw.as_part(gone, by=by)


@act(
    who=is_office | chairs | writes,
    says=gettext_lazy("hat die Beschlussfähigkeit aus den Anwesenden festgestellt"),
    publishes=False,
)
def state_computed_quorum(meeting: Meeting, *, by: Visitor) -> bool:
    """State for each group whether it could decide, as it follows from who was there, unless it is stated already.

    True if something was stated. What counts is the first moment at which a group could decide, else the one at which
    most of its votes were there. Without anybody on record nothing is stated.
    """
    minutes = minutes_of(meeting, by)
    if minutes.quorums.exists():
        return False
    stated = stated_quorums(rows_of(meeting))
    put_quorums(minutes, stated)
    return bool(stated)

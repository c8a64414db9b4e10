"""Holding: which point is current, what became of it, the end of a sitting, and the link for this one meeting."""

from __future__ import annotations

import datetime as dt

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from sozialraum.acts import links
from sozialraum.acts.act import Move, act
from sozialraum.attendance.models import Attendance
from sozialraum.attendance.words import AttendanceStanding
from sozialraum.bodies.permissions import is_office
from sozialraum.decisions.actions.record import put_quorums
from sozialraum.decisions.models import Minutes
from sozialraum.foundation.refusals import field_error
from sozialraum.foundation.things import path_of
from sozialraum.foundation.visitor import Visitor
from sozialraum.holding.permissions import leads, takes_part
from sozialraum.holding.queries.quorum import is_computed
from sozialraum.holding.rules import end_of_next_day
from sozialraum.meetings.actions import agenda, clock_of, conclude
from sozialraum.meetings.models import BERLIN, AgendaItem, Meeting
from sozialraum.meetings.permissions import chairs
from sozialraum.meetings.words import HOLD, UNFINISHED, ItemCourse, State
from sozialraum.notes.actions import close_item, close_notes
from sozialraum.notes.models import NoteCopy, NoteDraft
from sozialraum.presence.actions import state_computed_quorum
from sozialraum.presence.actions.opening import moment_of, refuse_unless_on_record


@act(who=takes_part, says=gettext_lazy("hat einen Punkt der Sitzung aufgerufen"), publishes=False)
def begin(item: AgendaItem, *, by: Visitor) -> None:
    """Make this the current point of its running sitting, from now on; the one that was current is closed with it.

    A point that was put off is taken up after all. Raises ValidationError: ``state`` unless the sitting runs.
    """
    _close_current(item.meeting, by, but=item)
    item.began, item.ended = item.began or _time_of_day(), None
    if item.course in UNFINISHED:
        item.course = item.reason = ""


@act(who=takes_part, says=gettext_lazy("hat einen Punkt der Sitzung abgeschlossen"), publishes=False)
def finish_item(item: AgendaItem, *, by: Visitor) -> None:
    """Close the current point of a running sitting; raises ValidationError (``current``) if it is not that.

    Its note becomes what the minutes say, if this visitor may do that and no second text waits.
    """
    if item.began is None or item.ended is not None:
        raise ValidationError(_("Dieser Punkt ist gerade nicht dran."), code="current")
    item.ended = _time_of_day()
    if is_ready_to_close(item, by):
        close_item(item, by=by)


@act(who=takes_part, says=gettext_lazy("hat festgehalten, was aus einem Punkt wurde"), publishes=False)
def set_course(item: AgendaItem, *, by: Visitor, course: str, reason: str = "") -> None:
    """Put a point of a running sitting off (``UNFINISHED``) with a reason, or take that back (empty).

    The current one is closed with it. Raises ValidationError: ``state`` unless the sitting runs, ``course``.
    """
    _refuse_unless_running(item.meeting)
    if course not in ("", *UNFINISHED):
        raise ValidationError(_("Bitte wählen Sie, was aus dem Punkt wurde."), code="course")
    if course or item.course in UNFINISHED:
        item.course, item.reason = course, reason if course else ""
    if course and item.began and item.ended is None:
        finish_item(item, by=by)


@act(who=takes_part, says=gettext_lazy("hat berichtigt, von wann bis wann jemand da war"), publishes=False)
def correct_times(
    attendance: Attendance, *, by: Visitor, arrived: dt.time | None = None, left: dt.time | None = None
) -> None:
    """Write down from when to when a head was there, in minutes; None: from the beginning, to the end.

    Raises ValidationError: ``state``, ``published``, ``number``, ``away`` for somebody who did not come, ``ahead`` for
    a time that is still to come.
    """
    meeting = attendance.minutes.meeting
    refuse_unless_on_record(meeting)
    if attendance.number is not None:
        raise ValidationError(_("Das ist eine Zahl, niemand Einzelnes."), code="number")
    if attendance.standing != AttendanceStanding.PRESENT:
        raise ValidationError(_("Wer nicht da ist, hat keine Uhrzeit."), code="away")
    moment = moment_of(meeting)
    for name, time in (("arrived", arrived), ("left", left)):
        if moment and time and time > moment.time():
            raise field_error(name, _("Diese Uhrzeit liegt noch vor uns."), "ahead")
    attendance.arrived = None if arrived and meeting.opened and arrived <= meeting.opened else arrived
    attendance.left = left


@act(who=leads, says=gettext_lazy("hat einen Punkt nachträglich aufgenommen"))
def add_item(meeting: Meeting, *, by: Visitor, name: str) -> AgendaItem:
    """Put one more point at the end of the agenda of a running sitting; raises ValidationError (``state``).

    Everybody reads its name at once, so a link for noting is not enough.
    """
    _refuse_unless_running(meeting)
    added: AgendaItem = agenda.kind.record(meeting, by=by, name=name, course=ItemCourse.ADDED)
    return added


@act(
    who=leads,
    moves=Move((State.RUNNING,), to=State.HELD),
    says=gettext_lazy("hat die Sitzung beendet"),
)
def end_sitting(meeting: Meeting, *, by: Visitor) -> None:
    """End a running sitting now: its current point is closed, every note goes into the minutes, quorums are stated."""
    _close_current(meeting, by)
    close_notes(meeting, by=by)
    conclude(meeting, by=by)
    state_computed_quorum(meeting, by=by)


@act(
    who=leads,
    moves=Move((State.HELD,), to=State.RUNNING),
    says=gettext_lazy("hat die Sitzung weitergeführt"),
)
def resume(meeting: Meeting, *, by: Visitor) -> None:
    """Go on with a sitting that was ended too soon, on its day, as long as its record is not published.

    A quorum that was stated at its end is stated anew at the next one; what somebody entered by hand stays. Raises
    ValidationError: ``published``, or ``day`` where it was not opened here or its day is over.
    """
    if meeting.record_published is not None:
        raise ValidationError(_("Das Protokoll ist schon veröffentlicht."), code="published")
    if meeting.opened is None or clock_of(meeting) is None:
        raise ValidationError(_("Weiter geht es nur am selben Tag."), code="day")
    meeting.closed = None
    minutes = Minutes.objects.filter(meeting=meeting, deleted=None).first()
    if minutes is not None and is_computed(meeting, minutes):
        minutes.meeting = meeting
        put_quorums(minutes, [])


@act(who=is_office | chairs, says=gettext_lazy("hat einen Link zum Mitschreiben gemacht"), publishes=False)
def make_link(meeting: Meeting, *, by: Visitor) -> str:
    """Make the link by which one writes in this one meeting until the end of the next day; returns its address, once.

    It is short enough to be typed. One made before opens nothing more. Raises ValidationError: ``state`` if the
    meeting is called off, not convened or published; ``day`` before its day.
    """
    may_be = meeting.state in (State.SCHEDULED, State.RUNNING, State.HELD) and meeting.record_published is None
    if not may_be:
        raise ValidationError(_("In dieser Sitzung wird jetzt nicht mitgeschrieben."), code="state")
    now = timezone.now()
    if meeting.date is None or meeting.date.first > timezone.localdate(now):
        raise ValidationError(_("Den Link gibt es ab dem Tag der Sitzung."), code="day")
    links.revoke_links(meeting, HOLD)
    path, lasts = path_of("holding:meeting-hold", key=meeting.key), end_of_next_day(now, BERLIN) - now
    within = links.path_to(meeting, HOLD, path=path, lasts=lasts, by=by, typed=True)
    return f"{by.body.address.rstrip('/')}/{within}"


@act(who=is_office | chairs, says=gettext_lazy("hat den Link zum Mitschreiben zurückgenommen"), publishes=False)
def revoke_link(meeting: Meeting, *, by: Visitor) -> None:
    """Take the link back; raises ValidationError (``none``) if there is none that opens anything."""
    if not links.revoke_links(meeting, HOLD):
        raise ValidationError(_("Es gibt keinen Link, der noch gilt."), code="none")


def _close_current(meeting: Meeting, by: Visitor, but: AgendaItem | None = None) -> None:
    _refuse_unless_running(meeting)
    open_points = AgendaItem.objects.filter(meeting=meeting, deleted=None, began__isnull=False, ended=None)
    for one in open_points.order_by("order", "pk"):
        if one == but:
            continue
        one.meeting = meeting
        finish_item(one, by=by)


def is_ready_to_close(item: AgendaItem, by: Visitor) -> bool:
    """Whether a point has a note that this visitor may make minutes of, and no second text beside it."""
    noted = NoteDraft.objects.filter(agenda_item=item).exists()
    waits = noted and NoteCopy.objects.filter(agenda_item=item, is_open=True).exists()
    return noted and not waits and close_item.who.holds(by, item)


def _refuse_unless_running(meeting: Meeting) -> None:
    if meeting.state != State.RUNNING:
        raise ValidationError(_("Die Sitzung läuft gerade nicht."), code="state")


def _time_of_day() -> dt.time:
    return timezone.localtime().time().replace(second=0, microsecond=0)

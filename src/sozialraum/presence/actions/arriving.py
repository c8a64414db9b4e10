"""Presence: who comes, goes, comes back and is excused; one by one, or as the printed sheet says."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from sozialraum.acts.act import act
from sozialraum.attendance.actions import attendances, begin_list, end_list
from sozialraum.attendance.models import Attendance
from sozialraum.attendance.words import AttendanceCategory, AttendanceStanding
from sozialraum.bodies.models import Organization
from sozialraum.bodies.permissions import is_office
from sozialraum.decisions.models import Minutes
from sozialraum.foundation.refusals import field_error
from sozialraum.foundation.visitor import Visitor
from sozialraum.meetings.models import Meeting
from sozialraum.meetings.permissions import holds
from sozialraum.people.words import VotingRight
from sozialraum.presence.actions.entitled import entitlements
from sozialraum.presence.actions.opening import minutes_of, moment_of, refuse_unless_on_record
from sozialraum.presence.models import Entitlement
from sozialraum.presence.queries import Expected, SittingRows, expected_of, groups_now, rows_of
from sozialraum.presence.queries.heads import token_of
from sozialraum.presence.rules import arrival_time, leaving_time
from sozialraum.presence.words import EntitlementWay

marks = is_office | holds
LAST_MINUTE = dt.time(23, 59)


@act(who=marks, says=gettext_lazy("hat eingetragen, wer da ist"), publishes=False)
def arrive(
    meeting: Meeting, *, by: Visitor, token: str = "", name: str = "", institution: Organization | None = None
) -> Attendance:
    """Mark one head as here now, and return it; who is here already stays as they are.

    ``token`` names somebody of the groups (``Expected``); else ``name`` is a guest, or with an ``institution`` whom it
    has named on the spot: that one speaks for its seats for which nobody is here. Raises ValidationError: ``state``,
    ``published``, ``stranger`` for a token of another meeting, ``who`` where nobody is named.
    """
    minutes = minutes_of(meeting, by)
    rows = rows_of(meeting)
    if token:
        return _arrive_as(rows, minutes, _expected(rows, token), by, _since(meeting))
    if not name and institution is None:
        raise field_error("name", _("Bitte schreiben Sie, wer kommt."), "who")
    known = (one for one in rows.heads if (one.name, one.institution) == (name, institution) and not one.person_id)
    return _again(known, by) or _walk_in(rows, minutes, by, name, institution)


def _arrive_as(rows: SittingRows, minutes: Minutes, one: Expected, by: Visitor, since: dt.time | None) -> Attendance:
    """Somebody of the groups, once, however often it is said."""
    known = (row for row in rows.heads if token_of(row) == one.token and (row.person_id or not row.name))
    values: dict[str, Any] = {"person": one.person, "institution": one.institution, "category": one.category}
    values["deputy_for"] = one.deputy_for if one.as_deputy else ""
    return _again(known, by) or _new_head(minutes, by, arrived=since, **values)


def _again(known: Any, by: Visitor) -> Attendance | None:
    """Somebody who is on record already: here, or back again."""
    row: Attendance | None = next(iter(known), None)
    if row is not None and (row.standing != AttendanceStanding.PRESENT or row.left is not None):
        come_back.as_part(row, by=by)
    return row


def _walk_in(
    rows: SittingRows, minutes: Minutes, by: Visitor, name: str, institution: Organization | None
) -> Attendance:
    """A guest; or whom an institution has named on the spot, for its seats for which nobody is here."""
    seats = [one.seat for them in rows.seats.values() for one in them if one.seat.institution == institution]
    full = [seat for seat in seats if institution and seat.voting_right == VotingRight.FULL]
    category = AttendanceCategory.VOTING if full else AttendanceCategory.ADVISORY if seats and institution else ""
    head = _new_head(
        minutes,
        by,
        arrived=_since(rows.meeting),
        name=name,
        institution=institution,
        category=category or AttendanceCategory.GUEST,
    )
    spoken = {entry.key for one in groups_now(rows).values() for entry in one.roll.entries if entry.speaker}
    stated = {one.seat_id: one for one in rows.entitlements}
    for seat in full if name else ():
        if seat.key in spoken:
            continue
        if seat.pk in stated:  # by somebody who has left
            entitlements.withdraw.as_part(stated[seat.pk], by=by)
        entitlements.kind.record(
            minutes, by=by, organization=seat.organization, seat=seat, spoken_by=head, way=EntitlementWay.WALK_IN
        )
    return head


def _new_head(minutes: Minutes, by: Visitor, **values: Any) -> Attendance:
    begin_list(minutes)
    minutes.save(update_fields=["attendance_listed"])
    head: Attendance = attendances.kind.record(minutes, by=by, **values)
    return head


def _expected(rows: SittingRows, token: str) -> Expected:
    found = expected_of(rows).get(token)
    if found is None:
        raise field_error("name", _("Wer das ist, steht bei dieser Sitzung nicht im Register."), "stranger")
    return found


def _since(meeting: Meeting) -> dt.time | None:
    """What to write down for somebody who comes now; None: from the beginning, or nobody knows."""
    moment = moment_of(meeting)
    return arrival_time(moment, meeting.opened) if moment else None


@act(who=marks, says=gettext_lazy("hat eingetragen, dass jemand gegangen ist"), publishes=False)
def leave(attendance: Attendance, *, by: Visitor) -> None:
    """Mark a head as gone from now on; who has left stays so. Raises ValidationError: ``state``, ``away``."""
    meeting = _on_record(attendance)
    if attendance.standing != AttendanceStanding.PRESENT:
        raise ValidationError(_("Wer nicht da ist, geht nicht."), code="away")
    if attendance.left is None:
        moment = moment_of(meeting)
        attendance.left = leaving_time(moment, attendance.arrived) if moment else LAST_MINUTE


@act(who=marks, says=gettext_lazy("hat eingetragen, dass jemand wieder da ist"), publishes=False)
def come_back(attendance: Attendance, *, by: Visitor) -> None:
    """Mark a head as here: somebody who had left, or who was excused and came after all."""
    meeting = _on_record(attendance)
    if attendance.standing == AttendanceStanding.PRESENT:
        attendance.left = None
        return
    attendance.standing, attendance.arrived = AttendanceStanding.PRESENT, _since(meeting)


@act(who=marks, says=gettext_lazy("hat eingetragen, wer entschuldigt ist"), publishes=False)
def excuse(meeting: Meeting, *, by: Visitor, token: str) -> Attendance:
    """Mark somebody of the groups as excused; raises ValidationError: ``here`` if they are here, ``stranger``."""
    minutes = minutes_of(meeting, by)
    rows = rows_of(meeting)
    one = _expected(rows, token)
    known = next((row for row in rows.heads if token_of(row) == one.token and (row.person_id or not row.name)), None)
    if known is None:
        values = {"person": one.person, "institution": one.institution, "category": one.category}
        return _new_head(minutes, by, standing=AttendanceStanding.EXCUSED, **values)
    if known.standing == AttendanceStanding.PRESENT:
        raise ValidationError(_("Wer da ist, ist nicht entschuldigt. »Doch nicht da« nimmt das zurück."), code="here")
    attendances.correct.as_part(known, by=by, standing=AttendanceStanding.EXCUSED)
    return known


@act(who=marks, says=gettext_lazy("hat zurückgenommen, dass jemand da ist"), publishes=False)
def undo_arrival(attendance: Attendance, *, by: Visitor) -> None:
    """Take back a head that was marked by mistake, with what it spoke for; it is expected again."""
    _on_record(attendance)
    for one in Entitlement.objects.filter(spoken_by=attendance, deleted=None):
        entitlements.withdraw.as_part(one, by=by)
    minutes = attendance.minutes
    attendances.kind.withdraw(attendance, by=by)
    if end_list(minutes, attendance):
        minutes.save(update_fields=["attendance_listed"])


@act(who=marks, says=gettext_lazy("hat die Unterschriftenliste übernommen"), publishes=False)
def mark_sheet(meeting: Meeting, *, by: Visitor, tokens: Sequence[str]) -> int:
    """Mark all of these as here from the beginning, as they have signed; returns how many were not here before.

    Nobody is taken off: whom somebody else has marked meanwhile stays. Raises ValidationError as ``arrive`` does.
    """
    minutes = minutes_of(meeting, by)
    rows = rows_of(meeting)
    before = {one.pk for one in rows.here}
    heads = [_arrive_as(rows, minutes, _expected(rows, token), by, None) for token in dict.fromkeys(tokens)]
    return sum(head.pk not in before for head in heads)


def _on_record(attendance: Attendance) -> Meeting:
    meeting: Meeting = attendance.minutes.meeting
    refuse_unless_on_record(meeting)
    if attendance.number is not None:
        raise ValidationError(_("Das ist eine Zahl, niemand Einzelnes."), code="number")
    return meeting

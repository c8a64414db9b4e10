"""Attendance: entering who was there, one by one or as a whole list, and letting go of names."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from sozialraum.acts.act import act
from sozialraum.acts.master import MasterKind, master_data, put_in_order
from sozialraum.acts.who import is_house
from sozialraum.attendance.models import Attendance
from sozialraum.bodies.permissions import is_inside, is_office
from sozialraum.decisions.actions import minutes as minutes_acts
from sozialraum.decisions.models import Minutes
from sozialraum.decisions.words import MinutesState
from sozialraum.foundation.refusals import field_error
from sozialraum.foundation.things import columns_of
from sozialraum.foundation.visitor import Visitor
from sozialraum.meetings.actions import set_record_public
from sozialraum.meetings.models import Meeting
from sozialraum.meetings.permissions import leads_or_writes, writes
from sozialraum.meetings.words import FIXED

#: By which a line of a list is the same head as before, whatever else is said of it.
SAME = ("institution", "label", "person", "name")


def begin_list(minutes: Minutes) -> None:
    """Let the numbers of these minutes follow from the list from now on; raises ValidationError (``taken_over``)."""
    if minutes.represented.exists():
        told = _("Vertretene Einrichtungen stehen schon ohne Liste da. Eines von beiden.")
        raise ValidationError(told, code="taken_over")
    minutes.attendance_listed = True


def end_list(minutes: Minutes, gone: Attendance) -> bool:
    """Without any head or number but this one, the numbers may be taken over from paper again; True if it was so."""
    others = Attendance.objects.filter(minutes=minutes, deleted=None).exclude(pk=gone.pk)
    if not minutes.attendance_listed or others.exists():
        return False
    minutes.attendance_listed = False
    return True


def _record(kind: MasterKind, minutes: Minutes, /, *, by: Visitor, **values: Any) -> Attendance:
    """One head or number more."""
    begin_list(minutes)
    recorded: Attendance = kind.record(minutes, by=by, **values)
    return recorded


def _withdraw(kind: MasterKind, attendance: Attendance, /, *, by: Visitor, dates: Any = None) -> None:
    """One less."""
    kind.withdraw(attendance, by=by, dates=dates)
    if end_list(attendance.minutes, attendance):
        attendance.minutes.save(update_fields=["attendance_listed"])


def _fits(*rows: Attendance) -> None:
    """The item a guest came to belongs to the meeting itself."""
    for one in rows:
        if one.agenda_item and one.agenda_item.meeting_id != one.minutes.meeting_id:
            raise field_error("agenda_item", _("Dieser Punkt gehört zu einer anderen Sitzung."), "meeting")


attendances = master_data(
    Attendance,
    who=is_office | is_house | leads_or_writes | is_inside,
    called=gettext_lazy("eine Anwesenheit"),
    fields=columns_of(Attendance, without=["minutes"]),
    parent="minutes",
    record=_record,
    withdraw=_withdraw,
    check=_fits,
    fill=lambda minutes, _values: {"order": Attendance.objects.filter(minutes=minutes).next_order()},
    named=lambda minutes, values: f"{minutes.key}-anwesend-{values['order']}",
)


@act(who=is_office | is_house | leads_or_writes | is_inside, says=gettext_lazy("hat eingetragen, wer da war"))
def state_attendance(minutes: Minutes, *, by: Visitor, heads: Sequence[dict[str, Any]]) -> None:
    """Make the list of who was there this one: columns of each head, in their order.

    Heads that were there before keep their keys. Numbers that were taken over from paper go: they follow from the list.
    """
    found = Attendance.objects.filter(minutes=minutes, deleted=None).select_related("institution", "person")
    before = list(found.select_related("agenda_item").order_by("order", "pk"))
    minutes.attendance_listed = False
    new: list[dict[str, Any]] = []
    for place, values in enumerate(heads, 1):
        wanted = _all_columns(values) | {"order": place}
        known = next((one for one in before if all(getattr(one, name) == wanted[name] for name in SAME)), None)
        if known is None:
            new.append(wanted)
            continue
        before.remove(known)
        known.minutes = minutes
        if any(getattr(known, name) != value for name, value in wanted.items()):
            attendances.correct.as_part(known, by=by, **wanted)
    for gone in before:
        gone.minutes = minutes
        attendances.withdraw.as_part(gone, by=by)
    if heads:
        minutes.present = None
        put_in_order(minutes, "institutions", [])
    minutes.attendance_listed = bool(heads)
    _fits(*(Attendance(minutes=minutes, **values) for values in new))
    attendances.kind.record_rows(minutes, new, by=by, named=f"{minutes.key}-anwesend")


@act(who=is_office | is_house, says=gettext_lazy("hat den Namen bei einer Anwesenheit gelöscht"))
def forget_name(attendance: Attendance, *, by: Visitor) -> None:
    """Let go of whose head it was; that it was there stays, so that no number changes."""
    attendance.name, attendance.deputy_for, attendance.person = "", "", None


def _all_columns(values: dict[str, Any]) -> dict[str, Any]:
    """Every column of a head, empty where nothing is given."""
    empty = Attendance()
    return {name: getattr(empty, name) for name in columns_of(Attendance, without=["minutes"])} | values


#: What the head of minutes says, and nothing of the scan, of who was there, or of how far they are.
HEAD = ("number", "kind", "edition", "invited_on", "written_on", "note", "summary")


@act(who=is_office | leads_or_writes | is_inside, says=gettext_lazy("hat ein Protokoll begonnen"))
def draft_minutes(meeting: Meeting, *, by: Visitor, head: Mapping[str, Any]) -> Minutes:
    """Begin the minutes of a meeting that runs or was held: a draft, with what stands in its head (``HEAD``)."""
    if meeting.state not in FIXED:
        raise ValidationError(_("Ein Protokoll gibt es erst, wenn die Sitzung eröffnet ist."), code="held")
    written: Minutes = minutes_acts.kind.record(meeting, by=by, state=MinutesState.DRAFT, **_of_head(head))
    set_record_public(meeting, public=False)
    return written


@act(who=is_office | writes, says=gettext_lazy("hat den Kopf des Protokolls geändert"))
def state_head(minutes: Minutes, *, by: Visitor, head: Mapping[str, Any]) -> None:
    """Change what stands in the head of minutes (columns of ``HEAD``); how far they are stays."""
    minutes_acts.kind.correct(minutes, by=by, **_of_head(head))


def _of_head(head: Mapping[str, Any]) -> dict[str, Any]:
    if strange := head.keys() - set(HEAD):
        raise TypeError(f"The head of minutes does not have {', '.join(sorted(strange))}.")
    return dict(head)

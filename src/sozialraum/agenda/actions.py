"""Agenda: the whole of it set in one act, what of it goes on on another day, and what comes back to be put on it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from sozialraum.acts.act import act
from sozialraum.acts.who import is_house
from sozialraum.agenda.queries.lines import LABELS, counted_before, lines_of, points_of
from sozialraum.agenda.rules import AgendaLine, numbers_of, write_lines
from sozialraum.bodies.models import Location
from sozialraum.bodies.permissions import is_office
from sozialraum.decisions.models import Resolution
from sozialraum.decisions.words import REFERRING
from sozialraum.foundation.dates import PartialDate
from sozialraum.foundation.refusals import field_error
from sozialraum.foundation.visitor import Visitor
from sozialraum.meetings.actions import agenda, consultations, convene, meetings
from sozialraum.meetings.models import AgendaItem, Consultation, Meeting
from sozialraum.meetings.permissions import chairs, writes
from sozialraum.meetings.queries import items_of
from sozialraum.meetings.words import FIXED, State
from sozialraum.rulings.rules.notice import NoticeGiven

#: What a point keeps in the sitting in which it goes on.
TAKEN_ALONG = ("name", "public", "kind", "brought_by", "minutes_planned")


@act(who=is_office | writes, says=gettext_lazy("hat die Tagesordnung gesetzt"))
def set_agenda(meeting: Meeting, *, by: Visitor, lines: Sequence[AgendaLine], seen: str) -> None:
    """Make the agenda these lines: record what is new, correct what differs, withdraw what is missing.

    ``seen`` is its text as it was opened. Raises ValidationError: ``meanwhile`` if it is not that any more, ``mark``
    for a mark that is not there or twice, ``needed`` if a line that is missing carries decisions, papers or text.
    """
    points = points_of(meeting)
    now = lines_of(points)
    if write_lines(now, LABELS) != seen:
        raise ValidationError(_("Die Tagesordnung wurde inzwischen geändert."), code="meanwhile")
    marks = [line.mark for line in lines if line.mark]
    if strange := [mark for mark in marks if mark not in points or marks.count(mark) > 1]:
        says = _("»#%(mark)s« steht hier zweimal oder gehört zu keinem Punkt dieser Sitzung.")
        raise ValidationError(says, params={"mark": strange[0]}, code="mark")
    _put_down(meeting, by, list(zip(lines, numbers_of(lines, counted_before(now)), strict=True)), points)
    gone = [item for mark, item in points.items() if mark not in marks]
    for item in sorted(gone, key=lambda one: one.parent_id is None):  # what stands below goes first
        _let_go(item, by)


def _put_down(
    meeting: Meeting, by: Visitor, numbered: Sequence[tuple[AgendaLine, str]], points: Mapping[str, AgendaItem]
) -> None:
    """First what stands below nothing, then what stood below something: nothing is two deep in between."""
    below: list[int] = []  # by place, that of the point above
    for place, (line, _number) in enumerate(numbered):
        below.append(below[-1] if line.is_below and below else place)
    done: dict[int, AgendaItem] = {}
    for place in sorted(range(len(numbered)), key=lambda one: _turn(numbered[one][0], points)):
        line, number = numbered[place]
        values = _values(line, place + 1, number, done[below[place]] if line.is_below else None)
        item = done[place] = points.get(line.mark) or agenda.record(meeting, by=by, **values)
        if changed := {name: value for name, value in values.items() if getattr(item, name) != value}:
            agenda.correct(item, by=by, **changed)


def _turn(line: AgendaLine, points: Mapping[str, AgendaItem]) -> tuple[bool, bool]:
    return line.is_below, not (line.mark and points[line.mark].parent_id)


def _values(line: AgendaLine, order: int, number: str, parent: AgendaItem | None) -> dict[str, Any]:
    return {
        "order": order,
        "number": number,
        "name": line.name,
        "public": line.public,
        "parent": parent,
        "kind": line.kind,
        "brought_by": line.brought_by,
        "minutes_planned": line.minutes,
    }


def _let_go(item: AgendaItem, by: Visitor) -> None:
    says = _("»%(name)s« fällt nicht weg: %(why)s")
    if item.text:
        why = _("Das Protokoll sagt etwas dazu. Ziehen Sie den Punkt einzeln zurück, wenn es ihn nie gab.")
        raise ValidationError(says, params={"name": item.name, "why": why}, code="needed")
    try:
        agenda.withdraw(item, by=by)
    except ValidationError as refusal:
        why = " ".join(refusal.messages)
        raise ValidationError(says, params={"name": item.name, "why": why}, code="needed") from refusal


@dataclass(frozen=True)
class OtherDay:
    """When and where a sitting goes on."""

    date: PartialDate
    start_time: dt.time | None = None
    end_time: dt.time | None = None
    location: Location | None = None


@act(who=is_office | chairs, says=gettext_lazy("hat die Sitzung an einem anderen Tag fortgesetzt"))
def adjourn(
    meeting: Meeting,
    *,
    by: Visitor,
    day: OtherDay,
    items: Sequence[AgendaItem] = (),
    state: str = State.DRAFT,
    departure: str = "",
) -> Meeting:
    """Make the meeting in which this one goes on: same groups, these points with their numbers and papers.

    ``state``: a draft; convened at once, for which the rules on notice hold as ever (``departure``: why all the same);
    or held already, and then its record is public if that of this meeting is.
    """
    if meeting.state not in FIXED:
        raise ValidationError(_("Fortsetzen lässt sich, was eröffnet wurde oder stattgefunden hat."), code="state")
    if any(one.meeting_id != meeting.pk or one.deleted for one in items):
        raise field_error("items", _("Diese Punkte gehören zu einer anderen Sitzung."), "meeting")
    values = vars(day) | {"name": meeting.name, "openness": meeting.openness, "continues": meeting}
    values["state"] = State.HELD if state == State.HELD else State.DRAFT
    values["record_published"] = timezone.now() if state == State.HELD and meeting.has_public_record else None
    part: Meeting = meetings.kind.record(meeting.body, by=by, organizations=meeting.groups, **values)
    _take_along(part, items, by)
    if state == State.SCHEDULED:
        convene(part, by=by, notice=NoticeGiven(departure=departure))
    return part


def _take_along(part: Meeting, items: Sequence[AgendaItem], by: Visitor) -> None:
    """The points, with the numbers by which they were read and their papers; below what comes along, too."""
    new: dict[int, AgendaItem] = {}
    numbers = {item.pk: number for item, number in items_of(items[0].meeting).items()} if items else {}
    papers = Consultation.objects.filter(agenda_item__in=items, deleted=None).order_by("order", "pk")
    for place, one in enumerate(sorted(items, key=lambda one: (one.order, one.pk)), 1):
        values = {name: getattr(one, name) for name in TAKEN_ALONG} | {"order": place, "number": numbers[one.pk][:10]}
        new[one.pk] = agenda.kind.record(part, by=by, parent=new.get(one.parent_id or 0), **values)
    for consultation in papers:
        consultations.kind.record(new[consultation.agenda_item_id], by=by, paper=consultation.paper)


@act(who=is_office | is_house, says=gettext_lazy("hat eingetragen, was zu einem Beschluss zurückkam"))
def state_answer(
    resolution: Resolution,
    *,
    by: Visitor,
    came_back: str,
    came_back_on: PartialDate | None = None,
    again_in: Meeting | None = None,
) -> None:
    """Record what came back, when, and in which sitting it is dealt with again.

    Raises ValidationError (``not_referred``) of a decision that was sent nowhere.
    """
    if resolution.result not in REFERRING:
        raise ValidationError(_("Dieser Beschluss ging an niemanden."), code="not_referred")
    resolution.came_back, resolution.came_back_on, resolution.again_in = came_back, came_back_on, again_in

"""Convening: a sitting planned in one act, and one called off for another day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from sozialraum.acts.act import act
from sozialraum.agenda.actions import set_agenda
from sozialraum.agenda.queries.lines import lines_of, points_of
from sozialraum.agenda.rules import AgendaLine
from sozialraum.bodies.actions import locations
from sozialraum.bodies.models import Location, Organization
from sozialraum.bodies.permissions import is_office
from sozialraum.convening.queries.places import place_called
from sozialraum.foundation.dates import PartialDate
from sozialraum.foundation.refusals import field_error
from sozialraum.foundation.visitor import Visitor
from sozialraum.meetings import actions as meetings
from sozialraum.meetings.models import AgendaItem, Conductor, Consultation, Meeting
from sozialraum.meetings.words import BY_VIDEO, State
from sozialraum.network.models import Body
from sozialraum.rulings.rules.notice import NoticeGiven


@dataclass(frozen=True)
class MeetingPlan:
    """A sitting as it is planned, the leading group first; ``place`` in the words in which it was typed.

    ``conductors`` as ``state_conductors`` takes them.
    """

    name: str
    organizations: Sequence[Organization]
    date: PartialDate | None
    start_time: dt.time | None = None
    end_time: dt.time | None = None
    place: str = ""
    attendance_mode: str = ""
    openness: str = ""
    video_url: str = ""
    lines: Sequence[AgendaLine] = ()
    conductors: Sequence[Mapping[str, Any]] = ()


@act(who=is_office, says=gettext_lazy("hat eine Sitzung geplant"))
def plan_meeting(body: Body, *, by: Visitor, plan: MeetingPlan, convenes: bool, notice: NoticeGiven) -> Meeting:
    """A new meeting with its place, its link and its agenda, convened or as a draft; all of it, or nothing.

    Raises ValidationError: ``twice`` if the same groups meet at that time already, ``mode`` for a link without video,
    and whatever the acts inside refuse.
    """
    _refuse_gaps(plan, convenes=convenes)
    _refuse_twice(plan.organizations, plan.date, plan.start_time)
    columns = ("name", "date", "start_time", "end_time", "attendance_mode", "openness")
    meeting: Meeting = meetings.meetings.record(
        body,
        by=by,
        organizations=list(plan.organizations),
        location=_place(body, by, plan.place),
        state=State.DRAFT,
        **{name: getattr(plan, name) for name in columns},
    )
    if plan.video_url:
        meetings.video_links.record(meeting, by=by, url=plan.video_url)
    if plan.conductors:
        meetings.state_conductors(meeting, by=by, conductors=plan.conductors)
    if plan.lines:
        set_agenda(meeting, by=by, lines=[replace(line, mark="") for line in plan.lines], seen="")
    if convenes:
        meetings.convene(meeting, by=by, notice=notice)
    return meeting


@act(who=is_office, says=gettext_lazy("hat die Sitzung abgesagt und einen neuen Tag genannt"))
def replace_meeting(
    meeting: Meeting,
    *,
    by: Visitor,
    reason: str,
    date: PartialDate,
    times: tuple[dt.time | None, dt.time | None],
    notice: NoticeGiven,
) -> Meeting:
    """Call a convened meeting off and convene another one for that day, which the first names; with its agenda.

    The new one has the groups, place, link, points and papers of the first. What is refused changes nothing.
    """
    if date.exact is None:
        raise field_error("date", _("Der neue Tag muss genau bekannt sein."), "date")
    if (date, times[0]) == (meeting.date, meeting.start_time):
        raise field_error("date", _("Das ist der Termin, der schon gilt."), "same")
    groups = meeting.groups
    _refuse_twice(groups, date, times[0])
    columns = ("name", "location", "attendance_mode", "openness")
    other: Meeting = meetings.meetings.record(
        by.body,
        by=by,
        organizations=groups,
        date=date,
        start_time=times[0],
        end_time=times[1],
        state=State.DRAFT,
        **{name: getattr(meeting, name) for name in columns},
    )
    for link in meeting.video_links.filter(deleted=None):
        meetings.video_links.record(other, by=by, url=link.url)
    if conductors := [one for one in meeting.conducted_by if not one.from_item_id]:
        meetings.state_conductors(other, by=by, conductors=[_columns(one) for one in conductors])
    _take_agenda_over(meeting, other, by)
    meetings.convene(other, by=by, notice=notice)
    meetings.cancel(meeting, by=by, reason=reason, substitute=other)
    return other


def _columns(one: Conductor) -> dict[str, Any]:
    names = ("role", "institution", "label", "person", "name", "is_substitute", "stands_in_for")
    return {name: getattr(one, name) for name in names}


def _take_agenda_over(meeting: Meeting, other: Meeting, by: Visitor) -> None:
    """The points in their order, and the papers below each."""
    points = points_of(meeting)
    if not points:
        return
    set_agenda(other, by=by, lines=[replace(line, mark="") for line in lines_of(points)], seen="")
    new = list(points_of(other).values())
    for old, item in zip(points.values(), new, strict=True):
        _take_papers_over(old, item, by)


def _take_papers_over(old: AgendaItem, new: AgendaItem, by: Visitor) -> None:
    for one in (
        Consultation.objects.filter(agenda_item=old, deleted=None).select_related("paper").order_by("order", "pk")
    ):
        meetings.consultations.record(new, by=by, paper=one.paper)


def _place(body: Body, by: Visitor, words: str) -> Location | None:
    """The place that is called so; a new one if there is none."""
    if not words:
        return None
    known = place_called(words, by)
    return known or locations.record(body, by=by, name=words)


def _refuse_gaps(plan: MeetingPlan, *, convenes: bool) -> None:
    if not plan.organizations:
        raise field_error("groups", _("Bitte kreuzen Sie an, wer tagt."), "organizations")
    if convenes and plan.date is None:
        raise field_error("other_day", _("Zum Einberufen fehlt noch der Tag."), "date")
    if plan.video_url and plan.attendance_mode not in BY_VIDEO:
        raise field_error("video_url", _("Einen Link gibt es nur, wenn die Sitzung per Video stattfindet."), "mode")


def _refuse_twice(groups: Sequence[Organization], date: PartialDate | None, start: dt.time | None) -> None:
    """The same groups at the same time: a button pressed twice, or two people at once."""
    if date is None:
        return
    there = Meeting.objects.filter(Q(date=date), body=groups[0].body_id, start_time=start, deleted=None)
    for one in there.exclude(state=State.CANCELLED).with_holders():
        if {group.pk for group in one.groups} == {group.pk for group in groups}:
            says = _("Diese Sitzung steht schon im Kalender oder wird vorbereitet: %(name)s, %(day)s.")
            words = {"name": one.name, "day": date.in_words(weekday=False)}
            raise ValidationError(says, params=words, code="twice")

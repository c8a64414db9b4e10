"""Transcripts: a sitting of the paper age, its decisions and its minutes, entered in one act."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from sozialraum.acts.act import act
from sozialraum.bodies.permissions import is_office
from sozialraum.counting.rules.figures import Round
from sozialraum.decisions.actions import StatedQuorum, minutes, resolutions, state_quorum
from sozialraum.decisions.words import MinutesState
from sozialraum.foundation.visitor import Visitor
from sozialraum.meetings.actions import meetings
from sozialraum.meetings.models import Meeting
from sozialraum.meetings.words import State
from sozialraum.network.models import Body
from sozialraum.transcripts.rules import TypedDecision, TypedSitting


@act(who=is_office, says=gettext_lazy("hat eine frühere Sitzung eingetragen"))
def transcribe_sitting(body: Body, *, by: Visitor, sitting: TypedSitting) -> Meeting:
    """Record a sitting that was held, its decisions, and its minutes as published, with the scan; all of it or nothing.

    The minutes are marked as taken over from paper. No letter is written to anybody. Returns the meeting.
    """
    groups = list(sitting.groups)
    told: dict[str, Any] = {"name": sitting.name, "date": sitting.date, "location": sitting.place}
    meeting: Meeting = meetings.record(body, by=by, state=State.HELD, organizations=groups, **told)
    for decision in sitting.decisions:
        _decide(meeting, decision, by)
    _write_minutes(meeting, sitting, by)  # the bytes of the scan last of all
    return meeting


def _decide(meeting: Meeting, one: TypedDecision, by: Visitor) -> None:
    """A count is that of the group, where several met that of all together."""
    groups, count = meeting.groups, replace(one.result.count, result="")
    of = groups[0] if len(groups) == 1 else None
    rounds = [Round(1, ((of, count),))] if count.is_recorded else []
    told: dict[str, Any] = {"name": one.title, "resolution_text": one.wording, "result": one.result.result}
    resolutions.record(meeting.body, by=by, meeting=meeting, rounds=rounds, effects=list(one.effects), **told)


def _write_minutes(meeting: Meeting, sitting: TypedSitting, by: Visitor) -> None:
    """How many had a vote is a figure of the one group, where several met a remark."""
    alone, voting = len(meeting.groups) == 1, sitting.voting
    remark = _("%(count)s mit Stimme.") % {"count": voting} if voting is not None and not alone else ""
    told = {"number": sitting.number, "present": sitting.present, "note": remark, "from_paper": True}
    scan = {"upload": sitting.upload, "audience": sitting.audience} if sitting.upload else {}
    written = minutes.record(meeting, by=by, state=MinutesState.PUBLISHED, **told, **scan)
    if voting is not None and alone:
        state_quorum(written, by=by, quorums=[(meeting.groups[0], StatedQuorum(present=voting))])

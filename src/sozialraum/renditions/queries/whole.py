"""Renditions: a meeting with all that its page and its papers ask of it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.db.models import QuerySet
from django.http import Http404

from sozialraum.approvals.queries import with_corrections_noted
from sozialraum.foundation.http import Request
from sozialraum.foundation.questions import asked_of
from sozialraum.foundation.visitor import Visitor
from sozialraum.meetings.models import Holder, Meeting
from sozialraum.meetings.queries.governing import with_rules_noted
from sozialraum.network.put import give_rows
from sozialraum.pictures.queries import with_pictures_noted
from sozialraum.renditions.queries.dates import with_next


def whole_meeting(request: Request, key: str) -> Meeting:
    """The meeting with all that its page and its papers ask of it; raises Http404 unless this visitor may read it."""
    meeting = meeting_for(request.visitor, key)
    if meeting is None:
        raise Http404(key)
    return meeting


def meeting_for(visitor: Visitor, key: str) -> Meeting | None:
    """The same for this visitor; None unless it is there to be read."""
    meeting: Meeting | None = next(iter(asked_of(_with_key, visitor, [key])), None)
    if meeting:
        give_rows(meeting, "holders", asked_of(_holders, visitor, [meeting.pk]))
    return meeting


def _with_key(visitor: Visitor, keys: Sequence[str]) -> QuerySet[Any]:
    seen = Meeting.objects.visible_to(visitor).filter(key__in=keys)
    seen = with_pictures_noted(seen.select_related("location", "body", "substitute"))
    return with_rules_noted(with_corrections_noted(seen))


def _holders(visitor: Visitor, meetings: Sequence[int]) -> QuerySet[Any]:
    return with_next(Holder.objects.filter(meeting__in=meetings), visitor)

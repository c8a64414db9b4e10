"""Renditions: a meeting with all that its page and its papers ask of it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.db.models import QuerySet

from sozialraum.approvals.queries import with_corrections_noted
from sozialraum.foundation.http import Request, find_put
from sozialraum.foundation.questions import asked_of
from sozialraum.foundation.visitor import Visitor
from sozialraum.meetings.models import Holder, Meeting
from sozialraum.meetings.queries.governing import with_rules_noted
from sozialraum.network.put import give_rows
from sozialraum.renditions.queries.dates import with_next


def whole_meeting(request: Request, key: str) -> Meeting:
    """The meeting with all that its page and its papers ask of it; raises Http404 unless this visitor may read it."""
    meeting: Meeting = find_put(_with_key, request, key)
    give_rows(meeting, "holders", asked_of(_holders, request.visitor, [meeting.pk]))
    return meeting


def _with_key(visitor: Visitor, keys: Sequence[str]) -> QuerySet[Any]:
    seen = Meeting.objects.visible_to(visitor).filter(key__in=keys)
    return with_rules_noted(with_corrections_noted(seen.select_related("location", "body", "substitute")))


def _holders(visitor: Visitor, meetings: Sequence[int]) -> QuerySet[Any]:
    return with_next(Holder.objects.filter(meeting__in=meetings), visitor)

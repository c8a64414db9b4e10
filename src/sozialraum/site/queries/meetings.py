"""Site: meetings as the pages show them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

from django.db.models import Q, QuerySet
from django.utils import timezone

from sozialraum.foundation.dates import PartialDate
from sozialraum.foundation.questions import asked
from sozialraum.foundation.visitor import Visitor
from sozialraum.meetings.models import Meeting
from sozialraum.meetings.words import ON, State
from sozialraum.sittings.queries import MeetingLine, as_rows, lines_of


def beside(
    meeting: Meeting, visitor: Visitor
) -> tuple[MeetingLine | None, MeetingLine | None, tuple[MeetingLine, ...]]:
    """The meetings of the same groups before and after it, and the cancelled ones whose place it takes."""
    own = {link.organization_id for link in meeting.holders.all()}
    if not own or not meeting.date:
        return None, None, ()
    found = lines_of(asked(_beside, visitor, meeting.pk, meeting.date, tuple(sorted(own))), visitor)
    replaced = tuple(one for one in found if one.instead and one.instead.key == meeting.key)
    names = {group.name for group in meeting.groups}
    near = [one for one in found if one.date and (one not in replaced or names <= {own.name for own in one.groups})]
    earlier = [one for one in near if one.date and one.date < meeting.date]
    later = [one for one in near if one.date and one.date > meeting.date]
    return earlier[-1] if earlier else None, later[0] if later else None, replaced


def _beside(visitor: Visitor, meeting: int, date: PartialDate, groups: tuple[int, ...]) -> QuerySet[Any]:
    seen = Meeting.objects.visible_to(visitor)
    known = seen.filter(state=State.CANCELLED, substitute=meeting).values("pk")
    for group in groups:
        seen = seen.filter(holders__organization=group)
    before = seen.filter(date__lt=date).order_by("-date", "-pk").values("pk")[:1]
    after = seen.filter(date__gt=date).order_by("date", "pk").values("pk")[:1]
    wanted = Meeting.objects.filter(Q(pk__in=before) | Q(pk__in=after) | Q(pk__in=known))
    return as_rows(wanted.order_by("date", "pk"))


def ahead_and_behind(
    visitor: Visitor, *, recent: int, ahead: int | None = None, group: str = ""
) -> tuple[list[MeetingLine], list[MeetingLine]]:
    """What comes (at most ``ahead``), and the ``recent`` last ones, the latest first, of one group or of all."""
    today = timezone.localdate()
    both = lines_of(asked(_ahead_and_behind, visitor, today, ahead, recent, group), visitor)
    coming = [one for one in both if one.is_ahead(today)]
    return coming, [one for one in reversed(both) if one not in coming]


def _ahead_and_behind(visitor: Visitor, today: dt.date, ahead: int | None, recent: int, group: str) -> QuerySet[Any]:
    seen = Meeting.objects.visible_to(visitor)
    found = seen.filter(holders__organization__key=group) if group else seen
    wanted = Q(pk__in=found.upcoming(today).values("pk")[:ahead]) | Q(pk__in=found.past(today).values("pk")[:recent])
    return as_rows(Meeting.objects.filter(wanted).order_by("date", "start_time", "pk"))


def board_and_later(ahead: Sequence[MeetingLine]) -> tuple[MeetingLine | None, list[MeetingLine]]:
    """The next meeting that takes place, and all other coming ones."""
    board = next((one for one in ahead if one.state in ON), None)
    return board, [one for one in ahead if one is not board]

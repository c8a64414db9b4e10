"""Convening: what a new sitting begins with – its groups, and all that the last one of them says."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from operator import attrgetter
from typing import Any

from django.db.models import QuerySet
from django.utils import timezone

from sozialraum.agenda.queries.lines import agendas_of
from sozialraum.agenda.rules import AgendaLine
from sozialraum.bodies.models import Organization
from sozialraum.bodies.queries import groups_to_choose, named_with_room
from sozialraum.convening.rules import recurring
from sozialraum.decisions.models import EffectOn, Resolution
from sozialraum.decisions.words import EffectKind
from sozialraum.foundation.dates import PartialDate
from sozialraum.foundation.questions import asked
from sozialraum.foundation.visitor import Visitor
from sozialraum.meetings.models import Holder, Meeting
from sozialraum.meetings.words import State

LOOKED_AT = 6  # former sittings


def groups_that_meet(visitor: Visitor, today: dt.date) -> list[Organization]:
    """The groups that may hold a sitting from today on, the plenum first."""
    return [one for one in asked(groups_to_choose, visitor) if not one.is_over_on(today)]


@dataclass(frozen=True)
class Partner:
    """That groups meet jointly by a decision, and since when."""

    groups: tuple[int, ...]
    number: str
    since: PartialDate | None

    @property
    def in_words(self) -> str:
        since = f"seit {self.since.in_words(weekday=False)} " if self.since else ""
        return f"{since}gemeinsam"


def partners_of(visitor: Visitor) -> list[Partner]:
    """The decisions by which groups meet jointly, the latest first."""
    return [_partner(list(same)) for _effect, same in groupby(asked(_joint, visitor), attrgetter("effect_id"))]


def _partner(rows: list[Any]) -> Partner:
    of = "effect__resolution"
    number, name, day, met = (getattr(rows[0], f"{of}__{one}") for one in ("number", "name", "date", "meeting__date"))
    return Partner(tuple(one.organization_id for one in rows), str(number or name), day or met)


def _joint(visitor: Visitor) -> QuerySet[Any]:
    of = "effect__resolution"
    found = EffectOn.objects.filter(
        effect__kind=EffectKind.MEETS_JOINTLY, effect__resolution__in=Resolution.objects.visible_to(visitor)
    )
    told = (f"{of}__{name}" for name in ("number", "name", "date", "meeting__date"))
    ordered = found.order_by(f"-{of}__date", f"-{of}_id", "effect_id", "position")
    return ordered.values_list("effect_id", "organization_id", *told, named=True)


def sittings_before(groups: Sequence[Organization], visitor: Visitor) -> list[Meeting]:
    """The last sittings of exactly these groups, else of the leading one, planned ones too; the latest first."""
    if not groups:
        return []
    last, held = asked(_last, visitor, groups[0].pk), defaultdict[int, set[int]](set)
    for one in asked(_holding, visitor, groups[0].pk):
        held[one.meeting_id].add(one.organization_id)
    wanted = {group.pk for group in groups}
    same = [one for one in last if held[one.pk] == wanted]
    return (same or last)[:LOOKED_AT]


def _last(visitor: Visitor, group: int) -> QuerySet[Meeting]:
    held = Holder.objects.filter(organization=group).values("meeting")
    found = Meeting.objects.visible_to(visitor).filter(pk__in=held).exclude(state=State.CANCELLED).exclude(date=None)
    return found.select_related("location").order_by("-date", "-start_time", "-pk")[: 2 * LOOKED_AT]


def _holding(visitor: Visitor, group: int) -> QuerySet[Any]:
    """Who holds these sittings."""
    found = Holder.objects.filter(meeting__in=_last(visitor, group).values("pk")).select_related(None)
    return found.values_list("meeting_id", "organization_id", named=True)


@dataclass(frozen=True)
class FormerSittings:
    """The last sittings, the latest first, and what a new one takes from them."""

    sittings: tuple[Meeting, ...]

    @property
    def latest(self) -> Meeting | None:
        """The last that was, else the first that is planned."""
        now = timezone.localdate()
        return next(
            (one for one in self.sittings if one.date and one.date.first <= now), next(iter(self.sittings), None)
        )

    @property
    def known_days(self) -> list[dt.date]:
        return [one.date.exact for one in self.sittings if one.date and one.date.exact]

    def taken_over(self) -> dict[str, Any]:
        """Times, place and how one takes part, as they are typed."""
        last = self.latest
        if last is None:
            return {}
        place = last.location if last.location and not last.location.deleted else None
        return {
            "start_time": last.start_time.strftime("%H:%M") if last.start_time else "",
            "end_time": last.end_time.strftime("%H:%M") if last.end_time else "",
            "place": named_with_room(place) if place else "",
            "attendance_mode": last.attendance_mode,
            "openness": last.openness,
        }

    def standing_lines(self, visitor: Visitor) -> list[AgendaLine]:
        """What stood on the agenda of the last two that had one."""
        return recurring(agendas_of(self.sittings, visitor)[:2])

"""Convening: what a new sitting begins with – its groups, and all that the last one of them says."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any

from django.utils import timezone

from sozialraum.agenda.queries.lines import lines_of, points_of
from sozialraum.agenda.rules import AgendaLine
from sozialraum.bodies.models import Organization
from sozialraum.bodies.queries import groups_to_choose, named_with_room
from sozialraum.convening.rules import recurring
from sozialraum.decisions.models import Resolution
from sozialraum.decisions.words import EffectKind
from sozialraum.foundation.dates import PartialDate
from sozialraum.foundation.visitor import Visitor
from sozialraum.meetings.models import Holder, Meeting
from sozialraum.meetings.words import State

LOOKED_AT = 6  # former sittings


def groups_that_meet(visitor: Visitor, today: dt.date) -> list[Organization]:
    """The groups that may hold a sitting from today on, the plenum first."""
    return [one for one in groups_to_choose(visitor) if not one.is_over_on(today)]


@dataclass(frozen=True)
class Partner:
    """That groups meet jointly by a decision, and since when."""

    groups: tuple[int, ...]
    number: str
    since: PartialDate | None
    url: str

    @property
    def in_words(self) -> str:
        since = f"seit {self.since.in_words(weekday=False)} " if self.since else ""
        return f"{since}gemeinsam"


def partners_of(visitor: Visitor) -> list[Partner]:
    """The decisions by which groups meet jointly, the latest first."""
    found = Resolution.objects.visible_to(visitor).filter(effects__kind=EffectKind.MEETS_JOINTLY)
    told = found.select_related("meeting").prefetch_related("effects__on_links").distinct()
    pairs = []
    for one in told.order_by("-date", "-pk"):
        since = one.date or (one.meeting.date if one.meeting else None)
        pairs += [
            Partner(
                tuple(link.organization_id for link in effect.on_links.all()),
                str(one.number or one.name), since, one.get_absolute_url(),
            )
            for effect in one.effects.all()
            if effect.kind == EffectKind.MEETS_JOINTLY
        ]  # fmt: skip
    return pairs


def sittings_before(groups: Sequence[Organization], visitor: Visitor) -> list[Meeting]:
    """The last sittings of exactly these groups, else of the leading one, planned ones too; the latest first."""
    if not groups:
        return []
    held = Holder.objects.filter(organization=groups[0]).values("meeting")
    found = Meeting.objects.visible_to(visitor).filter(pk__in=held).exclude(state=State.CANCELLED).exclude(date=None)
    last = list(
        found.select_related("location")
        .prefetch_related("holders")
        .order_by("-date", "-start_time", "-pk")[: 2 * LOOKED_AT]
    )
    wanted = {group.pk for group in groups}
    same = [one for one in last if {group.pk for group in one.groups} == wanted]
    return (same or last)[:LOOKED_AT]


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

    def standing_lines(self) -> list[AgendaLine]:
        """What stood on the agenda of the last two that had one."""
        written = (lines for one in self.sittings if (lines := lines_of(points_of(one))))
        return recurring(list(islice(written, 2)))

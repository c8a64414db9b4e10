"""Renditions: when each group that met meets again, as it stands at the end of minutes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db.models import OuterRef, QuerySet, Subquery

from sozialraum.bodies.queries import named
from sozialraum.foundation.things import at
from sozialraum.foundation.visitor import Visitor
from sozialraum.meetings.models import Holder, Meeting
from sozialraum.meetings.words import ON, State
from sozialraum.sittings.queries import span_in_words

COLUMNS = ("key", "date", "start_time", "end_time")


@dataclass(frozen=True)
class NextSitting:
    """The first sitting of these groups after this one: their names, when it is, its page."""

    groups: str
    when: str
    url: str


def next_sittings(meeting: Meeting, visitor: Visitor) -> tuple[NextSitting, ...]:
    """For each group that met its next sitting, joint ones once; nothing of a group that has none.

    It is read with the groups themselves (``with_next``), so that it is no question of its own.
    """
    holders: list[Any] = list(meeting.holders.all())
    rows = [one for one in holders if getattr(one, "next_key", "")]
    known = named((one.organization_id for one in rows), visitor) if rows else {}
    together: dict[str, list[Any]] = {}
    for one in rows:
        if one.organization_id in known:
            together.setdefault(one.next_key, []).append(one)
    return tuple(
        NextSitting(", ".join(known[one.organization_id].name for one in them), _when(them[0]), _page_of(key))
        for key, them in together.items()
    )


def with_next(found: QuerySet[Holder], visitor: Visitor) -> QuerySet[Holder]:
    """Groups that hold a meeting, each with the first one that it holds after it, as far as that is public."""
    later = Meeting.objects.visible_to(visitor).filter(
        holders__organization=OuterRef("organization"), date__gt=OuterRef("meeting__date"), state__in=[State.HELD, *ON]
    )
    first = later.order_by("date", "start_time", "pk")
    return found.annotate(**{f"next_{name}": Subquery(first.values(name)[:1]) for name in COLUMNS})


def _when(one: Any) -> str:
    span = span_in_words(one.next_start_time, one.next_end_time)
    return ", ".join(filter(None, (one.next_date.in_words(), span)))


def _page_of(key: str) -> str:
    return at(Meeting.address.format(key=key))

"""Transcripts: sittings that stand there already."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from sozialraum.bodies.models import Organization
from sozialraum.foundation.dates import PartialDate
from sozialraum.foundation.visitor import Visitor
from sozialraum.meetings.models import Meeting


def same_sitting(visitor: Visitor, date: PartialDate, groups: Collection[Organization]) -> Meeting | None:
    """A sitting that one of these groups held on that very day, as far as the day is known."""
    on_that_day: Any = {"date": date}
    held = Meeting.objects.visible_to(visitor).filter(**on_that_day, holders__organization__in=groups)
    return held.order_by("pk").first()

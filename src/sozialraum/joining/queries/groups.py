"""Joining: the groups one can join, each with its next date."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.utils import timezone

from sozialraum.bodies.models import Organization
from sozialraum.bodies.queries import groups_of, value_of
from sozialraum.foundation.memory import remembered
from sozialraum.foundation.visitor import Visitor
from sozialraum.sittings.queries.dates import NextDate, NextDates
from sozialraum.ui.values import Group


@dataclass(frozen=True)
class OpenGroup:
    """A group that somebody can join; ``date`` is when it meets next, alone or jointly."""

    organization: Organization
    group: Group
    date: NextDate | None


def open_groups(visitor: Visitor) -> list[OpenGroup]:
    """Every group that is not dissolved. A date of today stays until midnight, for the page is kept as long."""
    today = timezone.localdate()
    begins = timezone.make_aware(dt.datetime.combine(today, dt.time.min)) - dt.timedelta(minutes=1)
    dates = NextDates(visitor.body, begins)
    living = [one for one in remembered(visitor, "groups", groups_of) if not one.is_over_on(today)]
    return [OpenGroup(one, value_of(one), dates.of([one])) for one in living]

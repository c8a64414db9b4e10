"""The laws of this room, as plain arithmetic: no database, no request, no clock."""

from __future__ import annotations

import datetime as dt
from enum import StrEnum

SOON = dt.timedelta(days=7)


class Urgency(StrEnum):
    """How a task stands to its day."""

    LATE = "late"
    DUE = "due"
    LATER = ""


def urgency(by: dt.date, today: dt.date) -> Urgency:
    """Late after its day; due from a week before."""
    if by < today:
        return Urgency.LATE
    return Urgency.DUE if by <= today + SOON else Urgency.LATER


def days_between(first: dt.date, last: dt.date) -> int:
    return (last - first).days

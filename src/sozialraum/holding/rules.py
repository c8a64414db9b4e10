"""Holding: until when a link for one meeting opens, and how far a point has come."""

from __future__ import annotations

import datetime as dt

from sozialraum.holding.words import PointStanding


def end_of_next_day(now: dt.datetime, zone: dt.tzinfo) -> dt.datetime:
    """The first moment of the day after tomorrow, by the clock of this zone."""
    day = now.astimezone(zone).date() + dt.timedelta(days=2)
    return dt.datetime.combine(day, dt.time(), zone)


def standing_of(began: dt.time | None, ended: dt.time | None, *, put_off: bool) -> PointStanding:
    """How far a point has come: what was put off waits, whatever the clock says of it."""
    if put_off:
        return PointStanding.ASIDE
    if began is None:
        return PointStanding.AHEAD
    return PointStanding.CURRENT if ended is None else PointStanding.DONE

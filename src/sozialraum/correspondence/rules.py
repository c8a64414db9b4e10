"""Reaching: what holds when somebody is to be answered, as plain values: no database, no request, no clock."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import Enum

#: How long the links in our letters open something.
CONFIRM_LASTS = dt.timedelta(days=14)
STATUS_LASTS = dt.timedelta(days=180)
#: How long the letter with such a link waits for a mail server or an address of the network.
CONFIRM_WAITS = dt.timedelta(days=180)
#: How long is kept what nobody can answer, because its mail address was never confirmed (Art. 5 (1) e DSGVO);
#: counted from when it came, or later from when the letter went out that asks.
KEPT_UNCONFIRMED = dt.timedelta(days=30)

CONTACT = {"mail": "email", "phone": "phone", "post": "postal_address"}


def missing_contact(reply_by: str, *, email: str, phone: str, postal_address: str) -> str:
    """The field without which nobody can be answered in the way they chose; empty if it is there, or none is needed."""
    wanted = CONTACT.get(reply_by, "")
    given = {"email": email, "phone": phone, "postal_address": postal_address}
    return wanted if wanted and not given[wanted].strip() else ""


class News(Enum):
    """What there is to say about a date."""

    NOTHING = "nothing"
    SET = "set"
    CHANGED = "changed"
    CALLED_OFF = "called off"


@dataclass(frozen=True)
class Date:
    """A sitting as the public sees it. ``told_as`` is all of it that matters, in one line that begins with the day."""

    day: dt.date
    holds: bool
    told_as: str


def day_of(told_as: str) -> dt.date:
    """The day within a stored ``told_as``."""
    return dt.date.fromisoformat(told_as[:10])


def news(told_as: str, told: Date | None, ahead: Date | None, *, promised: bool, today: dt.date) -> News:
    """The news due to somebody who was informed as ``told_as``, or to whom word was promised.

    ``told`` is that sitting as it stands now (None: it is there no more), ``ahead`` the next one. Of what is over,
    both by what was said and by what holds, there is nothing more to say.
    """
    if not told_as:
        return News.SET if promised and ahead else News.NOTHING
    if max(day_of(told_as), told.day if told else dt.date.min) < today:
        return News.NOTHING
    if told is None or not told.holds:
        return News.CALLED_OFF
    return News.NOTHING if told.told_as == told_as else News.CHANGED

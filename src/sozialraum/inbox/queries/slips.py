"""Inbox: slips of paper with number and code, for whoever wrote a card and wants to see what becomes of it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from sozialraum.concerns.models import Concern
from sozialraum.concerns.rules import as_read_out
from sozialraum.foundation.keys import is_key
from sozialraum.foundation.visitor import Visitor
from sozialraum.sittings.queries.dates import NextDate, NextDates

MOST = 200


@dataclass(frozen=True)
class Slip:
    """What stands on one slip. Nothing of what was said: it may be found by anybody."""

    number: str
    code: str
    groups: tuple[str, ...]
    ahead: NextDate | None


def of_keys(visitor: Visitor, keys: Sequence[str], now: dt.datetime) -> list[Slip]:
    """In their order of number; two questions for any number of them."""
    found = Concern.objects.listed_for(visitor).filter(
        key__in=[key for key in keys if is_key(key)][:MOST], anonymised=None
    )
    concerns = list(found.with_groups().order_by("ordinal"))
    dates = NextDates(visitor.body, now) if concerns else None
    return [
        Slip(
            number=one.number,
            code=as_read_out(one.code),
            groups=tuple(group.name for group in one.groups),
            ahead=dates.of(one.waits_for) if dates else None,
        )
        for one in concerns
    ]

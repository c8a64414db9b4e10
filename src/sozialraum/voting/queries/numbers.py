"""Voting: the number that a decision gets, as the network numbers them."""

from __future__ import annotations

import re
from typing import Any

from django.db.models import QuerySet

from sozialraum.decisions.models import Resolution
from sozialraum.foundation.dates import PartialDate
from sozialraum.foundation.questions import asked
from sozialraum.foundation.visitor import Visitor
from sozialraum.meetings.models import Meeting
from sozialraum.network.models import Body

COUNTED = re.compile(r"(?P<year>\d{4})(?P<between>[-/])0*(?P<number>\d{1,5})")


def next_decision_number(meeting: Meeting) -> str:
    """»2026-12« where the last one of the year is »2026-11«; »2026-1« for the first; "" without a day.

    A year in which they are numbered in another way is left to whoever types.
    """
    if meeting.date is None:
        return ""
    year = meeting.date.year
    taken = sorted(_numbers_of(meeting))
    found = [match for one in taken if (match := COUNTED.fullmatch(one))]
    if taken and not found:
        return ""
    highest = max((int(one["number"]) for one in found), default=0)
    return f"{year}{found[-1]['between'] if found else '-'}{highest + 1}"


def number_is_taken(meeting: Meeting, number: str) -> bool:
    """Whether another decision of the network in that year has this number."""
    return bool(number) and number in _numbers_of(meeting)


def _numbers_of(meeting: Meeting) -> set[str]:
    year = meeting.date.year if meeting.date else 0
    return {number for (number,) in asked(_numbered, Visitor(Body(pk=meeting.body_id)), year)}


def _numbered(nobody: Visitor, year: int) -> QuerySet[Any]:
    whole = PartialDate(year), PartialDate(year, 12, 31)
    found = Resolution.objects.filter(body=nobody.body, deleted=None).between(*whole)
    return found.exclude(number="").values_list("number")

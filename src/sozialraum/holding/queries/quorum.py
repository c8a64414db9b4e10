"""Holding: whether a quorum on record is the one that follows from who was there."""

from __future__ import annotations

from dataclasses import asdict

from sozialraum.decisions.models import Minutes
from sozialraum.meetings.models import Meeting
from sozialraum.presence.queries import sitting_rows, stated_quorums
from sozialraum.rulings.rules.figures import StatedQuorum


def is_computed(meeting: Meeting, minutes: Minutes) -> bool:
    """Whether what the minutes say of the quorum of each group follows from the arrivals, and from nothing else.

    False where nothing is stated, or where somebody has entered other figures. At most fifteen queries.
    """
    columns = list(asdict(StatedQuorum()))
    stated = {one["organization_id"]: one for one in minutes.quorums.values("organization_id", *columns)}
    if not stated:
        return False
    found = {group.pk: asdict(one) for group, one in stated_quorums(sitting_rows(meeting))}
    return {pk: {name: one[name] for name in columns} for pk, one in stated.items()} == found

"""Rulebook: how many votes the groups have, to tell a quorum that can never be reached."""

from __future__ import annotations

import datetime as dt

from django.db.models import Count

from sozialraum.foundation.visitor import Visitor
from sozialraum.people.models import Seat
from sozialraum.people.words import VotingRight


def votes_of_groups(visitor: Visitor, day: dt.date) -> dict[str, tuple[str, int]]:
    """By key of a group, its name and its seats with a vote that day; without those of which no seat is on record."""
    seats = Seat.objects.here(visitor).on(day).filter(voting_right=VotingRight.FULL, organization__deleted=None)
    counted = seats.values_list("organization__key", "organization__name").annotate(votes=Count("pk")).order_by()
    return {key: (name, votes) for key, name, votes in counted}

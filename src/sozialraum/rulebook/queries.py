"""Rulebook: what the page of rules has to know beside them: votes of the groups, texts that hold for the rest."""

from __future__ import annotations

import datetime as dt

from django.db.models import Count, Q

from sozialraum.bylaws.models import RuleRevision
from sozialraum.bylaws.words import Rank
from sozialraum.foundation.visitor import Visitor
from sozialraum.papers.models import Paper
from sozialraum.people.models import Seat
from sozialraum.people.words import VotingRight
from sozialraum.rulebook.rules.rows import SeatedGroup


def votes_of_groups(visitor: Visitor, day: dt.date) -> dict[str, SeatedGroup]:
    """By key the groups with their seats with a vote that day; without those of which no seat is on record.

    Seats of one institution are counted apart, and once more as one.
    """
    seats = Seat.objects.here(visitor).on(day).filter(voting_right=VotingRight.FULL, organization__deleted=None)
    columns = (f"organization__{name}" for name in ("key", "name", "classification"))
    houses = Count("institution", distinct=True) + Count("pk", filter=Q(institution=None))
    counted = seats.values_list(*columns).annotate(seats=Count("pk"), houses=houses).order_by()
    return {key: SeatedGroup(name, all_of_them, kind, each) for key, name, kind, all_of_them, each in counted}


def fallback_texts(visitor: Visitor, beside: Paper) -> list[Paper]:
    """Documents whose rules hold for what no other text rules (rank »ersatzweise«), without this one."""
    found = RuleRevision.objects.here(visitor).newest().filter(rank=Rank.FALLBACK, version__adoptions__isnull=False)
    return list(Paper.objects.visible_to(visitor).filter(pk__in=found.values("version__paper")).exclude(pk=beside.pk))

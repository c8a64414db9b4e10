"""Rulebook: what the page of rules has to know beside them: votes of the groups, texts that hold for the rest."""

from __future__ import annotations

import datetime as dt

from django.db.models import Count

from sozialraum.bylaws.models import RuleRevision
from sozialraum.bylaws.words import Rank
from sozialraum.foundation.visitor import Visitor
from sozialraum.papers.models import Paper
from sozialraum.people.models import Seat
from sozialraum.people.words import VotingRight
from sozialraum.rulebook.rules.rows import SeatedGroup


def votes_of_groups(visitor: Visitor, day: dt.date) -> dict[str, SeatedGroup]:
    """By key the groups with their seats with a vote that day; without those of which no seat is on record."""
    seats = Seat.objects.here(visitor).on(day).filter(voting_right=VotingRight.FULL, organization__deleted=None)
    columns = (f"organization__{name}" for name in ("key", "name", "classification"))
    counted = seats.values_list(*columns).annotate(votes=Count("pk")).order_by()
    return {key: SeatedGroup(name, votes, kind) for key, name, kind, votes in counted}


def fallback_texts(visitor: Visitor, beside: Paper) -> list[Paper]:
    """Documents whose rules hold for what no other text rules (rank »ersatzweise«), without this one."""
    found = RuleRevision.objects.here(visitor).newest().filter(rank=Rank.FALLBACK, version__adoptions__isnull=False)
    return list(Paper.objects.visible_to(visitor).filter(pk__in=found.values("version__paper")).exclude(pk=beside.pk))

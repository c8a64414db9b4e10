"""Register: the rules fixed for sittings, as far as they may be quoted."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from sozialraum.bylaws.models import RuleRevision
from sozialraum.bylaws.queries import texts_of
from sozialraum.foundation.visitor import Visitor
from sozialraum.meetings.queries.governing import editions_of
from sozialraum.provisions.rules.ruleset import in_order
from sozialraum.rulings.rules.fixed import FixedRules


def fixed_for(meetings: Collection[int], visitor: Visitor) -> FixedRules:
    """The rules fixed for these meetings, in four questions for any number; in none for none."""
    editions = editions_of(meetings) if meetings else {}
    texts = texts_of(one for them in editions.values() for one in them)
    seen = RuleRevision.objects.visible_to(visitor).filter(pk__in=texts).values_list("key", flat=True) if texts else ()
    rules = {
        (at, group.pk): in_order(group.key, [texts[one.pk] for one in them], group.classification)
        for (at, group), them in editions.items()
    }
    return FixedRules(rules, {group.pk: group.name for _at, group in editions}, frozenset(seen))


def fixed_for_votes(votes: Mapping[int, Sequence[Any]], visitor: Visitor) -> FixedRules:
    """The same for the meetings of rows of ``votes_of``, as far as they were counted by rules."""
    return fixed_for({vote.resolution__meeting for them in votes.values() for vote in them if vote.revision}, visitor)

"""Bylaws: entering the rules of a version, all of a revision at once."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy

from sozialraum.acts import journal
from sozialraum.acts.act import act
from sozialraum.acts.master import MasterKind, master_data
from sozialraum.acts.who import is_house
from sozialraum.bodies.models import Organization
from sozialraum.bodies.permissions import is_office
from sozialraum.bylaws.models import Rule, RuleRevision
from sozialraum.bylaws.queries import next_number, next_place, what_is_wrong
from sozialraum.bylaws.words import Rank
from sozialraum.foundation.refusals import field_error
from sozialraum.foundation.things import columns_of
from sozialraum.foundation.visitor import Visitor
from sozialraum.papers.models import Version
from sozialraum.provisions.rules.values import GroupKind, Matter, RuleValue, Strictness


@dataclass(frozen=True)
class TypedRule:
    """A rule as it is entered, for ``groups`` and all of ``classifications``; both empty, or ``topics``: all."""

    value: RuleValue
    paragraph: str = ""
    strictness: Strictness = Strictness.MUST
    wording: str = ""
    groups: tuple[Organization, ...] = ()
    topics: tuple[Matter, ...] = ()
    classifications: tuple[GroupKind, ...] = ()

    def columns(self, position: int) -> dict[str, Any]:
        return {
            "position": position,
            "family": self.value.family,
            "value": as_stored(self.value),
            "strictness": self.strictness.value,
            "paragraph": self.paragraph,
            "wording": self.wording,
            "topics": " ".join(one.value for one in Matter if one in self.topics),
            "classifications": " ".join(one.value for one in GroupKind if one in self.classifications),
            "organizations": list(self.groups),
        }


def as_stored(value: RuleValue) -> str:
    """The JSON of a value as an act of the office writes it."""
    return json.dumps(value.to_json(), ensure_ascii=False, sort_keys=True)


def _can_be(*rules: Rule) -> None:
    """Refuse what no rule can hold. The text of a value stays as it came: a file is not edited by being loaded."""
    for rule in rules:
        column, sentence = what_is_wrong(rule.family, rule.value, rule.topics, rule.strictness, rule.classifications)
        if sentence:
            raise field_error(column, sentence, "rule")


def _withdraw_revision(kind: MasterKind, revision: RuleRevision, /, *, by: Visitor, dates: Any = None) -> None:
    """With its rules; the revision before it counts again."""
    for rule in Rule.objects.filter(edition=revision, deleted=None):
        rules.withdraw(rule, by=by)
    kind.withdraw(revision, by=by, dates=dates)


revisions = master_data(
    RuleRevision,
    who=is_office | is_house,
    called=gettext_lazy("einen Stand der Regeln"),
    fields=columns_of(RuleRevision, without=["version"]),
    parent="version",
    withdraw=_withdraw_revision,
    fill=lambda version, _values: {"number": next_number(version)},
    named=lambda version, values: f"{version.key}-regeln-{values['number']}",
)

rules = master_data(
    Rule,
    who=is_office | is_house,
    called=gettext_lazy("eine Regel"),
    fields=columns_of(Rule, without=["edition"]),
    lists=["organizations"],
    parent="edition",
    check=_can_be,
    fill=lambda edition, _values: {"position": next_place(edition)},
    named=lambda edition, values: f"{edition.key}-{values['position']}",
)


@act(who=is_office | is_house, says=gettext_lazy("hat die Regeln einer Fassung eingetragen"))
def record_revision(
    version: Version, *, by: Visitor, typed: Sequence[TypedRule], reason: str = "", rank: Rank = Rank.BYLAWS
) -> RuleRevision:
    """Enter all rules of a version anew, as its next revision; the former ones stay as they were."""
    if any(group.body_id != version.body_id for rule in typed for group in rule.groups):
        raise field_error("groups", "Dieses Gremium gibt es hier nicht.", "elsewhere")
    revision: RuleRevision = revisions.kind.record(version, by=by, rank=rank, reason=reason)
    for position, rule in enumerate(typed, 1):
        rules.kind.record(revision, by=by, **rule.columns(position))
    journal.note("rules", None, len(typed))
    return revision

"""Meetings: by which rules each group holds a meeting – those fixed at its opening, before that those of its day."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Q, QuerySet

from sozialraum.bodies.models import Organization
from sozialraum.bylaws.models import MATTERS, RuleRevision
from sozialraum.bylaws.queries import in_force_for, rules_of_several
from sozialraum.foundation.questions import asked_about
from sozialraum.foundation.visitor import Visitor
from sozialraum.meetings.models import Conductor, Departure, Meeting, MeetingQuerySet, PinnedRevision
from sozialraum.norms.rules.majority import MajorityRule
from sozialraum.provisions.rules.ruleset import PinnedRules, changes


def with_rules_noted(found: MeetingQuerySet) -> MeetingQuerySet:
    """With ``has_rules`` and its like: most meetings have no rules, departures, conductors, and go on in no other."""
    mine = Q(meeting=OuterRef("pk"), deleted=None)
    rules, departures = PinnedRevision.objects.filter(mine), Departure.objects.filter(mine)
    noted = {"has_rules": Exists(rules), "has_departures": Exists(departures)}
    noted["has_conductors"] = Exists(Conductor.objects.filter(mine))
    noted["is_continued"] = Exists(Meeting.objects.filter(continues=OuterRef("pk"), deleted=None))
    return found.annotate(**noted).select_related("continues")


def editions_of(meetings: Collection[int]) -> dict[tuple[int, Organization], list[RuleRevision]]:
    """By meeting and group, the revisions fixed for these meetings; nothing for those without any."""
    found: dict[tuple[int, Organization], list[RuleRevision]] = defaultdict(list)
    for one in asked_about(_fixed_in, meetings):
        found[one.meeting_id, one.organization] += [one.edition] if one.edition else []
    return found


def _fixed_in(_nobody: Visitor, meetings: Sequence[int]) -> QuerySet[PinnedRevision]:
    rows = PinnedRevision.objects.filter(meeting__in=meetings).valid()
    return rows.select_related("organization", "edition__version__paper")


def pinned_editions(meeting: Meeting) -> dict[Organization, list[RuleRevision]]:
    """By group, the revisions fixed for a meeting; empty while nothing is fixed."""
    return {group: them for (_meeting, group), them in editions_of([meeting.pk]).items()}


def governing_rules(meeting: Meeting) -> dict[Organization, PinnedRules]:
    """By group, the rules by which it holds a meeting: as fixed, else as they are on its day; none without a day."""
    editions = pinned_editions(meeting)
    if not editions and meeting.date:
        editions = in_force_for(meeting.groups, meeting.date.last)
    return rules_of_several(editions)


def fixed_rules(meeting: Meeting | None, topic: str = "") -> dict[Organization | None, PinnedRules]:
    """By group, the rules fixed for a meeting; None: for all together, if one revision rules the majority of all."""
    ruled = rules_of_several(pinned_editions(meeting)) if meeting else {}
    found: dict[Organization | None, PinnedRules] = {group: rules for group, rules in ruled.items()}  # noqa: C416
    counting = {revision for one in found.values() if (revision := _counting(one, topic))}
    return found | {None: next(iter(found.values()))} if len(counting) == 1 else found


def _counting(rules: PinnedRules, topic: str) -> str:
    """The key of the revision that rules the majority at a topic ("": not said); "" if none does."""
    rule = rules.rule(MajorityRule, "ballots", MATTERS[topic or "ordinary"])
    return rule.revision if rule else ""


def counted_by(meeting: Meeting | None, topic: str) -> dict[Organization | None, str]:
    """By group, the key of the revision by which its votes are counted, if rules are fixed; None: all together."""
    return {group: _counting(one, topic) for group, one in fixed_rules(meeting, topic).items()}


@dataclass(frozen=True)
class PinnedAnew:
    """What holds for a group in a meeting, what would hold if it were fixed anew, and the difference in sentences."""

    name: str
    fixed: tuple[str, ...]
    anew: tuple[str, ...]
    changes: tuple[str, ...]


def pinned_anew(meeting: Meeting) -> tuple[PinnedAnew, ...]:
    """For each group, the rules that are fixed beside those of the last revisions."""
    fixed, anew = pinned_editions(meeting), in_force_for(meeting.groups, meeting.date.last) if meeting.date else {}
    old, new, nothing = rules_of_several(fixed), rules_of_several(anew), PinnedRules("")
    names = dict(Organization.objects.filter(body=meeting.body_id).values_list("key", "name"))
    return tuple(
        PinnedAnew(
            group.name,
            tuple(map(_edition, fixed.get(group, []))),
            tuple(map(_edition, anew.get(group, []))),
            changes(old.get(group, nothing).provisions, new.get(group, nothing).provisions, names),
        )
        for group in meeting.groups
    )


def _edition(one: RuleRevision) -> str:
    reason = f" – {one.reason}" if one.reason else ""
    return f"{one.version.paper.name} ({one.version.label}), Stand {one.number}{reason}"

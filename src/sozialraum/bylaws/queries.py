"""Bylaws: which rules a version holds, and which govern a group on a day."""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from django.db.models import Exists, OuterRef, QuerySet
from django.utils import timezone

from sozialraum.bodies.models import Organization
from sozialraum.bodies.words import GROUPS
from sozialraum.bylaws.models import GROUP_KINDS, MATTERS, STRICT, Rule, RuleRevision
from sozialraum.bylaws.words import Family, Rank
from sozialraum.foundation.dates import PartialDate
from sozialraum.foundation.questions import asked
from sozialraum.foundation.visitor import Visitor
from sozialraum.network.models import Body
from sozialraum.norms.rules.families import FAMILIES, value_of
from sozialraum.papers.models import Adoption, Paper, Version
from sozialraum.papers.rules import clauses
from sozialraum.provisions.rules.ruleset import (
    PinnedRules,
    Provision,
    RuleSet,
    RuleText,
    TextRank,
    changes,
    in_order,
    precedence,
)
from sozialraum.provisions.rules.values import RuleFault, RuleValue

NUMBER = re.compile(r"§\s*+(\d++[a-z]?)")
ANCHOR = "p{}"  # of a paragraph in the text, as the page of a version writes it
#: By version, the days on which whom it was adopted by.
Adoptions = dict[int, list[tuple[PartialDate, set[int]]]]


def next_number(version: Version) -> int:
    """The number of the next revision of a version."""
    last = RuleRevision.objects.filter(version=version, deleted=None).order_by("-number").first()
    return last.number + 1 if last else 1


def next_place(edition: RuleRevision) -> int:
    return Rule.objects.filter(edition=edition, deleted=None).count() + 1


def what_is_wrong(
    family: str, value: str, topics: str = "", strictness: str = "must", classifications: str = ""
) -> tuple[str, str]:
    """The field of a rule that cannot be, and a German sentence about it; two empty words if it can be."""
    try:
        value_of(family, json.loads(value))
    except RuleFault as fault:
        return "value", str(fault)
    except ValueError:
        return "value", "Das ist kein JSON."
    for column, words, known in (("topics", topics, MATTERS), ("classifications", classifications, GROUP_KINDS)):
        if strange := set(words.split()) - known.keys():
            return column, f"Unbekannt: {', '.join(sorted(strange))}."
    if strictness not in STRICT:
        return "strictness", "Möglich ist nur: muss, soll, in der Regel, etwa."
    return "", ""


def newest_of(version: Version) -> RuleRevision | None:
    """The revision of a version that counts, a draft too."""
    return RuleRevision.objects.filter(version=version, deleted=None).newest().first()


def is_adopted(version: Version) -> bool:
    """Whether a decision has adopted a version: before that its rules are a draft."""
    return Adoption.objects.filter(version=version).exists()


def revision_of(visitor: Visitor, version: Version) -> RuleRevision | None:
    """The revision of a version that counts, if this visitor may see it; to all but the office drafts are nothing."""
    return RuleRevision.objects.visible_to(visitor).newest().filter(version=version).first()


def provisions_of(edition: RuleRevision | None) -> tuple[Provision[RuleValue], ...]:
    """The rules of a revision in the order of the text."""
    return _provisions([edition]).get(edition.pk, ()) if edition else ()


def rules_for(group: Organization, day: dt.date, *, opening: bool = False) -> PinnedRules:
    """The rules that govern a group on a day, the governing one first."""
    return rule_set_of(group).pinned(group.key, day, opening=opening)


def rule_set_of(group: Organization) -> RuleSet:
    """All adopted versions that bind a group, each from the day on which it binds this one."""
    return rule_sets_of([group])[group.pk]


def rule_sets_of(groups: Sequence[Organization], family: str = "") -> dict[int, RuleSet]:
    """The same for several groups of one network, in a few questions for any number.

    With a family, only of papers that rule anything of it: where none does, in one question.
    """
    bodies = {group.body_id for group in groups}
    revisions = [one for body in bodies for one in asked(_newest_revisions, Visitor(Body(pk=body)), family)]
    adopted, rules = (_adoptions(revisions), _provisions(revisions)) if revisions else ({}, {})
    return {
        group.pk: RuleSet(tuple(_texts(group, revisions, adopted, rules)), {group.key: group.classification})
        for group in groups
    }


def _newest_revisions(network: Visitor, family: str) -> QuerySet[RuleRevision]:
    """Of every version of a network the revision that counts, drafts too."""
    found = RuleRevision.objects.filter(body=network.body, deleted=None, version__deleted=None).newest()
    if family:
        same = Rule.objects.filter(edition__version__paper=OuterRef("version__paper"), family=family, deleted=None)
        found = found.filter(Exists(same))
    return found.select_related("version__paper")


def _texts(
    group: Organization,
    revisions: list[RuleRevision],
    adopted: Adoptions,
    rules: dict[int, tuple[Provision[RuleValue], ...]],
) -> Iterator[RuleText]:
    for one in revisions:
        version, since = one.version, _adopted_for(group, one, adopted.get(one.version_id, []))
        if since:
            yield replace(
                _text(one, rules.get(one.pk, ())),
                adopted=since.last,
                start=version.valid_from.first if version.valid_from else None,
                end=version.valid_until.last if version.valid_until else None,
            )


def _text(one: RuleRevision, provisions: tuple[Provision[RuleValue], ...]) -> RuleText:
    """The text of a revision, without its days."""
    paper, rank = one.version.paper, TextRank[Rank(one.rank).name]
    return RuleText(key=paper.key, title=paper.name, provisions=provisions, rank=rank, revision=one.key)


def rules_of(group: Organization, revisions: Sequence[RuleRevision]) -> PinnedRules:
    """The rules of a group by these revisions, whatever has been adopted or corrected since."""
    return rules_of_several({group: revisions})[group]


def rules_of_several(by_group: Mapping[Organization, Sequence[RuleRevision]]) -> dict[Organization, PinnedRules]:
    """The same for several groups, in two questions."""
    texts = texts_of(one for them in by_group.values() for one in them)
    return {
        group: in_order(group.key, [texts[one.pk] for one in them], group.classification)
        for group, them in by_group.items()
    }


def texts_of(revisions: Iterable[RuleRevision]) -> dict[int, RuleText]:
    """The texts of these revisions by primary key, in two questions for any number."""
    known = {one.pk: one for one in revisions}
    rules = _provisions(list(known.values())) if known else {}
    return {pk: _text(one, rules.get(pk, ())) for pk, one in known.items()}


def in_force_for(groups: Sequence[Organization], day: dt.date) -> dict[Organization, list[RuleRevision]]:
    """The revisions by which each group may open a sitting that day, in the order in which they govern."""
    sets = rule_sets_of(groups)
    texts = {one: sorted(sets[one.pk].in_force(one.key, day, opening=True), key=_governing) for one in groups}
    keys = {text.revision for them in texts.values() for text in them}
    bodies = {one.body_id for one in groups}
    found = RuleRevision.objects.filter(body__in=bodies, key__in=keys).select_related("version__paper")
    known = {one.key: one for one in found} if keys else {}
    return {group: [known[text.revision] for text in them] for group, them in texts.items()}


def _governing(text: RuleText) -> tuple[int, str]:
    return text.rank, text.key


def _adopted_for(
    group: Organization, revision: RuleRevision, days: list[tuple[PartialDate, set[int]]]
) -> PartialDate | None:
    """The day from which a version binds a group: its own adoption, else – unless it is another's own – the first."""
    own = [date for date, groups in days if group.pk in groups]
    others = [] if revision.rank == Rank.OWN else [date for date, _groups in days]
    return min(own or others, key=lambda date: date.last, default=None)


def _adoptions(revisions: list[RuleRevision]) -> Adoptions:
    found: Adoptions = {}
    adoptions = Adoption.objects.filter(version__in=[one.version_id for one in revisions])
    for adoption in adoptions.prefetch_related("organizations"):
        groups = {one.pk for one in adoption.organizations.all()}
        found.setdefault(adoption.version_id, []).append((adoption.date, groups))
    return found


def _provisions(revisions: Iterable[RuleRevision]) -> dict[int, tuple[Provision[RuleValue], ...]]:
    found: dict[int, tuple[Provision[RuleValue], ...]] = {}
    rules = Rule.objects.filter(edition__in=[one.pk for one in revisions], deleted=None)
    for rule in rules.order_by("position", "pk").prefetch_related("group_links__organization"):
        found[rule.edition_id] = (*found.get(rule.edition_id, ()), rule.provision())
    return found


@dataclass(frozen=True)
class RuleLine:
    """A rule in one German sentence under its topic; ``anchor`` is that of its paragraph in the text, "" without."""

    topic: str
    sentence: str
    paragraph: str
    anchor: str

    @property
    def before(self) -> str:
        """The sentence up to its paragraph."""
        return self.sentence.rpartition(self.paragraph)[0] if self.anchor else self.sentence

    @property
    def after(self) -> str:
        return self.sentence.rpartition(self.paragraph)[2] if self.anchor else ""


@dataclass(frozen=True)
class ShownRules:
    """The rules of a version for its page; ``draft`` if no decision has adopted it, which only the office sees.

    ``unruled`` are the topics of which they say nothing, ``open_parts`` by topic the labels of what they leave open,
    ``before`` says by group which of several texts governs.
    """

    lines: tuple[RuleLine, ...] = ()
    draft: bool = False
    unruled: tuple[str, ...] = ()
    open_parts: tuple[tuple[str, tuple[str, ...]], ...] = ()
    before: tuple[tuple[str, tuple[str, ...]], ...] = ()


def rules_shown(visitor: Visitor, version: str) -> ShownRules:
    """The rules of the version with this key, as far as this visitor may see them."""
    found = asked(_seen_rules, visitor)
    edition = next((one for one in found if one.version.key == version), None)
    if edition is None:
        return ShownRules()
    names, rules = _names(visitor), provisions_of(edition)
    known = {one.number for one in clauses(edition.version.text)}
    lines = [
        RuleLine(str(Family(one.value.family).label), one.sentence(names), one.paragraph, _anchor(one.paragraph, known))
        for one in rules
        if one.groups <= names.keys()
    ]
    lines.sort(key=lambda line: [str(family.label) for family in Family].index(line.topic))
    ruled = {(one.value.family, part) for one in rules for part in one.value.parts()}
    spoken = {family for family, _part in ruled}
    return ShownRules(
        lines=tuple(lines),
        draft=not Adoption.objects.filter(version=edition.version_id).exists(),
        unruled=tuple(str(family.label) for family in Family if family not in spoken),
        open_parts=tuple(_open_parts(ruled, spoken)),
        before=_before(visitor, edition.version.paper, {one.version.paper.key for one in found}),
    )


def _seen_rules(visitor: Visitor) -> QuerySet[RuleRevision]:
    return RuleRevision.objects.visible_to(visitor).newest().select_related("version__paper")


def _open_parts(ruled: set[tuple[str, str]], spoken: set[str]) -> Iterator[tuple[str, tuple[str, ...]]]:
    """By the name of each family that the rules speak of, the labels of its parts of which they say nothing."""
    for family in Family:
        missing = tuple(label for part, (label, _) in FAMILIES[family].SAYS.items() if (family, part) not in ruled)
        if missing and family in spoken:
            yield str(family.label), missing


def _before(visitor: Visitor, paper: Paper, seen: set[str]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """By group, where this text and another one seen rule the same today, which of them governs and why."""
    if len(seen) < 2:
        return ()
    groups = list(Organization.objects.visible_to(visitor).filter(classification__in=GROUPS).order_by("name"))
    sets, today = rule_sets_of(groups), timezone.localdate()
    texts = {one: tuple(text for text in sets[one.pk].texts if text.key in seen) for one in groups}
    told = ((one.name, precedence(replace(sets[one.pk], texts=texts[one]).pinned(one.key, today))) for one in groups)
    ours = ((name, tuple(one for one in said if f"„{paper.name}“" in one)) for name, said in told)
    return tuple((name, said) for name, said in ours if said)


def rule_changes(visitor: Visitor, paper: Paper, labels: tuple[str, str]) -> tuple[str, ...]:
    """What two versions of a paper rule differently, in German sentences; nothing unless the rules of both are seen."""
    found = RuleRevision.objects.visible_to(visitor).newest().filter(version__paper=paper, version__label__in=labels)
    both = list(found.order_by("version__valid_from", "version__pk"))
    if len(both) != 2:
        return ()
    names, rules = _names(visitor), _provisions(both)
    old, new = ([one for one in rules.get(each.pk, ()) if one.groups <= names.keys()] for each in both)
    return changes(old, new, names)


def _names(visitor: Visitor) -> dict[str, str]:
    """By key, what the groups are called that this visitor may see; a rule for another is not shown."""
    return dict(Organization.objects.visible_to(visitor).values_list("key", "name"))


def _anchor(paragraph: str, known: set[str]) -> str:
    """The anchor of »§ 4 Abs. 1« in the text, if it has that paragraph."""
    found = NUMBER.search(paragraph)
    return ANCHOR.format(found[1]) if found and found[1] in known else ""

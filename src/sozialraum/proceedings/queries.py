"""Proceedings: how often groups sit and how long offices last, by the rules of a day, else as it is taken over."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from sozialraum.bodies.models import Organization
from sozialraum.bodies.queries import rhythm_of
from sozialraum.bylaws.queries import rule_sets_of
from sozialraum.foundation.dates import PartialDate
from sozialraum.norms.rules.rhythm import RhythmRule
from sozialraum.norms.rules.term import TermRule
from sozialraum.proceedings.rules import rhythms, terms
from sozialraum.proceedings.rules.rhythms import StatedRhythm
from sozialraum.provisions.rules.ruleset import PinnedRules, Provision, RuleSet
from sozialraum.provisions.rules.values import Matter
from sozialraum.rulings.queries import means
from sozialraum.rulings.rules.ruling import Outcome, Ruling, taken_over, unregulated

HOW_OFTEN = ("per_year", "every")  # parts of a rhythm beside which what is taken over does not count
SHOWN = (*HOW_OFTEN, "ahead")


@dataclass(frozen=True)
class GroupRhythm:
    """How often a group sits: by its rules, and where none says so by its own entry (»übernommen«)."""

    group: Organization
    rules: RuleSet

    @property
    def stated(self) -> StatedRhythm:
        return StatedRhythm(self.group.min_per_year, self.group.max_per_year)

    @property
    def asks_anything(self) -> bool:
        """Whether a rule of any day or the entry says how often."""
        ruled = any(isinstance(one.value, RhythmRule) for text in self.rules.texts for one in text.provisions)
        return ruled or bool(self.stated.least) or self.stated.most is not None

    def on(self, day: dt.date) -> PinnedRules:
        return self.rules.pinned(self.group.key, day)

    def governing(self, day: dt.date, parts: Iterable[str] = HOW_OFTEN) -> list[Provision[RhythmRule]]:
        """The rules that say how often it sits that day, each once."""
        found = (self.on(day).rule(RhythmRule, part) for part in parts)
        return list(dict.fromkeys(one for one in found if one))

    def year(self, held: Collection[dt.date], year: int, today: dt.date) -> Ruling:
        """Whether a year has the sittings it needs: by the rule, a past one by what held all year, else by the entry.

        The year in which a group was formed or dissolved is not asked for its number.
        """
        if not rhythms.is_whole_year(self.group.start_date, self.group.end_date, year):
            return unregulated("wie oft im angebrochenen Jahr getagt wird")
        day = min(today, dt.date(year, 12, 31))
        if not self.governing(day):
            return rhythms.is_statement_kept(self.stated, held, year, today)
        if year < today.year and not self.governing(dt.date(year, 1, 1)):
            return unregulated("wie oft im Jahr getagt wird, bevor die Regel galt")
        return rhythms.is_year_kept(self.on(day), held, year, today)

    def missed(self, held: Collection[dt.date], known_until: int, today: dt.date) -> dict[int, Ruling]:
        """The past years that had too few sittings, or too many, as far as the record reaches."""
        years = rhythms.years_to_judge(self.group.start_date, self.group.end_date, held, known_until)
        told = {year: self.year(held, year, today) for year in years}
        return {year: one for year, one in told.items() if one.outcome is Outcome.NO}

    def next_due(self, held: Collection[dt.date], today: dt.date) -> Ruling:
        """The last day for the next sitting by the distance that a rule names; years are asked by themselves."""
        rules = self.on(today)
        if rules.part(RhythmRule, "every") is None:
            return unregulated("wie weit Sitzungen auseinanderliegen")
        return rhythms.next_due(rules, held)

    def in_words(self, day: dt.date, readable: Collection[str] | None = None) -> str:
        """How often it sits: the rules with their paragraph, else the entry and that it is taken over.

        ``readable`` are the keys of the revisions that may be quoted (None: all); the entry stands where one may not.
        """
        governing = self.governing(day, SHOWN)
        quoted = [one for one in governing if readable is None or one.revision in readable]
        if quoted:
            return " ".join(replace(one, groups=frozenset(), topics=frozenset()).sentence({}) for one in quoted)
        said = rhythm_of(self.group)
        return said if governing else taken_over(said)


def rhythms_of(groups: Sequence[Organization], sets: Mapping[int, RuleSet] | None = None) -> dict[int, GroupRhythm]:
    """By primary key, how often each group sits; ``sets`` are their rules, if they have been read."""
    sets = rule_sets_of(groups) if sets is None else sets
    return {one.pk: GroupRhythm(one, sets[one.pk]) for one in groups}


def term_of(rules: RuleSet, group: str, office: str, start: PartialDate | None, today: dt.date) -> Ruling:
    """When a term ends by the rules of the day on which it began, else by those of today; open without a beginning.

    ``office`` is what the house calls it; a rule for »Sprecherinnen« means it whatever its ending.
    """
    for day in ([start.last] if start else []) + [today]:
        pinned = rules.pinned(group, day)
        named = (name for one in pinned.provisions if isinstance(one.value, TermRule) for name in one.value.categories)
        called = next((name for name in named if means(name.casefold(), office.casefold())), office)
        if pinned.rule(TermRule, "length", Matter.ORDINARY, called):
            return terms.term_of(pinned, start, called)
    return unregulated("wie lange ein Amt dauert")

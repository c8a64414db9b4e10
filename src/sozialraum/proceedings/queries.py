"""Proceedings: how often groups sit and how long offices last, by the rules of a day, else as it is taken over."""

from __future__ import annotations

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from sozialraum.bodies.models import Organization
from sozialraum.bodies.queries import rhythm_of
from sozialraum.bodies.rules import HolidaySpan
from sozialraum.bodies.words import Classification
from sozialraum.bylaws.queries import rule_sets_of
from sozialraum.foundation.dates import PartialDate
from sozialraum.norms.rules.rhythm import RhythmRule
from sozialraum.norms.rules.term import TermRule
from sozialraum.people.models import Membership
from sozialraum.people.queries import span_of
from sozialraum.people.words import Role
from sozialraum.proceedings.rules import rhythms, terms
from sozialraum.proceedings.rules.rhythms import StatedRhythm
from sozialraum.provisions.rules.days import DAY
from sozialraum.provisions.rules.ruleset import PinnedRules, Provision, RuleSet
from sozialraum.provisions.rules.values import Matter
from sozialraum.rulings.queries import means
from sozialraum.rulings.rules.ruling import Outcome, Ruling, taken_over, unregulated

HOW_OFTEN = ("per_year", "every")  # parts of a rhythm beside which what is taken over does not count
SHOWN = (*HOW_OFTEN, "ahead")
TERM_AHEAD, TERM_BEHIND = dt.timedelta(days=90), dt.timedelta(days=60)
ARTICLE = re.compile(r"(?:der|die|das|des|dem) ", re.IGNORECASE)


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

    def asks(self, *parts: str) -> bool:
        """Whether a rule of any day says one of these parts."""
        values = (one.value for text in self.rules.texts for one in text.provisions)
        return any(set(parts) & one.parts().keys() for one in values if isinstance(one, RhythmRule))

    def before_whom(self, day: dt.date, groups: Sequence[Organization]) -> Organization | None:
        """The group before whose sittings this one sits by the rule of a day; None unless one alone can be meant."""
        if (ruled := self.on(day).part(RhythmRule, "ahead")) is None:
            return None
        others = [one for one in groups if one != self.group and not one.is_over_on(day)]
        for names in (_names_of, _kind_of):
            meant = [one for one in others if any(_is_called(ruled[1].body, name) for name in names(one))]
            if len(meant) == 1:
                return meant[0]
        return None

    def on(self, day: dt.date, *, opening: bool = False) -> PinnedRules:
        return self.rules.pinned(self.group.key, day, opening=opening)

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

    def next_due(self, held: Collection[dt.date], today: dt.date, spans: Sequence[HolidaySpan] = ()) -> Ruling:
        """The last day for the next sitting by the distance that a rule names; years are asked by themselves."""
        rules = self.on(today)
        if rules.part(RhythmRule, "every") is None:
            return unregulated("wie weit Sitzungen auseinanderliegen")
        return rhythms.next_due(rules, held, spans)

    def in_words(self, day: dt.date, readable: Collection[str] | None = None) -> str:
        """How often it sits: the rules with their paragraph, else the entry and that it is taken over.

        ``readable`` are the keys of the revisions that may be quoted (None: all); the entry stands where one may not.
        """
        governing = self.governing(day, SHOWN)
        quoted = [one for one in governing if readable is None or one.revision in readable]
        if quoted:
            return " ".join(one.for_all().sentence({}) for one in quoted)
        said = rhythm_of(self.group)
        return said if governing else taken_over(said)


def _names_of(group: Organization) -> tuple[str, ...]:
    return group.name, group.short_name


def _kind_of(group: Organization) -> tuple[str, ...]:
    return str(Classification(group.classification).label), group.kind


def _is_called(said: str, name: str) -> bool:
    """Whether a rule means this name, whatever article it has and whatever its ending: »des Plenums«, »Plenum«."""
    short, long = sorted((ARTICLE.sub("", said).casefold(), name.casefold()), key=len)
    return bool(short) and long.startswith(short) and len(long) - len(short) <= 2


def rhythms_of(groups: Sequence[Organization], sets: Mapping[int, RuleSet] | None = None) -> dict[int, GroupRhythm]:
    """By primary key, how often each group sits; ``sets`` are their rules, if they have been read."""
    sets = rule_sets_of(groups, RhythmRule.family) if sets is None else sets
    return {one.pk: GroupRhythm(one, sets[one.pk]) for one in groups}


@dataclass(frozen=True)
class PlannedSitting:
    """A sitting held or to come, by primary key: its day (the last one, if that is not known), and who holds it."""

    key: int
    day: dt.date
    groups: frozenset[int]
    is_draft: bool = False
    is_held: bool = False


@dataclass(frozen=True)
class Plans:
    """How often groups sit, by primary key, with their sittings and those of the groups ``before`` which they sit."""

    rhythms: Mapping[int, GroupRhythm]
    sittings: Sequence[PlannedSitting]
    spans: Sequence[HolidaySpan] = ()
    before: Mapping[int, Organization] = field(default_factory=dict)

    def days(self, group: int, *, drafts: bool = True, without: int = 0) -> list[dt.date]:
        """The days on which a group sits, ``without`` another one."""
        on = (one for one in self.sittings if group in one.groups and without not in one.groups)
        return sorted(one.day for one in on if drafts or not one.is_draft)

    def against(self, today: dt.date) -> Iterator[tuple[int, Organization, Ruling]]:
        """What rules say against the days of sittings to come, and where nobody knows the holidays."""
        for one in self.sittings:
            for rhythm in self.rhythms.values() if one.day >= today and not one.is_held else ():
                if rhythm.group.pk in one.groups:
                    said = rhythms.against_sitting_on(rhythm.on(one.day, opening=True), one.day, self.spans)
                    yield from ((one.key, rhythm.group, answer) for answer in said)

    def too_many(self, rhythm: GroupRhythm, year: int, today: dt.date) -> Ruling | None:
        """That more sittings of a year are planned than may be."""
        answer = rhythm.year(self.days(rhythm.group.pk), year, today)
        return answer if answer.outcome is Outcome.NO and answer.needed is None else None

    def ahead(self, rhythm: GroupRhythm, today: dt.date) -> Ruling | None:
        """Whether a group sits in time before the next sitting of another, if a rule wants that; joint ones apart."""
        group, other = rhythm.group.pk, self.before.get(rhythm.group.pk)
        if other is None:
            return None
        return rhythms.is_ahead(rhythm.on(today), self.days(group), self.days(other.pk, without=group), today)

    def last_of_year(self, rhythm: GroupRhythm, today: dt.date) -> dt.date:
        """The last day of the running year on which rules say nothing against a sitting; today at the earliest."""
        last, rules = dt.date(today.year, 12, 31), rhythm.on(dt.date(today.year, 12, 31), opening=True)
        while last > today and any(
            one.outcome is Outcome.NO for one in rhythms.against_sitting_on(rules, last, self.spans)
        ):
            last -= DAY
        return last


@dataclass(frozen=True)
class TermHeld:
    """From when to when somebody has an office, as far as it is on record."""

    start: PartialDate | None = None
    end: PartialDate | None = None


@dataclass(frozen=True)
class TermByRule:
    """When a term ends by its rule; ``stays`` is the rule by which one stays in office until somebody follows."""

    ends: Ruling
    stays: str = ""


def terms_of(rules: RuleSet, group: str, office: str, held: Sequence[TermHeld], today: dt.date) -> list[TermByRule]:
    """When the term of each of those who have or had an office ends, in their order.

    By the rules of the day on which it began, else by those of today; open without a beginning. Who takes up what
    somebody gave up before the end has the rest of that term, where a by-election is for the rest. ``office`` is what
    the house calls it; a rule for »Sprecherinnen« means it whatever its ending.
    """
    found, elected, free = dict[int, TermByRule](), dict[int, dt.date](), dict[int, dt.date]()
    for place in sorted(range(len(held)), key=lambda one: _begins(held[one])):
        one = held[place]
        pinned, called = _ruling_terms(rules, group, office, one.start, today)
        start, ends = one.start.exact if one.start else None, terms.term_of(pinned, one.start, called)
        if start:
            elected[place] = start
            given_up = (gone for gone, day in free.items() if day <= start and _outlasts(found[gone], start))
            if (before := next(given_up, None)) is not None:
                del free[before]
                rest = terms.by_election_until(pinned, elected[before], start, called)
                ends = rest if rest.outcome is Outcome.YES else ends
                elected[place] = elected[before] if rest.day == found[before].ends.day else start
            free |= {place: one.end.first} if one.end else {}
        stays = pinned.part(TermRule, "stays_on", Matter.ORDINARY, called)
        found[place] = TermByRule(ends, _stays(stays[0]) if stays and stays[1] else "")
    return [found[place] for place in range(len(held))]


def _stays(rule: Provision[TermRule]) -> str:
    """That part of the rule alone."""
    return replace(rule, value=TermRule(stays_on=True)).for_all().sentence({})


def _begins(one: TermHeld) -> dt.date:
    return one.start.first if one.start else dt.date.max


def _outlasts(term: TermByRule, day: dt.date) -> bool:
    return term.ends.outcome is Outcome.YES and term.ends.day is not None and term.ends.day > day


def _ruling_terms(
    rules: RuleSet, group: str, office: str, start: PartialDate | None, today: dt.date
) -> tuple[PinnedRules, str]:
    """The rules by which a term ends, and what they call the office."""
    for day in ([start.last] if start else []) + [today]:
        pinned = rules.pinned(group, day)
        named = (name for one in pinned.provisions if isinstance(one.value, TermRule) for name in one.value.categories)
        called = next((name for name in named if means(name.casefold(), office.casefold())), office)
        if pinned.rule(TermRule, "length", Matter.ORDINARY, called):
            return pinned, called
    return PinnedRules(group), office


@dataclass(frozen=True)
class OfficeTerm:
    """An office somebody holds, with the end that a rule gives it."""

    held: Membership
    by_rule: TermByRule

    @property
    def ends(self) -> list[dt.date]:
        """The day a rule names, unless it ended before, and the day on record."""
        recorded = self.held.end_date.last if self.held.end_date else None
        ruled = self.by_rule.ends.day if self.by_rule.ends.outcome is Outcome.YES else None
        return sorted({day for day in (ruled, recorded) if day and (recorded is None or day <= recorded)})

    def stays_on_alone(self, others: Sequence[OfficeTerm], day: dt.date) -> dt.date | None:
        """The last day of a term that is over, of somebody who stays by a rule until somebody follows."""
        return None if any(other.holds_on(day) for other in others) else self._stays_on_since(day)

    def ends_near(self, others: Sequence[OfficeTerm], day: dt.date) -> dt.date | None:
        """The last day of a term that ends about this day, unless somebody follows or stays on by a rule."""
        last = next((one for one in self.ends if day - TERM_BEHIND <= one <= day + TERM_AHEAD), None)
        follows = last and any(other.holds_on(last + DAY) for other in others)
        return None if follows or self._stays_on_since(day) else last

    def _stays_on_since(self, day: dt.date) -> dt.date | None:
        stays = self.by_rule.stays and self.held.end_date is None
        return next((one for one in self.ends if stays and one < day), None)

    def lacks_a_beginning(self, today: dt.date) -> bool:
        """Whether the rule cannot give an end that may be near, for want of a start date, and none is on record."""
        if self.by_rule.ends.outcome is not Outcome.OPEN or self.held.end_date:
            return False
        start, latest = self.held.start_date, self.by_rule.ends.day
        if start is None or latest is None:
            return True
        earliest = latest - (start.last - start.first)
        return earliest <= today + TERM_AHEAD and latest >= today - TERM_BEHIND

    def holds_on(self, day: dt.date) -> bool:
        """Whether the office is held that day, as far as is known."""
        return span_of(self.held).covers(day) and not any(end < day for end in self.ends[:1])


def office_terms(ids: Collection[int], sets: Mapping[int, RuleSet], day: dt.date) -> Iterator[list[OfficeTerm]]:
    """For each office of each of these groups, by primary key, the terms of those who have or had it. One question."""
    offices = Membership.objects.filter(
        organization__in=ids, role__in=(Role.SPEAKER, Role.MINUTE_TAKER), deleted=None, person__deleted=None
    ).select_related("organization", "person")
    by_office: dict[tuple[int, str], list[Membership]] = defaultdict(list)
    for one in offices:
        by_office[one.organization_id, one.role].append(one)
    for (pk, _role), them in by_office.items():
        held = [TermHeld(one.start_date, one.end_date) for one in them]
        by_rule = terms_of(sets[pk], them[0].organization.key, them[0].get_role_display(), held, day)
        yield [OfficeTerm(*pair) for pair in zip(them, by_rule, strict=True)]

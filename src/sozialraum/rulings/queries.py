"""Rulings: people and seats of a group on a day as the arithmetic takes them, and who may vote there and why not."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, replace

from sozialraum.bodies.models import Organization, OrganizationQuerySet
from sozialraum.bodies.words import Classification
from sozialraum.bylaws.queries import in_force_for, rules_for
from sozialraum.foundation.visitor import Visitor
from sozialraum.norms.rules.vote import DeputyKind, VoteRule, VoteUnit
from sozialraum.papers.models import Version
from sozialraum.people.models import Membership
from sozialraum.people.queries import with_people
from sozialraum.people.queries.belonging import SeatOnDay, offices, sitting
from sozialraum.people.words import Role, VotingRight
from sozialraum.provisions.rules.ruleset import PinnedRules
from sozialraum.provisions.rules.values import Matter, listed
from sozialraum.rulings.rules.attendance import Participant, VotingTerms
from sozialraum.rulings.rules.roll import HeldSeat, vote_of
from sozialraum.rulings.rules.ruling import Outcome, Ruling

RESIDENT = "Bewohnerinnen und Bewohner"
#: What rules call an institution that is none of the kinds a text names by itself.
CALLED = {Classification.CITY: "Stadt", Classification.OFFICE: "Büro"}


def with_votes(visitor: Visitor) -> OrganizationQuerySet:
    """The groups of which this visitor may read who votes: all for office and auditor, else those they speak for."""
    found = with_people(visitor).groups()
    if visitor.reads_all:
        return found
    return found.filter(pk__in=[one.organization_id for one in visitor.standings if one.role == Role.SPEAKER])


@dataclass(frozen=True)
class GroupOnDay:
    """Everybody of a group on a day, as if all were here: who holds or deputises for a seat, and who has none."""

    people: tuple[Participant, ...]
    seats: tuple[HeldSeat, ...]


def values_of(group: Organization, day: dt.date, rules: PinnedRules) -> GroupOnDay:
    """The people and seats of a group on a day, as its rules call them. Three queries."""
    return values_from(sitting(group, day), offices(group, day), rules)


def values_from(sitting_there: Iterable[SeatOnDay], members: Iterable[Membership], rules: PinnedRules) -> GroupOnDay:
    """Rows of people, seats, delegates and deputies as values of ``rulings``; the only place that turns one into other.

    Seats keep their order; ``members`` are those without a seat. Who signed, and who fulfils a condition is on record
    nowhere yet, so it is not known (None), which the arithmetic answers with »offen«; who came to which sitting is
    not asked here either (``presence.queries``).
    """
    people: dict[str, Participant] = {}
    seats = []
    for one in sitting_there:
        category = category_of(one.seat.institution, rules)
        holders = [(str(one.seat.resident_id), one.holder)] if one.seat.resident_id else _persons([one.delegate])
        deputies = _persons(one.deputies)
        institution = one.seat.institution.key if one.seat.institution else ""
        for key, name in (*holders, *deputies):
            people.setdefault(key, _participant(key, name, category, institution))
        seats.append(
            HeldSeat(
                one.seat.key,
                one.holder,
                category,
                tuple(key for key, _name in holders),
                tuple(key for key, _name in deputies),
                advisory=one.voting_right == VotingRight.ADVISORY,
                institution=institution,
            )
        )
    for key, name in _persons(members):
        people.setdefault(key, _participant(key, name, category_of(None, rules), ""))
    return GroupOnDay(tuple(people.values()), tuple(seats))


def _persons(memberships: Iterable[Membership | None]) -> list[tuple[str, str]]:
    """Key and name of each person; the key is of use within one answer alone and never leaves it."""
    return [(str(one.person_id), one.person.name) for one in memberships if one]


def _participant(key: str, name: str, category: str, institution: str) -> Participant:
    return Participant(key, name, category, institution=institution, present=True, signed=None, attended=None)


def category_of(institution: Organization | None, rules: PinnedRules) -> str:
    """What these rules call this institution, or a resident (None): categories are free words of the texts."""
    return _category(
        _words_of(institution), sorted({one for each in rules.provisions for one in each.value.narrowed_to()})
    )


def _words_of(institution: Organization | None) -> list[str]:
    """What a text may call whoever holds a seat."""
    if institution is None:
        return [RESIDENT]
    return [word for word in (CALLED.get(Classification(institution.classification), ""), institution.kind) if word]


def _category(words: list[str], named: list[str]) -> str:
    """The category of the rules that one of these words means, whatever its ending; else the first word."""
    for word in words:
        for category in named:
            if means(category.casefold(), word.casefold()):
                return category
    return words[0] if words else ""


def means(one: str, other: str) -> bool:
    """Whether two words are one but for their ending: »Vereine« and »Verein«, »Kitas« and »Kita«."""
    short, long = sorted((one, other), key=len)
    return one[:6] == other[:6] or (long.startswith(short) and len(long) - len(short) <= 2)


@dataclass(frozen=True)
class Voter:
    """One person or seat on the page: whether it votes, and why or why not in one sentence."""

    name: str
    speaks: str
    standing: str
    tone: str
    sentence: str
    deputies: tuple[tuple[str, str], ...] = ()
    vote: str = ""  # the key of the vote that it has, if it has one


@dataclass(frozen=True)
class GroupVotes:
    """Who may vote in a group on a day if they come."""

    day: dt.date
    texts: tuple[tuple[str, str], ...]  # title and address of what is in force
    seats: tuple[Voter, ...]
    others: tuple[Voter, ...]

    def number(self, standing: str) -> int:
        return sum(one.standing == standing for one in (*self.seats, *self.others))

    @property
    def counts(self) -> list[tuple[str, str]]:
        """How many there are of each standing, those with a vote first; of shared votes how many seats have them."""
        numbers = {one: str(number) for one in STANDINGS if (number := self.number(one))}
        if SHARED in numbers:
            votes = {one.vote for one in self.seats if one.standing == SHARED}
            numbers[SHARED] = f"{len(votes)} für {numbers[SHARED]} Sitze"
        return list(numbers.items())


VOTES, SHARED, ADVISES, WITHOUT, OPEN, UNREGULATED = STANDINGS = (
    "stimmberechtigt",
    "gemeinsame Stimme",
    "beratend",
    "ohne Stimme",
    "offen",
    "nicht geregelt",
)
SHOWN = {
    Outcome.YES: (VOTES, "good"),
    Outcome.NO: (WITHOUT, "bad"),
    Outcome.OPEN: (OPEN, ""),
    Outcome.UNREGULATED: (UNREGULATED, "quiet"),
}


def votes_on(group: Organization, day: dt.date, visitor: Visitor) -> GroupVotes:
    """For every seat and person of a group, whether they may vote that day and why not; names are for the inside.

    By the rules with which a sitting opens that day: what is adopted on it holds from its end.
    """
    editions = in_force_for([group], day)[group]
    rules = rules_for(group, day, opening=True)
    found = values_of(group, day, rules)
    people = {one.key: one for one in found.people}
    seated = {key for seat in found.seats for key in (*seat.holders, *seat.deputies)}
    seen = Version.objects.visible_to(visitor).filter(pk__in=[one.version_id for one in editions])
    read = set(seen.values_list("pk", flat=True))
    texts = [(str(one.version), one.version.get_absolute_url()) for one in editions if one.version_id in read]
    return GroupVotes(
        day,
        tuple(texts),
        _sharing(rules, {seat: _seat(rules, day, seat, people) for seat in found.seats}),
        tuple(_person(rules, day, one) for one in found.people if one.key not in seated),
    )


def _person(rules: PinnedRules, day: dt.date, who: Participant) -> Voter:
    terms = VotingTerms.of(rules, day, Matter.ORDINARY, who.category)
    told = _voter(who.name, "", terms, terms.ruling(who, holds_seat=False))
    if told.standing != VOTES or terms.unit is not VoteUnit.HOUSEHOLD:
        return told
    unit = _unit(rules, who.category)
    return replace(told, sentence=f"{told.sentence} {unit}; wer zusammen wohnt, ist hier nicht bekannt.")


def _unit(rules: PinnedRules, category: str) -> str:
    """»Eine Stimme hat jede Einrichtung (§ 3)«"""
    provision, unit = rules.part(VoteRule, "unit", Matter.ORDINARY, category) or (None, None)
    return f"Eine Stimme hat {unit.label}{provision.cite}" if provision and unit else ""


def _sharing(rules: PinnedRules, told: dict[HeldSeat, Voter]) -> tuple[Voter, ...]:
    """The seats in their order; of those that have one vote together each says with whom."""
    by_vote: dict[str, list[Voter]] = {}
    for one in told.values():
        by_vote.setdefault(one.vote, []).append(one)

    def with_others(seat: HeldSeat, one: Voter) -> Voter:
        others = [each.speaks or each.name for each in by_vote[one.vote] if each is not one]
        if not one.vote or not others:
            return one
        whole = f"{_unit(rules, seat.category)}, also eine Stimme zusammen mit {listed(others)}"
        return replace(one, standing=SHARED, sentence=f"{one.sentence} {whole}; es stimmt ab, wer da ist.")

    return tuple(with_others(seat, one) for seat, one in told.items())


def _voter(
    name: str, speaks: str, terms: VotingTerms, ruling: Ruling, deputies: tuple[tuple[str, str], ...] = ()
) -> Voter:
    standing, tone = SHOWN[ruling.outcome]
    if ruling.outcome is Outcome.NO and terms.is_advisory:
        standing, tone = ADVISES, "quiet"
    return Voter(name, speaks, standing, tone, ruling.sentence, deputies)


def _seat(rules: PinnedRules, day: dt.date, seat: HeldSeat, people: dict[str, Participant]) -> Voter:
    """A seat with whoever speaks for it; one with an advisory vote by its own record has none, whatever is ruled."""
    deputies = tuple((people[key].name, _deputising(rules, seat)) for key in seat.deputies)
    speaks = ", ".join(people[key].name for key in seat.holders)
    if seat.advisory:
        return Voter(seat.name, speaks, ADVISES, "quiet", "Der Sitz hat beratende Stimme.", deputies)
    if not seat.holders:
        return Voter(seat.name, "", WITHOUT, "bad", "Niemand ist benannt.", deputies)
    terms = VotingTerms.of(rules, day, Matter.ORDINARY, seat.category)
    rulings = [terms.ruling(people[key], holds_seat=True) for key in seat.holders]
    best = next((one for one in rulings if one.outcome is Outcome.YES), rulings[0])
    told = _voter(seat.name, "" if speaks == seat.name else speaks, terms, best, deputies)
    return replace(told, vote=vote_of(seat, terms)) if told.standing == VOTES else told


def _deputising(rules: PinnedRules, seat: HeldSeat) -> str:
    """When a deputy of this seat votes, in one sentence."""
    if (ruled := rules.part(VoteRule, "deputies", Matter.ORDINARY, seat.category)) is None:
        return "Nicht geregelt: ob eine Vertretung abstimmt."
    provision, kind = ruled
    if kind is DeputyKind.NONE:
        return f"Stimmt nicht ab: keine Vertretung{provision.cite}."
    return f"Stimmt nur ab, wenn niemand sonst für den Sitz da ist: {kind.label}{provision.cite}."

"""Rulings: the roll of a sitting – every vote there is, who speaks for it now, and where it counts."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import NamedTuple

from sozialraum.norms.rules.bias import BiasEffect
from sozialraum.norms.rules.vote import DeputyKind, VoteRule, VoteUnit
from sozialraum.provisions.rules.ruleset import PinnedRules
from sozialraum.provisions.rules.values import Matter, counted_words
from sozialraum.rulings.rules.attendance import Participant, VotingTerms
from sozialraum.rulings.rules.bias import counts_not_in
from sozialraum.rulings.rules.ruling import CountedOne, Outcome, Ruling, unregulated


@dataclass(frozen=True, slots=True)
class HeldSeat:
    """A seat: its category, who holds it (several if it is shared), its deputies in their order. No holder: vacant.

    Seats of a class with one pool of deputies all name the whole pool. ``drawn`` is the deputy whom the lot gave it.
    An ``advisory`` one is no seat with a vote: it counts nowhere, and neither do its deputies. Where each institution
    has one vote, all seats of one ``institution`` (its key) are one.
    """

    key: str
    name: str
    category: str = ""
    holders: tuple[str, ...] = ()
    deputies: tuple[str, ...] = ()
    drawn: str = ""
    advisory: bool = False
    institution: str = ""


class RollEntry(NamedTuple):
    """One vote: of whom, spoken by whom (empty: nobody), and where it counts at this point."""

    key: str
    name: str
    category: str
    speaker: str
    why: str
    here: bool  # for the quorum
    votes: bool = True
    in_base: bool = True
    people: tuple[str, ...] = ()  # whose vote it is
    is_seat: bool = False


class UnclearVote(NamedTuple):
    """A person or seat of whom it is not known or not ruled whether they vote."""

    name: str
    category: str
    here: bool
    is_seat: bool


@dataclass(frozen=True)
class Roll:
    """All votes of a group at one point of a sitting, and how many seats there are, filled or not."""

    entries: tuple[RollEntry, ...]
    seats: int = 0
    filled: int = 0
    others: tuple[CountedOne, ...] = ()  # people and seats that were looked at and have no vote
    unclear: tuple[UnclearVote, ...] = ()
    unregulated: bool = False  # no rule says of somebody who may vote

    @cached_property
    def present(self) -> tuple[RollEntry, ...]:
        """Votes that are here and count for the quorum."""
        return tuple([one for one in self.entries if one.here and one.in_base])

    @property
    def voting(self) -> tuple[RollEntry, ...]:
        """Votes that can be cast now."""
        return tuple(one for one in self.entries if one.speaker and one.votes)

    @cached_property
    def entitled(self) -> int:
        """Votes that count for the quorum, here or not."""
        return sum([one.in_base for one in self.entries])

    @property
    def all_votes(self) -> int:
        """Votes that could be cast if everybody were here."""
        return sum(one.votes for one in self.entries)

    @cached_property
    def counted(self) -> tuple[CountedOne, ...]:
        """Every vote with the reason why it counts for the quorum or not, then people and seats without one."""
        them = [CountedOne(one.name, one.here and one.in_base, one.why, one.key) for one in self.entries]
        return (*them, *self.others)

    @property
    def ruling(self) -> Ruling:
        """Who may vote now, in one sentence; open while facts about somebody are missing."""
        if self.unregulated and not self.entries:
            return unregulated("wer abstimmen kann", self.counted)
        number = len(self.voting)
        missing = tuple(one.name for one in self.unclear)
        outcome = Outcome.OPEN if self.unclear else Outcome.YES if number else Outcome.NO
        sentence = f"{counted_words(number, 'Stimme', 'Stimmen')} von {self.all_votes} anwesend."
        return Ruling(outcome, sentence, counted=self.counted, have=number, base=self.all_votes, missing=missing)


def roll(
    rules: PinnedRules,
    day: dt.date,
    people: Iterable[Participant],
    seats: Iterable[HeldSeat] = (),
    topic: Matter = Matter.ORDINARY,
    *,
    recused: Collection[str] = (),
    proxies: Mapping[str, str] | None = None,
) -> Roll:
    """Put together who has which vote. The order of people and seats makes no difference.

    ``recused`` are the keys of people biased at this point, ``proxies`` whose vote was handed in writing to whom.
    """
    call = _RollCall(rules, day, topic, {one.key: one for one in people}, frozenset(recused))
    for seat in sorted(seats, key=lambda one: one.key):
        call.add_seat(seat)
    call.enter_seats()
    for who in call.in_turn():
        if who.key not in call.seated:
            call.add_person(who)
    if proxies:
        call.hand_over(proxies)
    entries = call.entries
    return Roll(
        tuple([entries[key] for key in sorted(entries)]),
        call.seats,
        call.filled,
        tuple(call.others),
        tuple(call.unclear),
        call.unregulated,
    )


def vote_of(seat: HeldSeat, terms: VotingTerms) -> str:
    """The key of the vote that a seat has: its own, or that of its institution where each institution has one."""
    is_shared = seat.institution and terms.unit is VoteUnit.INSTITUTION
    return f"{VoteUnit.INSTITUTION}:{seat.institution}" if is_shared else seat.key


@dataclass
class _RollCall:
    """The roll while it is put together."""

    rules: PinnedRules
    day: dt.date
    topic: Matter
    people: dict[str, Participant]
    recused: frozenset[str]
    entries: dict[str, RollEntry] = field(default_factory=dict)
    others: list[CountedOne] = field(default_factory=list)
    unclear: list[UnclearVote] = field(default_factory=list)
    unregulated: bool = False
    terms: dict[str, VotingTerms] = field(default_factory=dict)
    spoken: dict[str, list[tuple[RollEntry, bool]]] = field(default_factory=dict)  # votes of seats; biased or not
    seated: set[str] = field(default_factory=set)  # who holds or speaks for a seat has no vote beside it
    taken: set[str] = field(default_factory=set)  # deputies from a pool who speak already
    seats: int = 0
    filled: int = 0

    def can_speak(self, key: str) -> bool:
        """Whether somebody is here and not biased at this point."""
        return key in self.people and self.people[key].present and key not in self.recused

    def in_turn(self) -> list[Participant]:
        """The order in which people are asked: who can speak, who is biased, who is away; each by key."""
        people, recused = [self.people[key] for key in sorted(self.people)], self.recused
        return [
            *(one for one in people if one.present and one.key not in recused),
            *(one for one in people if one.key in recused),
            *(one for one in people if not one.present and one.key not in recused),
        ]

    def terms_of(self, category: str) -> VotingTerms:
        """What the rules say of a category, looked up once."""
        if category not in self.terms:
            self.terms[category] = VotingTerms.of(self.rules, self.day, self.topic, category)
        return self.terms[category]

    def add_seat(self, seat: HeldSeat) -> None:
        """A seat with its vote, spoken by a holder or else by a deputy as ruled."""
        self.seated |= {*seat.holders}
        if seat.advisory:
            self.seated |= {*seat.deputies}
            self.others.append(CountedOne(seat.name, False, "beratende Stimme", seat.key))
            return
        self.seats += 1
        self.filled += bool(seat.holders)
        if not seat.holders:
            self.others.append(CountedOne(seat.name, False, "Sitz ist frei", seat.key))
            return
        rights = {key: self._right(self._holder(key, seat), holds_seat=True) for key in sorted(seat.holders)}
        able = [key for key, right in rights.items() if right.outcome is Outcome.YES]
        if not able:
            self._without(seat.key, seat.name, seat.category, list(rights.values()), seat.holders)
            return
        speaker, why = self._speaker(seat, able)
        self.seated.add(speaker)
        concerned = [] if speaker else [key for key in (*able, *seat.deputies) if key in self.recused]
        speaker = speaker or next((key for key in concerned if key in self.people and self.people[key].present), "")
        here, holders = bool(speaker), seat.holders
        key = vote_of(seat, self.terms_of(seat.category))
        entry = RollEntry(key, seat.name, seat.category, speaker, why, here, people=holders, is_seat=True)
        self.spoken.setdefault(key, []).append((entry, bool(concerned)))

    def enter_seats(self) -> None:
        """Enter one vote for each seat, or one for all seats of an institution, where each institution has one."""
        for them in self.spoken.values():
            (first, biased), *rest = sorted(them, key=lambda one: (not one[0].speaker, one[1]))
            for other, _biased in rest:
                why = f"eine Stimme zusammen mit: {first.name}"
                self.others.append(CountedOne(other.name, False, why, other.key))
                first = first._replace(people=(*first.people, *other.people))
            self.seats, self.filled = self.seats - len(rest), self.filled - len(rest)
            self._enter(first, biased=biased)

    def add_person(self, who: Participant) -> None:
        """Somebody without a seat: a vote of their own, or one together with household or institution."""
        terms = self.terms.get(who.category) or self.terms_of(who.category)
        if not terms.has_vote(who, holds_seat=False):
            self._without(who.key, who.name, who.category, [terms.ruling(who, holds_seat=False)])
            return
        key = who.key
        if terms.is_shared and (together := terms.together(who)):
            key = f"{terms.unit}:{together}"
            if key in self.entries:
                self._joins(key, who)
                return
        speaker, why = (who.key, "ist da") if who.present else ("", "ist nicht da")
        entry = RollEntry(key, who.name, who.category, speaker, why, who.present, True, True, (who.key,))
        if who.key in self.recused:
            self._enter(entry, biased=True)
        else:
            self.entries[key] = entry

    def _joins(self, key: str, who: Participant) -> None:
        """One more of a household or institution that has its vote already."""
        held = self.entries[key]
        spoken = self.people[held.speaker].name if held.speaker in self.people else "niemand"
        self.others.append(CountedOne(who.name, False, f"eine Stimme zusammen, es spricht: {spoken}", who.key))
        self.entries[key] = held._replace(people=(*held.people, who.key))

    def hand_over(self, proxies: Mapping[str, str]) -> None:
        """Votes of absent people handed in writing to somebody who votes here; as many as the rule lets one hold."""
        ruled = self.rules.part(VoteRule, "proxies", self.topic)
        own = {one.speaker for one in self.entries.values() if one.speaker and one.votes}
        held: dict[str, int] = {}
        for key, entry in sorted(self.entries.items()):
            to = next((proxies[one] for one in sorted(entry.people) if one in proxies), "")
            if entry.speaker or not to or not entry.votes:
                continue
            if ruled is None:
                self.entries[key] = entry._replace(why="Übertragung nicht geregelt")
            elif to not in own or held.get(to, 0) >= ruled[1].most:
                self.entries[key] = entry._replace(why="Übertragung gilt nicht")
            else:
                held[to] = held.get(to, 0) + 1
                why = f"schriftlich übertragen an {self.people[to].name}"
                self.entries[key] = entry._replace(speaker=to, why=why, here=ruled[1].for_quorum)

    def _holder(self, key: str, seat: HeldSeat) -> Participant:
        known = self.people.get(key) or Participant(key, seat.name)
        return replace(known, category=seat.category or known.category)

    def _right(self, who: Participant, *, holds_seat: bool) -> Ruling:
        return self.terms_of(who.category).ruling(who, holds_seat=holds_seat)

    def _without(self, key: str, name: str, category: str, rights: list[Ruling], keys: Collection[str] = ()) -> None:
        """No vote: the first reason, or the fact or rule that is missing; ``keys`` are the holders of a seat."""
        waiting = [one for one in rights if one.outcome is not Outcome.NO]
        self.others.append(CountedOne(name, False, (waiting or rights)[0].sentence, key))
        if waiting:
            here = any(one in self.people and self.people[one].present for one in keys or [key])
            self.unclear.append(UnclearVote(name, category, here, is_seat=bool(keys)))
            self.unregulated |= waiting[0].outcome is Outcome.UNREGULATED

    def _enter(self, entry: RollEntry, *, biased: bool) -> None:
        """One vote more; a biased one is out of what the rule names, and out of nothing where no rule does."""
        if biased:
            out = counts_not_in(self.rules, self.topic)
            why = "bei diesem Punkt befangen" if out else "befangen; was daraus folgt, ist nicht geregelt"
            votes, in_base = BiasEffect.VOTE not in out, BiasEffect.QUORUM not in out
            entry = entry._replace(why=why, votes=votes, in_base=in_base)
            self.seats -= entry.is_seat and not in_base
            self.filled -= entry.is_seat and not in_base
        self.entries[entry.key] = entry

    def _speaker(self, seat: HeldSeat, able: list[str]) -> tuple[str, str]:
        """Who speaks for a seat and in which place; of several holders who are here, the first by key."""
        for key in able:
            if self.can_speak(key):
                return key, "ist da" if len(seat.holders) == 1 else f"{self.people[key].name} für den geteilten Sitz"
        if (ruled := self.rules.part(VoteRule, "deputies", self.topic, seat.category)) is None:
            return "", "nicht da; Vertretung nicht geregelt" if seat.deputies else "nicht da"
        kind = ruled[1]
        in_turn = {
            DeputyKind.NONE: (),
            DeputyKind.LOT_IN_CLASS: (seat.drawn,),
            DeputyKind.POOL: tuple(sorted(seat.deputies)),
        }.get(kind, seat.deputies)
        one_seat_each = kind in (DeputyKind.POOL, DeputyKind.LOT_IN_CLASS)
        for key in in_turn:
            if key in seat.deputies and self.can_speak(key) and not (one_seat_each and key in self.taken):
                self.taken.add(key)
                return key, f"vertreten durch {self.people[key].name}"
        waits = kind is DeputyKind.LOT_IN_CLASS and not seat.drawn and any(map(self.can_speak, seat.deputies))
        return "", "nicht da; Vertretung wird ausgelost" if waits else "nicht da"

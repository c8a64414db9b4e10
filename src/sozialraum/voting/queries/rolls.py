"""Voting: the votes of a sitting at one point – who can vote there now, who may be biased, by the key of each vote."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from django.utils.crypto import salted_hmac

from sozialraum.bodies.models import Organization
from sozialraum.norms.rules.vote import VoteUnit
from sozialraum.people.models import Person, Seat
from sozialraum.presence.queries import GroupNow, SittingNow
from sozialraum.rulings.rules.roll import RollEntry
from sozialraum.rulings.rules.ruling import Outcome

OF_INSTITUTION = f"{VoteUnit.INSTITUTION}:"


def token_of(item: str, key: str) -> str:
    """A name of a vote or person for a form: the same whenever the page is made, and of use at this point alone.

    Keys of people within a roll are those of the database, which never leave the house.
    """
    return salted_hmac("sozialraum.voting", f"{item}:{key}").hexdigest()[:12]


@dataclass(frozen=True)
class GroupVotes:
    """One group at one point: the votes that can be cast, those out for bias, and whether it can decide."""

    now: GroupNow
    before: GroupNow  # without anybody biased

    @property
    def is_known(self) -> bool:
        """Whether rules and register say who may vote, so that a count can be compared."""
        return not (self.now.roll.unregulated and not self.now.roll.entries) and not self.now.roll.unclear

    @property
    def voting(self) -> int | None:
        return len(self.now.roll.voting) if self.is_known else None

    @cached_property
    def recused(self) -> tuple[RollEntry, ...]:
        """Votes that could be cast if nobody were biased, and cannot now."""
        left = {one.key for one in self.now.roll.voting}
        return tuple(one for one in self.before.roll.voting if one.key not in left)

    @property
    def cannot_decide(self) -> bool:
        return self.now.ruling.outcome is Outcome.NO


def votes_at(sitting: SittingNow, recused: Collection[str]) -> dict[Organization, GroupVotes]:
    """Each group with these people left out; the rolls are made anew for this point only."""
    now = sitting.at(recused) if recused else sitting.by_group
    return {group: GroupVotes(now[group], sitting.by_group[group]) for group in sitting.by_group}


def voters_together(them: Iterable[GroupVotes]) -> int | None:
    """How many can vote where all groups are counted together: whoever speaks for several votes raises a hand once."""
    found = list(them)
    if not all(one.is_known for one in found):
        return None
    return len({entry.speaker for one in found for entry in one.now.roll.voting})


def speakers_of(sitting: SittingNow) -> dict[str, list[tuple[Organization, RollEntry]]]:
    """By the key of each person who speaks for a vote now, the votes, in the order of groups and rolls."""
    found: dict[str, list[tuple[Organization, RollEntry]]] = {}
    for group, one in sitting.by_group.items():
        for entry in one.roll.voting:
            found.setdefault(entry.speaker, []).append((group, entry))
    return found


@dataclass(frozen=True)
class VoteOwners:
    """Whose vote an entry of a roll is, as rows: its seat or institution, else its person. Read once for all."""

    seats: Mapping[str, Seat] = field(default_factory=dict)
    institutions: Mapping[str, Organization] = field(default_factory=dict)
    people: Mapping[str, Person] = field(default_factory=dict)

    @classmethod
    def of(cls, entries: Iterable[RollEntry], body: int) -> VoteOwners:
        """In three queries at most."""
        them = list(entries)
        keys = {one.key.removeprefix(OF_INSTITUTION) for one in them if one.is_seat}
        persons = {int(key) for one in them for key in (one.speaker, *one.people) if key.isdecimal()}
        seats = Seat.objects.filter(body=body, key__in=keys).select_related("institution") if keys else ()
        houses = Organization.objects.filter(body=body, key__in=keys) if keys else ()
        people = Person.objects.filter(body=body, pk__in=persons) if persons else ()
        return cls(
            {one.key: one for one in seats}, {one.key: one for one in houses}, {str(one.pk): one for one in people}
        )

    def columns(self, entry: RollEntry) -> dict[str, Any]:
        """The columns of ``HeldVote``: a seat or institution where there is one; a resident is named inside alone."""
        seat = self.seats.get(entry.key)
        house = seat.institution if seat else self.institutions.get(entry.key.removeprefix(OF_INSTITUTION))
        if house is not None:
            return {"seat": seat, "institution": house, "label": ""}
        return {"person": next(self._persons(entry), None), "label": entry.category or ""}

    def _persons(self, entry: RollEntry) -> Iterator[Person]:
        """The speaker first, then whose vote it is."""
        return (self.people[key] for key in (entry.speaker, *entry.people) if key in self.people)

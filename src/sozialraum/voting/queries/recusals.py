"""Voting: who may be biased at a point – as the rules propose it, as it was confirmed – and what follows from it."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from sozialraum.ballots.queries.recused import RecusedVote
from sozialraum.bodies.models import Organization
from sozialraum.foundation.visitor import Visitor
from sozialraum.interests.queries import interests_at, offices_on, with_offices
from sozialraum.meetings.models import Meeting
from sozialraum.presence.queries import GroupNow, SittingNow
from sozialraum.rulings.rules.bias import ItemInterests, counts_not_in, proposed
from sozialraum.rulings.rules.roll import RollEntry
from sozialraum.voting.queries.rolls import speakers_of, token_of


@dataclass(frozen=True)
class RecusalChoice:
    """Somebody who may be biased: whose vote, who speaks for it, why, and what follows. ``places`` are its groups."""

    key: str
    token: str
    label: str
    who: str
    why: str = ""
    effect: str = ""
    places: tuple[int, ...] = ()
    is_chosen: bool = False


@dataclass(frozen=True)
class BiasNow:
    """What is asked once for a sitting about bias: interests in its papers, declared offices, who was biased before."""

    sitting: SittingNow
    interests: Mapping[str, ItemInterests] = field(default_factory=dict)
    offices: Mapping[str, frozenset[str]] = field(default_factory=dict)
    recused: Mapping[str, Sequence[RecusedVote]] = field(default_factory=dict)

    def proposed_at(self, item: str) -> dict[str, str]:
        """By the key of a person, why they are proposed as biased at a point; of those who have a vote now.

        At an earlier ballot they were, or the rules say so.
        """
        if item not in self.interests and item not in self.recused:
            return {}
        speaking = speakers_of(self.sitting)
        found = self._biased_before(item, speaking)
        if item not in self.interests:
            return found
        for _group, now in self.sitting.by_group.items():
            ruling = proposed(now.rules, self.interests[item], with_offices(now.people, self.offices))
            cite = ruling.provision.cite if ruling.provision else ""
            for one in ruling.counted:
                if one.counts and one.key in speaking:
                    found.setdefault(one.key, f"{one.why}{cite}")
        return found

    def _biased_before(
        self, item: str, speaking: Mapping[str, Sequence[tuple[Organization, RollEntry]]]
    ) -> dict[str, str]:
        told = _("bei diesem Punkt schon befangen")
        before = self.recused.get(item, ())
        return {
            key: one.reason or told
            for key, votes in speaking.items()
            for group, entry in votes
            for one in before
            if one.is_of(group.pk, entry)
        }

    def choices(self, item: str, chosen: Collection[str], why: Mapping[str, str]) -> Iterator[RecusalChoice]:
        """Everybody who speaks for a vote now, each once: those that are proposed first, else in the order of rolls."""
        places = {group: place for place, group in enumerate(self.sitting.by_group, 1)}
        speaking = speakers_of(self.sitting)
        for key in sorted(speaking, key=lambda one: one not in why):
            votes = speaking[key]
            _group, entry = votes[0]
            name = _name_in(votes[0][0], self.sitting, key)
            yield RecusalChoice(
                key,
                token_of(item, key),
                entry.name,
                name if name != entry.name else "",
                why.get(key, ""),
                " ".join(_effects(self.sitting, key)) if key in why or key in chosen else "",
                tuple(places[group] for group, _entry in votes),
                is_chosen=key in chosen,
            )


def _name_in(group: Organization, sitting: SittingNow, key: str) -> str:
    return next((one.name for one in sitting.by_group[group].people if one.key == key), "")


def _effects(sitting: SittingNow, key: str) -> Iterator[str]:
    """What follows for each group if this person is biased: »AG Wohnen bleibt beschlussfähig: 6 von 8, nötig 5.«"""
    after = sitting.at([key])
    changed = [group for group, now in after.items() if now is not sitting.by_group[group]]
    if changed and all(counts_not_in(after[group].rules) for group in changed):
        yield _("Zählt bei diesem Punkt nicht mit.")
    for group in changed:
        now = after[group]
        if not counts_not_in(now.rules):
            yield _("%(group)s: Was daraus folgt, ist nicht geregelt.") % {"group": group.name}
        elif now.is_quorate is not None:
            yield _quorum(group, now)


def _quorum(group: Organization, now: GroupNow) -> str:
    figures = {"group": group.name, "present": now.present, "entitled": now.entitled, "needed": now.needed or 0}
    if now.is_quorate:
        return _("%(group)s bleibt beschlussfähig: %(present)s von %(entitled)s, nötig %(needed)s.") % figures
    return _("%(group)s ist dann nicht beschlussfähig: %(present)s von %(entitled)s, nötig %(needed)s.") % figures


def bias_now(
    meeting: Meeting, visitor: Visitor, sitting: SittingNow, recused: Mapping[str, Sequence[RecusedVote]]
) -> BiasNow:
    """In three queries at most. ``recused`` are the votes that did not count so far, by the key of their point."""
    interests = interests_at(meeting, visitor)
    offices = offices_on(meeting.body_id, sitting.rows.last_day) if interests and meeting.date else {}
    return BiasNow(sitting, interests, offices, recused)

"""Rulings: bias – who is proposed as biased at a point, from what, and what they still may do."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from sozialraum.norms.rules.bias import BiasConduct, BiasEffect, BiasRoom, BiasRule, BiasSource
from sozialraum.provisions.rules.ruleset import PinnedRules
from sozialraum.provisions.rules.values import Matter, listed
from sozialraum.rulings.rules.attendance import Participant
from sozialraum.rulings.rules.ruling import CountedOne, Outcome, Ruling, decided, unregulated


@dataclass(frozen=True)
class ItemInterests:
    """Who asks for what is decided at a point and whom it concerns: keys of institutions and persons."""

    originators: frozenset[str] = frozenset()
    concerned: frozenset[str] = frozenset()


def proposed(
    rules: PinnedRules, item: ItemInterests, people: Iterable[Participant], topic: Matter = Matter.ORDINARY
) -> Ruling:
    """Who is proposed as biased (``counts``), and from what; declared and confirmed it is by people."""
    if (ruled := rules.part(BiasRule, "who", topic)) is None:
        return unregulated("wer befangen ist")
    provision, sources = ruled
    counted = []
    for one in sorted(people, key=lambda each: each.key):
        why = [words for source, words in _reasons(one, item) if source in sources]
        counted.append(CountedOne(one.name, bool(why), ", ".join(why) or "nicht beteiligt", one.key))
    names = [one.name for one in counted if one.counts]
    sentence = f"Als befangen vorgeschlagen: {listed(names or ['niemand'])}{provision.cite}."
    return Ruling(Outcome.YES if names else Outcome.NO, sentence, provision, tuple(counted), have=len(names))


def may_conduct(rules: PinnedRules, wanted: BiasConduct, topic: Matter = Matter.ORDINARY) -> Ruling:
    """Whether biased people may answer questions, or debate."""
    if (ruled := rules.part(BiasRule, "conduct", topic)) is None:
        return unregulated("ob Befangene mitreden")
    provision, allowed = ruled
    kept = list(BiasConduct).index(wanted) <= list(BiasConduct).index(allowed)
    return decided(kept, "Erlaubt", "Nicht erlaubt", f"Befangene {allowed.label}", provision)


def may_stay(rules: PinnedRules, topic: Matter = Matter.ORDINARY) -> Ruling:
    """Whether biased people may stay in the room."""
    if (ruled := rules.part(BiasRule, "room", topic)) is None:
        return unregulated("ob Befangene im Raum bleiben")
    provision, room = ruled
    return decided(room is BiasRoom.STAYS, "Erlaubt", "Nicht erlaubt", f"Befangene {room.label}", provision)


def counts_not_in(rules: PinnedRules, topic: Matter = Matter.ORDINARY) -> frozenset[BiasEffect]:
    """Where biased people do not count; empty where no rule says so."""
    ruled = rules.part(BiasRule, "out_of", topic)
    return frozenset(ruled[1]) if ruled else frozenset()


def _reasons(who: Participant, item: ItemInterests) -> list[tuple[BiasSource, str]]:
    """Every source of bias of this person; the institution of the seat counts in whichever way it is involved."""
    involved = item.originators | item.concerned
    return [
        *([(BiasSource.SEAT, "für eine beteiligte Einrichtung da")] if who.institution in involved else []),
        *([(BiasSource.ORIGINATOR, "stellt den Antrag")] if who.key in item.originators else []),
        *([(BiasSource.CONCERNED, "selbst betroffen")] if who.key in item.concerned else []),
        *([(BiasSource.OFFICE, "hat dort ein Amt")] if who.offices & involved else []),
    ]

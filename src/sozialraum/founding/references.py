"""Founding: what the facts of one thing name of others, and where they do."""

from __future__ import annotations

from collections.abc import Iterator

from sozialraum.founding.columns import KINDS, Facts

Named = tuple[str, str, tuple[str | int, ...]]  # kind, key, and where in the entry it stands
ONE_NAMED = {"adopts": "version", "opens_term": "term"}  # by kind of effect, what it names, where it is no groups

# Beside their columns, a decision has ``votes`` and ``ballots`` (as ``standing.vote_facts`` has them) and ``effects``
# (versions by their key), minutes have ``state``, ``approved`` and ``approvals`` (as ``standing.minutes_facts`` has
# them) and ``quorum`` (as in the file).


def references(kind: str, facts: Facts) -> Iterator[Named]:
    """Every thing these facts name: its kind, its key, and where in the entry it is named."""
    for fact in KINDS[kind].facts if kind in KINDS else ():
        named = facts[fact.key]
        for place, key in enumerate(named if fact.many else [named] if fact.refers and named else []):
            yield fact.refers, key, (fact.key, place) if fact.many else (fact.key,)
    for name in ("votes", "quorum", "approvals"):
        for place, line in enumerate(facts.get(name, [])):
            yield from (("organization", line[key], (name, place, key)) for key in ("of", "by") if key in line)
            if "meeting" in line:
                yield "meeting", line["meeting"], (name, place, "meeting")
            for number, one in enumerate(line.get("changes", ())):
                if "item" in one:
                    yield "item", one["item"], (name, place, "changes", number, "item")
    yield from _counted(facts)
    yield from _set_in_motion(facts)


def _counted(facts: Facts) -> Iterator[Named]:
    for place, ballot in enumerate(facts.get("ballots", [])):
        for number, count in enumerate(ballot["counts"]):
            if "of" in count:
                yield "organization", count["of"], ("ballots", place, "counts", number, "of")


def _set_in_motion(facts: Facts) -> Iterator[Named]:
    for place, effect in enumerate(facts.get("effects", [])):
        for name, named in effect.items():
            if name in ONE_NAMED:
                yield ONE_NAMED[name], named, ("effects", place, name)
                continue
            yield from (("organization", key, ("effects", place, name, number)) for number, key in enumerate(named))

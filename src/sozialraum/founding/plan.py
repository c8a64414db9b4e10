"""Founding: what the file wants and the house has, compared – what to add, change, withdraw, and what to leave."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from enum import StrEnum

from sozialraum.founding.columns import KINDS, digest
from sozialraum.founding.entries import FileEntry, Id
from sozialraum.founding.references import references

ORDER = ["body", "text", *KINDS]
EDITED = "inzwischen von Menschen geändert"
NOT_OURS = "nicht aus einer Datei gekommen"
NEEDED = "wird noch gebraucht"
GONE = "verweist auf etwas, das inzwischen zurückgezogen wurde"


class Verb(StrEnum):
    """What a load does to one thing."""

    ADD = "neu"
    CHANGE = "geändert"
    WITHDRAW = "zurückgezogen"


@dataclass(frozen=True)
class LoadStep:
    """One thing that is to become what the file says."""

    verb: Verb
    entry: FileEntry
    now: FileEntry | None = None


@dataclass
class LoadPlan:
    """Everything a load will do, in the order it is done."""

    steps: list[LoadStep] = field(default_factory=list)
    left: list[tuple[FileEntry, str]] = field(default_factory=list)
    agreed: list[FileEntry] = field(default_factory=list)  # edited since, and the file now says the same


def compare(
    wanted: dict[Id, FileEntry], now: dict[Id, FileEntry], brought: dict[Id, str], unsaid: Collection[str]
) -> LoadPlan:
    """The difference. What is of an ``unsaid`` kind stays; without people, so does everything personal."""
    plan, steps = LoadPlan(), dict[Id, LoadStep]()
    for id_ in [*wanted, *(id_ for id_ in brought if id_ not in wanted and id_[0] != "body")]:
        entry = wanted.get(id_) or FileEntry(*id_, None)
        there = now.get(id_) or (FileEntry(*id_, None) if id_ in brought and id_[0] == "text" else None)
        if id_ not in wanted and there and (id_[0] in unsaid or ("person" in unsaid and _is_personal(there, now))):
            continue
        if there is None:
            steps[id_] = LoadStep(Verb.ADD, entry)
        elif entry.facts == there.facts:
            if id_ in brought and brought[id_] != digest(there.facts):
                plan.agreed.append(entry)
        elif brought.get(id_) != digest(there.facts):
            plan.left.append((entry, EDITED if id_ in brought else NOT_OURS))
        else:
            steps[id_] = LoadStep(_verb(entry, there), entry, there)
    _leave_what_cannot_be(plan, steps, wanted, now)
    plan.steps = _in_order(steps.values())
    return plan


def _verb(entry: FileEntry, there: FileEntry) -> Verb:
    if entry.facts is None:
        return Verb.WITHDRAW
    return Verb.ADD if there.facts is None else Verb.CHANGE


def _is_personal(entry: FileEntry, now: dict[Id, FileEntry]) -> bool:
    is_personal = entry.kind in KINDS and KINDS[entry.kind].personal
    return is_personal or now.get(entry.seat, entry).is_residents_seat


def _leave_what_cannot_be(
    plan: LoadPlan, steps: dict[Id, LoadStep], wanted: dict[Id, FileEntry], now: dict[Id, FileEntry]
) -> None:
    """Nothing is withdrawn while something living names it; nothing is added to what people have withdrawn."""
    while True:
        after = now | {id_: step.entry for id_, step in steps.items()}
        named = {
            (kind, key)
            for entry in after.values()
            if entry.facts is not None
            for kind, key, _where in references(entry.kind, entry.facts)
        }
        impossible = {}
        for id_, step in steps.items():
            if step.verb is Verb.WITHDRAW and id_ in named and id_ not in wanted:
                impossible[id_] = NEEDED
            elif step.entry.facts is not None and _names_the_dead(step.entry, after, wanted):
                impossible[id_] = GONE
        if not impossible:
            return
        plan.left += [(steps.pop(id_).entry, why) for id_, why in impossible.items()]


def _names_the_dead(entry: FileEntry, after: dict[Id, FileEntry], wanted: dict[Id, FileEntry]) -> bool:
    for kind, key, _where in references(entry.kind, entry.facts or {}):
        meant, there = wanted[kind, key], after.get((kind, key))
        if meant.facts is not None and (there is None or there.facts is None):
            return True
    return False


def _in_order(steps: Iterable[LoadStep]) -> list[LoadStep]:
    """What is referred to before what refers to it; then, from the top down, what is withdrawn.

    What is refused because a name is not yet free is tried again afterwards.
    """
    place = {kind: number for number, kind in enumerate(ORDER)}
    known = list(steps)
    gone = [step for step in known if step.verb is Verb.WITHDRAW]
    kept = [step for step in known if step.verb is not Verb.WITHDRAW]
    return [
        *sorted(kept, key=lambda step: (step.entry.facts is not None, place[step.entry.kind])),
        *sorted(gone, key=lambda step: -place[step.entry.kind]),
    ]

"""Founding: from a file to checked entries, with every fault of every stage at once."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from pydantic import ValidationError

from sozialraum.founding.check import check
from sozialraum.founding.entries import Entry
from sozialraum.founding.faults import Fault, Faults
from sozialraum.founding.schema import Network
from sozialraum.founding.written import from_file
from sozialraum.founding.yaml_nodes import Place, Tree, read

MOST_FAULTS = 200
ROUNDS = 4
EXPECTED = {
    "list_type": "erwartet: eine Liste (oder ganz weglassen)",
    "model_type": "erwartet: Angaben mit Schlüsseln",
    "dict_type": "erwartet: Angaben mit Schlüsseln",
    "missing": "Das fehlt.",
}


def read_entries(path: Path) -> tuple[Tree, Network, list[Entry]]:
    """What the file says, checked; raises ``Faults``."""
    tree = read(path)
    network, faults, sound = _validated(tree)
    if network is None:
        raise Faults(faults)
    entries = list(from_file(network, path.absolute().parent))
    found = check(entries, sound)
    if faults:  # what was left out is missing now, and naming it is no second fault
        meant = _keys(tree.value)
        found = [fault for fault in found if fault.found is not None and fault.found not in meant]
    faults += found
    if faults:
        raise Faults(faults)
    return tree, network, entries


def _validated(tree: Tree) -> tuple[Network | None, list[Fault], Tree]:
    """The file with types. What is faulty is told and left out, so that the rest can be checked as well."""
    faults: list[Fault] = []
    sound = tree
    for _round in range(ROUNDS):
        try:
            return Network.model_validate(sound.value), faults, sound
        except ValidationError as refusal:
            errors = refusal.errors(include_url=False, include_context=False)[:MOST_FAULTS]
        told = [_fault(sound, error) for error in errors]
        faults += told if not faults else []  # later rounds see only what the first has left behind
        sound = _without(sound, {_to_leave_out(error) for error in errors})
    return None, faults, sound


def _fault(tree: Tree, error: Any) -> Fault:
    place: Place = tuple(error["loc"])
    kind, found = error["type"], error["input"] if isinstance(error["input"], str) else None
    if kind == "extra_forbidden":
        return tree.fault(place, "Diesen Schlüssel kennt das Format nicht (docs/founding-file.md).", str(place[-1]))
    if kind == "missing":
        return tree.fault(place, EXPECTED[kind])
    return tree.fault(place, f"{EXPECTED.get(kind, error['msg'])}.".replace("..", "."), found)


def _to_leave_out(error: Any) -> Place:
    place: Place = tuple(error["loc"])
    return place[:-1] if error["type"] == "missing" else place


def _without(tree: Tree, places: set[Place]) -> Tree:
    """The same tree without what lies at these places; everything else keeps its line."""
    lesser = Tree(tree.file)

    def kept(value: Any, old: Place, new: Place) -> Any:
        if old in tree.lines:
            lesser.lines[new] = tree.lines[old]
        if isinstance(value, dict):
            return {k: kept(v, (*old, k), (*new, k)) for k, v in value.items() if (*old, k) not in places}
        if isinstance(value, list):
            left = [n for n in range(len(value)) if (*old, n) not in places]
            return [kept(value[n], (*old, n), (*new, place)) for place, n in enumerate(left)]
        return value

    lesser.value = kept(tree.value, (), ())
    return lesser


def _keys(value: Any) -> set[str]:
    """Every key that stands in the file, even in an entry that is faulty: naming it is no second fault."""
    if isinstance(value, list):
        return set().union(*map(_keys, value))
    if not isinstance(value, dict):
        return set()
    own = {key} if isinstance(key := value.get("key"), str) else set()
    return own.union(*map(_keys, value.values()))

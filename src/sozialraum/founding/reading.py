"""Founding: from a file to checked entries, with every fault of every stage at once.

What is faulty is named and left out, so that the rest can be checked as well; a fault that only follows from what was
left out is not named a second time.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from sozialraum.founding.check import LOOKED_AT, Found, check
from sozialraum.founding.entries import FileEntry, Id
from sozialraum.founding.faults import Fault, Faults
from sozialraum.founding.references import references
from sozialraum.founding.scalars import FORMATS
from sozialraum.founding.schema import LATEST, network_of, since
from sozialraum.founding.schema_parts import refused
from sozialraum.founding.written import from_file
from sozialraum.founding.yaml_nodes import Place, Tree, read

MOST_FAULTS = 200
ROUNDS = 6
#: What a file cannot do without, for as long as it takes to find its other faults.
STAND_IN = {"key": "netz", "name": "Netz"}
EXPECTED = {
    "list_type": "erwartet: eine Liste (oder ganz weglassen)",
    "model_type": "erwartet: Angaben mit Schlüsseln",
    "dict_type": "erwartet: Angaben mit Schlüsseln",
    "missing": "Das fehlt.",
}


@dataclass
class Read:
    """What a file says, as far as it could be read: the tree without what is faulty, and the faults."""

    tree: Tree
    network: Any
    entries: list[FileEntry]
    faults: list[Fault] = field(default_factory=list)
    contradictions: list[Place] = field(default_factory=list)

    def sound(self) -> list[FileEntry]:
        """The entries without a fault that name only such entries; empty if the network itself is faulty."""
        hurt = [*self.contradictions, *(place for place, _key in self.tree.gaps)]
        kept = {entry.id: entry for entry in self.entries if not _touched(entry.place, hurt)}
        while lost := [id_ for id_, entry in kept.items() if not _named(entry) <= kept.keys()]:
            for id_ in lost:
                del kept[id_]
        return list(kept.values()) if any(kind == "body" for kind, _key in kept) else []


def _touched(place: Place, hurt: list[Place]) -> bool:
    return any(one[: len(place)] == place for one in hurt)


def _named(entry: FileEntry) -> set[Id]:
    if entry.facts is None:
        return {(name, key) for name, key in entry.tied.items()}
    return {(kind, key) for kind, key, _where in references(entry.kind, entry.facts)}


def read_entries(path: Path) -> Read:
    """What the file says and what is wrong with it; raises ``Faults`` for what is no founding file at all."""
    tree = read(path)
    network, faults, sound = _validated(tree)
    if network is None:
        raise Faults(faults)
    found = Read(sound, network, list(from_file(network, path.absolute().parent)), faults)
    gone = _keys(tree.value) - _keys(sound.value) | {_key_around(sound, gap) for gap, key in sound.gaps if not key}
    for one in (*refused(network), *check(found.entries, sound)):
        found.contradictions.append(one[0])
        if not _follows(one, sound, gone):
            found.faults.append(sound.fault(*one))
    return found


def _follows(found: Found, sound: Tree, gone: set[str]) -> bool:
    """Does this contradiction come from something that was left out, and has been named already?"""
    place, _says, what = found
    if what and any(what == key or what.startswith((f"{key}-", f"{key}/")) for key in gone):
        return True
    around = any(place[: len(gap)] == gap and key in LOOKED_AT for gap, key in sound.gaps)
    return around or (what is None and any(gap[: len(place)] == place for gap, _key in sound.gaps))


def _validated(tree: Tree) -> tuple[Any, list[Fault], Tree]:
    """The file with types; without what is faulty, and that is named. None if it is no mapping at all."""
    faults: list[Fault] = []
    said = tree.value.get("format") if isinstance(tree.value, dict) else None
    network = network_of(int(said) if isinstance(said, str) and said in FORMATS else LATEST)
    sound = tree
    for _round in range(ROUNDS):
        try:
            return network.model_validate(sound.value), faults, sound
        except ValidationError as refusal:
            errors = refusal.errors(include_url=False, include_context=False)[:MOST_FAULTS]
        if not faults:  # later on, something may be missing because it was left out
            faults = [_fault(sound, error) for error in errors]
        sound = _without(sound, errors)
    return None, faults, sound


def _fault(tree: Tree, error: Any) -> Fault:
    place: Place = tuple(error["loc"])
    kind, found = error["type"], error["input"] if isinstance(error["input"], str) else None
    if kind == "extra_forbidden":
        return tree.fault(place, _unknown(tree, place), str(place[-1]))
    if kind == "missing":
        return tree.fault(place, EXPECTED[kind])
    return tree.fault(place, f"{EXPECTED.get(kind, error['msg'])}.".replace("..", "."), found)


def _unknown(tree: Tree, place: Place) -> str:
    """A key that this format does not know; perhaps a later one does."""
    first, said = since(place[-1]), tree.value.get("format")
    if first and said in FORMATS and first > int(said):
        return f"Diesen Schlüssel gibt es erst ab format: {first}; hier steht format: {said}."
    return "Diesen Schlüssel kennt das Format nicht (docs/founding-file.md)."


def _without(tree: Tree, errors: list[Any]) -> Tree:
    """The same tree without what these errors are about; everything else keeps its line."""
    return _Lesser(tree, errors).tree


class _Lesser:
    """A tree made anew without some places; where it has lost what somebody may miss, it has a gap."""

    def __init__(self, tree: Tree, errors: list[Any]):
        self.old, self.tree = tree, Tree(tree.file)
        self.unknown = {tuple(error["loc"]) for error in errors if error["type"] == "extra_forbidden"}
        self.places = {tuple(e["loc"])[:-1] if e["type"] == "missing" else tuple(e["loc"]) for e in errors}
        self.lost: dict[Place, set[str]] = {}
        for gap, key in tree.gaps:
            self.lost.setdefault(gap, set()).add(key)
        self.tree.value = self._value_at(tree.value, (), ())
        _stand_in(self.tree)

    def _value_at(self, value: Any, old: Place, new: Place) -> Any:
        if old in self.old.lines:
            self.tree.lines[new] = self.old.lines[old]
        self.tree.gaps |= {(new, key) for key in self.lost.get(old, ())}
        if isinstance(value, dict):
            left_out = {key for key in value if (*old, key) in self.places}
            self.tree.gaps |= {(new, key) for key in left_out if (*old, key) not in self.unknown}
            return {key: self._value_at(value[key], (*old, key), (*new, key)) for key in value if key not in left_out}
        return self._list(value, old, new) if isinstance(value, list) else value

    def _list(self, values: list[Any], old: Place, new: Place) -> list[Any]:
        for n, one in enumerate(values):
            if (*old, n) in self.places and not isinstance(one, dict):
                self.tree.gaps.add((new[:-1], str(new[-1])))
            elif (*old, n) in self.places and "key" not in one and len(new) > 1:
                self.tree.gaps.add((new[:-1], ""))  # keys made from the place in the list are others now
        left = [n for n in range(len(values)) if (*old, n) not in self.places]
        return [self._value_at(values[n], (*old, n), (*new, place)) for place, n in enumerate(left)]


def _stand_in(tree: Tree) -> None:
    """What the file itself needs is there for the rest of the check, whatever was wrong with it."""
    if isinstance(tree.value, dict):
        tree.value.setdefault("format", str(LATEST))
        body = tree.value.setdefault("body", {})
        if not STAND_IN.keys() <= body.keys():
            tree.value["body"] = STAND_IN | body
            tree.gaps.add((("body",), "key"))


def _key_around(tree: Tree, place: Place) -> str:
    """The key of the nearest thing around this place that has one of its own."""
    value, key = tree.value, ""
    for step in place:
        value = value[step]
        key = value.get("key", key) if isinstance(value, dict) else key
    return key


def _keys(value: Any) -> set[str]:
    """Every key that stands in a file, even in an entry that is faulty."""
    if isinstance(value, list):
        return set().union(*map(_keys, value))
    if not isinstance(value, dict):
        return set()
    own = {key} if isinstance(key := value.get("key"), str) else set()
    return own.union(*map(_keys, value.values()))

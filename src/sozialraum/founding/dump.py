"""Founding: a network of the house written back as a founding file, with the bytes of its files beside it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath

from pydantic import BaseModel

from sozialraum.bodies.words import TextKind
from sozialraum.decisions.words import EffectKind
from sozialraum.founding import audience, schema
from sozialraum.founding.columns import KINDS, Facts, FiledKind
from sozialraum.founding.emit import emit
from sozialraum.founding.entries import FileEntry, Id
from sozialraum.founding.house import from_house, rows_of
from sozialraum.network.models import Body
from sozialraum.network.moment import one_moment
from sozialraum.papers import ports


@dataclass(frozen=True)
class Dump:
    """A founding file, and where the bytes of its files belong beside it."""

    text: str
    files: dict[str, str]  # path beside the file → checksum

    def bytes_of(self, path: str) -> bytes:
        return ports.fetch(self.files[path])


def dump(body: Body, *, with_people: bool = False) -> Dump:
    """The network as it stands. Without people: no persons, no memberships, no seat that is not an institution's."""
    with one_moment():
        found = {entry.id: entry for entry in from_house(body, rows_of(body))}
    own = {id_ for id_, entry in found.items() if not with_people and _is_personal(entry)}
    entries = {id_: entry for id_, entry in found.items() if id_ not in own and entry.seat not in own}
    writer = _Writer(entries)
    return Dump(emit(writer.network(body.key, with_people=with_people)), writer.files)


def _is_personal(entry: FileEntry) -> bool:
    is_personal = entry.kind in KINDS and KINDS[entry.kind].personal
    return is_personal or entry.is_residents_seat or (entry.kind == "seat" and entry.facts is None)


class _Writer:
    """Puts entries into the shape of the file."""

    def __init__(self, entries: dict[Id, FileEntry]):
        self.entries = entries
        self.files: dict[str, str] = {}
        self.under: dict[Id, list[FileEntry]] = {}  # by its kind and what it belongs to, in the order of keys
        for entry in entries.values():
            around = KINDS[entry.kind].filed.inside if entry.kind in KINDS else ""
            if entry.kind in KINDS and entry.facts is not None:
                self.under.setdefault((entry.kind, (entry.facts[around] or "") if around else ""), []).append(entry)

    def network(self, key: str, *, with_people: bool) -> Facts:
        """The whole file; in the newest format, whatever the network came in."""
        network: Facts = {"format": str(schema.LATEST), "body": self._body(self.entries["body", key])}
        for kind in KINDS.values():
            things = self._things(kind, "", [])
            if things or (with_people and kind.filed.silent):
                network[kind.filed.section] = things
        if gone := [self._tomb(entry) for entry in self.entries.values() if entry.facts is None]:
            network["withdrawn"] = gone
        return network

    def _body(self, entry: FileEntry) -> Facts:
        written = _written(entry, schema.Body, entry.facts or {})
        texts = {kind: self.entries.get(("text", kind)) for kind in TextKind.values}
        if said := {kind: text.facts["text"] for kind, text in texts.items() if text and text.facts}:
            written["texts"] = said
        return written

    def _things(self, kind: FiledKind, around: str, of: list[str]) -> list[Facts]:
        """The things of a kind under one other, or of the file itself, in the order in which they are read."""
        placed = next((one.key for one in kind.facts if one.fact.placed), "")
        found = list(self.under.get((kind.name, around), []))
        outside = kind.filed.alone and not around
        if outside or kind.name == "meeting":
            found.sort(key=_by_date)
        elif placed:
            found.sort(key=lambda entry: ((entry.facts or {})[placed], entry.key))
        numbered = [(entry, 0 if outside else number) for number, entry in enumerate(found, 1)]
        return [self._thing(kind, entry, (entry.facts or {}) | _unless(entry, placed, n), of) for entry, n in numbered]

    def _thing(self, kind: FiledKind, entry: FileEntry, facts: Facts, of: list[str]) -> Facts:
        if special := self._special().get(kind.name):
            facts |= special(entry, facts, of)
        always = next((one.key for one in kind.facts if one.fact.unknown), "")  # left out, it says something else
        written = _written(entry, schema.thing(kind), facts, always=always)
        for one in schema.inside(kind):
            things = self._things(one, entry.key, facts.get("of", []))
            if things:
                written[one.filed.section] = things[0] if one.filed.single else things
        return written

    def _special(self) -> dict[str, Callable[[FileEntry, Facts, list[str]], Facts]]:
        """What a file says shorter than the columns do."""
        return {"file": self._file, "meeting": self._published, "decision": self._decision}

    def _file(self, entry: FileEntry, facts: Facts, _of: list[str]) -> Facts:
        path = f"files/{entry.key}{PurePosixPath(facts['file_name']).suffix.lower()}"
        self.files[path] = facts["sha512_checksum"]
        return {"path": path, "file_name": None if facts["file_name"] == path[6:] else facts["file_name"]}

    def _published(self, entry: FileEntry, facts: Facts, _of: list[str]) -> Facts:
        """Said only where its minutes do not say it already (``audience.is_published``)."""
        minutes = self.under.get(("minutes", entry.key), [])
        draft = any((one.facts or {})["state"] == audience.DRAFT for one in minutes)
        goes_without_saying = facts["state"] == audience.HELD and not draft
        return {"published": None if bool(facts["published"]) == goes_without_saying else bool(facts["published"])}

    def _decision(self, _entry: FileEntry, facts: Facts, of: list[str]) -> Facts:
        by = None if facts["by"] == of else facts["by"]
        return {"by": by, "effects": [said for effect in facts["effects"] for said in self._effect(effect)]}

    def _effect(self, effect: Facts) -> Iterator[Facts]:
        [(name, named)] = effect.items()
        if name != EffectKind.ADOPTS:
            yield {name: named}
        elif (version := self.entries["version", named]).facts:
            yield {name: f"{version.facts['document']}/{version.facts['label']}"}

    def _tomb(self, entry: FileEntry) -> Facts:
        dates = {"withdrawn" if name == "deleted" else name: at for name, at in entry.dates.items()}
        return {"kind": entry.kind, "key": entry.key} | entry.tied | dates


def _written(entry: FileEntry, model: type[BaseModel], facts: Facts, always: str = "") -> Facts:
    """The keys of the format in its order; what is unknown or goes without saying is left out, but ``always``."""
    said = {"key": entry.key}
    for name, key in model.model_fields.items():
        value = facts.get(name)
        told = key.is_required() or name == always or value != key.get_default(call_default_factory=True)
        if value not in (None, "") and told:
            said.setdefault(name, value)
    return said | entry.dates


def _unless(entry: FileEntry, name: str, place: int) -> Facts:
    """The order is told only where the place in the list does not tell it."""
    return {name: None} if name and (entry.facts or {})[name] == place else {}


def _by_date(entry: FileEntry) -> tuple[str, str]:
    return (entry.facts or {})["date"] or "", entry.key

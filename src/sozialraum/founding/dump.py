"""Founding: a network of the house written back as a founding file, with the bytes of its files beside it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any

from django.db import connection, transaction
from pydantic import BaseModel

from sozialraum.bodies.words import TextKind
from sozialraum.decisions.words import EffectKind
from sozialraum.founding import audience, schema, schema_record
from sozialraum.founding.emit import emit
from sozialraum.founding.entries import Entry, Id
from sozialraum.founding.house import from_house, rows_of
from sozialraum.founding.kinds import KINDS, Facts
from sozialraum.network.models import Body
from sozialraum.papers import ports

SECTIONS: dict[str, tuple[str, type[BaseModel]]] = {
    "term": ("terms", schema.Term),
    "location": ("locations", schema.Location),
    "organization": ("organizations", schema.Organization),
    "topic": ("topics", schema.Topic),
    "person": ("people", schema.Person),
    "seat": ("seats", schema.Seat),
    "membership": ("memberships", schema.Membership),
    "recipient": ("recipients", schema.Recipient),
    "consent": ("consents", schema.Consent),
    "file": ("files", schema.File),
    "document": ("documents", schema.Document),
    "meeting": ("meetings", schema.Meeting),
}


@dataclass(frozen=True)
class Dump:
    """A founding file, and where the bytes of its files belong beside it."""

    text: str
    files: dict[str, str]  # path beside the file → checksum

    def bytes_of(self, path: str) -> bytes:
        return ports.fetch(self.files[path])


def dump(body: Body, *, with_people: bool = False) -> Dump:
    """The network as it stands. Without people: no persons, no memberships, no seat that is not an institution's."""
    with _one_moment():
        found = {entry.id: entry for entry in from_house(body, rows_of(body))}
    entries = {id_: entry for id_, entry in found.items() if with_people or not _is_personal(entry)}
    writer = _Writer(entries)
    return Dump(emit(writer.network(body.key, with_people=with_people)), writer.files)


@contextmanager
def _one_moment() -> Iterator[None]:
    """Everything is read as it stood at one moment, while others go on writing."""
    usual = getattr(connection, "transaction_mode", None)
    outermost = not connection.in_atomic_block
    if outermost and connection.vendor == "sqlite":
        setattr(connection, "transaction_mode", "DEFERRED")  # who only reads must not hold the one writer's lock
    try:
        with transaction.atomic():
            if outermost and connection.vendor == "postgresql":  # SQLite does so by itself
                with connection.cursor() as cursor:
                    cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
            yield
    finally:
        if connection.vendor == "sqlite":
            setattr(connection, "transaction_mode", usual)


def _is_personal(entry: Entry) -> bool:
    if entry.kind == "seat":
        return entry.facts is None or entry.facts["resident"] is not None
    return entry.kind in KINDS and KINDS[entry.kind].personal


class _Writer:
    """Puts entries into the shape of the file."""

    def __init__(self, entries: dict[Id, Entry]):
        self.entries = entries
        self.files: dict[str, str] = {}
        self.under: dict[Id, list[Entry]] = {}  # by what it belongs to and its kind, in the order of keys
        for entry in entries.values():
            parent = "meeting" if entry.kind == "decision" else entry.kind in KINDS and KINDS[entry.kind].parent
            if parent and entry.facts is not None:
                self.under.setdefault((entry.kind, entry.facts[parent] or ""), []).append(entry)

    def network(self, key: str, *, with_people: bool) -> Facts:
        network: Facts = {"format": "1", "body": self._body(self.entries["body", key])}
        for kind, (section, model) in SECTIONS.items():
            written = [self._thing(entry, model) for entry in self._live(kind)]
            if written or (with_people and section == "people"):
                network[section] = written
        if outside := self.under.get(("decision", "")):
            network["decisions"] = [self._decision(entry, 0, []) for entry in sorted(outside, key=_by_date)]
        if gone := [self._tomb(entry) for entry in self.entries.values() if entry.facts is None]:
            network["withdrawn"] = gone
        return network

    def _live(self, kind: str) -> list[Entry]:
        found = [entry for entry in self.entries.values() if entry.kind == kind and entry.facts is not None]
        return sorted(found, key=_by_date) if kind == "meeting" else found

    def _body(self, entry: Entry) -> Facts:
        written = _written(entry, schema.Body, entry.facts or {})
        texts = {kind: self.entries.get(("text", kind)) for kind in TextKind.values}
        if said := {kind: text.facts["text"] for kind, text in texts.items() if text and text.facts}:
            written["texts"] = said
        return written

    def _thing(self, entry: Entry, model: type[BaseModel]) -> Facts:
        facts = dict(entry.facts or {})
        if entry.kind == "file":
            facts |= self._file(entry.key, facts)
        if entry.kind == "meeting":
            facts["published"] = self._published(entry.key, facts)
        written = _written(entry, model, facts)
        if entry.kind == "document":
            versions = self.under.get(("version", entry.key), [])
            return written | _if("versions", [_written(one, schema.Version, one.facts or {}) for one in versions])
        if entry.kind == "meeting":
            return written | self._under_meeting(entry.key, facts)
        return written

    def _file(self, key: str, facts: Facts) -> Facts:
        path = f"files/{key}{PurePosixPath(facts['file_name']).suffix.lower()}"
        self.files[path] = facts["sha512_checksum"]
        return {"path": path, "file_name": None if facts["file_name"] == path[6:] else facts["file_name"]}

    def _published(self, key: str, facts: Facts) -> bool | None:
        """Said only where its minutes do not say it already (``audience.is_published``)."""
        draft = any((one.facts or {})["state"] == audience.DRAFT for one in self.under.get(("minutes", key), []))
        goes_without_saying = facts["state"] == audience.HELD and not draft
        return None if bool(facts["published"]) == goes_without_saying else bool(facts["published"])

    def _under_meeting(self, key: str, facts: Facts) -> Facts:
        written: Facts = {}
        for minutes in self.under.get(("minutes", key), []):
            tasks = sorted(self.under.get(("task", minutes.key), []), key=_by_order)
            done = [_written(task, schema_record.Task, _placed(task.facts or {}, n)) for n, task in enumerate(tasks, 1)]
            written["minutes"] = _written(minutes, schema_record.Minutes, minutes.facts or {}) | _if("tasks", done)
        items = sorted(self.under.get(("item", key), []), key=_by_order)
        decisions = sorted(self.under.get(("decision", key), []), key=_by_order)
        agenda = [self._item(item, n) for n, item in enumerate(items, 1)]
        decided = [self._decision(decision, n, facts["of"]) for n, decision in enumerate(decisions, 1)]
        return written | _if("agenda", agenda) | _if("decisions", decided)

    def _item(self, entry: Entry, place: int) -> Facts:
        consulted = sorted(self.under.get(("consultation", entry.key), []), key=_by_order)
        papers = [_written(one, schema.Consultation, _placed(one.facts or {}, n)) for n, one in enumerate(consulted, 1)]
        return _written(entry, schema.Item, _placed(entry.facts or {}, place)) | _if("consultations", papers)

    def _decision(self, entry: Entry, place: int, of: list[str]) -> Facts:
        facts = _placed(entry.facts or {}, place)
        facts["by"] = None if facts["by"] == of else facts["by"]
        facts["effects"] = [said for effect in facts["effects"] for said in self._effect(effect)]
        return _written(entry, schema_record.Decision, facts, always="result")  # left out, it says »angenommen«

    def _effect(self, effect: Facts) -> Iterator[Facts]:
        [(name, named)] = effect.items()
        if name != EffectKind.ADOPTS:
            yield {name: named}
        elif (version := self.entries["version", named]).facts:
            yield {name: f"{version.facts['document']}/{version.facts['label']}"}

    def _tomb(self, entry: Entry) -> Facts:
        dates = {"withdrawn" if name == "deleted" else name: at for name, at in entry.dates.items()}
        return {"kind": entry.kind, "key": entry.key} | entry.tied | dates


def _written(entry: Entry, model: type[BaseModel], facts: Facts, always: str = "") -> Facts:
    """The keys of the format in its order; what is unknown or goes without saying is left out, but ``always``."""
    said = {"key": entry.key}
    for name, key in model.model_fields.items():
        value = facts.get(name)
        told = key.is_required() or name == always or value != key.get_default(call_default_factory=True)
        if value not in (None, "") and told:
            said.setdefault(name, value)
    return said | entry.dates


def _placed(facts: Facts, place: int) -> Facts:
    """The order is told only where the place in the list does not tell it."""
    return facts | {"order": None if facts["order"] == place else facts["order"]}


def _if(name: str, values: list[Any]) -> Facts:
    return {name: values} if values else {}


def _by_date(entry: Entry) -> tuple[str, str]:
    return (entry.facts or {})["date"] or "", entry.key


def _by_order(entry: Entry) -> tuple[int, str]:
    return (entry.facts or {})["order"], entry.key

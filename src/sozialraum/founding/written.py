"""Founding: a checked file, laid flat – one entry per thing, in an order in which it can be loaded."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from sozialraum.counting.rules.filed import vote_facts
from sozialraum.decisions.words import EffectKind
from sozialraum.foundation.text import one_line
from sozialraum.founding import audience, schema, standing
from sozialraum.founding.columns import BODY_FACTS, KINDS, Facts, FiledKind
from sozialraum.founding.entries import FileEntry
from sozialraum.founding.yaml_nodes import Place

Around = tuple[FileEntry, Any]  # the thing in whose mapping another stands: its entry, and the mapping


def from_file(network: Any, folder: Path) -> Iterator[FileEntry]:
    """Every entry of the file, what is referred to before what refers to it; of a file's bytes nothing is known yet."""
    yield _body(network)
    for name, text in network.body.texts.model_dump().items():
        if text:
            yield FileEntry("text", name, {"text": text}, ("body", "texts", name))
    flat = _Flat(network, folder)
    entries = list(flat.entries())
    order = {word: place for place, word in enumerate(KINDS)}
    yield from sorted(entries, key=lambda entry: order[entry.kind])
    for number, tomb in enumerate(network.withdrawn):
        yield _tomb(tomb, ("withdrawn", number))


def _dates(written: Any, *names: str) -> dict[str, dt.datetime]:
    column = {"withdrawn": "deleted"}
    return {column.get(name, name): at for name in names if (at := getattr(written, name, None))}


def _body(network: Any) -> FileEntry:
    body = network.body
    facts = {fact.key: _value_of(body, fact.key, schema.Body) for fact in BODY_FACTS} | {
        "hosts": sorted(set(body.hosts))
    }
    facts["address"] = body.address or ""
    return FileEntry("body", body.key, facts, ("body",), _dates(body, "created", "modified"))


def _value_of(written: Any, key: str, latest: type[BaseModel]) -> Any:
    """What is said under a key; what an older format cannot say is as if it were left out of a new one."""
    if hasattr(written, key) or key not in latest.model_fields:
        return getattr(written, key, None)
    field = latest.model_fields[key]
    return None if field.is_required() else field.get_default(call_default_factory=True)


@dataclass
class _Flat:
    """The things of a file, each with what goes without saying."""

    network: Any
    folder: Path

    def __post_init__(self) -> None:
        self.members = audience.for_members(self.network)
        self.versions: dict[str, str] = {}  # <document>/<label> → key
        self.special: dict[str, Callable[[FileEntry, Any, Around | None], FileEntry]] = {
            "file": self._file, "document": self._document, "meeting": self._meeting,
            "minutes": self._minutes, "decision": self._decision,
        }  # fmt: skip

    def entries(self) -> Iterator[FileEntry]:
        for kind in KINDS.values():
            section = kind.filed.section
            if not kind.filed.inside or kind.filed.alone:
                yield from self._things(kind, getattr(self.network, section, None) or [], (section,), None)

    def _things(
        self, kind: FiledKind, found: Sequence[Any], where: Place, around: Around | None
    ) -> Iterator[FileEntry]:
        for number, written in enumerate(found):
            place = where if kind.filed.single else (*where, number)
            entry = self._entry(kind, written, place, number + 1, around)
            if special := self.special.get(kind.name):
                entry = special(entry, written, around)
            if kind.name == "version" and entry.facts:
                self.versions[f"{entry.facts['document']}/{entry.facts['label']}"] = entry.key
            yield entry
            for one in schema.inside(kind):
                inner = getattr(written, one.filed.section, None)
                listed = [inner] if one.filed.single and inner else inner or []
                yield from self._things(one, listed, (*place, one.filed.section), (entry, written))

    def _entry(self, kind: FiledKind, written: Any, place: Place, number: int, around: Around | None) -> FileEntry:
        facts = {one.key: _value_of(written, one.key, schema.thing(kind)) for one in kind.facts}
        if around:
            facts[kind.filed.inside] = around[0].key
        for one in kind.facts:
            if one.fact.placed and facts[one.key] is None:
                facts[one.key] = 0 if kind.filed.alone and not around else number
        above = around[0].key if around else ""
        key = written.key or kind.filed.own_key.format(**facts | {"above": above, "place": number})
        return FileEntry(kind.name, key, facts, place, _dates(written, "created", "modified", "corrected"))

    def _document(self, entry: FileEntry, written: Any, _around: Around | None) -> FileEntry:
        """For whose members it is: as it says, or as the rest of the file does; else for nobody's."""
        groups = self.members.of(entry.kind, written) if written.audience == audience.MEMBERS else []
        return replace(entry, facts=(entry.facts or {}) | {"groups": groups})

    def _file(self, entry: FileEntry, written: Any, around: Around | None) -> FileEntry:
        entry = self._document(entry, written, around)
        named = {"file_name": written.file_name or one_line(Path(written.path).name)}
        return replace(entry, facts=(entry.facts or {}) | named, folder=self.folder, path=written.path)

    def _meeting(self, entry: FileEntry, written: Any, _around: Around | None) -> FileEntry:
        return replace(entry, facts=(entry.facts or {}) | {"published": audience.is_published(written) or None})

    def _minutes(self, entry: FileEntry, written: Any, around: Around | None) -> FileEntry:
        """What is said of minutes beside the columns, as the house has it, too."""
        groups: list[str] = around[1].of if around else []
        said = {"state": written.state, "approved": written.approved, "approvals": _parts(written.approvals)}
        approvals = standing.approved_by(said, groups)
        told = standing.minutes_facts(published=written.state != audience.DRAFT, approvals=approvals, groups=groups)
        note = standing.note_of(said | {"note": written.note}, groups)
        return replace(entry, facts=(entry.facts or {}) | told | {"quorum": _parts(written.quorum), "note": note})

    def _decision(self, entry: FileEntry, written: Any, around: Around | None) -> FileEntry:
        by: list[str] = written.by if written.by is not None else around[1].of if around else []
        effects = [effect.model_dump(exclude_none=True) for effect in written.effects]
        for effect in effects:
            if named := effect.get(EffectKind.ADOPTS.value):
                effect[EffectKind.ADOPTS.value] = self.versions.get(named, named)  # what is not there keeps its stroke
        told = vote_facts(_ballots(written, by))
        return replace(entry, facts=(entry.facts or {}) | {"by": by} | told | {"effects": effects})


def _parts(parts: Sequence[BaseModel]) -> list[Facts]:
    """Mappings of what is known."""
    return [_known(one.model_dump()) for one in parts]


def _known(said: Facts) -> Facts:
    """Without what is not said, in the mappings inside it, too."""
    inner = {n: [_known(one) for one in v] if isinstance(v, list) else v for n, v in said.items()}
    return {n: v for n, v in inner.items() if v not in (None, "", [])}


def _ballots(written: Any, by: list[str]) -> list[Facts]:
    """Its rounds of voting; where one group decided, the votes are its own, else those of a round are of all."""
    alone = by[0] if len(set(by)) == 1 else ""
    votes = [{"of": alone} | vote for vote in _parts(written.votes)]
    if votes:
        return [{"round": 1, "counts": votes}]
    ballots = []
    for ballot in written.ballots:
        counts = [({"of": alone} if alone else {}) | count for count in _parts(ballot.counts)]
        ballots.append(_parts([ballot])[0] | {"counts": counts})
    return ballots


def _tomb(written: Any, place: Place) -> FileEntry:
    dates = _dates(written, "created", "modified", "withdrawn")
    tied = {name: getattr(written, name) for name in KINDS[written.kind].tied}
    return FileEntry(written.kind, written.key, None, place, dates, tied)

"""Founding: a file that was read, laid flat. Apart from ``entries``: only who reads a file needs pydantic."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import chain
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from sozialraum.decisions.words import EffectKind
from sozialraum.foundation.text import one_line
from sozialraum.founding import audience, standing
from sozialraum.founding.entries import Entry
from sozialraum.founding.kinds import BODY_FACTS, KINDS, Facts
from sozialraum.founding.schema import Item, Meeting, Network, Withdrawn
from sozialraum.founding.schema_parts import Entry as Written
from sozialraum.founding.schema_record import Decision, Minutes
from sozialraum.founding.yaml_nodes import Place


def from_file(network: Network, folder: Path) -> Iterator[Entry]:
    """Every entry of the file, what is referred to before what refers to it; of a file's bytes nothing is known yet."""
    yield _body(network)
    for name, text in network.body.texts.model_dump().items():
        if text:
            yield Entry("text", name, {"text": text}, ("body", "texts", name))
    members = audience.for_members(network)
    for section, kind in _SECTIONS.items():
        for number, written in enumerate(getattr(network, section) or []):
            told = _order(written, number) | _groups(written, members)
            entry = _entry(kind, written, (section, number), **told)
            yield _file(entry, written, folder) if kind == "file" else entry
    yield from _versions(network)
    for number, meeting in enumerate(network.meetings):
        yield _entry("meeting", meeting, ("meetings", number), published=audience.is_published(meeting) or None)
        yield from _under(meeting, ("meetings", number))
    versions = {
        f"{entry.facts['document']}/{entry.facts['label']}": entry.key for entry in _versions(network) if entry.facts
    }
    for place, decision, meeting_of in _decisions(network):
        yield _decision(place, decision, meeting_of, versions)
    for number, tomb in enumerate(network.withdrawn):
        yield _tomb(tomb, ("withdrawn", number))


def _versions(network: Network) -> Iterator[Entry]:
    for number, paper in enumerate(network.documents):
        for n, version in enumerate(paper.versions):
            place = ("documents", number, "versions", n)
            yield _entry("version", version, place, version.key or f"{paper.key}-{version.label}", document=paper.key)


_SECTIONS = {
    "terms": "term",
    "locations": "location",
    "organizations": "organization",
    "topics": "topic",
    "people": "person",
    "seats": "seat",
    "memberships": "membership",
    "recipients": "recipient",
    "consents": "consent",
    "files": "file",
    "documents": "document",
}


def _dates(written: Any, *names: str) -> dict[str, dt.datetime]:
    column = {"withdrawn": "deleted"}
    return {column.get(name, name): at for name in names if (at := getattr(written, name))}


def _entry(kind: str, written: Written, place: Place, key: str = "", **known: Any) -> Entry:
    facts = {fact.key: known.get(fact.key, getattr(written, fact.key, None)) for fact in KINDS[kind].facts}
    return Entry(kind, key or getattr(written, "key"), facts, place, _dates(written, "created", "modified"))


def _order(written: Any, number: int) -> dict[str, Any]:
    """Where nothing is said of its place in a row, that of the list."""
    return {"order": number + 1} if getattr(written, "order", 0) is None else {}


def _groups(written: Any, members: audience.Members) -> dict[str, Any]:
    """For whose members a file or a document is: as it says, or as the rest of the file does; else for nobody's."""
    if not hasattr(written, "audience"):
        return {}
    return {"groups": members.of(written) if written.audience == audience.MEMBERS else []}


def _file(entry: Entry, written: Any, folder: Path) -> Entry:
    assert entry.facts is not None
    entry.facts["file_name"] = written.file_name or one_line(Path(written.path).name)
    return replace(entry, folder=folder, path=written.path)


def _body(network: Network) -> Entry:
    body = network.body
    facts = {fact.key: getattr(body, fact.key) for fact in BODY_FACTS} | {"hosts": sorted(set(body.hosts))}
    facts["address"] = body.address or ""
    return Entry("body", body.key, facts, ("body",), _dates(body, "created", "modified"))


def _under(meeting: Meeting, place: Place) -> Iterator[Entry]:
    for n, item in enumerate(meeting.agenda):
        key = item.key or f"{meeting.key}-top-{n + 1}"
        order = n + 1 if item.order is None else item.order
        yield _entry("item", item, (*place, "agenda", n), key, meeting=meeting.key, order=order)
        yield from _consulted(item, key, (*place, "agenda", n))
    if minutes := meeting.minutes:
        key = minutes.key or f"{meeting.key}-protokoll"
        entry = _entry("minutes", minutes, (*place, "minutes"), key, meeting=meeting.key)
        yield replace(entry, facts=(entry.facts or {}) | _of_minutes(minutes, meeting.of))
        for n, task in enumerate(minutes.tasks):
            order = n + 1 if task.order is None else task.order
            yield _entry(
                "task",
                task,
                (*place, "minutes", "tasks", n),
                task.key or f"{key}-aufgabe-{n + 1}",
                minutes=key,
                order=order,
            )


def _of_minutes(minutes: Minutes, groups: list[str]) -> Facts:
    """What is said of minutes beside the columns, as the house has it, too."""
    said = {"state": minutes.state, "approved": minutes.approved, "approvals": _parts(minutes.approvals)}
    approvals = standing.approved_by(said, groups)
    told = standing.minutes_facts(published=minutes.state != audience.DRAFT, approvals=approvals, groups=groups)
    return told | {"quorum": _parts(minutes.quorum), "note": standing.note_of(said | {"note": minutes.note}, groups)}


def _parts(parts: Sequence[BaseModel]) -> list[Facts]:
    """Mappings of what is known."""
    return [{n: v for n, v in one.model_dump().items() if v not in (None, "")} for one in parts]


def _consulted(item: Item, key: str, place: Place) -> Iterator[Entry]:
    for n, written in enumerate(item.consultations):
        order = n + 1 if written.order is None else written.order
        own = written.key or f"{key}-vorlage-{n + 1}"
        yield _entry("consultation", written, (*place, "consultations", n), own, item=key, order=order)


def _decisions(network: Network) -> Iterator[tuple[Place, Decision, Meeting | None]]:
    inside = (
        (("meetings", m, "decisions", n), decision, meeting)
        for m, meeting in enumerate(network.meetings)
        for n, decision in enumerate(meeting.decisions)
    )
    return chain(inside, ((("decisions", n), decision, None) for n, decision in enumerate(network.decisions)))


def _decision(place: Place, written: Decision, meeting: Meeting | None, versions: dict[str, str]) -> Entry:
    by = written.by if written.by is not None else meeting.of if meeting else []
    number = place[-1] + 1 if meeting and isinstance(place[-1], int) else 0
    order = number if written.order is None else written.order
    entry = _entry("decision", written, place, by=by, meeting=meeting.key if meeting else None, order=order)
    ballots = _ballots(written, by)
    effects = [effect.model_dump(exclude_none=True) for effect in written.effects]
    for effect in effects:
        if named := effect.get(EffectKind.ADOPTS.value):
            effect[EffectKind.ADOPTS.value] = versions.get(named, named)  # what is not there keeps its stroke
    assert entry.facts is not None
    entry.facts.update(**standing.vote_facts(ballots), effects=effects)
    return entry


def _ballots(written: Decision, by: list[str]) -> list[Facts]:
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


def _tomb(written: Withdrawn, place: Place) -> Entry:
    dates = _dates(written, "created", "modified", "withdrawn")
    tied = {name: getattr(written, name) for name in KINDS[written.kind].tied}
    return Entry(written.kind, written.key, None, place, dates, tied)

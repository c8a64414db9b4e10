"""Founding: what an operator must still supply before a network is complete, and where it goes in the file."""

from __future__ import annotations

from collections.abc import Iterator

from sozialraum.bodies.rules import blanks
from sozialraum.bodies.words import ASKED_BY_RULES, GROUPS, Classification, TextKind
from sozialraum.founding.columns import Facts, german
from sozialraum.founding.entries import FileEntry
from sozialraum.founding.house import from_house, rows_of
from sozialraum.meetings.words import State
from sozialraum.network.models import Body

GROUP_WORDS = tuple(german(kind.label) for kind in GROUPS)


def missing(body: Body) -> Iterator[tuple[str, str]]:
    """Pairs of the place in the founding file and what is missing there."""
    live = [entry for entry in from_house(body, rows_of(body)) if entry.facts is not None]
    by_kind: dict[str, list[FileEntry]] = {}
    for entry in live:
        by_kind.setdefault(entry.kind, []).append(entry)
    yield from _body(body, by_kind)
    yield from _organizations(by_kind.get("organization", []))
    yield from _documents(by_kind.get("version", []))
    yield from _meetings(by_kind)


def _body(body: Body, by_kind: dict[str, list[FileEntry]]) -> Iterator[tuple[str, str]]:
    yield from _texts(by_kind.get("text", []))
    if not body.municipality:
        yield "body.municipality", "Die Stadt oder Gemeinde fehlt."
    if not body.address:
        yield "body.address", "Die Basisadresse fehlt, z. B. https://netz.example."
    elif not body.address.startswith("https://"):
        yield "body.address", f"Die Basisadresse {body.address} ist nicht verschlüsselt (https)."
    if not body.hosts.exists():
        says = "Kein Rechnername; das Netzwerk antwortet nur, weil es das vorgegebene ist."
        yield "body.hosts", says if body.is_default else "Kein Rechnername; das Netzwerk antwortet nirgends."


def _texts(entries: list[FileEntry]) -> Iterator[tuple[str, str]]:
    said = {entry.key: str((entry.facts or {})["text"]) for entry in entries}
    for kind in TextKind:
        if kind.value not in said and kind not in ASKED_BY_RULES:
            yield f"body.texts.{kind.value}", f"{german(kind.label)} fehlt."
        for blank in blanks(said.get(kind.value, "")):
            yield f"body.texts.{kind.value}", f"{german(kind.label)}: »{blank}« ist noch nicht ausgefüllt."


def _organizations(entries: list[FileEntry]) -> Iterator[tuple[str, str]]:
    kinds = [(entry.facts or {})["classification"] for entry in entries]
    for needed in (Classification.PLENUM, Classification.OFFICE):
        if german(needed.label) not in kinds:
            yield "organizations", f"Ein Eintrag der Art {german(needed.label)} fehlt."
    for entry in entries:
        facts: Facts = entry.facts or {}
        if facts["classification"] in GROUP_WORDS and not facts["task"] and not facts["dissolved"]:
            yield f"organizations[{entry.key}].task", f"Die Aufgabe fehlt: {facts['name']}."


def _documents(entries: list[FileEntry]) -> Iterator[tuple[str, str]]:
    for entry in entries:
        facts: Facts = entry.facts or {}
        if not facts["text"] and not facts["file"]:
            place = f"documents[{facts['document']}].versions[{entry.key}]"
            yield place, "Weder Wortlaut (text) noch Datei (file)."


def _meetings(by_kind: dict[str, list[FileEntry]]) -> Iterator[tuple[str, str]]:
    minutes = {(entry.facts or {})["meeting"]: entry.facts or {} for entry in by_kind.get("minutes", [])}
    for entry in by_kind.get("meeting", []):
        facts: Facts = entry.facts or {}
        if facts["state"] != german(State.HELD.label):
            continue
        if entry.key not in minutes:
            yield f"meetings[{entry.key}].minutes", f"Das Protokoll fehlt: {facts['name']}."
        elif not minutes[entry.key]["file"] and not _is_recorded(entry, minutes[entry.key], by_kind):
            yield f"meetings[{entry.key}].minutes.file", f"Die Datei des Protokolls fehlt: {facts['name']}."


def _is_recorded(meeting: FileEntry, minutes: Facts, by_kind: dict[str, list[FileEntry]]) -> bool:
    """Do we know what the minutes say, so that no file is needed?"""
    items = [entry.facts or {} for entry in by_kind.get("item", [])]
    return bool(minutes["quorum"] or any(item["text"] for item in items if item["meeting"] == meeting.key))

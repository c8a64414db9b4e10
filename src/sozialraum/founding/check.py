"""Founding: what a file says about itself that cannot be – keys, names, references, dates that contradict."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from django.core.exceptions import ValidationError

from sozialraum.foundation.dates import PartialDate
from sozialraum.foundation.keys import TAKEN, is_key
from sozialraum.founding.columns import KINDS, Facts
from sozialraum.founding.entries import FileEntry, Id
from sozialraum.founding.references import references
from sozialraum.founding.yaml_nodes import Place, Tree
from sozialraum.papers import ports

_OURS = "Dieses Wort braucht das Programm selbst in Adressen; erwartet: ein anderes."

Found = tuple[Place, str, str | None]  # where, what is wrong, what was found


#: What is looked at from other things than the one that says it.
LOOKED_AT = frozenset({"of", "by", "date"})


def check(entries: list[FileEntry], tree: Tree) -> list[Found]:
    """Every contradiction in the file; reads each attached file on the way and gives its bytes to its entry."""
    known: dict[Id, FileEntry] = {}
    found: list[Found] = []
    for entry in entries:
        first = known.setdefault(entry.id, entry)
        if first is not entry:
            found.append(
                ((*entry.place, "key"), f"Diesen Schlüssel gibt es schon (Zeile {tree.line(first.place)}).", entry.key)
            )
        elif entry.kind != "text" and not is_key(entry.key):
            found.append((entry.place, "Der Schlüssel ist zu lang; erwartet: ein eigener unter key.", entry.key))
    found += _taken(entries)
    found += _named_twice(entries, tree)
    for entry in entries:
        found += _references(entry, known, tree)
        if entry.facts and (more := _MORE.get(entry.kind)):
            found += more(entry, entry.facts, known)
    return found


def _taken(entries: list[FileEntry]) -> Iterator[Found]:
    """Under /gremien/neu/ one enters a new group, so no group can be called so in its address."""
    for entry in entries:
        if entry.kind in KINDS and entry.key in TAKEN:
            yield (*entry.place, "key"), _OURS, entry.key
        label = (entry.facts or {}).get("label")
        if label in TAKEN - {"neu"}:
            yield (*entry.place, "label"), _OURS, label


def _named_twice(entries: list[FileEntry], tree: Tree) -> Iterator[Found]:
    seen: dict[tuple[str, ...], FileEntry] = {}
    for entry in entries:
        name: tuple[str, ...]
        if entry.kind == "organization" and entry.facts:
            name, field, says = (entry.facts["name"],), "name", "So heißt schon ein anderes Gremium"
        elif entry.kind == "version" and entry.facts:
            name, field, says = (entry.facts["document"], entry.facts["label"]), "label", "Diese Fassung gibt es schon"
        else:
            continue
        first = seen.setdefault(name, entry)
        if first is not entry:
            yield (*entry.place, field), f"{says} (Zeile {tree.line(first.place)}).", name[-1]


def _references(entry: FileEntry, known: dict[Id, FileEntry], tree: Tree) -> Iterator[Found]:
    if entry.facts is None:
        yield from _tied(entry, known)
        return
    seen: set[tuple[Place, str]] = set()
    for kind, key, where in references(entry.kind, entry.facts):
        place = (*entry.place, *where)
        if "/" in key or place not in tree.lines:
            continue  # a version: told elsewhere; what goes without saying: told where it stands
        if (kind, key) not in known:
            yield place, _unknown(kind), key
        elif isinstance(where[-1], int) and (where[:-1], key) in seen:  # of a list; two facts may name the same
            yield place, "Das steht hier schon.", key
        if len(where) > 1 and where[0] not in ("votes", "quorum"):
            seen.add((where[:-1], key))


def _tied(entry: FileEntry, known: dict[Id, FileEntry]) -> Iterator[Found]:
    """A tombstone keeps what it belonged to."""
    for name in KINDS[entry.kind].tied:
        key = entry.tied[name]
        if key is None:
            yield entry.place, f"{name} fehlt.", None
        elif (name, key) not in known:
            yield (*entry.place, name), _unknown(name), key


def _unknown(kind: str) -> str:
    return f"das gibt es in dieser Datei nicht; erwartet: {KINDS[kind].called} mit diesem Schlüssel."


def _file(entry: FileEntry, facts: Facts, _known: dict[Id, FileEntry]) -> Iterator[Found]:
    try:
        read = ports.read(within(entry.folder, entry.path))
    except ValidationError as refusal:
        yield (*entry.place, "path"), " ".join(refusal.messages), entry.path
        return
    except OSError as error:
        yield (*entry.place, "path"), f"Die Datei lässt sich nicht lesen ({error.strerror}).", entry.path
        return
    entry.removed[:] = [read.removed_in_words] if read.removed else []
    facts |= {"mime_type": read.mime_type, "size": read.size, "sha512_checksum": read.sha512_checksum}


def within(folder: Path, path: str) -> Path:
    """The place of a file beside the founding file; one that leaves the folder, by whatever way, is refused."""
    place = (folder / path).resolve()
    if not place.is_relative_to(folder.resolve()):
        raise ValidationError("Das liegt außerhalb des Ordners dieser Datei.", code="outside")
    return place


def _decision(entry: FileEntry, facts: Facts, known: dict[Id, FileEntry]) -> Iterator[Found]:
    meeting = known.get(("meeting", facts["meeting"] or ""))
    held = meeting.facts if meeting and meeting.facts else None
    date = held["date"] if held else facts["date"]
    if held and facts["date"]:
        yield (
            (*entry.place, "date"),
            "In einer Sitzung gilt deren Tag; date steht nur außerhalb einer Sitzung.",
            facts["date"],
        )
    if date is None:
        where = "die Sitzung hat kein Datum" if held else "date fehlt"
        yield entry.place, f"Ein Beschluss braucht ein Datum, und sei es nur das Jahr: {where}.", None
    elif not entry.dates:  # what a house has kept already it keeps as it was
        yield from _groups_then(entry, facts, known, PartialDate.parse(date))
    item = known.get(("item", facts["item"] or ""))
    if item and item.facts and item.facts["meeting"] != facts["meeting"]:
        yield (*entry.place, "item"), "Der Tagesordnungspunkt gehört zu einer anderen Sitzung.", facts["item"]
    for number, effect in enumerate(facts["effects"]):
        if "/" in (effect.get("adopts") or ""):
            place = (*entry.place, "effects", number, "adopts")
            yield place, "Diese Fassung steht nicht in dieser Datei; erwartet: <Dokument>/<label>.", effect["adopts"]
    yield from _ballots(entry, facts)


def _groups_then(entry: FileEntry, facts: Facts, known: dict[Id, FileEntry], date: PartialDate) -> Iterator[Found]:
    """Only what certainly was too early or too late."""
    when = f"am {date}" if date.exact else str(date)
    for key in facts["by"]:
        group = known.get(("organization", key))
        if group is None or group.facts is None:
            continue
        founded, dissolved = group.facts["founded"], group.facts["dissolved"]
        if founded and date.certainly_before(PartialDate.parse(founded)):
            yield (
                entry.place,
                f"{group.facts['name']} gab es {when} noch nicht (gebildet {founded}).",
                key,
            )
        if dissolved and PartialDate.parse(dissolved).certainly_before(date):
            yield (
                entry.place,
                f"{group.facts['name']} gab es {when} nicht mehr (aufgelöst {dissolved}).",
                key,
            )


def _ballots(entry: FileEntry, facts: Facts) -> Iterator[Found]:
    yield from _votes(entry, facts, facts["votes"], (*entry.place, "votes"), together=False)
    seen = set()
    for number, ballot in enumerate(facts["ballots"]):
        place = (*entry.place, "ballots", number)
        if not ballot["round"] or ballot["round"] in seen:
            yield (
                (*place, "round"),
                "erwartet: ein Wahlgang, der hier noch nicht steht, von 1 an.",
                str(ballot["round"]),
            )
        seen.add(ballot["round"])
        yield from _votes(entry, facts, ballot["counts"], (*place, "counts"), together=True)


def _votes(entry: FileEntry, facts: Facts, votes: list[Facts], where: Place, *, together: bool) -> Iterator[Found]:
    """``together``: without a group, a count is that of all of them."""
    seen: set[str | None] = set()
    for number, vote in enumerate(votes):
        place = (*where, number)
        if together and "of" not in vote:
            if None in seen:
                yield place, "Was alle zusammen gestimmt haben, steht hier schon.", None
            seen.add(None)
            continue
        if not vote["of"]:
            yield place, "Mehrere Gremien haben entschieden; erwartet: of mit dem Schlüssel des einen.", None
        elif vote["of"] not in facts["by"]:
            yield (*place, "of"), "Dieses Gremium hat hier nicht mitentschieden.", vote["of"]
        elif vote["of"] in seen:
            yield (*place, "of"), "Die Stimmen dieses Gremiums stehen hier schon.", vote["of"]
        seen.add(vote["of"])


def _minutes(entry: FileEntry, facts: Facts, known: dict[Id, FileEntry]) -> Iterator[Found]:
    meeting, seen = known.get(("meeting", facts["meeting"])), set()
    held_by = (meeting.facts or {})["of"] if meeting else []
    for number, one in enumerate(facts["approvals"]):
        place = (*entry.place, "approvals", number, "of")
        if one["of"] not in held_by:
            yield place, "Dieses Gremium hat die Sitzung nicht gehalten.", one["of"]
        elif one["of"] in seen:
            yield place, "Die Genehmigung dieses Gremiums steht hier schon.", one["of"]
        seen.add(one["of"])
        other = known.get(("meeting", one.get("meeting", "")))
        for line, change in enumerate(one.get("changes", ())):
            item = known.get(("item", change.get("item", "")))
            if item and item.facts and item.facts["meeting"] != facts["meeting"]:
                where = (*place[:-1], "changes", line, "item")
                yield where, "Der Tagesordnungspunkt gehört zu einer anderen Sitzung.", change["item"]
        if other and not entry.dates and one.get("by", one["of"]) not in (other.facts or {"of": ()})["of"]:
            yield (*place[:-1], "meeting"), "Dieses Gremium hat diese Sitzung nicht gehalten.", one["meeting"]


_MORE = {
    "file": _file,
    "decision": _decision,
    "minutes": _minutes,
}

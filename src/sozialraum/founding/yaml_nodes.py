"""Founding: YAML as plain text, lists and mappings, each with its line. No types, no tags, no aliases."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from sozialraum.founding.faults import Fault, Faults

#: What a file may be. A network of 48 years (20 MB, 240,000 values) takes 350 MB of memory to be read, five times as
#: much five times as many; a file of nothing but tiny values is refused before it takes more.
MOST_BYTES = 100_000_000
MOST_VALUES = 2_000_000
DEEPEST = 20

Place = tuple[str | int, ...]


@dataclass
class Tree:
    """What a YAML file says, and on which line it says it."""

    file: str
    value: Any = None
    lines: dict[Place, int] = field(default_factory=dict)
    gaps: set[tuple[Place, str]] = field(default_factory=set)  # mappings that lost a key, "": a place in a list

    def line(self, place: Place) -> int:
        """The line of this place, or of the nearest thing around it that stands in the file."""
        while place not in self.lines and place:
            place = place[:-1]
        return self.lines.get(place, 1)

    def path(self, place: Place) -> str:
        """The place in words: ``meetings[plenum-1].date``; a list entry without key is counted from 1."""
        text, value = "", self.value
        for step in place:
            if isinstance(step, int):
                value = value[step] if isinstance(value, list) and step < len(value) else None
                key = value.get("key") if isinstance(value, dict) else None
                text += f"[{key}]" if isinstance(key, str) and key else f"[{step + 1}]"
            else:
                value = value.get(step) if isinstance(value, dict) else None
                text += f".{step}" if text else step
        return text

    def fault(self, place: Place, says: str, found: str | None = None) -> Fault:
        return Fault(self.file, self.line(place), self.path(place), says, found)


def read(path: Path) -> Tree:
    """Read a file; everything that is not plain YAML of text, lists and mappings is a fault."""
    tree = Tree(path.name)
    _Builder(tree, _events(path)).build()
    return tree


def _events(path: Path) -> Iterator[Any]:
    try:
        if not path.is_file():
            raise Faults([Fault(path.name, 0, "", "Die Datei ist nicht da.")])
        if (size := path.stat().st_size) > MOST_BYTES:
            says = f"Die Datei ist {size // 1_000_000} MB groß; möglich sind {MOST_BYTES // 1_000_000} MB."
            raise Faults([Fault(path.name, 0, "", says)])
        text = path.read_text(encoding="utf-8-sig")
        yield from yaml.parse(text, Loader=yaml.CBaseLoader)
    except OSError as error:
        raise Faults([Fault(path.name, 0, "", f"Die Datei lässt sich nicht lesen ({error.strerror}).")]) from error
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        raise Faults([Fault(path.name, line, "", "Das ist kein UTF-8; erwartet: eine Textdatei in UTF-8.")]) from error
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        says = f"Das ist kein gültiges YAML ({error.problem})."
        raise Faults([Fault(path.name, mark.line + 1 if mark else 1, "", says)]) from error
    except yaml.YAMLError as error:
        line = text.count("\n", 0, getattr(error, "position", 0)) + 1
        raise Faults([Fault(path.name, line, "", "Das ist kein gültiges YAML (unerlaubtes Zeichen).")]) from error


class _Builder:
    """Builds the tree from the events of the parser, so that a bomb is refused before it is unpacked."""

    def __init__(self, tree: Tree, events: Iterator[Any]):
        self.tree, self.events, self.faults = tree, events, list[Fault]()
        self.count = 0

    def build(self) -> None:
        documents = 0
        for event in self.events:
            if isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if documents > 1:
                    self._stop(event, "Hier beginnt ein zweites Dokument (---); erwartet: genau eines.")
            elif isinstance(event, yaml.NodeEvent):
                self.tree.value = self._value(event, ())
        if not documents:
            self.faults.append(Fault(self.tree.file, 1, "", "Die Datei ist leer."))
        if self.faults:
            raise Faults(self.faults)

    def _value(self, event: Any, place: Place) -> Any:
        self.count += 1
        if self.count > MOST_VALUES:
            self._stop(event, f"In der Datei stehen mehr als {MOST_VALUES} einzelne Angaben; mehr sind nicht möglich.")
        self.tree.lines.setdefault(place, event.start_mark.line + 1)
        if isinstance(event, yaml.AliasEvent) or event.anchor:
            self._stop(event, "Anker und Verweise (& und *) sind hier nicht möglich.", event.anchor)
        if event.tag is not None:
            self._stop(event, "Typangaben (!) sind hier nicht möglich; alles wird als Text gelesen.", event.tag)
        if isinstance(event, yaml.ScalarEvent):
            return event.value
        if len(place) >= DEEPEST:
            self._stop(event, f"Zu tief geschachtelt; möglich sind {DEEPEST} Ebenen.")
        return self._list(place) if isinstance(event, yaml.SequenceStartEvent) else self._mapping(place)

    def _list(self, place: Place) -> list[Any]:
        values: list[Any] = []
        while not isinstance(event := next(self.events), yaml.SequenceEndEvent):
            values.append(self._value(event, (*place, len(values))))
        return values

    def _mapping(self, place: Place) -> dict[str, Any]:
        values: dict[str, Any] = {}
        while not isinstance(event := next(self.events), yaml.MappingEndEvent):
            if not isinstance(event, yaml.ScalarEvent):
                self._stop(event, "Das ist kein Schlüssel; erwartet: ein Wort vor dem Doppelpunkt.")
            key = str(self._value(event, (*place, "")))
            line = event.start_mark.line + 1
            self.tree.lines.pop((*place, ""), None)
            if key in values:
                first = self.tree.lines[(*place, key)]
                says = f"Diesen Schlüssel gibt es hier schon (Zeile {first})."
                self.faults.append(Fault(self.tree.file, line, self.tree.path(place), says, key))
                self._value(next(self.events), (*place, key))
                continue
            self.tree.lines[(*place, key)] = line
            values[key] = self._value(next(self.events), (*place, key))
        return values

    def _stop(self, event: Any, says: str, found: str | None = None) -> None:
        """A fault after which reading on makes no sense."""
        raise Faults([*self.faults, Fault(self.tree.file, event.start_mark.line + 1, "", says, found)])

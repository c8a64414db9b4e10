"""Founding: a network laid flat – one entry per thing – whether it comes from a file or from the house."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from pathlib import Path

from sozialraum.founding.columns import Facts
from sozialraum.founding.yaml_nodes import Place

Id = tuple[str, str]  # kind and key


@dataclass(frozen=True)
class FileEntry:
    """One thing: what is said of it, or nothing if it is withdrawn; where in the file; its public dates."""

    kind: str
    key: str
    facts: Facts | None
    place: Place = ()
    dates: dict[str, dt.datetime] = field(default_factory=dict)
    tied: Facts = field(default_factory=dict)  # of a withdrawn thing: what its tombstone belongs to
    folder: Path = Path()
    path: str = ""  # of a file: where it lies in the folder
    removed: list[str] = field(default_factory=list)  # of a file: what is taken out of it, in words

    @property
    def id(self) -> Id:
        return self.kind, self.key

    @property
    def seat(self) -> Id:
        """The seat of which it says something, e.g. who spoke for it."""
        return "seat", (self.facts or {}).get("seat") or ""

    @property
    def is_residents_seat(self) -> bool:
        return self.kind == "seat" and self.facts is not None and self.facts["resident"] is not None

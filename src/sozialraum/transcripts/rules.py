"""Transcripts: what is typed of a sitting of the paper age, and what of it does not fit together (no paragraph)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from sozialraum.counting.rules.reading import ReadResult


@dataclass(frozen=True)
class TypedDecision:
    """One decision as it was typed: what it was about, how it ended, its wording, and what it sets in motion."""

    title: str
    result: ReadResult
    wording: str = ""
    effects: tuple[Any, ...] = ()


@dataclass(frozen=True)
class TypedSitting:
    """A sitting as it was typed: who held it and when, its number and place, how many were there, and the scan."""

    groups: tuple[Any, ...]
    date: Any
    number: str = ""
    place: Any = None
    present: int | None = None
    voting: int | None = None
    upload: Any = None
    audience: str = ""
    decisions: tuple[TypedDecision, ...] = field(default=())

    @property
    def name(self) -> str:
        """»3. Sitzung« where the number is a plain one, else »Sitzung«."""
        return f"{self.number}. Sitzung" if self.number.isdecimal() else "Sitzung"


def contradictions(decisions: Sequence[TypedDecision], present: int | None, voting: int | None) -> Iterator[str]:
    """In German, what cannot all be so: more votes than people, more with a vote than were there."""
    if present is not None and voting is not None and voting > present:
        yield f"{voting} mit Stimme, aber nur {present} anwesend."
    for decision in decisions:
        yield from (f"„{decision.title}“: {says}" for says in too_many(decision.result, present, voting))


def too_many(result: ReadResult, present: int | None, voting: int | None) -> Iterator[str]:
    """The votes of one decision against those who were there."""
    most = voting if voting is not None else present
    if most is not None and result.cast > most:
        name = "mit Stimme" if voting is not None else "anwesend"
        yield f"{result.cast} Stimmen, aber nur {most} {name}."

"""Founding: who reads what a file does not say of itself – for whose members something is, and what is published."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain
from typing import Any

from sozialraum.bodies.words import GROUPS
from sozialraum.decisions.words import MinutesState
from sozialraum.founding.columns import german
from sozialraum.meetings.words import State
from sozialraum.papers.words import Audience

MEMBERS = german(Audience.MEMBERS.label)
HELD, DRAFT = german(State.HELD.label), german(MinutesState.DRAFT.label)
GROUP_WORDS = {german(kind.label) for kind in GROUPS}


def is_published(meeting: Any) -> bool:
    """True if everybody may read its record; a meeting that does not say so goes by the state of its minutes."""
    draft = meeting.minutes is not None and meeting.minutes.state == DRAFT
    return meeting.state == HELD and (not draft if meeting.published is None else meeting.published)


@dataclass(frozen=True)
class Members:
    """By kind of what it is and key, the groups that talked about it, adopted it or have it in their minutes."""

    known: dict[tuple[str, str], set[str]]
    everybody: tuple[str, ...]

    def of(self, kind: str, written: Any) -> list[str]:
        """As it says; else those who had to do with it; else every group there is."""
        said: list[str] = written.groups
        return said or sorted(self.known.get((kind, written.key), ())) or list(self.everybody)


def for_members(network: Any) -> Members:
    """The groups each document and file belongs to by consultations, adoptions and minutes of the file."""
    known = defaultdict[tuple[str, str], set[str]](set)
    for document, groups in chain(_consulted(network.meetings), _adopted(network)):
        known["document", document] |= set(groups)
    for meeting in network.meetings:
        for one in [meeting.minutes, *getattr(meeting.minutes, "annexes", ())] if meeting.minutes else []:
            known["file", one.file or ""] |= set(meeting.of)
    for paper in network.documents:
        for file in filter(None, (version.file for version in paper.versions)):
            known["file", file] |= known["document", paper.key]
    groups = sorted(one.key for one in network.organizations if one.classification in GROUP_WORDS)
    return Members(dict(known), tuple(groups))


def _consulted(meetings: Iterable[Any]) -> Iterator[tuple[str, list[str]]]:
    for meeting in meetings:
        for item in meeting.agenda:
            yield from ((one.document, meeting.of) for one in item.consultations)


def _adopted(network: Any) -> Iterator[tuple[str, list[str]]]:
    inside = ((decision, meeting.of) for meeting in network.meetings for decision in meeting.decisions)
    outside = ((decision, list[str]()) for decision in network.decisions)
    for decision, held_by in chain(inside, outside):
        yield from ((document, _deciding(decision, held_by)) for document in _documents(decision))


def _documents(decision: Any) -> Iterator[str]:
    return (effect.adopts.partition("/")[0] for effect in decision.effects if effect.adopts)


def _deciding(decision: Any, held_by: list[str]) -> list[str]:
    return held_by if decision.by is None else list(decision.by)

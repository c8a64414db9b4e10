"""Founding: what the house knows of a network, laid flat as entries, in a fixed number of queries."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

from sozialraum.bodies.models import Text
from sozialraum.counting.rules.filed import vote_facts
from sozialraum.counting.words import BallotWay, Manner, Result
from sozialraum.decisions.actions.record import approval_value
from sozialraum.decisions.models import Approval, Ballot, Effect, EffectOn, Quorum, VoteCount
from sozialraum.decisions.words import MinutesState
from sozialraum.foundation.things import Thing
from sozialraum.founding import standing
from sozialraum.founding.columns import BODY_FACTS, KINDS, Facts, FiledKind, german
from sozialraum.founding.entries import FileEntry
from sozialraum.network.models import Body

WAYS_SAID = {str(way): word for word, way in standing.WAYS.items()}
Rows = dict[str, dict[str, Thing]]  # by kind and key


def rows_of(body: Body) -> Rows:
    """Every thing of the body, tombstones too, in the order of their keys."""
    return {
        name: {row.key: row for row in kind.model._base_manager.filter(body=body).order_by("key")}
        for name, kind in KINDS.items()
    }


def from_house(body: Body, rows: Rows) -> Iterator[FileEntry]:
    """Every entry of the body as it stands."""
    facts = {fact.key: getattr(body, fact.column) for fact in BODY_FACTS}
    facts["hosts"] = sorted(body.hosts.values_list("name", flat=True))
    yield FileEntry("body", body.key, facts, dates={"created": body.created, "modified": body.modified})
    for text in Text.objects.filter(body=body).order_by("kind"):
        yield FileEntry("text", text.kind, {"text": text.text})
    keys = {name: {row.pk: key for key, row in things.items()} for name, things in rows.items()}
    reader = _Reader(body, keys)
    for kind in KINDS.values():
        for key, row in rows[kind.name].items():
            yield reader.entry(kind, key, row)


class _Reader:
    """Reads facts from rows, with every link of the body at hand."""

    def __init__(self, body: Body, keys: dict[str, dict[int, str]]):
        self.keys = keys
        self.lists = {
            (kind.name, fact.key): self._links(kind, fact.column, body)
            for kind in KINDS.values()
            for fact in kind.facts
            if fact.many
        }
        self.ballots, self.effects, self.quorums = self._ballots(body), self._effects(body), self._quorums(body)
        self.approvals = self._approvals(body)

    def entry(self, kind: FiledKind, key: str, row: Thing) -> FileEntry:
        dates = {name: at for name in ("created", "modified", "corrected") if (at := getattr(row, name, None))}
        if row.deleted:
            tied = {fact.key: self._value(kind, fact, row) for fact in kind.facts if fact.key in kind.tied}
            return FileEntry(kind.name, key, None, dates=dates | {"deleted": row.deleted}, tied=tied)
        facts: Facts = {fact.key: self._value(kind, fact, row) for fact in kind.facts}
        if kind.name == "decision":
            facts |= {"effects": self.effects.get(row.pk, [])} | vote_facts(self.ballots.get(row.pk, []))
        if kind.name == "minutes":
            facts |= self._standing(row)
        return FileEntry(kind.name, key, facts, dates=dates)

    def _value(self, kind: FiledKind, fact: Any, row: Thing) -> Any:
        if fact.many:
            return self.lists[kind.name, fact.key].get(row.pk, [])
        value = getattr(row, f"{fact.column}_id" if fact.refers else fact.column)
        if value is None:
            return None
        return self.keys[fact.refers][value] if fact.refers else fact.out(value)

    def _links(self, kind: FiledKind, column: str, body: Body) -> dict[int, list[str]]:
        field: Any = kind.model._meta.get_field(column)
        mine, theirs = field.m2m_field_name(), field.m2m_reverse_field_name()
        links = field.remote_field.through.objects.filter(**{f"{mine}__body": body}).order_by("position")
        found: dict[int, list[str]] = {}
        for pk, other in links.values_list(mine, theirs):
            found.setdefault(pk, []).append(self.keys["organization"][other])
        return found

    def _ballots(self, body: Body) -> dict[int, list[Facts]]:
        counts: dict[int, list[Facts]] = {}
        for one in VoteCount.objects.filter(ballot__resolution__body=body).order_by("pk"):
            said: Facts = {"of": self.keys["organization"][one.organization_id]} if one.organization_id else {}
            said |= {name: value for name, value in asdict(one.count).items() if value not in (None, "")}
            labelled = (("result", Result), ("manner", Manner))
            said |= {name: german(words(said[name]).label) for name, words in labelled if name in said}
            counts.setdefault(one.ballot_id, []).append(said)
        found: dict[int, list[Facts]] = {}
        for ballot in Ballot.objects.filter(resolution__body=body).order_by("round"):
            asked = {"way": ballot.way and german(BallotWay(ballot.way).label), "question": ballot.question}
            asked |= {"sent": str(ballot.sent_on or ""), "until": str(ballot.answers_until or "")}
            told: Facts = {name: word for name, word in asked.items() if word}
            told |= ({} if ballot.asked is None else {"asked": ballot.asked}) | {"counts": counts.get(ballot.pk, [])}
            found.setdefault(ballot.resolution_id, []).append({"round": ballot.round} | told)
        return found

    def _approvals(self, body: Body) -> dict[int, list[Facts]]:
        found: dict[int, list[Facts]] = {}
        rows = Approval.objects.filter(minutes__body=body).select_related("organization", "in_meeting", "instead")
        for one in rows.prefetch_related("changes__agenda_item").order_by("pk"):
            said = approval_value(one)
            named = {"meeting": said.pop("in_meeting", ""), "way": WAYS_SAID.get(str(said.pop("way", "")), "")}
            found.setdefault(one.minutes_id, []).append(said | {name: word for name, word in named.items() if word})
        return found

    def _standing(self, minutes: Any) -> Facts:
        """How far minutes have come and who could decide, told by the groups that hold their meeting."""
        groups = self.lists["meeting", "of"].get(minutes.meeting_id, [])
        approvals = [one for one in self.approvals.get(minutes.pk, []) if one["of"] in groups]
        published = minutes.state != MinutesState.DRAFT
        told = standing.minutes_facts(published=published, approvals=approvals, groups=groups)
        return told | {"quorum": [one for one in self.quorums.get(minutes.pk, []) if one["of"] in groups]}

    def _quorums(self, body: Body) -> dict[int, list[Facts]]:
        found: dict[int, list[Facts]] = {}
        for quorum in Quorum.objects.filter(minutes__body=body).order_by("pk"):
            columns = {name: getattr(quorum, name) for name in ("reached", "present", "voters", "needed", "basis")}
            said: Facts = {"of": self.keys["organization"][quorum.organization_id]}
            said |= {name: value for name, value in columns.items() if value not in (None, "")}
            found.setdefault(quorum.minutes_id, []).append(said)
        return found

    def _effects(self, body: Body) -> dict[int, list[Facts]]:
        on: dict[int, list[str]] = {}
        for link in EffectOn.objects.filter(effect__resolution__body=body).order_by("position"):
            on.setdefault(link.effect_id, []).append(self.keys["organization"][link.organization_id])
        found: dict[int, list[Facts]] = {}
        for effect in Effect.objects.filter(resolution__body=body).select_related("adoption", "term").order_by("pk"):
            named: Any = self.keys["version"][effect.adoption.version_id] if effect.adoption else on.get(effect.pk, [])
            found.setdefault(effect.resolution_id, []).append({effect.kind: effect.term.key if effect.term else named})
        return found

"""Founding: one step of a load, carried out by the acts of the room that owns the thing."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.utils import timezone

from sozialraum.approvals.actions import state_corrections
from sozialraum.approvals.rules import TypedCorrection
from sozialraum.bodies import actions as bodies
from sozialraum.counting.rules.figures import CircularSpan, VoteFigures
from sozialraum.counting.rules.filed import ballots_of
from sozialraum.counting.words import BallotWay, Manner, Result
from sozialraum.decisions import actions as decisions
from sozialraum.decisions.actions.record import correction_value
from sozialraum.decisions.words import ApprovalWay, EffectKind, MinutesState
from sozialraum.foundation.dates import PartialDate
from sozialraum.foundation.things import Thing
from sozialraum.foundation.visitor import Visitor
from sozialraum.founding.check import within
from sozialraum.founding.columns import BODY_FACTS, KINDS, Column, Facts, FiledKind, german
from sozialraum.founding.entries import FileEntry
from sozialraum.founding.house import Rows
from sozialraum.founding.moves import walk
from sozialraum.founding.plan import LoadStep, Verb
from sozialraum.founding.references import ONE_NAMED
from sozialraum.founding.standing import DRAFT, WAYS, approved_by
from sozialraum.papers import ports

#: Facts that are no columns to correct: acts of their own see to them.
BESIDE = frozenset({"votes", "ballots", "effects", "quorum", "state", "approved", "approvals"})
#: What the acts that move a meeting set besides.
SET_BY_MOVES = ("former_date", "reason", "substitute", "sequence", "published")
RESULTS = {german(word.label): word for word in Result}
MANNERS = {german(word.label): word for word in Manner}
BALLOT_WAYS = {german(word.label): word for word in BallotWay}


class Unready(ValidationError):  # noqa: N818 - a word for waiting, not for a fault
    """Something this step names has itself been refused; that one tells the fault."""


class Carrier:
    """Carries out steps, and knows every thing of the body by its key."""

    def __init__(self, by: Visitor, rows: Rows):
        self.by, self.rows = by, rows
        self.moved: set[str] = set()  # meetings whose day has changed
        self.regrouped: set[str] = set()  # meetings whose groups have changed
        self.in_effect: set[str] = set()  # decisions whose effects are already told with the new day

    def perform(self, step: LoadStep) -> None:
        """Add, change or withdraw one thing; a ValidationError says why not."""
        entry = step.entry
        if entry.kind == "body":
            self._correct_body(entry.facts or {})
        elif entry.kind == "text":
            text = (entry.facts or {"text": ""})["text"]
            bodies.write_texts(self.by.body, by=self.by, texts={entry.key: text})
        elif entry.facts is None:
            self._withdraw(entry)
        elif step.verb is Verb.ADD:
            self._add(entry, entry.facts, step.now)
        else:
            self._change(entry, entry.facts, step)

    def renew_effects(self) -> None:
        """Write the effects of decisions anew whose meeting moved to another day; an adoption holds that day."""
        decided: dict[str, Any] = self.rows["decision"]
        for key, row in decided.items() if self.moved else ():
            held = row.meeting.key if row.meeting and not row.deleted else ""
            effects = list(row.effects.all()) if held in self.moved and key not in self.in_effect else []
            if effects:
                wanted = [
                    decisions.Wanted(EffectKind(e.kind), e.adoption and e.adoption.version, tuple(e.groups), e.term)
                    for e in effects
                ]
                decisions.put_into_effect(row, by=self.by, effects=wanted)

    @staticmethod
    def keep_bytes(steps: list[LoadStep]) -> None:
        """Put the bytes of new files into the storage; last of all, since a storage knows no way back."""
        for entry in (step.entry for step in steps):
            if entry.kind == "file" and entry.facts is not None:
                read = ports.read(within(entry.folder, entry.path))
                if read.sha512_checksum != entry.facts["sha512_checksum"]:
                    raise ValidationError(f"Die Datei {entry.path} wurde während des Einlesens geändert.", "changed")
                ports.keep(read)

    def _correct_body(self, facts: Facts) -> None:
        values = {fact.column: facts[fact.key] for fact in BODY_FACTS}
        bodies.correct_body(self.by.body, by=self.by, hosts=facts["hosts"], **values)

    def _add(self, entry: FileEntry, facts: Facts, tomb: FileEntry | None) -> None:
        kind, key = KINDS[entry.kind], entry.key
        parent: Any = self._row(kind.parent, facts[kind.parent]) if kind.parent else self.by.body
        dates = entry.dates if tomb is None else {"modified": timezone.now()} | entry.dates
        values = self._columns(kind, facts, [fact for fact in kind.facts if fact.key != kind.parent])
        if entry.kind == "file":
            values["removed"] = "".join(entry.removed)
        if entry.kind == "minutes":
            values["state"] = MinutesState.DRAFT if facts["state"] == DRAFT else MinutesState.PUBLISHED
        row = kind.acts.record(parent, by=self.by, key=key, dates=dates, **values)
        if entry.kind == "minutes":
            self._approve(row, facts)
        if entry.kind == "minutes" and facts["quorum"]:
            self._state_quorum(row, facts)
        if entry.kind == "decision":
            self._follow(key, row, facts, votes=bool(ballots_of(facts)), effects=bool(facts["effects"]))
        self.rows[kind.name][key] = row  # last of all: of what is refused there is no row

    def _change(self, entry: FileEntry, facts: Facts, step: LoadStep) -> None:
        kind, row = KINDS[entry.kind], self.rows[entry.kind][entry.key]
        old = (step.now and step.now.facts) or {}
        if kind.parent and facts[kind.parent] != old[kind.parent]:
            raise ValidationError(f"Das gehört schon zu {old[kind.parent]}; erwartet: ein anderer Schlüssel.", "key")
        changed = {name for name in facts if facts[name] != old[name]}
        if changed - BESIDE:
            values = self._columns(kind, facts, [f for f in kind.facts if f.key in changed - BESIDE])
            if "sha512_checksum" in changed:
                values["removed"] = "".join(entry.removed)
            kind.acts.correct(row, by=self.by, **values)
        if "quorum" in changed:
            self._state_quorum(row, facts)
        if entry.kind == "meeting":
            self._change_meeting(entry.key, row, facts, changed)
        if entry.kind == "minutes" and changed & {"state", "approved", "approvals"}:
            self._move_minutes(row, facts)
        if entry.kind == "decision":
            again = bool(changed & {"by", "date", "meeting"}) and bool(facts["effects"])
            votes = bool(changed & {"votes", "ballots"})
            self._follow(entry.key, row, facts, votes=votes, effects="effects" in changed or again)

    def _change_meeting(self, key: str, row: Any, facts: Facts, changed: set[str]) -> None:
        """A new state by the acts that lead there; what these acts set besides is then as the file says."""
        if "date" in changed:
            self.moved.add(key)
        if "of" in changed:
            self.regrouped.add(key)
        if "state" not in changed:
            return
        kind = KINDS["meeting"]
        [state] = self._columns(kind, facts, [fact for fact in kind.facts if fact.key == "state"]).values()
        walk(row, state, by=self.by, words={"reason": facts["reason"]})
        said = [fact for fact in kind.facts if fact.key in SET_BY_MOVES]
        values = self._columns(kind, facts, said)
        off = {
            name: value
            for name, value in values.items()
            if (bool(getattr(row, name)) != bool(value) if name == "record_published" else getattr(row, name) != value)
        }
        if off:
            kind.acts.correct(row, by=self.by, **off)

    def _move_minutes(self, row: Any, facts: Facts) -> None:
        """Published or not by the acts for it; who reads the record is then as the file says of the meeting."""
        state = MinutesState.DRAFT if facts["state"] == DRAFT else MinutesState.PUBLISHED
        meeting = self._row("meeting", facts["meeting"])
        meeting.refresh_from_db()
        public = meeting.record_published
        self._approve(row, facts)
        if state != row.state:
            walk(row, state, by=self.by, words={})
        meeting.refresh_from_db()
        if bool(meeting.record_published) != bool(public):
            KINDS["meeting"].acts.correct(meeting, by=self.by, record_published=public)

    def _approve(self, row: Any, facts: Facts) -> None:
        """Make the approvals those of the file."""
        held_by = self._row("meeting", facts["meeting"]).groups
        wanted = {one["of"]: one for one in approved_by(facts, [group.key for group in held_by])}
        for old in row.approvals.select_related("organization", "in_meeting", "instead"):
            said = wanted.get(old.organization.key, {})
            meeting = old.in_meeting.key if old.in_meeting else None
            way = WAYS.get(said.get("way", ""), ApprovalWay.UNKNOWN)
            mine = (str(old.date or ""), meeting, old.way, old.corrections, old.instead and old.instead.key)
            there = (said.get("date", ""), said.get("meeting"), way, said.get("corrections", ""), said.get("by"))
            alike = mine == there
            if said and alike and list(map(correction_value, old.changes.all())) == said.get("changes", []):
                del wanted[old.organization.key]
            else:
                decisions.withdraw_approval(row, by=self.by, organization=old.organization)
        for key, one in wanted.items():
            decisions.approve_minutes(
                row,
                by=self.by,
                organization=self._row("organization", key),
                in_meeting=self._row("meeting", one["meeting"]) if "meeting" in one else None,
                way=WAYS.get(one.get("way", ""), ApprovalWay.UNKNOWN),
                date=PartialDate.parse(one["date"]) if "date" in one else None,
                corrections=one.get("corrections", ""),
                instead=self._row("organization", one["by"]) if "by" in one else None,
            )
            if told := one.get("changes"):
                items = [self._row("item", said["item"]) if "item" in said else None for said in told]
                rows = list(map(TypedCorrection.from_mapping, items, told))
                state_corrections(row, by=self.by, organization=self._row("organization", key), rows=rows)

    def renew_approvals(self, entries: list[FileEntry]) -> None:
        """What all groups of a meeting have approved is approved by those that hold it now."""
        for entry in entries:
            facts = entry.facts
            if entry.kind == "minutes" and facts and facts["meeting"] in self.regrouped:
                self._approve(self._row("minutes", entry.key), facts)

    def _follow(self, key: str, row: Any, facts: Facts, *, votes: bool, effects: bool) -> None:
        """What stands beside the row of a decision."""
        if votes:
            decisions.count_rounds(row, by=self.by, rounds=[self._round(ballot) for ballot in ballots_of(facts)])
        if effects:
            decisions.put_into_effect(row, by=self.by, effects=[self._wanted(effect) for effect in facts["effects"]])
            self.in_effect.add(key)

    def _round(self, ballot: Facts) -> decisions.Round:
        counts = []
        for said in ballot["counts"]:
            words = {name: value for name, value in said.items() if name not in ("of", "result", "manner")}
            result = RESULTS[said["result"]] if "result" in said else ""
            group = self._row("organization", said["of"]) if "of" in said else None
            manner = MANNERS[said["manner"]] if "manner" in said else ""
            counts.append((group, VoteFigures(**words, result=result, manner=manner)))
        way = BALLOT_WAYS[ballot["way"]] if "way" in ballot else ""
        sent, until = (PartialDate.parse(ballot[name]) if name in ballot else None for name in ("sent", "until"))
        question, asked = ballot.get("question", ""), ballot.get("asked")
        return decisions.Round(ballot["round"], tuple(counts), way, question, CircularSpan(sent, until, asked))

    def _state_quorum(self, row: Any, facts: Facts) -> None:
        told = [(one["of"], {name: value for name, value in one.items() if name != "of"}) for one in facts["quorum"]]
        quorums = [(self._row("organization", of), decisions.StatedQuorum(**said)) for of, said in told]
        decisions.state_quorum(row, by=self.by, quorums=quorums)

    def _wanted(self, effect: Facts) -> decisions.Wanted:
        [(name, named)] = effect.items()
        if kind := ONE_NAMED.get(name):
            return decisions.Wanted(EffectKind(name), **{kind: self._row(kind, named)})
        return decisions.Wanted(EffectKind(name), organizations=tuple(self._row("organization", key) for key in named))

    def _withdraw(self, entry: FileEntry) -> None:
        row: Any = self.rows[entry.kind][entry.key]
        KINDS[entry.kind].acts.withdraw(row, by=self.by, dates=entry.dates)

    def tombstone(self, entry: FileEntry) -> Thing:
        """The row for a key that was withdrawn elsewhere, not yet saved; there is nothing else to record."""
        kind = KINDS[entry.kind]
        tied = self._columns(kind, entry.tied, [fact for fact in kind.facts if fact.key in kind.tied])
        dates = {"deleted": timezone.now()} | entry.dates
        row: Thing = kind.model(body=self.by.body, key=entry.key, **tied, **dates)
        self.rows[kind.name][entry.key] = row
        return row

    def _columns(self, kind: FiledKind, facts: Facts, wanted: list[Column]) -> dict[str, Any]:
        return {fact.column: self._value(fact, facts[fact.key]) for fact in wanted}

    def _value(self, fact: Column, said: Any) -> Any:
        if fact.many:
            return [self._row(fact.refers, key) for key in said]
        if said is None:
            return fact.none
        return self._row(fact.refers, said) if fact.refers else fact.into(said)

    def _row(self, kind: str, key: str) -> Any:
        row: Thing | None = self.rows[kind].get(key)
        if row is None:
            raise Unready("")
        return row

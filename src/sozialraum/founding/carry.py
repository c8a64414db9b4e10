"""Founding: one step of a load, carried out by the acts of the room that owns the thing."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.utils import timezone

from sozialraum.bodies import actions as bodies
from sozialraum.decisions import actions as decisions
from sozialraum.decisions.rules import Count
from sozialraum.decisions.words import EffectKind
from sozialraum.foundation.things import Thing
from sozialraum.foundation.visitor import Visitor
from sozialraum.founding.check import within
from sozialraum.founding.entries import Entry
from sozialraum.founding.house import Rows
from sozialraum.founding.kinds import BODY_FACTS, KINDS, Fact, Facts, Kind
from sozialraum.founding.plan import Step, Verb
from sozialraum.papers import ports


class Unready(ValidationError):  # noqa: N818 - a word for waiting, not for a fault
    """Something this step names has itself been refused; that one tells the fault."""


class Carrier:
    """Carries out steps, and knows every thing of the body by its key."""

    def __init__(self, by: Visitor, rows: Rows):
        self.by, self.rows = by, rows
        self.moved: set[str] = set()  # meetings whose day has changed
        self.in_effect: set[str] = set()  # decisions whose effects are already told with the new day

    def carry_out(self, step: Step) -> None:
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
        """An adoption holds the day of its meeting; where that has changed, it is told again."""
        decided: dict[str, Any] = self.rows["decision"]
        for key, row in decided.items() if self.moved else ():
            held = row.meeting.key if row.meeting and not row.deleted else ""
            effects = list(row.effects.all()) if held in self.moved and key not in self.in_effect else []
            if effects:
                wanted = [
                    decisions.Wanted(EffectKind(e.kind), e.adoption and e.adoption.version, tuple(e.groups))
                    for e in effects
                ]
                decisions.put_into_effect(row, by=self.by, effects=wanted)

    @staticmethod
    def keep_bytes(steps: list[Step]) -> None:
        """Put the bytes of new files into the storage; last of all, since a storage knows no way back."""
        for entry in (step.entry for step in steps):
            if entry.kind == "file" and entry.facts is not None:
                read = ports.read(within(entry.folder, entry.path))
                if read.sha512_checksum != entry.facts["sha512_checksum"]:
                    raise ValidationError(f"Die Datei {entry.path} wurde während des Einlesens geändert.")
                ports.keep(read)

    def _correct_body(self, facts: Facts) -> None:
        values = {fact.column: facts[fact.key] for fact in BODY_FACTS}
        bodies.correct_body(self.by.body, by=self.by, hosts=facts["hosts"], **values)

    def _add(self, entry: Entry, facts: Facts, tomb: Entry | None) -> None:
        kind, key = KINDS[entry.kind], entry.key
        parent: Any = self._row(kind.parent, facts[kind.parent]) if kind.parent else self.by.body
        dates = entry.dates if tomb is None else {"modified": timezone.now()} | entry.dates
        values = self._columns(kind, facts, [fact for fact in kind.facts if fact.key != kind.parent])
        if entry.kind == "file":
            values["removed"] = "".join(entry.removed)
        row = kind.acts.record(parent, by=self.by, key=key, dates=dates, **values)
        self.rows[kind.name][key] = row
        if entry.kind == "minutes" and facts["quorum"]:
            self._state_quorum(row, facts)
        if entry.kind == "decision":
            self._follow(key, row, facts, votes=bool(facts["votes"]), effects=bool(facts["effects"]))

    def _change(self, entry: Entry, facts: Facts, step: Step) -> None:
        kind, row = KINDS[entry.kind], self.rows[entry.kind][entry.key]
        old = (step.now and step.now.facts) or {}
        if kind.parent and facts[kind.parent] != old[kind.parent]:
            raise ValidationError(f"Das gehört schon zu {old[kind.parent]}; erwartet: ein anderer Schlüssel.")
        changed = {name for name in facts if facts[name] != old[name]}
        if changed - {"votes", "effects", "quorum"}:
            values = self._columns(kind, facts, [f for f in kind.facts if f.key in changed])
            if "sha512_checksum" in changed:
                values["removed"] = "".join(entry.removed)
            kind.acts.correct(row, by=self.by, **values)
        if "quorum" in changed:
            self._state_quorum(row, facts)
        if entry.kind == "meeting" and "date" in changed:
            self.moved.add(entry.key)
        if entry.kind == "decision":
            again = bool(changed & {"by", "date", "meeting"}) and bool(facts["effects"])
            self._follow(entry.key, row, facts, votes="votes" in changed, effects="effects" in changed or again)

    def _follow(self, key: str, row: Any, facts: Facts, *, votes: bool, effects: bool) -> None:
        """What stands beside the row of a decision."""
        if votes:
            counts = [
                (self._row("organization", vote["of"]), Count(**{n: v for n, v in vote.items() if n != "of"}))
                for vote in facts["votes"]
            ]
            decisions.count_votes(row, by=self.by, counts=counts)
        if effects:
            decisions.put_into_effect(row, by=self.by, effects=[self._wanted(effect) for effect in facts["effects"]])
            self.in_effect.add(key)

    def _state_quorum(self, row: Any, facts: Facts) -> None:
        quorums = [
            (self._row("organization", one["of"]), decisions.Seen(**{n: v for n, v in one.items() if n != "of"}))
            for one in facts["quorum"]
        ]
        decisions.state_quorum(row, by=self.by, quorums=quorums)

    def _wanted(self, effect: Facts) -> decisions.Wanted:
        [(name, named)] = effect.items()
        if name == EffectKind.ADOPTS:
            return decisions.Wanted(EffectKind.ADOPTS, version=self._row("version", named))
        groups = tuple(self._row("organization", key) for key in named)
        return decisions.Wanted(EffectKind(name), organizations=groups)

    def _withdraw(self, entry: Entry) -> None:
        row: Any = self.rows[entry.kind][entry.key]
        KINDS[entry.kind].acts.withdraw(row, by=self.by, dates=entry.dates)

    def tombstone(self, entry: Entry) -> Thing:
        """The row for a key that was withdrawn elsewhere, not yet saved; there is nothing else to record."""
        kind = KINDS[entry.kind]
        tied = self._columns(kind, entry.tied, [fact for fact in kind.facts if fact.key in kind.tied])
        dates = {"deleted": timezone.now()} | entry.dates
        self.rows[kind.name][entry.key] = row = kind.model(body=self.by.body, key=entry.key, **tied, **dates)
        return row

    def _columns(self, kind: Kind, facts: Facts, wanted: list[Fact]) -> dict[str, Any]:
        return {fact.column: self._value(fact, facts[fact.key]) for fact in wanted}

    def _value(self, fact: Fact, said: Any) -> Any:
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

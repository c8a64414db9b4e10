"""Founding: the one act that makes a network what a file says it is, in one transaction, by the acts of the rooms."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from sozialraum.acts import journal
from sozialraum.acts.act import act
from sozialraum.acts.who import is_house
from sozialraum.bodies import actions as bodies
from sozialraum.foundation.visitor import Visitor
from sozialraum.founding.carry import Carrier, Unready
from sozialraum.founding.columns import BODY_FACTS, KINDS, digest
from sozialraum.founding.entries import FileEntry
from sozialraum.founding.faults import Fault, Faults
from sozialraum.founding.house import Rows, from_house, rows_of
from sozialraum.founding.models import Brought
from sozialraum.founding.plan import LoadPlan, LoadStep, Verb, compare
from sozialraum.founding.yaml_nodes import Tree
from sozialraum.network.models import Body

BATCH = 500

Progress = Callable[[int, int], None]


@dataclass
class Work:
    """What one load has to do, and what came of it."""

    tree: Tree
    entries: list[FileEntry]
    unsaid: frozenset[str]  # silent kinds of which the file says nothing
    dry_run: bool = False
    progress: Progress = lambda _done, _all: None
    plan: LoadPlan = field(default_factory=LoadPlan)


class RolledBack(Exception):  # noqa: N818 - not an error: there was nothing to do, or it was only to be shown
    """Nothing is to stay of this load."""


@act(who=is_house, says=_("hat die Gründungsdatei eingelesen"), publishes=False)
def load(body: Body, *, by: Visitor, work: Work) -> None:
    """Change the body to what the file says; raises ``Faults`` if impossible, ``RolledBack`` on a dry run."""
    founded = body._state.adding
    if founded:
        _found(body, by, work)
    rows = rows_of(body)
    now = {} if founded else {entry.id: entry for entry in from_house(body, rows)}
    wanted = {entry.id: entry for entry in work.entries}
    brought = {(kind, key): mark for kind, key, mark in _brought(body)}
    work.plan = compare(wanted, now, brought, work.unsaid)
    steps = [step for step in work.plan.steps if not (founded and step.entry.kind == "body")]
    _perform_steps(steps, Carrier(by, rows), work)
    if work.dry_run or not (founded or work.plan.steps or work.plan.agreed):
        raise RolledBack
    _take_over_dates(body, work.plan.steps, rows, founded=founded)
    _remember(body, [*(step.entry for step in work.plan.steps), *work.plan.agreed])
    Carrier.keep_bytes(work.plan.steps)
    for step in work.plan.steps:
        journal.note(f"{step.entry.kind} {step.entry.key}", None, step.verb.value)


def _found(body: Body, by: Visitor, work: Work) -> None:
    facts = work.entries[0].facts or {}
    for fact in BODY_FACTS:
        setattr(body, fact.column, facts[fact.key])
    try:
        bodies.found(body, by=by, hosts=facts["hosts"])
    except ValidationError as refusal:
        raise Faults(_faults(work.tree, work.entries[0], refusal)) from refusal


def _brought(body: Body) -> Any:
    return Brought.objects.filter(body=body).values_list("kind", "key", "digest")


def _perform_steps(steps: list[LoadStep], carrier: Carrier, work: Work) -> None:
    """One after the other; what is refused is tried again after the rest, e.g. when a name has become free."""
    done, all_of_them = 0, len(steps)
    while steps:
        refused: list[tuple[LoadStep, ValidationError]] = []
        for step in steps:
            try:
                with transaction.atomic():  # all of a step or nothing: tried again, it is refused for the same reason
                    if step.verb is Verb.ADD and step.entry.facts is None:
                        carrier.tombstone(step.entry).save(force_insert=True)
                    else:
                        carrier.perform(step)
            except ValidationError as refusal:
                refused.append((step, refusal))
                continue
            done += 1
            work.progress(done, all_of_them)
        if len(refused) == len(steps):
            told = [(step.entry, why) for step, why in refused if not isinstance(why, Unready)]
            raise Faults([fault for entry, why in told for fault in _faults(work.tree, entry, why)])
        steps = [step for step, _why in refused]
    left = {entry.id for entry, _why in work.plan.left}
    carrier.renew_effects()
    carrier.renew_approvals([entry for entry in work.entries if entry.id not in left])


def _faults(tree: Tree, entry: FileEntry, refusal: ValidationError) -> list[Fault]:
    """What an act refused, at the key of the file that says it."""
    if not hasattr(refusal, "error_dict"):
        return [tree.fault(entry.place, sentence) for sentence in refusal.messages]
    known = BODY_FACTS if entry.kind == "body" else KINDS[entry.kind].facts if entry.kind in KINDS else ()
    keys = {name: name for name in entry.facts or {}} | {fact.column: fact.key for fact in known}
    told = []
    for column, sentences in refusal.message_dict.items():
        place = (*entry.place, keys[column]) if column in keys else entry.place
        value = (entry.facts or {}).get(keys.get(column, ""))
        told += [tree.fault(place, says, value if isinstance(value, str) else None) for says in sentences]
    return told


def _take_over_dates(body: Body, steps: list[LoadStep], rows: Rows, *, founded: bool) -> None:
    """The public dates of the file, after the acts have set their own: an older house may know better."""
    changed: dict[str, list[Any]] = {}
    for step in steps:
        dates, entry = step.entry.dates, step.entry
        if entry.kind in KINDS and entry.facts is not None and "modified" in dates:
            row = rows[entry.kind][entry.key]
            if step.verb is Verb.ADD or (step.now and dates["modified"] > step.now.dates["modified"]):
                row.modified = dates["modified"]
                changed.setdefault(entry.kind, []).append(row)
        elif entry.kind == "body" and founded:
            for name, moment in dates.items():
                setattr(body, name, moment)
    for kind, mine in changed.items():
        KINDS[kind].model._base_manager.bulk_update(mine, ["modified"], batch_size=BATCH)


def _remember(body: Body, entries: list[FileEntry]) -> None:
    marks = [Brought(body=body, kind=entry.kind, key=entry.key, digest=digest(entry.facts)) for entry in entries]
    Brought.objects.bulk_create(
        marks, BATCH, update_conflicts=True, unique_fields=["body", "kind", "key"], update_fields=["digest"]
    )

"""Founding: from a founding file to a network in the house, and a report of what that changed."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from django.core.exceptions import ValidationError

from sozialraum.foundation.visitor import Visitor
from sozialraum.founding import actions
from sozialraum.founding.actions import Progress, RolledBack, Work
from sozialraum.founding.columns import KINDS
from sozialraum.founding.entries import FileEntry
from sozialraum.founding.faults import Fault, Faults
from sozialraum.founding.plan import LoadPlan, Verb
from sozialraum.founding.reading import Read, read_entries
from sozialraum.network.models import Body

SILENT = {name: kind.filed.section for name, kind in KINDS.items() if kind.filed.silent}
CALLED = {name: kind.called for name, kind in KINDS.items()} | {"body": "Netzwerk", "text": "Text"}


@dataclass(frozen=True)
class Report:
    """What a load has done, or would do."""

    body: Body
    plan: LoadPlan
    dry_run: bool

    def of(self, verb: Verb) -> list[FileEntry]:
        return [step.entry for step in self.plan.steps if step.verb is verb]

    def lines(self) -> list[str]:
        """The report in German, one thing to a line."""
        head = f"{self.body.name} ({self.body.key})"
        if not self.plan.steps and not self.plan.left:
            return [f"{head}: nichts zu ändern."]
        counts = ", ".join(f"{len(self.of(verb))} {verb}" for verb in Verb)
        lines = [f"{head}: {counts}{' – nur gezeigt, nichts geschrieben' if self.dry_run else ''}."]
        lines += [f"  {step.verb}: {named(step.entry)}{_taken_out(step.entry)}" for step in self.plan.steps]
        return lines + [f"  nicht angerührt: {named(entry)} – {why}" for entry, why in self.plan.left]


def _taken_out(entry: FileEntry) -> str:
    return f" – aus der Datei entfernt: {', '.join(entry.removed)}" if entry.removed else ""


def named(entry: FileEntry) -> str:
    """How a report names a thing."""
    return f"{CALLED[entry.kind]} {entry.key}"


def load(path: Path, *, dry_run: bool = False, progress: Progress | None = None) -> Report:
    """Read a founding file into the database, all of it or nothing. Raises ``Faults`` with every fault at once."""
    read = read_entries(path)
    network = read.network
    unsaid = frozenset(name for name, section in SILENT.items() if getattr(network, section, None) is None)
    body = Body.objects.filter(key=network.body.key).first() or Body(key=network.body.key, name=network.body.name)
    if read.faults:
        raise Faults([*read.faults, *_refused(read, body)])
    work = Work(read.tree, read.entries, unsaid, dry_run=dry_run)
    if progress:
        work.progress = progress
    _carried_out(body, work)
    return Report(body, work.plan, dry_run)


def _carried_out(body: Body, work: Work) -> None:
    try:
        actions.load(body, by=Visitor.house(body), work=work)
    except RolledBack:
        pass
    except ValidationError as refusal:
        raise Faults([work.tree.fault((), " ".join(refusal.messages))]) from refusal


def _refused(read: Read, body: Body) -> list[Fault]:
    """What the acts will refuse of the rest of a faulty file; nothing stays of this."""
    try:
        if entries := read.sound():
            _carried_out(body, Work(read.tree, entries, frozenset(SILENT), dry_run=True))
    except Faults as refused:
        return refused.faults
    return []

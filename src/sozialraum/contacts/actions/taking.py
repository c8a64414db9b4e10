"""Contacts: a list is taken over – everything the plan says, by the acts of the rooms it belongs to, or nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from sozialraum.acts import journal
from sozialraum.acts.act import Move, act, validate
from sozialraum.acts.master import MasterData, record_many
from sozialraum.bodies import actions as bodies
from sozialraum.bodies.models import Organization
from sozialraum.bodies.permissions import is_office
from sozialraum.bodies.words import Classification
from sozialraum.contacts.models import ContactFile, ContactImport
from sozialraum.contacts.queries import preview
from sozialraum.contacts.rules.plan import ImportPlan, LineStatus
from sozialraum.contacts.rules.world import ImportStep
from sozialraum.contacts.words import ImportState
from sozialraum.foundation.kinds import kind_and_key
from sozialraum.foundation.visitor import Visitor
from sozialraum.people import actions as people
from sozialraum.people.models import Membership, Person, Recipient, Seat
from sozialraum.people.words import Role, VotingRight

Progress = Callable[[int, int], None]
KINDS: dict[str, tuple[type[Any], MasterData]] = {
    "institution": (Organization, bodies.organizations),
    "person": (Person, people.persons),
    "seat": (Seat, people.seats),
    "membership": (Membership, people.memberships),
    "recipient": (Recipient, people.recipients),
}
COLUMNS = {"start": "start_date", "end": "end_date"}
REFERS = ("organization", "person", "institution", "resident", "seat")
CHUNK = 500  # new things between two words about the progress


@act(
    who=is_office,
    moves=Move((ImportState.READY,), to=ImportState.DONE),
    says=_("hat eine Adressliste übernommen"),
    publishes=False,
)
def take_over(
    job: ContactImport,
    *,
    by: Visitor,
    seen: str,
    prepared: preview.Prepared | None = None,
    progress: Progress = lambda _done, _all: None,
) -> None:
    """Do what the preview has shown; ``seen`` is its digest. Refused if meanwhile it would be something else."""
    if prepared is None or prepared.as_of != preview.head_of(job.body):
        prepared = preview.prepare(job)
    plan = prepared.plan
    if plan.digest != seen:
        raise ValidationError(
            gettext(
                "Seit Sie die Vorschau gesehen haben, hat sich etwas geändert. Bitte sehen Sie sie noch einmal an."
            ),
            code="changed",
        )
    if not plan.steps:
        raise ValidationError(gettext("In dieser Liste ist nichts, was zu übernehmen wäre."), code="nothing")
    Taker(by, plan, progress).perform()
    ContactFile.objects.filter(contact_import=job).delete()
    job.taken_over, job.answers = timezone.now(), {}
    job.result = counts(plan)


def counts(plan: ImportPlan) -> dict[str, int]:
    """How many of what, for the button before and the report after."""
    told = {status.value: plan.count(status) for status in LineStatus}
    told |= {f"new_{kind}": plan.things(kind) for kind in KINDS}
    return told | {f"about_{kind}": plan.about(kind) for kind in ("person", "institution")}


class Taker:
    """Carries a plan out, inside the one act."""

    def __init__(self, by: Visitor, plan: ImportPlan, progress: Progress):
        self.by, self.steps, self.progress = by, plan.steps, progress
        self.done, self.all = 0, len(plan.steps)
        self.things: dict[str, Any] = {}
        self.stories: dict[int, journal.PendingEntry] = {}

    def perform(self) -> None:
        """New people and institutions first; what ends before what begins, so that nobody sits twice."""
        self._fetch()
        self._make("institution")
        self._make("person")
        self._change("change", "institution", "person")
        self._change("end", "membership")
        self._change("change", "membership", "recipient")
        self._make("seat")
        self._change("name", "membership")
        self._make("membership")
        self._make("recipient")

    def _fetch(self) -> None:
        """Everything known that a step names, by its key."""
        named = {step.ref for step in self.steps}
        named |= {step.values[name] for step in self.steps for name in REFERS if step.values.get(name)}
        keys = [ref for ref in named if not ref.startswith("+")]
        for model, _data in KINDS.values():
            found = model.objects.filter(body=self.by.body, deleted=None, key__in=keys)
            self.things |= {thing.key: thing for thing in found}

    def _of(self, verb: str, kinds: Iterable[str]) -> list[ImportStep]:
        return [step for step in self.steps if step.verb == verb and step.kind in kinds]

    def _make(self, kind: str) -> None:
        """New things of a kind, many at once."""
        model, data = KINDS[kind]
        steps = self._of("make", [kind])
        for first in range(0, len(steps), CHUNK):
            chunk = steps[first : first + CHUNK]
            things = [model(body=self.by.body, **self._columns(step)) for step in chunk]
            with _naming_line(chunk, things):
                record_many(data, things, by=self.by, stories=[self._story(step.line) for step in chunk])
            self.things |= {step.ref: thing for step, thing in zip(chunk, things, strict=True)}
            self._went_on(len(chunk))

    def _story(self, line: int) -> journal.PendingEntry:
        """What a line brings is told together: one entry for each contact, so that each can be erased by itself."""
        if line not in self.stories:
            says = gettext("hat einen Kontakt aus einer Adressliste übernommen")
            self.stories[line] = journal.PendingEntry(take_over.name, says, self.by, *kind_and_key(self.by.body))
            journal.add(self.stories[line])
        return self.stories[line]

    def _columns(self, step: ImportStep) -> dict[str, Any]:
        values = {COLUMNS.get(name, name): value for name, value in step.values.items()}
        values |= {name: self.things[values[name]] for name in REFERS if values.get(name)}
        if step.kind == "institution":
            values |= {"classification": Classification.INSTITUTION, "listed": False}
        if step.kind == "seat":
            values["voting_right"] = VotingRight.FULL if values["voting_right"] else VotingRight.ADVISORY
        return values

    def _change(self, verb: str, *kinds: str) -> None:
        steps = self._of(verb, kinds)
        for step in steps:
            with _naming_line([step]):
                self._apply(step)
            self._went_on(1)

    def _apply(self, step: ImportStep) -> None:
        if step.verb == "name":
            self._name(step)
        elif step.verb == "end":
            people.end.as_part(self.things[step.ref], by=self.by, end_date=step.values["end"])
        else:
            values = {COLUMNS.get(name, name): value for name, value in step.values.items()}
            KINDS[step.kind][1].correct.as_part(self.things[step.ref], by=self.by, **values)

    def _name(self, step: ImportStep) -> None:
        """A change of delegate is an event of its own."""
        seat, person = self.things[step.values["seat"]], self.things[step.values["person"]]
        people.name_delegate.as_part(seat, by=self.by, person=person, start_date=step.values["start"])
        if step.values["end"]:
            named = Membership.objects.get(seat=seat, person=person, role=Role.MEMBER, start_date=step.values["start"])
            people.end.as_part(named, by=self.by, end_date=step.values["end"])

    def _went_on(self, count: int) -> None:
        self.done += count
        self.progress(self.done, self.all)


class _naming_line:  # noqa: N801 - read as a verb
    """A refusal inside says which line of the list it is about."""

    def __init__(self, steps: Sequence[ImportStep], things: Sequence[Any] = ()):
        self.steps, self.things = steps, things

    def __enter__(self) -> None:
        pass

    def __exit__(self, kind: Any, refusal: BaseException | None, trace: Any) -> None:
        if isinstance(refusal, ValidationError):
            words = {"line": self._line(), "why": " ".join(refusal.messages)}
            raise ValidationError(gettext("Zeile %(line)s: %(why)s"), code="line", params=words) from refusal

    def _line(self) -> str:
        for step, thing in zip(self.steps, self.things, strict=False):
            try:
                validate(thing, {field.attname for field in thing._meta.concrete_fields})
            except ValidationError:
                return str(step.line)
        lines = sorted({step.line for step in self.steps})
        return str(lines[0]) if len(lines) == 1 else f"{lines[0]} bis {lines[-1]}"

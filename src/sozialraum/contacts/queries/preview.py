"""Contacts: what an uploaded list would do, as of now."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from django.utils import timezone
from django.utils.translation import gettext

from sozialraum.acts.models import Head
from sozialraum.bodies.models import Organization
from sozialraum.bodies.words import Classification
from sozialraum.contacts import words
from sozialraum.contacts.models import ContactImport
from sozialraum.contacts.queries import known, sentences
from sozialraum.contacts.rules.lines import SheetReading
from sozialraum.contacts.rules.matching import Question
from sozialraum.contacts.rules.plan import ImportOutcome, ImportPlan, LineStatus, made_of
from sozialraum.network.models import Body
from sozialraum.people.models import Membership, Person


@dataclass(frozen=True)
class Prepared:
    """A plan, and the head of the journal at which it was made: as long as that stands, the plan holds."""

    plan: ImportPlan
    as_of: str


def reading_of(job: ContactImport) -> SheetReading:
    return SheetReading(
        columns=job.layout.columns,
        groups=known.groups(job.body),
        today=timezone.localdate(),
        group_means=job.group_means,
        since=job.since,
        address_of_institution=job.address_of_institution,
        fill_down=job.fill_down,
    )


def prepare(job: ContactImport) -> Prepared:
    """What the list would do now."""
    as_of = head_of(job.body)  # asked first: what is done meanwhile makes the plan too old, never too new
    rows = job.file.rows[job.layout.data_from :]
    return Prepared(made_of(rows, reading_of(job), known.world(job.body), job.answers), as_of)


def head_of(body: Body) -> str:
    """The end of the body's journal: whatever changes, changes it."""
    return Head.objects.filter(body=body).values_list("hash", flat=True).first() or ""


@dataclass(frozen=True)
class ShownLine:
    """A line of the preview as it is read."""

    place: str
    called: str
    tone: str
    label: str
    notes: tuple[tuple[str, str], ...]
    troubles: tuple[str, ...]
    hints: tuple[str, ...]
    asks: bool


TONES = {LineStatus.REFUSED: "bad", LineStatus.ASKED: "bad", LineStatus.ADDED: "good", LineStatus.CHANGED: ""}


def shown(outcome: ImportOutcome) -> ShownLine:
    return ShownLine(
        gettext("Zeile %(number)s") % {"number": outcome.number},
        outcome.called,
        TONES.get(outcome.status, "quiet"),
        str(words.LineStatusChoice(outcome.status.value).label),
        tuple(sentences.note_in_words(note) for note in outcome.notes),
        tuple(sentences.trouble_in_words(trouble) for trouble in outcome.troubles),
        tuple(sentences.trouble_in_words(hint) for hint in outcome.hints),
        bool(outcome.questions),
    )


def questions_of(plan: ImportPlan) -> tuple[Question, ...]:
    """What is asked, each once: first what waits for an answer, then what has one or a usual one."""
    found = {question.id: question for outcome in plan.outcomes for question in outcome.questions}
    return tuple(sorted(found.values(), key=lambda question: bool(question.usual)))


def who_is_who(job: ContactImport, plan: ImportPlan) -> dict[str, str]:
    """Key → name with what distinguishes namesakes, for every person and institution a question mentions."""
    refs = {ref for question in questions_of(plan) for ref in question.candidates}
    made = [step for step in plan.steps if step.ref in refs and step.verb == "make"]
    told = {step.ref: _in_line(step.values["name"], step.values.get("email", "")) for step in made}
    people = Person.objects.filter(body=job.body, key__in=refs).values_list("key", "name", "email", "phone")
    houses = Organization.objects.filter(body=job.body, key__in=refs).values_list("key", "name", "postal_address")
    at_work = defaultdict(list)
    for key, house in Membership.objects.filter(
        body=job.body, deleted=None, person__key__in=refs, organization__classification=Classification.INSTITUTION
    ).values_list("person__key", "organization__name"):
        at_work[key].append(house)
    for key, *said in [*people, *houses]:
        told[key] = _in_line(*said, *at_work[key])
    return told


def _in_line(*said: str) -> str:
    return ", ".join(", ".join(text.splitlines()) for text in said if text)

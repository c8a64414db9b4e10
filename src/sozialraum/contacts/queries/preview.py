"""Contacts: what an uploaded list would do, as of now."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils import timezone

from sozialraum.acts.models import Head
from sozialraum.contacts.models import ContactImport
from sozialraum.contacts.queries import known
from sozialraum.contacts.rules.lines import Reading
from sozialraum.contacts.rules.plan import Plan, made_of
from sozialraum.network.models import Body


@dataclass(frozen=True)
class Prepared:
    """A plan, and the head of the journal at which it was made: as long as that stands, the plan holds."""

    plan: Plan
    as_of: str


def reading_of(job: ContactImport) -> Reading:
    return Reading(
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

"""Measures: those of a group and of a decision, and one with the thread it stands in."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from sozialraum.bodies.models import Organization
from sozialraum.bodies.queries import may_be_named, value_of, values_of
from sozialraum.concerns.models import Concern
from sozialraum.concerns.queries.agenda import answered_by
from sozialraum.decisions.models import Resolution, ResolutionQuerySet
from sozialraum.foundation.dates import PartialDate
from sozialraum.foundation.visitor import Visitor
from sozialraum.measures.models import Measure, MeasureQuerySet
from sozialraum.measures.rules import goal_in_numbers
from sozialraum.measures.words import MeasureProgress
from sozialraum.register.queries.decisions import ResolutionRow, row_of
from sozialraum.tasks.queries import TaskLine, tasks_from
from sozialraum.ui.values import Group


@dataclass(frozen=True)
class MeasureLine:
    """A measure in a list."""

    name: str
    url: str
    state: str
    span: str
    numbers: str


@dataclass(frozen=True)
class MeasurePage:
    """Everything the page of a measure says: itself, and the thread from the concern to the decision."""

    line: MeasureLine
    group: Group
    partners: tuple[str, ...]
    decision: ResolutionRow | None
    concerns: tuple[Concern, ...]
    tasks: tuple[TaskLine, ...]


def decisions_to_choose(visitor: Visitor) -> ResolutionQuerySet:
    """The latest first."""
    return Resolution.objects.visible_to(visitor).latest_first()


def measures_of(organization: Organization, visitor: Visitor) -> tuple[MeasureLine, ...]:
    """Those of a group, what began last first; what ended stays."""
    found = Measure.objects.visible_to(visitor).filter(organization=organization)
    return _lines(found.order_by("-start_date", "-pk"))


def measures_from(decision: str, visitor: Visitor) -> tuple[MeasureLine, ...]:
    """Those that came out of the decision with this key."""
    return _lines(Measure.objects.visible_to(visitor).filter(resolution__key=decision).order_by("pk"))


def page_of(measure: Measure, visitor: Visitor) -> MeasurePage:
    """The measure with the decision it comes from, if this visitor reads it, and the public concerns behind that."""
    links = measure.partner_links.select_related("organization")
    houses = [link.organization for link in links]
    named = [one for one in houses if may_be_named(one.classification, listed=one.listed)]
    row = row_of(measure.resolution.key, visitor) if measure.resolution else None
    more = [measure.partners_words] if measure.partners_words else []
    return MeasurePage(
        line=_line(measure),
        group=value_of(measure.organization),
        partners=(*(one.name for one in values_of(named)), *more),
        decision=row,
        concerns=tuple(answered_by(row.key, visitor.as_nobody())) if row else (),
        tasks=tasks_from(row.key, visitor) if row else (),
    )


def published_at(items: Sequence[str], visitor: Visitor) -> Mapping[str, Sequence[Concern]]:
    """By the key of an agenda item among these, the published concerns that are talked about there."""
    found = Concern.objects.here(visitor).filter(published__isnull=False, agenda_item__key__in=items)
    concerns: dict[str, list[Concern]] = defaultdict(list)
    for concern in found.select_related("agenda_item").order_by("ordinal"):
        concerns[concern.agenda_item.key if concern.agenda_item else ""].append(concern)
    return concerns


def _lines(found: MeasureQuerySet) -> tuple[MeasureLine, ...]:
    return tuple(_line(one) for one in found)


def _line(one: Measure) -> MeasureLine:
    numbers = goal_in_numbers(one.target, one.reached, one.unit)
    state = str(MeasureProgress(one.progress).label)
    return MeasureLine(one.name, one.get_absolute_url(), state, _span(one.start_date, one.end_date), numbers)


def _span(start: PartialDate | None, end: PartialDate | None) -> str:
    """»3. Mai 2017 bis 2018«, »seit 3. Mai 2017«, as far as it is known."""
    first, last = (day.in_words(weekday=False) if day else "" for day in (start, end))
    if first and last:
        return _("%(first)s bis %(last)s") % {"first": first, "last": last}
    if first:
        return _("seit %s") % first
    return _("bis %s") % last if last else ""

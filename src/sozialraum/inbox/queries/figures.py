"""Inbox: figures without persons, year by year – never over all years, from which one year could be subtracted."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from django.utils import timezone
from django.utils.translation import gettext as _

from sozialraum.concerns.models import Concern
from sozialraum.concerns.queries.offers import promise_of
from sozialraum.concerns.rules import FEWEST, CleanedPhoto, kept_promises
from sozialraum.concerns.words import LANGUAGES, ConcernState, WayIn
from sozialraum.foundation.bounds import number_in
from sozialraum.inbox import rules
from sozialraum.network.models import Body

COUNTED_NOT = (ConcernState.SET_ASIDE, ConcernState.WITHDRAWN)


@dataclass(frozen=True)
class Counted:
    """One table, under its heading; ``table`` is ``None`` where nothing can be told."""

    heading: str
    table: rules.CountTable | None

    @property
    def most(self) -> int:
        """For the bars: as long as the largest."""
        if self.table is None:
            return 1
        return max([self.table.others, *(one.count for one in self.table.shown)], default=1)


@dataclass(frozen=True)
class Year:
    """The figures of one year, and which years there are."""

    year: int
    years: tuple[int, ...]
    total: int | None
    tables: tuple[Counted, ...]
    answers: CleanedPhoto
    answer_days: int


def of_year(body: Body, asked: str, now: dt.datetime) -> Year:
    """Of this year unless another is asked for; spam and what was withdrawn is not counted."""
    found = Concern.objects.filter(body=body, deleted=None).exclude(state__in=COUNTED_NOT)
    years = sorted({timezone.localtime(day).year for day in found.values_list("created", flat=True)}, reverse=True)
    this = timezone.localdate(now).year
    wanted = number_in(asked, 1, 9999)
    year = wanted if wanted in years else years[0] if years else this
    columns = ("created", "answered", "topic__name", "language", "way_in")
    rows = [row for row in found.values_list(*columns) if timezone.localtime(row[0]).year == year]
    promised = promise_of(body).answer_days
    spans = [_days(created, answered) for created, answered, *_rest in rows]
    late = [span for span, row in zip(spans, rows, strict=True) if span is not None or _is_over(row[0], promised, now)]
    return Year(
        year=year,
        years=tuple(years) or (this,),
        total=len(rows) if len(rows) >= FEWEST else None,
        tables=tuple(_tables(rows, spans)),
        answers=kept_promises(late, promised),
        answer_days=promised,
    )


def _tables(rows: list[tuple[object, ...]], spans: list[int | None]) -> Iterator[Counted]:
    languages, ways = dict(LANGUAGES), dict(WayIn.choices)
    unknown = _("weiß nicht")
    columns = {
        _("Thema"): [str(row[2] or unknown) for row in rows],
        _("Sprache"): [str(languages.get(str(row[3]), row[3])) for row in rows],
        _("Wie es ankam"): [str(ways[str(row[4])]) for row in rows],
        _("Erste Antwort"): [_("noch keine") if span is None else rules.span_of(span) for span in spans],
    }
    for heading, values in columns.items():
        yield Counted(heading, rules.without_guessable(Counter(values), FEWEST))


def _days(created: dt.datetime, answered: dt.datetime | None) -> int | None:
    return (timezone.localdate(answered) - timezone.localdate(created)).days if answered else None


def _is_over(created: dt.datetime, within: int, now: dt.datetime) -> bool:
    return (timezone.localdate(now) - timezone.localdate(created)).days > within


def as_rows(found: Year) -> Iterator[tuple[str, ...]]:
    """The same for a spreadsheet."""
    yield (_("Jahr"), _("Tabelle"), _("Was"), _("Anzahl"))
    year, few = str(found.year), _("weniger als drei: wird nicht genannt")
    yield (year, _("Alle"), _("Anliegen"), few if found.total is None else str(found.total))
    for counted in found.tables:
        for one in counted.table.shown if counted.table else ():
            yield (year, counted.heading, one.label, str(one.count))
        if counted.table and counted.table.others:
            yield (year, counted.heading, _("alle anderen zusammen"), str(counted.table.others))
    if found.answers.is_shown and found.answers.usual is not None:
        yield (year, _("Erste Antwort"), _("Tage, in der Mitte (Median)"), str(found.answers.usual))

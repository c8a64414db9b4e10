"""Site: the register of decisions as a table for spreadsheets, in six questions however long it is."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import chain
from typing import Any

from django.db.models import ExpressionWrapper, F, IntegerField, TextChoices
from django.utils.translation import gettext as _

from sozialraum.acts.corrections import day_of
from sozialraum.bodies.queries import named
from sozialraum.decisions.models import DecidedBy, Resolution, ResolutionQuerySet
from sozialraum.decisions.words import Progress, Result
from sozialraum.foundation import tables
from sozialraum.foundation.dates import PartialDate
from sozialraum.foundation.visitor import Visitor
from sozialraum.meetings.rules import item_label
from sozialraum.site.queries.decisions import NUMBERS, effects_of, tallies_of, tally_in_words, votes_of
from sozialraum.ui.values import Group

COLUMNS = ("Nummer", "Datum", "Titel", "Gruppen", "Sitzung", "Wortlaut", "Ergebnis", "Ja", "Nein", "Enthaltungen")
MORE_COLUMNS = ("Befangen", "Wirkung", "Stand", "Adresse", "Wahlgänge und Gruppen")
LATER_COLUMNS = ("Mehrheit", "Begründung", "Was daraus wurde", "Stand vom", "TOP", "Berichtigt am")
NOT_RECORDED = _("nicht bekannt")
NOWHERE = _("je Gruppe, siehe dort")
LATER = ("majority", "reason", "outcome", "as_of", "agenda_item__number", "corrected")
CHUNK = 200  # rows that are held at once

Cells = dict[int, list[str]]  # by the primary key of the decision


def as_csv(found: ResolutionQuerySet, visitor: Visitor) -> bytes:
    """The register as CSV (RFC 4180) with semicolons and a byte order mark, as German spreadsheets read it."""
    table = io.BytesIO()  # not text: that would take four times as much memory
    page = io.TextIOWrapper(table, encoding="utf-8-sig", newline="")
    tables.write(chain([(*COLUMNS, *MORE_COLUMNS, *LATER_COLUMNS)], _rows(found, visitor)), page)
    page.flush()
    return table.getvalue()


def _rows(found: ResolutionQuerySet, visitor: Visitor) -> Iterator[tuple[str, ...]]:
    """In six questions, however long it is; a row for each decision, in their order."""
    mine = {"resolution__body": visitor.body}  # of all decisions: quicker than asking again which one may see
    votes = votes_of(mine)
    (groups, known), effects = _groups(mine, visitor), effects_of(mine, visitor)
    results, stands = _labels(Result) | {"": NOT_RECORDED}, _labels(Progress) | {"": ""}
    unknown, address = [NOT_RECORDED] * 4, f"{visitor.body.address.rstrip('/')}/{Resolution.address}"
    dated = found.annotate(day=ExpressionWrapper(F("on"), output_field=IntegerField()))
    columns = ("pk", "key", "number", "day", "name", "meeting__name", "resolution_text", "result", "progress", *LATER)
    for pk, key, number, day, name, meeting, wording, result, progress, *later in (
        dated.annotate(as_of=ExpressionWrapper(F("outcome_date"), output_field=IntegerField()))
        .values_list(*columns)
        .iterator(CHUNK)
    ):
        told = (number, _date(day), name, ", ".join(groups.get(pk, ())), meeting or "", wording or NOT_RECORDED)
        outcome = " ".join(one.in_words for one in effects.get(pk, ()))
        counts = _numbers(votes[pk]) if pk in votes else unknown
        more = _rounds(votes.get(pk, ()), known)
        said = NOWHERE if not result and any(vote.result for vote in votes.get(pk, ())) else results[result]
        links = (stands[progress], address.format(key=key), more)
        yield (*told, said, *counts, outcome, *links, *_later(*later))


def _later(
    majority: str, reason: str, outcome: str, as_of: int | None, item: str | None, corrected: dt.datetime | None
) -> tuple[str, ...]:
    """The columns of ``LATER``; what is empty is not on record or has not happened."""
    known = _date(as_of) if as_of else ""
    return majority, reason, outcome, known, item_label(item or ""), str(day_of(corrected) or "")


@lru_cache(maxsize=5000)
def _date(number: int) -> str:
    return str(PartialDate.stored(number) or "")


def _labels(words: type[TextChoices]) -> dict[str, str]:
    """Said once: asking for the language two thousand times takes longer than asking the database."""
    return {str(value): str(label) for value, label in words.choices}


def _groups(mine: dict[str, Any], visitor: Visitor) -> tuple[Cells, Mapping[int | None, Group]]:
    links = list(DecidedBy.objects.filter(**mine).order_by("position").values_list("resolution", "organization"))
    known, found = named((group for _pk, group in links), visitor), Cells()
    for pk, group in links:
        found.setdefault(pk, []).extend([known[group].name] if group in known else [])
    return found, known


def _numbers(votes: Sequence[Any]) -> list[str]:
    """The four columns of the last round; several groups are added up in sight, and what is not known is said."""
    last = max(vote.ballot__round for vote in votes)
    told = [[getattr(vote, name) for name in NUMBERS] for vote in votes if vote.ballot__round == last]
    return [
        " + ".join(NOT_RECORDED if one is None else str(one) for one in column) for column in zip(*told, strict=True)
    ]


def _rounds(votes: Sequence[Any], known: Mapping[int | None, Group]) -> str:
    """What the columns do not say: every round where there were several, and the result of each group."""
    if not any(vote.ballot__round > 1 or vote.ballot__way or vote.words or vote.result for vote in votes):
        return ""
    told = tallies_of(votes, known, several=len({vote.organization for vote in votes}) > 1)
    return "; ".join(": ".join(filter(None, (one.round, one.name, tally_in_words(one)))) for one in told)

"""Register: the register of decisions as a table for spreadsheets, in seven questions however long it is."""

from __future__ import annotations

import datetime as dt
import io
from codecs import BOM_UTF8
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from heapq import merge
from itertools import chain, groupby
from operator import attrgetter, itemgetter
from typing import Any

from django.db.models import ExpressionWrapper, F, IntegerField, TextChoices
from django.utils.translation import gettext as _

from sozialraum.acts.corrections import day_of
from sozialraum.bodies.queries import named
from sozialraum.bylaws.models import MATTERS
from sozialraum.counting.words import Result
from sozialraum.decisions.models import DecidedBy, Resolution, ResolutionQuerySet
from sozialraum.decisions.words import Progress
from sozialraum.elections.models import Election, ElectionQuerySet
from sozialraum.foundation import tables
from sozialraum.foundation.dates import PartialDate
from sozialraum.foundation.visitor import Visitor
from sozialraum.meetings.models import AgendaItem, Meeting
from sozialraum.meetings.rules import item_label, number_items
from sozialraum.register.queries.decisions import effects_of, tally_in_words
from sozialraum.register.queries.elections import read
from sozialraum.register.queries.fixed import fixed_for_votes
from sozialraum.register.queries.results import ABOUT, HEAD, About, cells_of
from sozialraum.register.queries.tallies import NUMBERS, tallies_of, votes_of
from sozialraum.ui.lines import as_line
from sozialraum.ui.tables import as_plain
from sozialraum.ui.values import Group

COLUMNS = ("Nummer", "Datum", "Titel", "Gruppen", "Sitzung", "Wortlaut", "Ergebnis", "Ja", "Nein", "Enthaltungen")
MORE_COLUMNS = ("Befangen", "Wirkung", "Stand", "Adresse", "Wahlgänge und Gruppen")
LATER_COLUMNS = ("Mehrheit", "Begründung", "Was daraus wurde", "Stand vom", "TOP", "Berichtigt am", "Gezählt nach")
NOT_RECORDED = _("nicht bekannt")
NOWHERE = _("je Gruppe, siehe dort")
LATER = ("majority", "agenda_item__number", "agenda_item", "reason", "outcome", "as_of", "corrected", "topic")
FIGURES = attrgetter(*NUMBERS)
CHUNK = 200  # rows that are held at once


def as_csv(found: ResolutionQuerySet, visitor: Visitor, elections: ElectionQuerySet | None = None) -> bytes:
    """The register as CSV (RFC 4180) with semicolons and a byte order mark, as German spreadsheets read it."""
    held = [] if elections is None else list(elections.order_by("-meeting__date", "meeting", "order", "pk"))
    both = merge(_rows(found, visitor), _election_rows(held, visitor), key=itemgetter(1), reverse=True)
    table = io.BytesIO()  # not text: that would take four times as much memory
    table.write(BOM_UTF8)
    page = io.TextIOWrapper(table, encoding="utf-8", newline="")
    tables.write(chain([(*COLUMNS, *MORE_COLUMNS, *LATER_COLUMNS, *HEAD)], both), page)
    page.flush()
    return table.getvalue()


def _rows(found: ResolutionQuerySet, visitor: Visitor) -> Iterator[tuple[str, ...]]:
    """In seven questions, however long it is; a row for each decision, in their order."""
    mine = {"resolution__body": visitor.body}  # of all decisions: quicker than asking again which one may see
    votes = votes_of(mine)
    fixed = fixed_for_votes(votes, visitor)
    (groups, known), effects, counted = _groups(mine, visitor), effects_of(mine, visitor), _counted(visitor)
    results, stands = _labels(Result) | {"": NOT_RECORDED}, _labels(Progress) | {"": ""}
    unknown, address = [NOT_RECORDED] * 4, f"{visitor.body.address.rstrip('/')}/{Resolution.address}"
    dated = found.annotate(day=ExpressionWrapper(F("on"), output_field=IntegerField()))
    columns = ("pk", "key", "number", "day", "name", "meeting__name", "resolution_text", "result", "progress")
    for pk, key, number, day, name, meeting, wording, result, progress, *told_of in (
        dated.annotate(as_of=ExpressionWrapper(F("outcome_date"), output_field=IntegerField()))
        .values_list(*columns, *ABOUT, *LATER)
        .iterator(CHUNK)
    ):
        by, about, (majority, printed, item, *later) = groups.get(pk, []), told_of[: len(ABOUT)], told_of[len(ABOUT) :]
        names = ", ".join(known[group].name for group in by if group in known)
        told = (number, _date(day), name, names, meeting or "", as_plain(wording) or NOT_RECORDED)
        outcome = " ".join(one.in_words for one in effects.get(pk, ()))
        counts = _numbers(votes[pk]) if pk in votes else unknown
        more = _rounds(by, votes.get(pk, ()), known)
        said = NOWHERE if not result and any(vote.result for vote in votes.get(pk, ())) else results[result]
        links = (stands[progress], address.format(key=key), more)
        needed = fixed.majority(majority, votes.get(pk, ()), topic=later[-1])
        yield (
            *told,
            said,
            *counts,
            outcome,
            *links,
            needed,
            *_later(item_label(printed or counted.get(item, "")), *later),
            *cells_of(About(*about)),
        )


def _election_rows(held: Sequence[Election], visitor: Visitor) -> Iterator[tuple[str, ...]]:
    """A row for each election, in a few questions more; the votes stand with the rounds, each with its name."""
    if not held:
        return
    counted, known = _counted(visitor), read([one.pk for one in held], visitor)
    address = f"{visitor.body.address.rstrip('/')}/{Meeting.address}"
    for one in (known[election.pk] for election in held):
        names = ", ".join(group.name for group in one.groups)
        told = (one.number, str(one.date), one.title, names, one.meeting_name, one.sentence)
        result = str(Result.ELECTED.label) if one.is_elected else ""
        link = f"{address.format(key=one.meeting_key)}#{one.key}"
        item = item_label(one.printed or counted.get(one.item_id, ""))
        later = (
            " ".join(one.rulings),
            one.override_reason,
            as_line(one.remark),
            "",
            item,
            str(one.corrected or ""),
            "",
        )
        yield (*told, result, *[""] * 6, link, one.votes_in_words, *later, *[""] * len(HEAD))


def _later(
    item: str, reason: str, outcome: str, as_of: int | None, corrected: dt.datetime | None, topic: str
) -> tuple[str, ...]:
    """The columns of ``LATER`` behind the majority; what is empty is not on record or has not happened."""
    known = _date(as_of) if as_of else ""
    by_rules = f"den Regeln {MATTERS[topic].label}" if topic else ""
    return as_plain(reason), as_plain(outcome), known, item, str(day_of(corrected) or ""), by_rules


def _counted(visitor: Visitor) -> dict[int | None, str]:
    """By primary key, the number of each point of a meeting in which one has none printed, as its page counts it."""
    bare = AgendaItem.objects.filter(body=visitor.body, number="", deleted=None)
    items = AgendaItem.objects.filter(meeting__in=bare.values("meeting"), deleted=None).order_by(
        "meeting", "order", "pk"
    )
    by_meeting = groupby(items, attrgetter("meeting_id"))
    return {item.pk: number for _one, own in by_meeting for item, number, _below in number_items(list(own))}


@lru_cache(maxsize=5000)
def _date(number: int) -> str:
    return str(PartialDate.stored(number) or "")


def _labels(words: type[TextChoices]) -> dict[str, str]:
    """Said once: asking for the language two thousand times takes longer than asking the database."""
    return {str(value): str(label) for value, label in words.choices}


def _groups(mine: dict[str, Any], visitor: Visitor) -> tuple[dict[int, list[int]], Mapping[int | None, Group]]:
    """By decision, the primary keys of the groups that took it, the leading one first; and these as values."""
    links = DecidedBy.objects.filter(**mine).order_by("position").values_list("resolution", "organization")
    found: dict[int, list[int]] = {}
    for pk, group in links:
        found.setdefault(pk, []).append(group)
    return found, named({group for by in found.values() for group in by}, visitor)


def _numbers(votes: Sequence[Any]) -> list[str]:
    """The four columns of the last round; several groups are added up in sight, and what is not known is said."""
    last = max(vote.round for vote in votes) if len(votes) > 1 else votes[0].round
    told = [_as_cells(FIGURES(vote)) for vote in votes if vote.round == last]
    return told[0] if len(told) == 1 else [" + ".join(column) for column in zip(*told, strict=True)]


def _as_cells(figures: Sequence[int | None]) -> list[str]:
    return [NOT_RECORDED if one is None else str(one) for one in figures]


def _rounds(by: Sequence[int], votes: Sequence[Any], known: Mapping[int | None, Group]) -> str:
    """What the columns do not say: whose numbers they are, every round where there were several, how each ended."""
    said = any(
        vote.round > 1 or vote.way or vote.question or vote.words or vote.manner or vote.result or vote.basis
        for vote in votes
    )
    return "; ".join(map(tally_in_words, tallies_of(by, votes, known))) if said or len(by) > 1 else ""

"""Register: how each group voted in each round, as rows of the database and as values to show."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from django.db.models import F, QuerySet
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from sozialraum.ballots.queries.bases import bases_of, has_basis
from sozialraum.counting.rules.figures import VoteFigures
from sozialraum.counting.rules.reading import read_result
from sozialraum.counting.words import BallotWay, Manner, Result
from sozialraum.decisions.models import Ballot
from sozialraum.foundation.questions import asked_of
from sozialraum.foundation.visitor import Visitor
from sozialraum.ui.values import Group, Tally

NUMBERS = ("yes", "no", "abstain", "recused")
COUNT = (*NUMBERS, "manner", "words", "result", "override_reason", "revision")
SPAN = ("sent_on", "answers_until", "asked")
VOTES = ("resolution", "resolution__meeting", "round", "way", "question", *SPAN)


def tallies_of(by: Sequence[int | None], votes: Sequence[Any], known: Mapping[int | None, Group]) -> tuple[Tally, ...]:
    """What is recorded of each round and group, then each of the groups ``by`` of which no count is on record.

    With the group's name if several decided, with the round if there were more.
    """
    found, rounds = [], {vote.round for vote in votes}
    for vote in votes:
        group = known.get(vote.organization)
        name = group.name if group else "" if vote.organization or not vote.count else _("Alle zusammen")
        count = VoteFigures(**{column: getattr(vote, column) for column in NUMBERS}, **_words_of(vote))
        tally = Tally(
            yes=count.yes,
            no=count.no,
            abstain=count.abstain,
            recused=count.recused,
            name=name if len(by) > 1 else "",
            letter=group.letter if group and len(by) > 1 else "",
            words=_wording_of(count),
            result=_result_of(count),
            round=_round_of(vote, several=len(rounds) > 1),
            basis=_basis_of(vote, known),
        )
        found += [tally] if count.is_recorded or not vote.count else []
    return (*found, *_silent(by, votes, known))


def _basis_of(vote: Any, known: Mapping[int | None, Group]) -> str:
    """On which figures this group decided; of a count of all together each group with its own."""
    if vote.organization is not None or not vote.basis:
        return str(vote.basis.get(vote.organization, "")) if vote.basis else ""
    named = ((known.get(group), sentence) for group, sentence in vote.basis.items())
    return "; ".join(f"{group.name}: {sentence}" for group, sentence in named if group and sentence)


def _words_of(vote: Any) -> dict[str, Any]:
    """Of a round of which no count is on record every column is None."""
    return {column: getattr(vote, column) or "" for column in COUNT if column not in NUMBERS}


def _silent(by: Sequence[int | None], votes: Sequence[Any], known: Mapping[int | None, Group]) -> Iterator[Tally]:
    """Of a decision that groups took each for itself: those of which no count is on record, to be named as such."""
    counted = {vote.organization for vote in votes if vote.count}
    if len(by) > 1 and counted and None not in counted:
        silent = (known.get(group) for group in by if group not in counted)
        yield from (Tally(name=group.name, letter=group.letter) for group in silent if group)


def _wording_of(count: VoteFigures) -> str:
    """»einstimmig, Stimmen nicht gezählt«: what is told in words, and where no figure stands beside or in them, so."""
    manner = str(Manner(count.manner).label) if count.manner else ""
    said = "" if manner and count.words.casefold() == manner.casefold() else count.words
    told = " · ".join(filter(None, (manner, said)))
    has_figures = count.is_counted or read_result(count.words).count.is_counted
    return told if not told or has_figures else f"{told} · {_('Stimmen nicht gezählt')}"


def _result_of(count: VoteFigures) -> str:
    """»Angenommen (Losentscheid)«"""
    label = capfirst(str(Result(count.result).label)) if count.result else ""
    return f"{label} ({count.override_reason})" if label and count.override_reason else label


def _round_of(vote: Any, *, several: bool) -> str:
    """»2. Wahlgang, geheim: Gegenantrag«, as far as there is something to say."""
    number = _("%(number)s. Wahlgang") % {"number": vote.round} if several else ""
    way = str(BallotWay(vote.way).label) if vote.way else ""
    told = capfirst(", ".join(filter(None, (number, way, *_span_of(vote)))))
    return ": ".join(filter(None, (told, vote.question)))


def _span_of(vote: Any) -> Iterator[str]:
    """Of a circular: »verschickt am 3. März 2027«, »Antworten bis 10. März 2027«, »12 gefragt«."""
    if day := vote.sent_on:
        told = _("verschickt am %(date)s") if day.exact else _("verschickt: %(date)s")
        yield told % {"date": day.in_words(weekday=False)}
    if day := vote.answers_until:
        yield _("Antworten bis %(date)s") % {"date": day.in_words(weekday=False)}
    if vote.asked is not None:
        yield _("%(count)s gefragt") % {"count": vote.asked}


def votes_of(mine: dict[str, Any]) -> dict[int, list[Any]]:
    """By decision, chosen by ``mine`` as seen from a ballot: a row for each group in each round, in their order.

    A round of which no count is on record has one row, whose ``count`` is None. ``basis`` are sentences by group, false
    where there are none; they are one question more, where there are any.
    """
    return _by_decision(_rows(Ballot.objects.filter(**mine)), mine)


def votes_in(resolutions: Iterable[int], visitor: Visitor) -> dict[int, list[Any]]:
    """The same of the decisions with these primary keys."""
    wanted = list(resolutions)
    return _by_decision(asked_of(_votes_in, visitor, wanted), {"resolution__in": wanted})


def _votes_in(_visitor: Visitor, resolutions: Sequence[int]) -> QuerySet[Any]:
    return _rows(Ballot.objects.filter(resolution__in=resolutions))


def _rows(found: QuerySet[Ballot]) -> QuerySet[Any]:
    counts = {name: F(f"counts__{name}") for name in ("organization", *COUNT)}
    rows = found.annotate(count=F("counts__pk"), basis=has_basis(), **counts).order_by("round", "count")
    return rows.values_list(*VOTES, "count", "basis", *counts, named=True)


def _by_decision(rows: Iterable[Any], mine: dict[str, Any]) -> dict[int, list[Any]]:
    found: dict[int, list[Any]] = defaultdict(list)
    known = list(rows)
    bases = bases_of(mine) if any(row.basis for row in known) else {}
    for row in known:
        said = row._replace(basis=bases.get((row.resolution, row.round), {})) if row.basis else row
        found[row.resolution].append(said)
    return found

"""Elections: an election as figures, and what the rules fixed for its sitting say to them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any

from django.utils.translation import gettext as _

from sozialraum.decisions.models import Quorum
from sozialraum.elections.models import Election
from sozialraum.elections.queries.named import agreed_to_be_named, called_in_public, candidates_of, rounds_of
from sozialraum.elections.rules.figures import (
    CandidateFigures,
    ElectionFigures,
    RoundFigures,
    rulings_against,
    sums_that_differ,
)
from sozialraum.elections.words import WINNING, ElectionKind
from sozialraum.meetings.models import Meeting
from sozialraum.meetings.queries.governing import fixed_rules
from sozialraum.meetings.words import State
from sozialraum.norms.rules.election import ElectionRule
from sozialraum.provisions.rules.ruleset import PinnedRules
from sozialraum.rulings.rules.ruling import Ruling

Rulings = Callable[[PinnedRules, ElectionFigures], Iterable[Ruling]]


def figures_of(
    election: Any, candidates: Sequence[Any], rounds: Sequence[Any], names: Sequence[str], heads: Any = None
) -> ElectionFigures:
    """The figures of an election from its rows; ``heads`` is how many voters of a group were here, and of how many."""
    present, voters = heads or (None, None)
    return ElectionFigures(
        kind=election.kind,
        seats=election.seats,
        candidates=tuple(
            CandidateFigures(name, votes_of(one.votes), one.result, one.eligible)
            for name, one in zip(names, candidates, strict=True)
        ),
        rounds=tuple(
            RoundFigures(one.cast, one.invalid, one.in_favour, one.against, one.abstentions) for one in rounds
        ),
        together=election.together,
        objections=election.objections,
        present=present,
        all=voters,
    )


def votes_of(column: str) -> tuple[int | None, ...]:
    """The column ``votes`` of a candidate by round: None where there is none."""
    return tuple(int(one) if one.isdigit() else None for one in column.split())


def heads_at(meetings: Iterable[int]) -> dict[tuple[int, int], tuple[int | None, int | None]]:
    """By meeting and group, how many voters were there, and of how many, as the minutes say."""
    found = Quorum.objects.filter(minutes__meeting__in=list(meetings), minutes__deleted=None)
    rows = found.values_list("minutes__meeting", "organization", "present", "voters")
    return {(meeting, group): (present, voters) for meeting, group, present, voters in rows}


def revision_of(meeting: Meeting, groups: Sequence[Any], kind: str) -> str:
    """The key of the revision by which the leading group elects, if its rules are fixed for the meeting; else ""."""
    rules = fixed_rules(meeting).get(groups[0]) if groups else None
    return counting(rules, kind) if rules else ""


def counting(rules: PinnedRules, kind: str) -> str:
    """The key of the revision that says what an election of this kind needs; "" if none does."""
    rule = rules.rule(ElectionRule, "recall" if kind == ElectionKind.RECALL else "rounds")
    return rule.revision if rule else ""


def denials_of(election: Election, groups: Sequence[Any], candidates: Sequence[Any], rounds: Sequence[Any]) -> Any:
    """By group, the answers of the rules fixed for the meeting that the stated results go against."""
    if not any(one.result for one in candidates):
        return []
    rules = fixed_rules(election.meeting)
    names = called_in_public(candidates, agreed_to_be_named(election.meeting.body, candidates))
    heads = heads_at([election.meeting.pk]) if rules else {}
    return [
        (group, ruling)
        for group in groups
        if group in rules
        for figures in [figures_of(election, candidates, rounds, names, heads.get((election.meeting.pk, group.pk)))]
        for ruling in rulings_against(rules[group], figures)
    ]


def hints(elections: Sequence[Election]) -> Iterator[tuple[Election, str]]:
    """Sums that do not add up, more elected than seats, votes of more rounds than others, a sitting that never was."""
    keys = [one.pk for one in elections]
    candidates, rounds = candidates_of(keys), rounds_of(keys)
    for one in Election.objects.filter(pk__in=keys).select_related("meeting").order_by("order", "pk"):
        rows = candidates.get(one.pk, [])
        names = [str(place) for place, _row in enumerate(rows)]
        figures = figures_of(one, rows, rounds.get(one.pk, []), names)
        yield from ((one, says) for says in _of_figures(one, rows, figures))


def _of_figures(one: Election, rows: Sequence[Any], figures: ElectionFigures) -> Iterator[str]:
    if one.meeting.state in (State.DRAFT, State.CANCELLED, State.SCHEDULED):
        yield _("Gewählt in einer Sitzung, die laut Eintrag nicht stattgefunden hat.")
    for number, given, cast in sums_that_differ(figures):
        told: Mapping[str, int] = {"number": number, "given": given, "cast": cast}
        yield _("%(number)s. Wahlgang: %(given)s Stimmen, aber %(cast)s gültige Stimmzettel.") % told
    won = sum(row.result in WINNING and row.accepted is not False for row in rows)
    if one.kind != ElectionKind.RECALL and won > one.seats:
        yield _("Gewählt sind %(won)s, Plätze gibt es %(seats)s.") % {"won": won, "seats": one.seats}

"""Electing: the elections of a sitting as they stand, for its page, in a fixed number of questions."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from sozialraum.bodies.models import Organization
from sozialraum.counting.words import BallotWay
from sozialraum.electing.permissions import counts
from sozialraum.electing.rules import ElectionStanding, elected_in_words, standing_after
from sozialraum.elections.models import Candidate, Election, ElectionRound
from sozialraum.elections.queries import candidates_of, figures_of, rounds_of
from sozialraum.elections.rules.figures import names_once
from sozialraum.elections.words import WINNING, CandidateResult
from sozialraum.foundation.dates import PartialDate
from sozialraum.foundation.visitor import Visitor
from sozialraum.meetings.models import AgendaItem, Meeting
from sozialraum.meetings.queries.governing import fixed_rules
from sozialraum.meetings.words import ItemKind
from sozialraum.people.models import Membership
from sozialraum.people.words import OFFICES, Role
from sozialraum.presence.queries import SittingNow, sitting_now
from sozialraum.provisions.rules.ruleset import PinnedRules


@dataclass(frozen=True)
class CandidateRow:
    """A row of the ballots inside: name, votes of each round, what became of it, and what may follow."""

    key: str
    name: str
    votes: tuple[str, ...]
    result: str
    offer: str = ""  # »Sabine Muster wird Sprecherin … ab 10. Dezember 2026«; "" where nothing follows
    filled: str = ""  # since when, once it has followed
    is_known: bool = False  # in the register, so that whoever leads may do it


@dataclass(frozen=True)
class ElectionNow:
    """An election as it stands in its sitting, with names: for those who hold it."""

    key: str
    title: str
    caption: str
    rounds: tuple[str, ...]
    rows: tuple[CandidateRow, ...]
    standing: ElectionStanding
    tied: tuple[CandidateRow, ...] = ()
    asked: tuple[CandidateRow, ...] = ()

    @property
    def elected(self) -> str:
        return elected_in_words(self.standing)

    @property
    def next_round(self) -> str:
        """What the button of the next round says."""
        is_run_off = len(self.asked) < len(self.rows)
        return _("Stichwahl zählen") if is_run_off else _("%s. Wahlgang zählen") % (len(self.rounds) + 1)


@dataclass(frozen=True)
class ElectionHeads:
    """How many votes of the groups that elect are here, of how many; None where nobody has been marked yet."""

    present: int | None = None
    entitled: int | None = None


@dataclass(frozen=True)
class SittingElections:
    """The elections of a sitting by item (primary key), and what the form for a new one needs."""

    by_item: Mapping[int, tuple[ElectionNow, ...]]
    groups: tuple[Organization, ...]

    @property
    def offices(self) -> tuple[tuple[str, str], ...]:
        """The offices to which one may be elected here: stored word and label."""
        return tuple((one.value, str(one.label)) for one in OFFICES)

    def of(self, item: AgendaItem) -> tuple[ElectionNow, ...]:
        return self.by_item.get(item.pk, ())


def elections_now(
    meeting: Meeting, visitor: Visitor, items: Collection[AgendaItem], now: SittingNow | None = None
) -> SittingElections:
    """The elections of a sitting whose items are at hand, as they stand; nothing is asked without an item for one.

    ``now`` saves the question for rules and heads. Six questions at most beside it; four more without.
    """
    groups = tuple(meeting.groups)
    wanted = [one.pk for one in items if one.kind == ItemKind.ELECTION]
    if not wanted or not counts.holds(visitor, meeting):
        return SittingElections({}, groups)
    found = Election.objects.here(visitor).filter(agenda_item__in=wanted, meeting=meeting)
    elections = list(found.select_related("organization", "meeting").prefetch_related("by_links__organization"))
    keys = [one.pk for one in elections]
    candidates, rounds = (candidates_of(keys), rounds_of(keys)) if keys else ({}, {})
    since = _since(candidates)
    by_item: dict[int, list[ElectionNow]] = {}
    rules = _rules(meeting, now) if keys else {}
    for one in elections:
        rows = (candidates.get(one.pk, []), rounds.get(one.pk, []))
        told = _now(one, *rows, rules.get(one.groups[0]) if one.groups else None, heads_of(one.groups, now), since)
        by_item.setdefault(one.agenda_item_id or 0, []).append(told)
    return SittingElections({pk: tuple(them) for pk, them in by_item.items()}, groups)


def _rules(meeting: Meeting, now: SittingNow | None) -> Mapping[Organization | None, PinnedRules]:
    return {group: one.rules for group, one in now.by_group.items()} if now else fixed_rules(meeting)


def _since(candidates: Mapping[int, Sequence[Candidate]]) -> dict[int, PartialDate | None]:
    """By primary key of an office that followed, since when; asked only if one did."""
    keys = [one.membership_id for rows in candidates.values() for one in rows if one.membership_id]
    return dict(Membership.objects.filter(pk__in=keys).values_list("pk", "start_date")) if keys else {}


def heads_of(groups: Sequence[Organization], now: SittingNow | None) -> ElectionHeads:
    """The votes of these groups that are here together; not known as long as nobody is marked as here."""
    mine = [now.by_group[one] for one in groups if one in now.by_group] if now and now.here else []
    if not mine:
        return ElectionHeads()
    return ElectionHeads(sum(one.present for one in mine), sum(one.entitled for one in mine))


def inside_names(rows: Sequence[Candidate]) -> list[str]:
    """What the candidates are called among those who hold the sitting, each once."""
    return names_once([one.person.name if one.person else one.name or str(one) for one in rows])


def standing_of(
    election: Election,
    rows: Sequence[Candidate],
    rounds: Sequence[ElectionRound],
    rules: PinnedRules | None,
    heads: ElectionHeads,
) -> ElectionStanding:
    """How an election stands by its rows: votes, rounds, and the lots among the results."""
    names = inside_names(rows)
    figures = figures_of(election, rows, rounds, names, (heads.present, heads.entitled))
    drawn = [name for name, one in zip(names, rows, strict=True) if one.result == CandidateResult.BY_LOT]
    return standing_after(rules or PinnedRules(""), figures, drawn)


def standing_in(election: Election, visitor: Visitor) -> ElectionStanding:
    """The same of one election by itself, read anew."""
    meeting = Meeting.objects.with_holders().get(pk=election.meeting_id)
    now = sitting_now(meeting, visitor)
    rows, rounds = candidates_of([election.pk])[election.pk], rounds_of([election.pk])[election.pk]
    rules = _rules(meeting, now).get(election.groups[0]) if election.groups else None
    return standing_of(election, rows, rounds, rules, heads_of(election.groups, now))


def _now(
    one: Election,
    rows: Sequence[Candidate],
    rounds: Sequence[ElectionRound],
    rules: PinnedRules | None,
    heads: ElectionHeads,
    since: Mapping[int, PartialDate | None],
) -> ElectionNow:
    standing = standing_of(one, rows, rounds, rules, heads)
    told = [_row(one, row, name, since) for row, name in zip(rows, inside_names(rows), strict=True)]
    by_name = {row.name: row for row in told}
    return ElectionNow(
        key=one.key,
        title=one.name,
        caption=_caption(one, rounds),
        rounds=tuple(_round(number, row) for number, row in enumerate(rounds, 1)),
        rows=tuple(told),
        standing=standing,
        tied=tuple(by_name[name] for name, _votes in standing.tied),
        asked=tuple(by_name[name] for name in standing.asked),
    )


def _caption(one: Election, rounds: Sequence[ElectionRound]) -> str:
    """»Sprecherin oder Sprecher, 2 Plätze, geheim«"""
    seats = ngettext("%(n)s Platz", "%(n)s Plätze", one.seats) % {"n": one.seats}
    way = str(BallotWay(rounds[-1].way).label) if rounds and rounds[-1].way else ""
    return ", ".join(filter(None, (one.name, seats, way)))


def _round(number: int, row: ElectionRound) -> str:
    return _("Stichwahl") if row.run_off else _("%s. Wahlgang") % number


def _row(election: Election, one: Candidate, name: str, since: Mapping[int, PartialDate | None]) -> CandidateRow:
    result = capfirst(str(CandidateResult(one.result).label)) if one.result else ""
    follows = one.result in WINNING and one.accepted is not False and election.organization and election.role
    started = since.get(one.membership_id or 0)
    return CandidateRow(
        key=one.key,
        name=name,
        votes=tuple(number.replace("-", "–") for number in one.votes.split()),
        result=result,
        offer=_offer(election, name) if follows and one.membership_id is None else "",
        filled=_("seit %(day)s") % {"day": started.in_words(weekday=False)} if started else "",
        is_known=one.person_id is not None,
    )


def _offer(election: Election, name: str) -> str:
    """»Sabine Muster: Sprecherin oder Sprecher, AG Sprache, ab 10. Dezember 2026«"""
    day = start_of(election)
    told = {"name": name, "office": Role(election.role).label, "group": election.organization, "day": ""}
    if day is None:
        return _("%(name)s: %(office)s, %(group)s") % told
    return _("%(name)s: %(office)s, %(group)s, ab %(day)s") % (told | {"day": day.in_words(weekday=False)})


def start_of(election: Election) -> PartialDate | None:
    """From when on the elected hold their office: as stated, else the day of the sitting."""
    return election.start_date or election.meeting.date


def known_among(groups: Collection[Organization]) -> dict[str, int]:
    """By name in small letters, the primary key of the one member of these groups now who is called so."""
    here = Membership.objects.on(timezone.localdate()).filter(organization__in=groups, deleted=None)
    found: dict[str, set[int]] = {}
    for name, person in here.filter(person__deleted=None).values_list("person__name", "person"):
        found.setdefault(name.casefold(), set()).add(person)
    return {name: them.copy().pop() for name, them in found.items() if len(them) == 1}

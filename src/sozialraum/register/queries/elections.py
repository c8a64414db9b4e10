"""Register: elections and delegations as everybody reads them – a table of ballots, one sentence, the rule's answer."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from sozialraum.acts.corrections import day_of
from sozialraum.bodies.queries import may_be_named, named
from sozialraum.bodies.rules import Naming
from sozialraum.bodies.words import GROUPS
from sozialraum.counting.words import BallotWay
from sozialraum.elections.models import Candidate, ElectedBy, Election, ElectionQuerySet, ElectionRound
from sozialraum.elections.queries import agreed_to_be_named, called_in_public, candidates_of, figures_of, rounds_of
from sozialraum.elections.queries.ruled import counting, heads_at, votes_of
from sozialraum.elections.rules.figures import rulings_on
from sozialraum.elections.words import ELECTED_AS, WINNING, CandidateResult, ElectionKind
from sozialraum.foundation.dates import PartialDate
from sozialraum.foundation.questions import asked_of
from sozialraum.foundation.visitor import Visitor
from sozialraum.meetings import rules
from sozialraum.meetings.models import Meeting
from sozialraum.people.queries import time_in_words
from sozialraum.people.words import Role
from sozialraum.press import minutes as press
from sozialraum.register.queries.fixed import fixed_for
from sozialraum.rulings.rules.fixed import FixedRules
from sozialraum.ui.values import Group

NO_VOTES = "–"


@dataclass(frozen=True)
class CandidateReading:
    """A row of the table of ballots: by what name everybody reads it, votes by round, what became of it."""

    name: str
    votes: tuple[str, ...]
    result: str


@dataclass(frozen=True)
class ElectionReading:
    """An election, on the page of its sitting, on paper and in the register. No name but of who agreed, no voter."""

    key: str
    item_id: int | None
    kind: str
    name: str
    number: str
    facts: tuple[str, ...]
    heads: tuple[str, ...]
    candidates: tuple[CandidateReading, ...]
    sentence: str
    rounds: tuple[str, ...]
    rulings: tuple[str, ...]
    override_reason: str
    remark: str
    groups: tuple[Group, ...]
    date: PartialDate
    meeting_name: str
    meeting_key: str
    printed: str  # the number of its item as printed
    url: str
    is_elected: bool
    modified: dt.datetime
    corrected: dt.date | None
    seat_url: str = ""
    told_with: tuple[Group, ...] = ()  # who held the sitting on whose page it stands

    @property
    def wording(self) -> str:
        """What the register shows in place of a wording."""
        return self.sentence

    opening = wording
    result, became = "", ""

    @property
    def heading(self) -> str:
        """»Wahl 2026-13: Sprecherin der AG Sprache«, »Wahl des Vorsitzes«"""
        return f"{self.kind} {self.number}: {self.name}" if self.number else self.title

    @property
    def title(self) -> str:
        """The name with its kind before it, unless it begins with that; the register has the number beside."""
        says_it = self.name.casefold().startswith(self.kind.casefold())
        return self.name if says_it else f"{self.kind}: {self.name}"

    @property
    def decided_by(self) -> str:
        """Names of the groups that elected; empty if it is those of the sitting shown with it."""
        if not self.groups or self.told_with == self.groups:
            return ""
        return _("Gewählt haben: %(groups)s") % {"groups": rules.joined([one.name for one in self.groups])}

    @property
    def notes(self) -> tuple[str, ...]:
        """What stands below the table: the rounds, what the rules say, and why it was stated otherwise."""
        why = _("Anders festgestellt: %(why)s") % {"why": self.override_reason} if self.override_reason else ""
        return tuple(filter(None, (*self.rounds, *self.rulings, why)))

    @property
    def table(self) -> tuple[tuple[str, ...], ...]:
        """The rows of the table below ``head``, as text."""
        last = (lambda one: (capfirst(one.result),)) if self.has_results else (lambda _one: ())
        return tuple((one.name, *one.votes, *last(one)) for one in self.candidates)

    @property
    def for_press(self) -> press.MinutesElection:
        """As the press takes it."""
        facts = tuple(filter(None, (self.decided_by, *self.facts)))
        return press.MinutesElection(self.heading, facts, self.head, self.table, self.sentence, self.notes, self.remark)

    @property
    def has_results(self) -> bool:
        return any(one.result for one in self.candidates)

    @property
    def head(self) -> tuple[str, ...]:
        return (_("Vorgeschlagen"), *self.heads, *([_("Ergebnis")] if self.has_results else []))

    @property
    def votes_in_words(self) -> str:
        """»Vorschlag A: 5, 3; Vorschlag B: 2« and what is known of the rounds, in one line."""
        told = [f"{one.name}: {', '.join(one.votes)}" for one in self.candidates if one.votes]
        return " ".join(filter(None, (f"{'; '.join(told)}." if told else "", *self.rounds)))

    @property
    def who_and_when(self) -> str:
        """Where it was held and when, in one line."""
        names = rules.joined([group.name for group in self.groups])
        meeting, day = rules.called(self.meeting_name, [one.name for one in self.groups]), self.date
        told = f"{meeting} ({names})" if meeting not in ("", names) and len(self.groups) > 1 else meeting or names
        return ", ".join(filter(None, (told, day.in_words(weekday=False))))


@dataclass(frozen=True)
class _Shared:
    """What the elections of one page have in common, read once for all."""

    groups: Mapping[int, list[int]]
    named: Mapping[int | None, Group]
    candidates: Mapping[int, list[Candidate]]
    rounds: Mapping[int, list[ElectionRound]]
    fixed: FixedRules
    heads: Mapping[tuple[int, int], tuple[int | None, int | None]]
    agreed: set[int]
    naming: Naming


def elections_at(meeting: Meeting, visitor: Visitor, naming: Naming = Naming.AGREED) -> list[ElectionReading]:
    """The elections of one meeting that this visitor may see, in the order in which they were held."""
    found = asked_of(_of_meeting, visitor, [meeting.pk])
    for one in found:
        one.meeting = meeting  # which is at hand
    return readings(found, visitor, naming) if found else []


def _of_meeting(visitor: Visitor, meetings: Sequence[int]) -> QuerySet[Any]:
    found = Election.objects.visible_to(visitor).filter(meeting__in=meetings)
    return found.select_related("organization", "delegated_to", "agenda_item").order_by("order", "pk")


def readings(found: Sequence[Election], visitor: Visitor, naming: Naming = Naming.AGREED) -> list[ElectionReading]:
    """These elections as they are read, in a few questions for any number; each knows its meeting."""
    keys = [one.pk for one in found]
    groups: dict[int, list[int]] = defaultdict(list)
    for election, group in (
        ElectedBy.objects.filter(election__in=keys).order_by("position").values_list("election", "organization")
    ):
        groups[election].append(group)
    ruled = {one.meeting_id for one in found if one.rule_revision}
    rows = candidates_of(keys)
    known = _Shared(
        groups,
        named({group for by in groups.values() for group in by}, visitor),
        rows,
        rounds_of(keys),
        fixed_for(ruled, visitor),
        heads_at(ruled) if ruled else {},
        agreed_to_be_named(visitor.body, [one for each in rows.values() for one in each], naming),
        naming,
    )
    return [_reading(one, known) for one in found]


def _reading(one: Election, known: _Shared) -> ElectionReading:
    rows, told = known.candidates.get(one.pk, []), known.rounds.get(one.pk, [])
    names = called_in_public(rows, known.agreed, known.naming)
    number = max([len(told), *(len(votes_of(row.votes)) for row in rows)])
    votes = [(*votes_of(row.votes), *[None] * number)[:number] for row in rows]
    with_votes = any(n is not None for each in votes for n in each)
    labels = [_label_of(place, told) for place in range(1, number + 1)]
    heads = [_("Stimmen")] if number == 1 and not (told and told[0].run_off) else labels
    groups, meeting = known.groups.get(one.pk, []), one.meeting
    assert meeting.date is not None  # asked when it was recorded
    return ElectionReading(
        key=one.key,
        item_id=one.agenda_item_id,
        kind=str(ElectionKind(one.kind).label),
        name=one.name,
        number=one.number,
        facts=tuple(_facts(one)),
        heads=tuple(heads) if with_votes else (),
        candidates=tuple(
            CandidateReading(name, tuple(map(_cell, each)) if with_votes else (), _result_of(one, row))
            for name, each, row in zip(names, votes, rows, strict=True)
        ),
        sentence=_sentence(one, list(zip(names, rows, strict=True))),
        rounds=tuple(
            filter(None, (_round_in_words(row, label, number) for row, label in zip(told, labels, strict=False)))
        ),
        rulings=tuple(dict.fromkeys(_rulings(one, rows, told, names, known))),
        override_reason=one.override_reason,
        remark=one.remark,
        groups=tuple(known.named[group] for group in groups if group in known.named),
        date=meeting.date,
        meeting_name=meeting.name,
        meeting_key=meeting.key,
        printed=one.agenda_item.number if one.agenda_item else "",
        url=one.get_absolute_url(),
        is_elected=any(row.result in WINNING for row in rows),
        modified=max([one.modified, *(row.modified for row in (*rows, *told))]),
        corrected=day_of(one.corrected),
        seat_url=_seat_url(one),
    )


def _cell(number: int | None) -> str:
    return NO_VOTES if number is None else str(number)


def _label_of(place: int, told: Sequence[ElectionRound]) -> str:
    if place <= len(told) and told[place - 1].run_off:
        return _("Stichwahl")
    return _("%(number)s. Wahlgang") % {"number": place}


def _facts(one: Election) -> Iterator[str]:
    """What is known of the office beside its name: how many, whereto, for how long, all in one vote."""
    if one.seats > 1:
        yield ngettext("%(seats)s Platz", "%(seats)s Plätze", one.seats) % {"seats": one.seats}
    if one.role or one.organization:
        role, group = str(Role(one.role).label) if one.role else "", _name_of(one.organization)
        yield ", ".join(filter(None, (role, group)))
    if into := one.delegated_to_words or _name_of(one.delegated_to):
        yield _("entsandt in: %(into)s") % {"into": into}
    if one.start_date or one.end_date:
        yield time_in_words(one)  # type: ignore[arg-type]  # it has both days
    if one.together:
        yield _("alle zusammen in einer Abstimmung")
    if one.objections is not None:
        told = ngettext("%(count)s widersprach dem", "%(count)s widersprachen dem", one.objections)
        yield told % {"count": one.objections} if one.objections else _("niemand widersprach dem")
    if one.lot:
        yield _("Los gezogen von: %(who)s") % {"who": one.lot}


def _name_of(organization: Any) -> str:
    """The name of a group, or of an institution that is listed; of another one no more than that it is one."""
    if organization is None or organization.deleted:
        return ""
    is_public = may_be_named(organization.classification, listed=organization.listed)
    return str(organization.name) if is_public else _("eine Einrichtung")


def _result_of(one: Election, row: Candidate) -> str:
    """»Gewählt, nimmt an«"""
    label = str(CandidateResult(row.result).label) if row.result else ""
    if one.kind == ElectionKind.RECALL:
        label = {"elected": _("abgewählt"), "not_elected": _("nicht abgewählt")}.get(row.result, label)
    accepted = {True: _("nimmt an"), False: _("nimmt nicht an"), None: ""}[row.accepted]
    return ", ".join(filter(None, (label, accepted)))


def _sentence(one: Election, rows: list[tuple[str, Candidate]]) -> str:
    """»Gewählt: Verein A, durch das Los Vorschlag B.« or that nobody is, or that it is not known."""
    won = [name for name, row in rows if row.result == CandidateResult.ELECTED]
    drawn = [name for name, row in rows if row.result == CandidateResult.BY_LOT]
    kind = ElectionKind(one.kind)
    if not won and not drawn:
        if not any(row.result for _name, row in rows):
            return _("Ergebnis nicht bekannt.")
        return _("Nicht abgewählt.") if kind == ElectionKind.RECALL else _("Niemand ist gewählt.")
    lots = _("durch das Los %(names)s") % {"names": rules.joined(drawn)} if drawn else ""
    who = ", ".join(filter(None, (rules.joined(won), lots)))
    return " ".join(filter(None, (f"{ELECTED_AS[kind]}: {who}.", _accepted(rows))))


def _accepted(rows: list[tuple[str, Candidate]]) -> str:
    """Whether those elected accept, as far as it is on record."""
    won = [(name, row.accepted) for name, row in rows if row.result in WINNING]
    if all(accepted for _name, accepted in won):
        return _("Nimmt die Wahl an.") if len(won) == 1 else _("Alle nehmen die Wahl an.")
    declined = [name for name, accepted in won if accepted is False]
    return _("Nimmt die Wahl nicht an: %(names)s.") % {"names": rules.joined(declined)} if declined else ""


def _round_in_words(one: ElectionRound, label: str, number: int) -> str:
    """»1. Wahlgang, geheim: 9 abgegeben, 1 ungültig.«; empty where nothing is known."""
    figures = {
        _("%(n)s abgegeben"): one.cast,
        _("%(n)s ungültig"): one.invalid,
        _("%(n)s Ja"): one.in_favour,
        _("%(n)s Nein"): one.against,
        ngettext("%(n)s Enthaltung", "%(n)s Enthaltungen", one.abstentions or 0): one.abstentions,
        _("%(n)s befangen"): one.recused,
    }
    told = [words % {"n": n} for words, n in figures.items() if n is not None] + ([one.words] if one.words else [])
    way = str(BallotWay(one.way).label) if one.way else ""
    head = ", ".join(filter(None, (label if number > 1 or one.run_off else "", way)))
    said = ": ".join(filter(None, (capfirst(head), ", ".join(told))))
    return f"{capfirst(said).rstrip('.')}." if told or way else ""


def _rulings(
    one: Election, rows: Sequence[Candidate], told: Sequence[ElectionRound], names: Sequence[str], known: _Shared
) -> Iterator[str]:
    """What the rules fixed for the sitting answer, as far as they may be quoted, with the group where several elect."""
    groups = known.groups.get(one.pk, [])
    for group in groups if one.rule_revision else ():
        fixed = known.fixed.by_group.get((one.meeting_id, group))
        if fixed is None or counting(fixed, one.kind) != one.rule_revision:
            continue
        figures = figures_of(one, rows, told, names, known.heads.get((one.meeting_id, group)))
        for ruling in rulings_on(fixed, figures):
            if ruling.provision and ruling.provision.revision in known.fixed.readable:
                yield f"{known.fixed.names.get(group, '')}: {ruling.sentence}" if len(groups) > 1 else ruling.sentence


def _seat_url(one: Election) -> str:
    """Where the office enters the seat or office that follows, which no act does by itself; "" where there is none."""
    group = one.organization or one.delegated_to
    if group is None or one.kind == ElectionKind.RECALL:
        return ""
    if group.classification not in set(map(str, GROUPS)):
        return reverse("people:institution-people", args=[group.key])
    said = {"role": one.role, "start_date": one.start_date, "end_date": one.end_date}
    asks = urlencode({name: getattr(value, "as_typed", value) for name, value in said.items() if value})
    page = "organization-appoint" if one.role else "organization-give-seat"
    return reverse(f"people:{page}", args=[group.key]) + (f"?{asks}" if asks else "")


def elections_in(
    visitor: Visitor,
    *,
    group: str = "",
    year: int | None = None,
    words: Sequence[str] = (),
    result: str = "",
    progress: str = "",
) -> ElectionQuerySet:
    """The elections of the register, narrowed as decisions are; of the results they know one: elected."""
    found = Election.objects.visible_to(visitor).filter(meeting__date__isnull=False)
    if progress or result not in ("", "elected"):
        return found.none()
    if result:
        found = found.filter(pk__in=Candidate.objects.filter(result__in=WINNING, deleted=None).values("election"))
    if group:
        found = found.filter(pk__in=ElectedBy.objects.filter(organization__key=group).values("election"))
    if year:
        found = found.filter(meeting__date__range=(PartialDate(year), PartialDate(year, 12, 31)))
    for word in words:
        found = found.filter(Q(name__icontains=word) | Q(number__icontains=word))
    return found


def read(keys: Iterable[int], visitor: Visitor) -> dict[int, ElectionReading]:
    """These elections by primary key."""
    related = ("meeting", "organization", "delegated_to", "agenda_item")
    wanted = list(keys)
    if not wanted:
        return {}
    found = list(Election.objects.filter(pk__in=wanted).select_related(*related).order_by("order", "pk"))
    return dict(zip([one.pk for one in found], readings(found, visitor), strict=True))

"""Interests: who is proposed as biased at each point of a sitting, and why; and what is over."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from django.db.models import Exists, OuterRef, QuerySet
from django.utils import timezone

from sozialraum.bodies.models import Organization
from sozialraum.foundation.dates import PartialDate
from sozialraum.foundation.questions import asked_of
from sozialraum.foundation.visitor import Visitor
from sozialraum.interests.models import DeclaredOffice, Interest
from sozialraum.interests.words import Involvement
from sozialraum.meetings.models import Consultation, Meeting
from sozialraum.meetings.queries import sits_there
from sozialraum.meetings.queries.governing import governing_rules
from sozialraum.network.models import Body
from sozialraum.people.models import Person
from sozialraum.provisions.rules.ruleset import PinnedRules
from sozialraum.provisions.rules.values import Matter
from sozialraum.rulings.queries import values_of
from sozialraum.rulings.rules.attendance import Participant
from sozialraum.rulings.rules.bias import ItemInterests, proposed
from sozialraum.rulings.rules.ruling import Outcome, Ruling


@dataclass(frozen=True)
class BiasLine:
    """What the rules of one group propose at a point: ``topics`` says at what, "" at any; ``reasons`` name and why."""

    group: str
    topics: str
    sentence: str
    reasons: tuple[tuple[str, str], ...]


def proposed_bias(meeting: Meeting, visitor: Visitor) -> dict[str, tuple[BiasLine, ...]]:
    """By the key of a point, who is proposed as biased by the rules of each group; only for those who sit there.

    Of papers that the visitor may read; nothing of a point whose papers say of nobody that they are involved.
    """
    if not (visitor.person_id or visitor.standings) or not sits_there(meeting, visitor):
        return {}
    items = interests_at(meeting, visitor)
    if not items or not meeting.date:
        return {}
    found: dict[str, list[BiasLine]] = defaultdict(list)
    for group, rules in governing_rules(meeting).items():
        people = _people_of(group, meeting.date.last, rules)
        for key, interests in items.items():
            found[key] += _lines(group, rules, interests, people)
    return {key: tuple(lines) for key, lines in found.items()}


def interests_at(meeting: Meeting, visitor: Visitor) -> dict[str, ItemInterests]:
    """By the key of a point, what its papers say; keys of persons are those of ``rulings.queries.values_of``.

    Of papers that the visitor may read. One query, and one more where they say something.
    """
    named: dict[str, dict[str, set[str]]] = {}
    if not (said := asked_of(_interests_in, visitor, [meeting.pk])):
        return {}
    under: dict[int, list[str]] = defaultdict(list)
    for item, paper in _consulted(visitor, [meeting.pk]).values_list("agenda_item__key", "paper"):
        under[paper].append(item)
    for one in said:
        who = one.institution.key if one.institution else str(one.person_id)
        for item in under[one.paper_id]:
            named.setdefault(item, defaultdict(set))[one.part].add(who)
    return {
        item: ItemInterests(frozenset(parts[Involvement.ORIGINATOR]), frozenset(parts[Involvement.CONCERNED]))
        for item, parts in named.items()
    }


def _interests_in(visitor: Visitor, meetings: Sequence[int]) -> QuerySet[Interest]:
    papers = _consulted(visitor, meetings).values("paper")
    return Interest.objects.filter(paper__in=papers, deleted=None).select_related("institution")


def _consulted(visitor: Visitor, meetings: Sequence[int]) -> QuerySet[Consultation]:
    return Consultation.objects.visible_to(visitor).filter(agenda_item__meeting__in=meetings)


def _people_of(group: Organization, day: dt.date, rules: PinnedRules) -> list[Participant]:
    """Everybody of a group on a day, with the institutions in which they have declared an office."""
    return with_offices(values_of(group, day, rules).people, offices_on(group.body_id, day))


def offices_on(body: int, day: dt.date) -> dict[str, frozenset[str]]:
    """By the key of a person, the institutions in which they have declared an office that they hold that day."""
    declared: dict[str, set[str]] = defaultdict(set)
    offices = DeclaredOffice.objects.filter(body=body).held_on(day)
    for person, institution in offices.values_list("person", "organization__key"):
        declared[str(person)].add(institution)
    return {key: frozenset(them) for key, them in declared.items()}


def with_offices(people: Iterable[Participant], offices: Mapping[str, frozenset[str]]) -> list[Participant]:
    """These people with the offices that they have declared."""
    return [replace(one, offices=offices.get(one.key, frozenset())) for one in people]


def _lines(
    group: Organization, rules: PinnedRules, interests: ItemInterests, people: list[Participant]
) -> Iterator[BiasLine]:
    """What holds at ordinary points, and each other answer with the topics at which it holds."""
    answers: dict[str, tuple[Ruling, list[Matter]]] = {}
    for topic in Matter:
        ruling = proposed(rules, interests, people, topic)
        answers.setdefault(ruling.sentence, (ruling, []))[1].append(topic)
    for sentence, (ruling, topics) in answers.items():
        is_ordinary = Matter.ORDINARY in topics
        if is_ordinary or ruling.outcome is not Outcome.UNREGULATED:
            reasons = tuple((one.name, one.why) for one in ruling.counted if one.counts)
            yield BiasLine(group.name, "" if is_ordinary else ", ".join(t.label for t in topics), sentence, reasons)


def persons_to_choose(visitor: Visitor) -> QuerySet[Person]:
    """Everybody whom the network knows, by name, for a field that offers them."""
    return Person.objects.visible_to(visitor).order_by("name", "pk")


def settled_before(body: Body, moment: dt.datetime) -> QuerySet[Interest]:
    """Persons involved in papers that no sitting since this day talks about, and that were entered before it."""
    day = PartialDate.of(timezone.localdate(moment))
    talked = Consultation.objects.filter(paper=OuterRef("paper"), agenda_item__meeting__date__gte=day, deleted=None)
    return Interest.objects.filter(~Exists(talked), body=body, person__isnull=False, deleted=None, created__lt=moment)


def ended_before(body: Body, moment: dt.datetime) -> QuerySet[DeclaredOffice]:
    """Offices that ended before this day."""
    day = PartialDate.of(timezone.localdate(moment))
    return DeclaredOffice.objects.filter(body=body, deleted=None, end_date__lt=day)

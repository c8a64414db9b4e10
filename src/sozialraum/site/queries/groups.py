"""Site: groups and institutions as the pages show them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import groupby
from operator import attrgetter
from typing import Any

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext as _

from sozialraum.bodies.models import Organization
from sozialraum.bodies.queries import groups_of, named, sentence, value_of
from sozialraum.bodies.words import Classification
from sozialraum.bylaws.models import RuleRevision
from sozialraum.decisions.models import Effect, EffectOn, Resolution
from sozialraum.decisions.words import EffectKind
from sozialraum.elections.queries import elected_on
from sozialraum.foundation.dates import PartialDate
from sozialraum.foundation.memory import remembered
from sozialraum.foundation.questions import asked
from sozialraum.foundation.things import at, path_of
from sozialraum.foundation.visitor import Visitor
from sozialraum.people import queries as people
from sozialraum.people.models import Membership, Seat
from sozialraum.people.words import Role, VotingRight
from sozialraum.proceedings.queries import rhythms_of
from sozialraum.ui.lines import as_line
from sozialraum.ui.values import Group

SAID_OF = ("name", "key", "classification", "listed", "deleted")
SEAT = ("resident", "resident__name", *(f"institution__{name}" for name in SAID_OF), "voting_right")
JOINT = ("effects", "key", "reason", "date", "meeting__date", "effects__on_links__organization")


@dataclass(frozen=True)
class Pair:
    """Groups that meet jointly, since when, and why; ``keys`` are their primary keys, for looking up."""

    keys: tuple[int, ...]
    groups: tuple[Group, ...]
    since: PartialDate
    reason: str
    decision_url: str


@dataclass(frozen=True)
class GroupCard:
    """A group in the list: alone, or hung together with those it meets with."""

    groups: tuple[Group, ...]
    note: str
    ended: PartialDate | None = None


def seen_by(visitor: Visitor, column: str = "resolution") -> models.Exists:
    """That this visitor may see the decision in this column. Asked row by row: the effects are few, decisions many."""
    return models.Exists(Resolution.objects.visible_to(visitor).filter(pk=models.OuterRef(column)))


def joint(visitor: Visitor) -> list[Pair]:
    """Which groups meet jointly by decision. A row for each of the groups."""
    return [_pair(list(same), visitor) for _effect, same in groupby(asked(_joint, visitor), attrgetter("effects"))]


def _joint(visitor: Visitor) -> models.QuerySet[Any]:
    few = Effect.objects.filter(kind=EffectKind.MEETS_JOINTLY).values("resolution")  # so that not all need be looked at
    found = Resolution.objects.visible_to(visitor).filter(pk__in=few, effects__kind=EffectKind.MEETS_JOINTLY)
    return found.order_by("effects", "effects__on_links__position").values_list(*JOINT, named=True)


def _pair(rows: list[Any], visitor: Visitor) -> Pair:
    told, keys = rows[0], tuple(row.effects__on_links__organization for row in rows)
    known = named(keys, visitor)
    groups = tuple(known[group] for group in keys if group in known)
    url = at(Resolution.address.format(key=told.key))
    return Pair(keys, groups, told.meeting__date or told.date, told.reason, url)


def cards(visitor: Visitor) -> list[GroupCard]:
    """The groups for start page and list; pairs that meet jointly share a row."""
    pairs = joint(visitor)
    found, shown = [], set[int]()
    for group in remembered(visitor, "groups", groups_of):
        if group.pk in shown:
            continue
        pair = next((one for one in pairs if group.pk in one.keys), None)
        if pair and not group.end_date:
            shown.update(pair.keys)
            found.append(GroupCard(pair.groups, f"Tagen seit {pair.since.in_words(weekday=False)} gemeinsam."))
        else:
            note = sentence(as_line(group.task)) or _rhythm(group.pk, visitor)
            found.append(GroupCard((value_of(group),), note, group.end_date))
    return found


def turning_points(organization: Organization, visitor: Visitor) -> dict[str, tuple[str, str, int]]:
    """Title, address and primary key of the decisions that formed and dissolved a group, by the kind of effect."""
    kinds = (EffectKind.FORMS, EffectKind.DISSOLVES)
    found = EffectOn.objects.filter(organization=organization, effect__kind__in=kinds)
    of = "effect__resolution"
    told = (
        found.filter(seen_by(visitor, of)).order_by("-pk").values_list("effect__kind", f"{of}__name", f"{of}__key", of)
    )
    return {kind: (name, at(Resolution.address.format(key=key)), pk) for kind, name, key, pk in told}


def _goes_on(resolution: int, visitor: Visitor) -> tuple[Group, ...]:
    """The groups that the decision which dissolved another one formed in its place."""
    formed = EffectOn.objects.filter(effect__resolution=resolution, effect__kind=EffectKind.FORMS)
    keys = list(formed.order_by("position").values_list("organization", flat=True))
    known = named(keys, visitor)
    return tuple(known[key] for key in keys if key in known)


@dataclass(frozen=True)
class Member:
    """An institution with a seat in a group."""

    name: str
    url: str
    advisory: bool


@dataclass(frozen=True)
class Named:
    """Somebody who agreed to be named, and as what."""

    name: str
    what: str


@dataclass(frozen=True)
class GroupPage:
    """Everything the page of a group says about the group itself."""

    group: Group
    key: str
    kind: str
    task: str
    rhythm: str
    founded: PartialDate | None
    founded_by_title: str
    founded_by_url: str
    ended: PartialDate | None
    ended_by_title: str
    ended_by_url: str
    goes_on: tuple[Group, ...]
    is_over: bool
    pairs: tuple[Pair, ...]
    institutions: tuple[Member, ...]
    speakers: tuple[str, ...]
    persons: tuple[Named, ...]
    seats: int
    unnamed: int


def page_of(organization: Organization, visitor: Visitor) -> GroupPage:
    today = timezone.localdate()
    there = Seat.objects.on(today).filter(organization=organization, deleted=None)
    is_named = people.is_named(today, "resident")
    seats: Any = there.annotate(names_resident=is_named).values_list(*SEAT, "names_resident", named=True)
    offices = people.offices(organization, today, named=True)
    residents = [seat.resident__name for seat in seats if seat.resident and seat.names_resident]
    listed = [seat for seat in seats if seat.institution__listed]
    known = elected_on([one.pk for one in offices], visitor)
    elected, offices = known.days, [one for one in offices if one.pk not in known.withheld]
    told = turning_points(organization, visitor)
    founded_by_title, founded_by_url, _formed = told.get(EffectKind.FORMS, ("", "", 0))
    ended_by_title, ended_by_url, ending = told.get(EffectKind.DISSOLVES, ("", "", 0))
    return GroupPage(
        group=value_of(organization),
        key=organization.key,
        kind=organization.kind_in_words,
        task=sentence(organization.task),
        rhythm=_rhythm(organization.pk, visitor),
        founded=organization.start_date,
        founded_by_title=founded_by_title,
        founded_by_url=founded_by_url,
        ended=organization.end_date,
        ended_by_title=ended_by_title,
        ended_by_url=ended_by_url,
        goes_on=_goes_on(ending, visitor) if ending else (),
        is_over=organization.is_over_on(today),
        pairs=tuple(pair for pair in joint(visitor) if organization.pk in pair.keys),
        institutions=_members(listed),
        speakers=tuple(_speaker(one, elected) for one in offices if one.role == Role.SPEAKER),
        persons=_persons(residents, [one for one in offices if one.role != Role.SPEAKER], elected),
        seats=len(seats),
        unnamed=len(seats) - len(residents) - len(listed),
    )


def _rhythm(group: int, visitor: Visitor) -> str:
    return remembered(visitor, "rhythms", _rhythms).get(group, "")


def _rhythms(nobody: Visitor) -> dict[int, str]:
    """By primary key how often each group meets: by rules of texts that everybody may read, else by its entry."""
    found = rhythms_of(remembered(nobody, "groups", groups_of))
    ruled = any(one.rules.texts for one in found.values())
    readable = set(RuleRevision.objects.visible_to(nobody).values_list("key", flat=True)) if ruled else set[str]()
    return {key: one.in_words(timezone.localdate(), readable) for key, one in found.items()}


def _elected(one: Membership, elected: Mapping[int, PartialDate]) -> str:
    """»gewählt am 10. Dezember 2026«; "" where no election is on record."""
    day = elected.get(one.pk)
    return _("gewählt am %(day)s") % {"day": day.in_words(weekday=False)} if day and day.exact else ""


def _speaker(one: Membership, elected: Mapping[int, PartialDate]) -> str:
    since = _elected(one, elected)
    return f"{one.person.name} ({since})" if since else one.person.name


def _persons(
    residents: Iterable[str], offices: Iterable[Membership], elected: Mapping[int, PartialDate]
) -> tuple[Named, ...]:
    """Those from the quarter first, then who holds an office, each by name."""
    found = [Named(name, _("aus dem Viertel")) for name in sorted(residents, key=str.casefold)]
    what = ((one, ", ".join(filter(None, (str(Role(one.role).label), _elected(one, elected))))) for one in offices)
    return (*found, *(Named(one.person.name, said) for one, said in what))


def _page_of(seat: Any) -> str:
    """The address of an institution; "" for what is none and has no page, as the office."""
    is_one = seat.institution__classification == Classification.INSTITUTION
    return at(path_of("site:institution-detail", key=seat.institution__key)) if is_one else ""


def _members(seats: Iterable[Any]) -> tuple[Member, ...]:
    """Of rows of ``SEAT``, who agreed to be named: those with a vote first."""
    members = {
        Member(seat.institution__name, _page_of(seat), seat.voting_right == VotingRight.ADVISORY)
        for seat in seats
        if not seat.institution__deleted
    }
    return tuple(sorted(members, key=lambda one: (one.advisory, one.name)))

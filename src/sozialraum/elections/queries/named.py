"""Elections: candidates and rounds, and by what name everybody may read a candidate."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from string import ascii_uppercase
from typing import Any

from django.db.models import BooleanField, Exists, ExpressionWrapper, OuterRef, Q
from django.utils.translation import gettext as _

from sozialraum.bodies.queries import house_named
from sozialraum.bodies.rules import Naming
from sozialraum.elections.models import Candidate, Election, ElectionRound
from sozialraum.elections.rules.figures import names_once
from sozialraum.foundation.dates import PartialDate
from sozialraum.foundation.visitor import Visitor
from sozialraum.meetings.models import held_by_own, record_is_public
from sozialraum.network.models import Body
from sozialraum.people.queries import persons_named


def candidates_of(elections: Collection[int]) -> dict[int, list[Candidate]]:
    """By election, its candidates in their order, names and all: for the office, or to be read by ``called_in_public``.

    One question for any number.
    """
    found: dict[int, list[Candidate]] = defaultdict(list)
    rows = Candidate.objects.filter(election__in=elections, deleted=None).select_related("institution", "person")
    for one in rows.order_by("order", "pk"):
        found[one.election_id].append(one)
    return found


def rounds_of(elections: Collection[int]) -> dict[int, list[ElectionRound]]:
    """By election, what is known of its rounds, the first first. One question for any number."""
    found: dict[int, list[ElectionRound]] = defaultdict(list)
    for one in ElectionRound.objects.filter(election__in=elections, deleted=None).order_by("order", "pk"):
        found[one.election_id].append(one)
    return found


@dataclass(frozen=True)
class ElectedOffices:
    """Of offices that elections led to, by primary key: the day as far as one may read of it, and which to leave out.

    ``withheld`` are those of a sitting whose record is not public: its groups read them, nobody else does before.
    """

    days: Mapping[int, PartialDate]
    withheld: frozenset[int]


def elected_on(memberships: Collection[int], visitor: Visitor) -> ElectedOffices:
    """The elections that led to these offices, as far as this visitor may read of them. At most one query."""
    if not memberships:
        return ElectedOffices({}, frozenset())
    seen = Election.objects.visible_to(visitor).filter(pk=OuterRef("election"))
    found: Any = Candidate.objects.filter(membership__in=list(memberships), deleted=None, election__deleted=None)
    found = found.annotate(is_seen=Exists(seen), is_out=ExpressionWrapper(_is_out(visitor), BooleanField()))
    rows: Any = list(found.values_list("membership", "election__meeting__date", "is_seen", "is_out"))
    days = {pk: day for pk, day, is_seen, _is_out in rows if is_seen and day}
    return ElectedOffices(days, frozenset(pk for pk, _day, _seen, is_out in rows if not is_out))


def _is_out(visitor: Visitor) -> Q:
    """Of candidates: those of a sitting whose record this visitor may read."""
    if visitor.reads_all:
        return Q(pk__isnull=False)
    known = record_is_public("election__meeting__")
    own = visitor.person_id or visitor.standings
    return known | Q(election__meeting__in=held_by_own(visitor)) if own else known


def agreed_to_be_named(body: Body, candidates: Iterable[Candidate], naming: Naming = Naming.AGREED) -> set[int]:
    """Persons who may be named, by primary key. Asks one question, and only if persons are among the candidates."""
    return persons_named(body, naming, (one.person_id for one in candidates))


def called_in_public(candidates: Sequence[Candidate], agreed: set[int], naming: Naming = Naming.AGREED) -> list[str]:
    """The names of the candidates of one election, each once; ``agreed`` are persons by primary key.

    In public a person by name only if he or she agreed to it; else the label or the institution, and where neither may
    be read »Vorschlag A« by its place.
    """
    return names_once([_called(one, place, agreed, naming) for place, one in enumerate(candidates)])


def _called(one: Candidate, place: int, named: set[int], naming: Naming) -> str:
    inside = one.name if naming is Naming.EVERYBODY else ""
    person = one.person.name if one.person and one.person_id in named else inside
    house = house_named(one.institution, naming)
    known = [part for part in (person, one.label, house) if part]
    if not known:
        letter = ascii_uppercase[place] if place < len(ascii_uppercase) else str(place + 1)
        return _("Vorschlag %(letter)s") % {"letter": letter}
    return f"{known[0]} ({', '.join(known[1:])})" if known[1:] else known[0]

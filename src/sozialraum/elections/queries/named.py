"""Elections: candidates and rounds, and by what name everybody may read a candidate."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from string import ascii_uppercase

from django.utils import timezone
from django.utils.translation import gettext as _

from sozialraum.bodies.queries import may_be_named
from sozialraum.elections.models import Candidate, Election, ElectionRound
from sozialraum.elections.rules.figures import names_once
from sozialraum.foundation.dates import PartialDate
from sozialraum.foundation.visitor import Visitor
from sozialraum.network.models import Body
from sozialraum.people.queries import named_in_public


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


def elected_on(memberships: Collection[int], visitor: Visitor) -> dict[int, PartialDate]:
    """By primary key of an office that an election led to, the day of that election, as far as one may read of it."""
    seen = Election.objects.visible_to(visitor).filter(meeting__date__isnull=False)
    found = Candidate.objects.filter(membership__in=list(memberships), deleted=None, election__in=seen.values("pk"))
    return dict(found.values_list("membership", "election__meeting__date")) if memberships else {}


def agreed_to_be_named(body: Body, candidates: Iterable[Candidate]) -> set[int]:
    """Persons who may be named, by primary key. Asks one question, and only if persons are among the candidates."""
    asked = any(one.person_id for one in candidates)
    return named_in_public(body, timezone.localdate()) if asked else set()


def called_in_public(candidates: Sequence[Candidate], agreed: set[int]) -> list[str]:
    """The public names of the candidates of one election, each once; ``agreed`` are persons by primary key.

    A person by name only if he or she agreed to it; else the label or the institution, and where neither may be read
    »Vorschlag A« by its place.
    """
    return names_once([_called(one, place, agreed) for place, one in enumerate(candidates)])


def _called(one: Candidate, place: int, named: set[int]) -> str:
    person = one.person.name if one.person and one.person_id in named else ""
    house = one.institution.name if one.institution and _is_public(one) else ""
    known = [part for part in (person, one.label, house) if part]
    if not known:
        letter = ascii_uppercase[place] if place < len(ascii_uppercase) else str(place + 1)
        return _("Vorschlag %(letter)s") % {"letter": letter}
    return f"{known[0]} ({', '.join(known[1:])})" if known[1:] else known[0]


def _is_public(one: Candidate) -> bool:
    """Whether the institution may be named: it agreed to, or it is no institution but a group or an office."""
    house = one.institution
    return bool(house and not house.deleted and may_be_named(house.classification, listed=house.listed))

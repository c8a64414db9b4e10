"""People: the list of persons, the page of one, and who is meant by a name."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import reduce
from operator import or_

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.db.models.functions import Lower
from django.utils.translation import gettext as _

from sozialraum.acts.standing import is_office
from sozialraum.bodies.models import Organization
from sozialraum.foundation.visitor import Visitor
from sozialraum.people.models import Consent, Membership, Person, PersonQuerySet, Seat, holds_on
from sozialraum.people.queries.belonging import span_of, time_in_words
from sozialraum.people.words import PersonFilter, Role
from sozialraum.post.models import Letter
from sozialraum.post.queries import bounced_to

MOST_OFFERED = 8


def spellings(word: str) -> set[str]:
    """SQLite compares large and small letters only of the Latin alphabet: »über« would not find »Übergang«."""
    return {word, word.lower(), word.upper(), word.capitalize()}


def contains(column: str, word: str) -> Q:
    return reduce(or_, (Q(**{f"{column}__icontains": one}) for one in sorted(spellings(word))))


def persons(
    visitor: Visitor, day: dt.date, *, words: str = "", group: str = "", role: str = "", standing: str = ""
) -> PersonQuerySet:
    """The persons one may see, by name, narrowed by words, a group's key, a role held today, and how they stand."""
    found = Person.objects.visible_to(visitor)
    for word in words.split():
        found = found.filter(_says(word))
    now = _memberships().filter(holds_on(day))
    sits = Seat.objects.filter(holds_on(day), resident=OuterRef("pk"), deleted=None)
    if group or role:
        asked = (Q(organization__key=group) if group else Q()) & (Q(role=role) if role else Q())
        resident = sits.filter(organization__key=group) if group else sits
        found = found.filter(Exists(now.filter(asked)) | (Exists(resident) if role in ("", Role.MEMBER) else Q()))
    if standing == PersonFilter.NO_LOGIN:
        found = found.filter(user=None)
    if standing == PersonFilter.ENDED:
        found = found.filter(Exists(_memberships()), ~Exists(now), ~Exists(sits))
    if standing == PersonFilter.ACTIVE:
        found = found.filter(Exists(now) | Exists(sits))
    return found.order_by(Lower("name"), "pk")


def _memberships() -> QuerySet[Membership]:
    return Membership.objects.filter(person=OuterRef("pk"), deleted=None)


def _says(word: str) -> Q:
    """The name, the address, the number, or the institution for which somebody sits or works."""
    by_institution = Membership.objects.filter(
        contains("seat__institution__name", word) | contains("organization__name", word), deleted=None
    )
    reached = Q(email__icontains=word) | Q(phone__icontains=word)
    return contains("name", word) | reached | Q(pk__in=by_institution.values("person"))


@dataclass(frozen=True)
class PersonRow:
    """A person in the list."""

    name: str
    url: str
    email: str
    phone: str
    roles: tuple[str, ...]
    has_login: bool


def rows_of(people: Iterable[Person], day: dt.date) -> list[PersonRow]:
    """What each of these persons is today. Two questions for any number."""
    shown = list(people)
    roles = roles_of(shown, day)
    return [
        PersonRow(
            name=one.name,
            url=one.get_absolute_url(),
            email=one.email,
            phone=one.phone,
            roles=tuple(roles[one.pk]),
            has_login=one.user_id is not None,
        )
        for one in shown
    ]


def roles_of(people: Iterable[Person], day: dt.date) -> dict[int, list[str]]:
    """What persons are on a day, by primary key: »sitzt für Kita Beispiel: AG Wohnen, Plenum«."""
    asked = [one.pk for one in people]
    rows = Membership.objects.on(day).filter(person__in=asked, deleted=None)
    seats = Seat.objects.on(day).filter(resident__in=asked, deleted=None).select_related("organization")
    told: dict[int, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for row in rows.select_related("organization", "seat__institution").order_by("organization__name", "pk"):
        told[row.person_id][in_words(row)].append(_short(row.organization))
    for seat in seats.order_by("organization__name", "pk"):
        told[seat.resident_id or 0][_("sitzt für sich selbst")].append(_short(seat.organization))
    return defaultdict(
        list, {pk: [f"{what}: {', '.join(where)}" for what, where in roles.items()] for pk, roles in told.items()}
    )


def _short(organization: Organization) -> str:
    return organization.short_name or organization.name


def in_words(membership: Membership) -> str:
    """»sitzt für Kita Beispiel«, »Stellvertretung für Kita Beispiel«, »Sprecherin oder Sprecher«."""
    holder = membership.seat.institution if membership.seat else None
    if membership.seat is None and membership.role == Role.MEMBER:
        return _("arbeitet mit") if membership.organization.is_group else _("gehört dazu")
    if membership.seat is None or (holder is None and membership.role == Role.MEMBER):
        return str(Role(membership.role).label)
    stands_in = membership.role == Role.DEPUTY
    words = _("Stellvertretung für %(whom)s") if stands_in else _("sitzt für %(whom)s")
    return words % {"whom": str(holder) if holder else _("jemanden aus dem Viertel")}


@dataclass(frozen=True)
class PersonLine:
    """One line of what somebody was and is: when, where, as what."""

    when: str
    where: str
    what: str
    url: str
    is_now: bool
    membership: Membership | None = None

    @property
    def is_over(self) -> bool:
        return not self.is_now


@dataclass(frozen=True)
class PersonPage:
    """A person with everything they were and are."""

    person: Person
    now: tuple[PersonLine, ...]
    before: tuple[PersonLine, ...]
    consents: tuple[Consent, ...]
    unreached: Letter | None = None  # the last letter to their address, if it did not arrive
    unreached_url: str = ""  # for whoever may read letters

    @property
    def needs(self) -> tuple[str, ...]:
        """What somebody needs to take part, in words."""
        asked = (
            (self.person.needs_interpreter, _("jemanden, der dolmetscht")),
            (self.person.needs_child_care, _("Kinderbetreuung")),
            (self.person.needs_step_free, _("einen Weg ohne Stufen")),
        )
        return tuple(words for needed, words in asked if needed)


def page_of(person: Person, day: dt.date, visitor: Visitor) -> PersonPage:
    """What holds or is still to come first, then what was; the latest on top."""
    rows = Membership.objects.filter(person=person, deleted=None).select_related(
        "organization", "person", "seat__institution", "seat__resident", "seat__organization"
    )
    seats = Seat.objects.filter(resident=person, deleted=None).select_related("organization", "resident")
    dated = [(span_of(one), _line_of(one, day)) for one in rows] + [
        (span_of(one), _own_seat(one, day)) for one in seats
    ]
    lines = [line for _span, line in sorted(dated, key=lambda one: one[0].first, reverse=True)]
    consents = Consent.objects.visible_to(visitor).filter(person=person).select_related("person", "institution")
    unreached = bounced_to(person.body, person.email) if person.email else None
    return PersonPage(
        person=person,
        now=tuple(line for line in lines if line.is_now),
        before=tuple(line for line in lines if not line.is_now),
        consents=tuple(consents.order_by("-given_date", "-pk")),
        unreached=unreached,
        unreached_url=unreached.get_absolute_url() if unreached and is_office.holds(visitor, person) else "",
    )


def _line_of(membership: Membership, day: dt.date) -> PersonLine:
    return PersonLine(
        when=time_in_words(membership),
        where=membership.organization.name,
        what=in_words(membership),
        url=membership.get_absolute_url(),
        is_now=span_of(membership).last >= day,
        membership=membership,
    )


def _own_seat(seat: Seat, day: dt.date) -> PersonLine:
    return PersonLine(
        when=time_in_words(seat),
        where=seat.organization.name,
        what=_("sitzt für sich selbst"),
        url=seat.get_absolute_url(),
        is_now=span_of(seat).last >= day,
    )


def called(people: QuerySet[Person], name: str) -> list[Person]:
    """Who may be meant by a typed name: everybody whose name holds all its words, the very same name first."""
    found, words = people, name[:200].replace("\0", " ").split()[:10]  # as it was sent: no field has looked at it yet
    for word in words:
        found = found.filter(contains("name", word))
    offered = list(found.order_by("name", "pk")[:MOST_OFFERED]) if words else []
    return sorted(offered, key=lambda one: one.name.casefold() != name.casefold())


def holders(visitor: Visitor) -> QuerySet[Organization]:
    """Whatever may have a seat in a group: institutions, and the city and the Geschäftsstelle as well."""
    return Organization.objects.visible_to(visitor).others().order_by(Lower("name"))


def called_like(found: QuerySet[Organization], name: str) -> list[Organization]:
    """Which institution may be meant: the one of this very name, else all that hold one of its longer words."""
    offered = list(found)
    if same := [one for one in offered if one.name.casefold() == name.strip().casefold()]:
        return same
    words = [word.casefold() for word in name.split() if len(word) > 3]
    return [one for one in offered if any(word in one.name.casefold() for word in words)][:MOST_OFFERED]

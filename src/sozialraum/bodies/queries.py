"""Bodies: what there is to choose from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import Case, IntegerField, Value, When

from sozialraum.bodies import rules
from sozialraum.bodies.models import Location, LocationQuerySet, Organization, OrganizationQuerySet, Text
from sozialraum.bodies.words import GROUPS, LAW, TEMPLATES, TextKind
from sozialraum.foundation.kinds import kind_of
from sozialraum.foundation.mail_address import is_mail_address, mail_address
from sozialraum.foundation.visitor import Visitor
from sozialraum.network.models import Body
from sozialraum.post.letter import OfficeContact
from sozialraum.post.sending import Addressee

OFFICE = (TextKind.OFFICE_PHONE, TextKind.OFFICE_EMAIL, TextKind.OFFICE_HOURS, TextKind.OFFICE_ADDRESS)


def office_of(body: Body) -> OfficeContact:
    """How the office of a network is reached, as the network says it; what is not known is empty."""
    known = dict(Text.objects.filter(body=body, kind__in=OFFICE).values_list("kind", "text"))
    phone, email, hours, address = (known.get(kind.value, "").strip() for kind in OFFICE)
    return OfficeContact(phone, mail_address(email) if is_mail_address(email) else email, hours, address)


@dataclass(frozen=True)
class LawText:
    """A text that the law asks for: what of it may be shown, what is missing in it, and where the law says so."""

    text: str
    missing: tuple[str, ...]
    law: str


def asked_by_law(texts: Mapping[str, str]) -> dict[str, LawText]:
    """By kind, how the texts stand that the law asks for; of one that is not there everything is missing."""
    return {
        kind.value: LawText(
            rules.without_blanks(texts.get(kind, "")),
            rules.blanks(texts.get(kind, "") or str(TEMPLATES[kind])),
            str(law),
        )
        for kind, law in LAW.items()
    }


def addressee_of(institution: Organization) -> Addressee:
    """An institution as its letters reach it."""
    return Addressee(
        institution.body,
        kind_of(institution),
        institution.key,
        name=institution.name,
        email=institution.email,
        phone=institution.phone,
        postal_address=institution.postal_address,
    )


def groups_to_choose(visitor: Visitor) -> OrganizationQuerySet:
    """Every group, the plenum first; dissolved ones too, for what was decided in their time, but last."""
    kinds = [When(classification=kind, then=Value(place)) for place, kind in enumerate(GROUPS)]
    found = Organization.objects.visible_to(visitor).groups()
    ended = Case(When(end_date=None, then=Value(0)), default=Value(1), output_field=IntegerField())
    return found.order_by(ended, Case(*kinds, output_field=IntegerField()), "name", "pk")


def institutions_to_choose(visitor: Visitor) -> OrganizationQuerySet:
    """Every institution this visitor may see, by name, for a field that offers them."""
    return Organization.objects.visible_to(visitor).institutions().order_by("name", "pk")


def places_to_choose(visitor: Visitor) -> LocationQuerySet:
    return Location.objects.visible_to(visitor).order_by("name", "room")


def named_with_end(organization: Organization) -> str:
    """The name, and that it is no longer there."""
    end = organization.end_date
    return f"{organization.name} (aufgelöst {end.in_words(weekday=False)})" if end else organization.name


def named_with_room(location: Location) -> str:
    return f"{location.name}, {location.room}" if location.room else location.name

"""Bodies: what there is to choose from."""

from __future__ import annotations

from django.db.models import Case, IntegerField, Value, When

from sozialraum.bodies.models import Location, LocationQuerySet, Organization, OrganizationQuerySet
from sozialraum.bodies.words import GROUPS
from sozialraum.foundation.visitor import Visitor


def groups_to_choose(visitor: Visitor) -> OrganizationQuerySet:
    """Every group, the plenum first; dissolved ones too, for what was decided in their time, but last."""
    kinds = [When(classification=kind, then=Value(place)) for place, kind in enumerate(GROUPS)]
    found = Organization.objects.visible_to(visitor).groups()
    ended = Case(When(end_date=None, then=Value(0)), default=Value(1), output_field=IntegerField())
    return found.order_by(ended, Case(*kinds, output_field=IntegerField()), "name")


def institutions_to_choose(visitor: Visitor) -> OrganizationQuerySet:
    return Organization.objects.visible_to(visitor).institutions().order_by("name")


def places_to_choose(visitor: Visitor) -> LocationQuerySet:
    return Location.objects.visible_to(visitor).order_by("name", "room")


def named_with_end(organization: Organization) -> str:
    """The name, and that it is no longer there."""
    end = organization.end_date
    return f"{organization.name} (aufgelöst {end.in_words(weekday=False)})" if end else organization.name


def named_with_room(location: Location) -> str:
    return f"{location.name}, {location.room}" if location.room else location.name

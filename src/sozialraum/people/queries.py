"""People: what one may ask about who belongs."""

from __future__ import annotations

import datetime as dt

from sozialraum.foundation.visitor import Standing
from sozialraum.people.models import Membership


def standings_of(person_id: int, day: dt.date) -> frozenset[Standing]:
    """Every role this person holds on this day, as values a visitor carries."""
    rows = Membership.objects.on(day).filter(person_id=person_id, deleted=None)
    found = rows.values_list("role", "organization_id", "organization__classification")
    return frozenset(Standing(role, organization, kind) for role, organization, kind in found)

"""People: what one may ask about who belongs."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from sozialraum.foundation.visitor import Standing
from sozialraum.network.models import Body
from sozialraum.people.models import Membership, Person


@dataclass(frozen=True)
class Belonging:
    """A person of a body with every role they hold on a day."""

    person_id: int
    name: str
    standings: frozenset[Standing]


def belonging_of(body: Body, user_id: int, day: dt.date) -> Belonging | None:
    """Whose login this is here, as values a visitor carries; None if the person is not known in this body."""
    rows = list(
        Membership.objects.on(day)
        .filter(person__body=body, person__user=user_id, person__deleted=None, deleted=None)
        .values_list("person_id", "person__name", "role", "organization_id", "organization__classification")
    )
    if rows:
        standings = frozenset(Standing(role, organization, kind) for _id, _name, role, organization, kind in rows)
        return Belonging(rows[0][0], rows[0][1], standings)
    person = Person.objects.filter(body=body, user=user_id, deleted=None).first()
    return Belonging(person.pk, person.name, frozenset()) if person else None

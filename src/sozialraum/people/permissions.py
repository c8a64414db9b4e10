"""People: who – sentences about a visitor and a seat, a membership or a person."""

from __future__ import annotations

from typing import Any

from sozialraum.acts.who import who
from sozialraum.foundation.visitor import Visitor
from sozialraum.people.words import Role


@who
def speaks_on(visitor: Visitor, seat: Any) -> bool:
    """Is the delegate on this very seat today."""
    return any(one.role == Role.MEMBER and one.seat_id == seat.pk for one in visitor.standings)


@who
def is_stood_in_for(visitor: Visitor, membership: Any) -> bool:
    """Is the delegate for whom this deputy stands in."""
    mine = any(one.role == Role.MEMBER and one.seat_id == membership.seat_id for one in visitor.standings)
    return membership.seat_id is not None and membership.role == Role.DEPUTY and mine


@who
def agreed_oneself(visitor: Visitor, consent: Any) -> bool:
    """Gave this consent, come in by a login: it is taken back as easily as it was given (Art. 7 (3) DSGVO)."""
    return visitor.person_id is not None and visitor.person_id == getattr(consent, "person_id", None)


@who
def is_oneself(visitor: Visitor, person: Any) -> bool:
    """Is this very person, come in by a login."""
    return visitor.person_id is not None and visitor.person_id == person.pk


@who
def is_somebody_else(visitor: Visitor, person: Any) -> bool:
    """Is not this very person: nobody does this for themselves."""
    return visitor.person_id is not None and visitor.person_id != person.pk

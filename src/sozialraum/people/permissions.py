"""People: who – sentences about a visitor and a seat, a membership or a person."""

from __future__ import annotations

from typing import Any

from sozialraum.acts.who import who
from sozialraum.foundation.visitor import Visitor
from sozialraum.people.words import Role

ABOUT_ME = "about-me"  # the personal link to everything that is known of a person


@who
def speaks_on(visitor: Visitor, seat: Any) -> bool:
    """Is the delegate on this very seat today."""
    return any(one.role == Role.MEMBER and one.seat_id == seat.pk for one in visitor.standings)


@who
def is_stood_in_for(visitor: Visitor, membership: Any) -> bool:
    """True for the delegate whom this deputy represents."""
    mine = any(one.role == Role.MEMBER and one.seat_id == membership.seat_id for one in visitor.standings)
    return membership.seat_id is not None and membership.role == Role.DEPUTY and mine


@who
def agreed_oneself(visitor: Visitor, consent: Any) -> bool:
    """Gave this consent: by a login, or by the link to what is known of them. Taken back as easily as it was given.

    Art. 7 (3) DSGVO.
    """
    if getattr(consent, "person_id", None) is None:
        return False
    return visitor.person_id == consent.person_id or visitor.holds_link_to(consent.person, ABOUT_ME)


@who
def is_oneself(visitor: Visitor, person: Any) -> bool:
    """True if the visitor is this person, by a login."""
    return visitor.person_id is not None and visitor.person_id == person.pk


@who
def is_somebody_else(visitor: Visitor, person: Any) -> bool:
    """Is not this very person: nobody does this for themselves."""
    return visitor.person_id is not None and visitor.person_id != person.pk

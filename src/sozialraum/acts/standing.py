"""Acts: who somebody is to the network as a whole – office, city, auditor. Every room may ask.

The three words are those of ``bodies.words.Classification``, which stands above; a test holds them together.
"""

from sozialraum.acts.who import who
from sozialraum.foundation.visitor import AUDIT, CITY, OFFICE, Visitor

__all__ = ["AUDIT", "CITY", "OFFICE", "has_person", "is_auditor", "is_city", "is_office", "reads_all"]


@who
def is_office(visitor: Visitor, _anything: object) -> bool:
    """Works in the Geschäftsstelle, and came in with a second factor."""
    return visitor.belongs_to(OFFICE)


@who
def is_city(visitor: Visitor, _anything: object) -> bool:
    """Decides for the city, and came in with a second factor."""
    return visitor.belongs_to(CITY)


@who
def is_auditor(visitor: Visitor, _anything: object) -> bool:
    """Reads what the network records, and changes nothing."""
    return visitor.belongs_to(AUDIT)


@who
def reads_all(visitor: Visitor, _anything: object) -> bool:
    """The office or the auditor: reads what the network records."""
    return visitor.reads_all


@who
def has_person(visitor: Visitor, _anything: object) -> bool:
    """True for a login of a person of this network."""
    return visitor.person_id is not None

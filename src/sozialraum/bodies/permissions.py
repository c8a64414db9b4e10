"""Bodies: who somebody is to the network as a whole."""

from sozialraum.acts.who import who
from sozialraum.bodies.words import Classification
from sozialraum.foundation.visitor import FOUNDING, Visitor


@who
def is_office(visitor: Visitor, _anything: object) -> bool:
    """Works in the Geschäftsstelle, and came in with a second factor."""
    return visitor.belongs_to(Classification.OFFICE)


@who
def is_city(visitor: Visitor, _anything: object) -> bool:
    """Decides for the city, and came in with a second factor."""
    return visitor.belongs_to(Classification.CITY)


@who
def is_auditor(visitor: Visitor, _anything: object) -> bool:
    """Reads what the network records, and changes nothing."""
    return visitor.belongs_to(Classification.AUDIT)


@who
def founds(visitor: Visitor, body: object) -> bool:
    """Came by the operator's link for a new network, and this is the very network that is being founded with it."""
    return visitor.link == FOUNDING and body is visitor.body

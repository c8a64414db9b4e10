"""Bodies: who somebody is to the network as a whole."""

from sozialraum.acts.standing import is_auditor, is_city, is_office, reads_all
from sozialraum.acts.who import who
from sozialraum.foundation.visitor import FOUNDING, Visitor

__all__ = ["founds", "is_auditor", "is_city", "is_office", "reads_all"]


@who
def founds(visitor: Visitor, body: object) -> bool:
    """Came by the operator's link for a new network, and this is the very network that is being founded with it."""
    return visitor.link == FOUNDING and body is visitor.body

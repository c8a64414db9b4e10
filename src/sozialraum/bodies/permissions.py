"""Bodies: who somebody is to the network as a whole."""

from sozialraum.acts import journal
from sozialraum.acts.standing import is_auditor, is_city, is_office, reads_all
from sozialraum.acts.who import who
from sozialraum.foundation.visitor import FOUNDING, Visitor

__all__ = ["founds", "is_auditor", "is_city", "is_inside", "is_office", "reads_all"]


@who
def founds(visitor: Visitor, body: object) -> bool:
    """Came by the operator's link for a new network, and this is the very network that is being founded with it."""
    return visitor.link == FOUNDING and body is visitor.body


@who
def is_inside(_visitor: Visitor, _thing: object) -> bool:
    """Is carrying out another act, of which this is a part, and which has asked who may: for acts without a page."""
    now = journal.current.get()
    return now is not None and now.outer is not None

"""Notes: who may take notes, and who may make something of them."""

from typing import Any

from sozialraum.acts.who import who
from sozialraum.bodies.permissions import is_office
from sozialraum.foundation.visitor import Visitor
from sozialraum.meetings.permissions import holds


@who
def keeps_notes(visitor: Visitor, thing: Any) -> bool:
    """Holds the meeting of this point, also by the link for it, or is the office."""
    if visitor.body.pk != thing.body_id:  # storing is no act, which would refuse what is of another network
        return False
    return holds.holds(visitor, thing) or is_office.holds(visitor, thing)


@who
def closes_notes(visitor: Visitor, thing: Any) -> bool:
    """Leads or writes the meeting of this point, by a login; a link is for noting alone."""
    return visitor.link is None and holds.holds(visitor, thing)

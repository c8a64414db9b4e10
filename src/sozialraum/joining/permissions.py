"""Joining: who – sentences about a visitor and a wish to join."""

from __future__ import annotations

from sozialraum.acts.who import who
from sozialraum.bodies.words import Classification
from sozialraum.foundation.visitor import Visitor


@who
def is_anybody(visitor: Visitor, _anything: object) -> bool:
    """Everybody, with and without an account. Only whoever is here to audit changes nothing, not even this."""
    return not visitor.belongs_to(Classification.AUDIT)

"""Reaching: who – sentences about a visitor and what somebody without an account brings."""

from __future__ import annotations

from sozialraum.acts.standing import is_auditor, is_office
from sozialraum.acts.who import who
from sozialraum.foundation.visitor import Visitor

__all__ = ["is_anybody", "is_auditor", "is_office"]


@who
def is_anybody(visitor: Visitor, anything: object) -> bool:
    """True for everybody, with and without an account, except auditors."""
    return not is_auditor.holds(visitor, anything)

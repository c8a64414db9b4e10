"""Concerns: who – sentences about a visitor and a concern."""

from __future__ import annotations

from sozialraum.acts.who import holds_link, is_house
from sozialraum.concerns.models import STATUS
from sozialraum.correspondence.models import CONFIRM
from sozialraum.correspondence.permissions import is_anybody, is_auditor, is_office

confirms = holds_link(CONFIRM)
said_it = holds_link(STATUS)
__all__ = ["confirms", "is_anybody", "is_auditor", "is_house", "is_office", "said_it"]

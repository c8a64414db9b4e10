"""Presence: what one does while people come and go – and at the opening and the end, what follows from it."""

from sozialraum.presence.actions.arriving import arrive, come_back, excuse, leave, mark_sheet, undo_arrival
from sozialraum.presence.actions.counting import count_public, state_computed_quorum
from sozialraum.presence.actions.entitled import entitlements, speak_for
from sozialraum.presence.actions.opening import open_sitting

__all__ = [
    "arrive", "come_back", "count_public", "entitlements", "excuse", "leave", "mark_sheet", "open_sitting", "speak_for",
    "state_computed_quorum", "undo_arrival",
]  # fmt: skip

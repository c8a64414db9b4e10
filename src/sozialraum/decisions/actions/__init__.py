"""Decisions: recording what was decided and how the votes fell, and the minutes of what was said."""

from sozialraum.counting.rules.figures import Round
from sozialraum.decisions.actions.effects import Wanted, effects_of, put_into_effect
from sozialraum.decisions.actions.record import (
    approve_minutes,
    minutes,
    publish_minutes,
    put_quorums,
    state_quorum,
    unpublish_minutes,
    withdraw_approval,
)
from sozialraum.decisions.actions.voting import (
    count_rounds,
    count_votes,
    resolutions,
    rounds_of,
)
from sozialraum.rulings.rules.figures import StatedQuorum

__all__ = [
    "Round", "StatedQuorum", "Wanted", "approve_minutes", "count_rounds", "count_votes", "effects_of", "minutes",
    "publish_minutes", "put_into_effect", "put_quorums", "resolutions", "rounds_of", "state_quorum",
    "unpublish_minutes", "withdraw_approval",
]  # fmt: skip

"""Voting: recording what a group decides in a sitting, how people thought of something, and for whom it waits."""

from sozialraum.voting.actions.ballots import hold_ballot, hold_next_ballot
from sozialraum.voting.actions.kept import (
    ballot_bases,
    forget_recusal,
    forget_voice,
    recusals,
    straw_polls,
    voices,
)
from sozialraum.voting.actions.polls import hold_poll, postpone_item

__all__ = [
    "ballot_bases", "forget_recusal", "forget_voice", "hold_ballot", "hold_next_ballot", "hold_poll", "postpone_item",
    "recusals", "straw_polls", "voices",
]  # fmt: skip

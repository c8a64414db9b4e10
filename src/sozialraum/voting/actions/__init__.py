"""Voting: recording what a group decides in a sitting, how people thought of something, and for whom it waits."""

from sozialraum.voting.actions.ballots import ACCEPTED_NOW, hold_ballot, hold_next_ballot
from sozialraum.voting.actions.polls import hold_poll, postpone_item

__all__ = ["ACCEPTED_NOW", "hold_ballot", "hold_next_ballot", "hold_poll", "postpone_item"]

"""Voting: what a ballot was based on, who voted how where that is asked by name, who was biased, straw polls."""

from sozialraum.voting.models.basis import BallotBasis
from sozialraum.voting.models.polls import StrawPoll
from sozialraum.voting.models.voices import Recusal, Voice

__all__ = ["BallotBasis", "Recusal", "StrawPoll", "Voice"]

"""Ballots: what a ballot was based on, who voted how where that is asked by name, who was biased, straw polls."""

from sozialraum.ballots.models.basis import BallotBasis
from sozialraum.ballots.models.polls import StrawPoll
from sozialraum.ballots.models.voices import Recusal, Voice

__all__ = ["BallotBasis", "Recusal", "StrawPoll", "Voice"]

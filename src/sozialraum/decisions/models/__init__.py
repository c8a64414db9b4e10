"""Decisions: resolutions, their votes and effects, and minutes."""

from sozialraum.decisions.models.record import Approval, Correction, Minutes, Quorum, Represented
from sozialraum.decisions.models.voting import (
    BY_DAY,
    Ballot,
    DecidedBy,
    Effect,
    EffectOn,
    Resolution,
    ResolutionQuerySet,
    VoteCount,
)

__all__ = [
    "BY_DAY", "Approval", "Ballot", "Correction", "DecidedBy", "Effect", "EffectOn", "Minutes", "Quorum", "Represented",
    "Resolution", "ResolutionQuerySet", "VoteCount",
]  # fmt: skip

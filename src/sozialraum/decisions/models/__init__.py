"""Decisions: resolutions, their votes and effects, and minutes."""

from sozialraum.decisions.models.record import (
    Approval,
    Minutes,
    MinutesQuerySet,
    Quorum,
    Represented,
    Task,
    TaskQuerySet,
)
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
    "BY_DAY",
    "Approval",
    "Ballot",
    "DecidedBy",
    "Effect",
    "EffectOn",
    "Minutes",
    "MinutesQuerySet",
    "Quorum",
    "Represented",
    "Resolution",
    "ResolutionQuerySet",
    "Task",
    "TaskQuerySet",
    "VoteCount",
]

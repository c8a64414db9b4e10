"""Post: the letters of this room – to see whether the post arrives, and an answer on its way to the office."""

from __future__ import annotations

from dataclasses import dataclass

from sozialraum.post.letter import LetterKind


@dataclass(frozen=True)
class TrialLetter(LetterKind):
    """To see whether a letter arrives."""


@dataclass(frozen=True)
class ForwardedAnswerLetter(LetterKind):
    """What somebody answered to a letter of ours, on to the office."""

    subject: str
    sender: str
    answered: str  # the subject of the letter it answers, and its day
    day: str
    is_cut: bool
    page: str
    text: str

    is_signed = False

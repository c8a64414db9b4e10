"""Post: the letter of this room – to see whether the post arrives."""

from __future__ import annotations

from dataclasses import dataclass

from sozialraum.post.letter import LetterKind


@dataclass(frozen=True)
class TrialLetter(LetterKind):
    """To see whether a letter arrives."""

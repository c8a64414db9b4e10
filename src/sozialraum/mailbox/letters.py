"""Mailbox: what this room writes."""

from __future__ import annotations

from dataclasses import dataclass

from sozialraum.post.letter import LetterKind


@dataclass(frozen=True)
class ForwardedAnswerLetter(LetterKind):
    """What came in by post, on to the office."""

    what: str  # answer, absence, …: as it is taken for
    subject: str
    sender: str
    answered: str  # the subject of the letter it answers, and its day
    day: str
    is_cut: bool
    is_whole: bool  # the original goes with it
    page: str
    text: str

    is_signed = False

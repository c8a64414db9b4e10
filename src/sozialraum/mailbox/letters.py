"""Mailbox: what this room writes."""

from __future__ import annotations

from dataclasses import dataclass

from sozialraum.post.letter import LetterKind


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

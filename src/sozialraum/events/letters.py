"""Events: what an institution is told about the event that it sent in."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _

from sozialraum.post.letter import LetterKind, LetterLink


@dataclass(frozen=True)
class EventPublishedLetter(LetterKind):
    """It has been looked at and stands in public. ``page``: its path."""

    event: str
    day: str
    page: str

    @property
    def links(self) -> tuple[LetterLink, ...]:
        return (LetterLink(_("So steht sie da"), self.page),)


@dataclass(frozen=True)
class EventTurnedDownLetter(LetterKind):
    """It will not stand in public, and why."""

    event: str
    day: str
    reason: str

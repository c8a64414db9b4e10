"""Circulation: the letters about a draft of minutes, as values; their text stands in the templates."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.utils.translation import gettext as _

from sozialraum.foundation.dates import PartialDate
from sozialraum.post.letter import LetterKind, LetterLink
from sozialraum.ui.spoken import in_words, without_weekday


@dataclass(frozen=True, kw_only=True)
class AboutMinutes(LetterKind):
    """What all letters about minutes name: the sitting and its day. ``page``: where one reads on."""

    meeting: str
    held: PartialDate | None
    page: str = ""

    @property
    def held_on(self) -> str:
        """The day of the sitting in the language of the letter."""
        return without_weekday(self.held) if self.held else ""


@dataclass(frozen=True, kw_only=True)
class DraftSentLetter(AboutMinutes):
    """The draft, to whoever sat there: until when they may say what is wrong, and whether silence approves it."""

    by_phone = True

    until: dt.date
    number: int
    silence: bool = False

    @property
    def last_day(self) -> str:
        return in_words(self.until)

    @property
    def links(self) -> tuple[LetterLink, ...]:
        return (LetterLink(_("Das Protokoll lesen und sagen, was nicht stimmt"), self.page, needed=True),)


@dataclass(frozen=True, kw_only=True)
class ObjectionAnswerLetter(AboutMinutes):
    """What became of an objection, to whoever made it; ``outcome`` is ``accepted``, ``partly`` or ``declined``."""

    by_phone = True

    where: str
    outcome: str
    answer: str


@dataclass(frozen=True, kw_only=True)
class MinutesDueLetter(AboutMinutes):
    """To whoever writes the minutes: by which day the rules want them sent."""

    due: dt.date
    is_today: bool

    @property
    def last_day(self) -> str:
        return in_words(self.due)

    @property
    def links(self) -> tuple[LetterLink, ...]:
        return (LetterLink(_("Zum Protokoll"), self.page),)


@dataclass(frozen=True, kw_only=True)
class MinutesCopyLetter(AboutMinutes):
    """The published minutes, enclosed, to whoever gets every one of them."""

    groups: str

    @property
    def links(self) -> tuple[LetterLink, ...]:
        return (LetterLink(_("Das Protokoll auf der Seite der Sitzung"), self.page),)

"""Bodies: the letter to an institution that asks whether its entry is still right."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _

from sozialraum.post.letter import LetterKind, LetterLink


@dataclass(frozen=True)
class EntryCheckLetter(LetterKind):
    """Once a year: is the entry in the address book still right? ``page``: path of the personal link."""

    topic = "entry"

    institution: str
    page: str

    @property
    def links(self) -> tuple[LetterLink, ...]:
        return (LetterLink(_("Ihr Eintrag, zum Ansehen und Ändern"), self.page, needed=True),)

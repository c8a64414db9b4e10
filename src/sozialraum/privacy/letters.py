"""Privacy: the letter that brings somebody to all that is known of them."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _

from sozialraum.post.letter import LetterKind, LetterLink


@dataclass(frozen=True)
class DisclosureLetter(LetterKind):
    """Where one reads everything that is kept of oneself (Art. 15 DSGVO). ``page``: path of the personal link."""

    topic = "disclosure"

    page: str

    @property
    def links(self) -> tuple[LetterLink, ...]:
        return (LetterLink(_("Was wir über Sie wissen"), self.page, needed=True),)

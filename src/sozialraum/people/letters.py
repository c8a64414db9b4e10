"""People: letters about somebody's own login."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _

from sozialraum.post.letter import LetterKind, LetterLink

DOOR = "anmelden/"


@dataclass(frozen=True)
class LoginOpenedLetter(LetterKind):
    """From now on one can come in."""

    @property
    def links(self) -> tuple[LetterLink, ...]:
        return (LetterLink(_("Zur Anmeldung"), DOOR, needed=True),)


@dataclass(frozen=True)
class SecondFactorResetLetter(LetterKind):
    """The office has taken the second factor away."""

    topic = "factor"

    @property
    def links(self) -> tuple[LetterLink, ...]:
        return (LetterLink(_("Zur Anmeldung"), DOOR, needed=True),)


@dataclass(frozen=True)
class AddressChangedLetter(LetterKind):
    """To the old address: it opens nothing more."""

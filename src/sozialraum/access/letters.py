"""Access: letters about coming in."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import Enum

from django.utils.translation import gettext as _

from sozialraum.languages.marks import isolated
from sozialraum.post.letter import LetterKind
from sozialraum.ui.spoken import clock, in_words


@dataclass(frozen=True)
class LoginCodeLetter(LetterKind):
    """The code; only in the text, so that no notification on a locked screen shows it."""

    code: str

    secret = True


@dataclass(frozen=True)
class WithoutMailLetter(LetterKind):
    """Somebody came in with app and recovery code, because no mail went out. ``email`` is their login."""

    email: str
    at: dt.datetime

    @property
    def date_text(self) -> str:
        return in_words(self.at)

    @property
    def time_text(self) -> str:
        return clock(self.at)


class AccountChange(Enum):
    """What of one's own access somebody may have changed."""

    APP_ADDED = "app added"
    APP_REMOVED = "app removed"
    PASSKEY_ADDED = "passkey added"
    PASSKEY_REMOVED = "passkey removed"
    CODES_RENEWED = "codes renewed"


@dataclass(frozen=True)
class AccountChangedLetter(LetterKind):
    """Whoever did not do this themselves must hear of it. ``passkey`` is the name of the one that was removed."""

    change: AccountChange
    passkey: str = ""

    @property
    def says(self) -> str:
        """The one sentence, for the letter and for the page."""
        match self.change:
            case AccountChange.APP_ADDED:
                return _("für Ihren Zugang wurde eine Code-App als zweiter Faktor eingerichtet.")
            case AccountChange.APP_REMOVED:
                return _("die Code-App wurde aus Ihrem Zugang entfernt.")
            case AccountChange.PASSKEY_ADDED:
                return _("für Ihren Zugang wurde ein Passkey eingerichtet.")
            case AccountChange.PASSKEY_REMOVED:
                return _("der Passkey »%(name)s« wurde aus Ihrem Zugang entfernt.") % {"name": isolated(self.passkey)}
            case AccountChange.CODES_RENEWED:
                return _("für Ihren Zugang wurden neue Ersatzcodes gemacht. Die alten gelten nicht mehr.")

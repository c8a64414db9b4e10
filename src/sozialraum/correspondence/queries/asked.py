"""Reaching: what has become of the letter that asks whether an address is right."""

from __future__ import annotations

from enum import StrEnum

from sozialraum.correspondence.models import Correspondent
from sozialraum.foundation.kinds import kind_of
from sozialraum.post.models import Letter
from sozialraum.post.sending import HeldBack, outcome_of
from sozialraum.post.words import LetterState, Reason

#: Nothing of such a letter is to be expected.
OVER = (LetterState.EXPIRED, LetterState.STOPPED, LetterState.GIVEN_UP, LetterState.REFUSED, LetterState.BOUNCED)


class Asked(StrEnum):
    """Where the letter stands that asks whether an address is right."""

    ON_ITS_WAY = "on_its_way"
    HELD_BACK = "held_back"  # on our side, until something is mended
    ANOTHER_DAY = "another_day"  # the address had its share today
    NOT_AT_ALL = "not_at_all"  # there is none, or nothing became of it


def how_asked(asker: Correspondent) -> Asked:
    """What holds of the letter that asks for confirmation of the address: the last one."""
    asked = Letter.objects.filter(body=asker.body_id, about=kind_of(asker), about_key=asker.key, secret=True)
    letter = asked.select_related("body").order_by("-pk").first()
    if letter is None or letter.state in OVER:
        return Asked.NOT_AT_ALL
    if letter.held_for == Reason.TOO_MANY:
        return Asked.ANOTHER_DAY
    return Asked.HELD_BACK if isinstance(outcome_of(letter), HeldBack) else Asked.ON_ITS_WAY

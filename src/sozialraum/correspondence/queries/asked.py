"""Reaching: what has become of the letter that asks whether an address is right."""

from __future__ import annotations

import datetime as dt
from enum import StrEnum

from django.db.models import Exists, OuterRef, Q

from sozialraum.correspondence.models import Correspondent
from sozialraum.correspondence.rules import KEPT_UNCONFIRMED
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


def nobody_answered(asker: type[Correspondent], now: dt.datetime) -> Q:
    """What came by a mail address that nobody confirmed, long ago; not while somebody may still be asked or answer.

    A letter that waits for a mail server keeps what it is about: who asks cannot have answered it.
    """
    may_answer = Q(finished=None) | Q(finished__gte=now - KEPT_UNCONFIRMED)
    about = {"body": OuterRef("body"), "about": kind_of(asker), "about_key": OuterRef("key")}
    asked = Letter.objects.filter(may_answer, secret=True, **about)
    return Q(email_confirmed=None, created__lt=now - KEPT_UNCONFIRMED) & ~Q(Exists(asked))

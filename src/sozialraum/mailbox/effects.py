"""Mailbox: what a report does to the letter it speaks of, and how that is taken back when it was none."""

from __future__ import annotations

import datetime as dt
from typing import Any

from sozialraum.post.models import Incoming, Letter
from sozialraum.post.words import CLAIMED, CameAs, LetterState

#: From which states of a letter a report of this kind leads on.
MOVED = {CameAs.BOUNCE: (LetterState.SENT, LetterState.UNCLEAR), CameAs.DELAY: (LetterState.SENT,)}
REPORTS = tuple(MOVED)
TIMES = ("finished", "delayed")


class Busy(Exception):  # noqa: N818 - it names what happened
    """Not now: what waits outside must come again."""


def record_report(incoming: Incoming, now: dt.datetime) -> None:
    """Write into the letter what the report says, and into the report what stood there. Raises Busy.

    Busy is raised while the letter is still in somebody's hand.
    """
    if incoming.letter_id is None or incoming.kind not in REPORTS:
        return
    letter = Letter.objects.select_for_update().get(pk=incoming.letter_id)
    if letter.state in CLAIMED:
        raise Busy
    if letter.state not in MOVED[CameAs(incoming.kind)]:
        return
    before: dict[str, Any] = {"state": letter.state, "said": letter.said, "applied": now.isoformat()}
    before |= {name: (at := getattr(letter, name)) and at.isoformat() for name in TIMES}
    here = Letter.objects.filter(pk=letter.pk, state=letter.state)
    if incoming.kind == CameAs.BOUNCE:
        here.update(state=LetterState.BOUNCED, said=incoming.said, finished=now, delayed=None)
    else:
        here.update(delayed=now, said=incoming.said)
    incoming.letter_before = before


def take_back(incoming: Incoming, now: dt.datetime) -> None:
    """Put the letter back to where this report found it, unless something else has happened to it since. Raises Busy.

    Whatever another report says of it stays said.
    """
    before, incoming.letter_before = incoming.letter_before, None
    if incoming.letter_id is None or not before:
        return
    letter = Letter.objects.select_for_update().get(pk=incoming.letter_id)
    if letter.state in CLAIMED:
        raise Busy
    others = list(letter.came_back.exclude(pk=incoming.pk).filter(kind__in=REPORTS).order_by("received", "pk"))
    applied = [(str(one.letter_before["applied"]), one.pk) for one in others if one.letter_before]
    later = [(at, pk) for at, pk in applied if at > before["applied"]]
    if later:
        at, heir = min(later)
        Incoming.objects.filter(pk=heir).update(letter_before=before | {"applied": at})
        return
    left = LetterState.BOUNCED if incoming.kind == CameAs.BOUNCE else LetterState.SENT
    times = {name: before[name] and dt.datetime.fromisoformat(before[name]) for name in TIMES}
    Letter.objects.filter(pk=letter.pk, state=left).update(state=before["state"], said=before["said"], **times)
    for one in others:
        if not one.letter_before:
            record_report(one, now)
            Incoming.objects.filter(pk=one.pk).update(letter_before=one.letter_before)

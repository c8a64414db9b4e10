"""Presence: who is here at a time of day (no paragraph, arithmetic), and how times are rounded to the minute."""

from __future__ import annotations

import datetime as dt

from sozialraum.norms.rules.quorum import QuorumRule
from sozialraum.provisions.rules.ruleset import PinnedRules
from sozialraum.provisions.rules.values import Matter, counted_words

#: Whoever is marked as here so soon after the opening was here from the beginning: marking all takes a while.
GRACE = dt.timedelta(minutes=10)


def is_here(arrived: dt.time | None, left: dt.time | None, now: dt.time | None) -> bool:
    """Whether somebody with these times is here at ``now``; None: by the end, or on another day than the sitting's.

    Who leaves in the minute in which they came is written down a minute later, and is gone all the same.
    """
    if now is None:
        return left is None
    return (arrived is None or arrived <= now) and (left is None or left > next_minute(now))


def to_the_minute(moment: dt.datetime) -> dt.time:
    """The time of day without seconds."""
    return moment.time().replace(second=0, microsecond=0, tzinfo=None)


def next_minute(time: dt.time) -> dt.time:
    """A minute later on the same day; the last minute of a day stays."""
    later = dt.datetime.combine(dt.date(2000, 1, 1), time) + dt.timedelta(minutes=1)
    return later.time() if later.day == 1 else time


def arrival_time(moment: dt.datetime, opened: dt.time | None) -> dt.time | None:
    """The time to write down for somebody who is marked as here now; None: from the beginning (``GRACE``)."""
    if opened is not None and moment - dt.datetime.combine(moment.date(), opened, moment.tzinfo) < GRACE:
        return None
    return to_the_minute(moment)


def leaving_time(moment: dt.datetime, arrived: dt.time | None) -> dt.time:
    """The time to write down for somebody who leaves now: after they came."""
    time = to_the_minute(moment)
    return next_minute(arrived) if arrived is not None and time <= arrived else time


def possible_without_quorum(rules: PinnedRules) -> tuple[str, ...]:
    """What a group that cannot decide may still do, in German sentences; of a second sitting where a rule knows one."""
    ruled = rules.part(QuorumRule, "second_call", Matter.ORDINARY)
    sentences = ["Ein Meinungsbild ist möglich. Es steht als Meinungsbild im Protokoll, nicht als Beschluss."]
    if ruled is None:
        return (*sentences, "Was zu beschließen ist, kommt auf die nächste Tagesordnung.")
    provision, call = ruled
    within = f" höchstens {counted_words(call.within_days, 'Tag', 'Tage')} später" if call.within_days else ""
    said = ", wenn die Einladung darauf hinweist" if call.announced else ""
    second = f"Bei einem zweiten Termin{within} mit derselben Tagesordnung genügt, wer kommt{said}{provision.cite}."
    return (*sentences, second)


def begins_a_word(typed: str, called: str) -> bool:
    """Whether a word of a name begins with what was typed, both in small letters."""
    return called.startswith(typed) or f" {typed}" in called or f"-{typed}" in called

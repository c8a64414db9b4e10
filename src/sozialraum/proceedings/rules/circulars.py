"""Proceedings: decisions by circular – whether one may be held, until when one answers, whether it counts."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from sozialraum.norms.rules.circular import CircularRule, CircularUse
from sozialraum.proceedings.rules.due import due_by
from sozialraum.provisions.rules.days import long_day
from sozialraum.provisions.rules.ruleset import PinnedRules
from sozialraum.provisions.rules.values import Matter
from sozialraum.rulings.rules.ruling import NextStep, Outcome, Ruling, decided, left_open, needs, unregulated


@dataclass(frozen=True)
class CircularGiven:
    """A circular: sent and closed when, how many of how many with a vote answered, how many object to the way."""

    sent: dt.date
    closed: dt.date
    answered: int
    voters: int
    objections: int = 0


def may_circulate(rules: PinnedRules, topic: Matter = Matter.ORDINARY, *, urgent: bool | None = None) -> Ruling:
    """Whether a point may be decided without a sitting; ``urgent``: it cannot wait (None: not known)."""
    if (ruled := rules.part(CircularRule, "allowed", topic)) is None:
        return unregulated("ob ohne Sitzung beschlossen wird")
    provision, use = ruled
    if use is CircularUse.URGENT and urgent is None:
        return left_open("Zu klären, ob es bis zur nächsten Sitzung warten kann", provision, NextStep.ASK)
    kept = use is CircularUse.ALWAYS or (use is CircularUse.URGENT and bool(urgent))
    return decided(kept, "Möglich", "Nicht möglich", f"ohne Sitzung beschlossen wird {use.label}", provision)


def answer_by(rules: PinnedRules, sent: dt.date, topic: Matter = Matter.ORDINARY) -> Ruling:
    """The first day on which a circular may be closed: people answer until its end."""
    if (ruled := rules.part(CircularRule, "answer", topic)) is None:
        return unregulated("wie lange man antworten kann")
    provision, span = ruled
    return due_by("Antworten kann man", provision, span.after(sent))


def is_valid(
    rules: PinnedRules, one: CircularGiven, topic: Matter = Matter.ORDINARY, *, urgent: bool | None = None
) -> Ruling:
    """Whether a circular counts as a decision: allowed, long enough, not stopped, answered by enough."""
    allowed = may_circulate(rules, topic, urgent=urgent)
    stopped = rules.part(CircularRule, "stopped_by", topic)
    if allowed.outcome is not Outcome.YES or allowed.provision is None:
        return allowed
    if stopped and one.objections >= stopped[1]:
        rest = f"Widersprüche: {one.objections}, es reichen {stopped[1]}; es kommt in eine Sitzung"
        return decided(False, "", "Ungültig", rest, stopped[0], have=one.objections, needed=stopped[1])
    time = rules.part(CircularRule, "answer", topic)
    if time and one.closed < (ends := time[1].after(one.sent)):
        rest = f"geschlossen am {long_day(one.closed)}, Zeit zum Antworten bis {long_day(ends)}"
        return decided(False, "", "Ungültig", rest, time[0], day=ends)
    least = rules.part(CircularRule, "least", topic)
    if least is None:
        return decided(True, "Gültig", "", f"{one.answered} von {one.voters} haben geantwortet", allowed.provision)
    needed = least[1].share.needed_of(one.voters)
    rest = f"{one.answered} von {one.voters} haben geantwortet, {needs(needed)}"
    facts = {"have": one.answered, "base": one.voters, "needed": needed}
    return decided(one.answered >= needed, "Gültig", "Ungültig", rest, least[0], **facts)

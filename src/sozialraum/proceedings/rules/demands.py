"""Proceedings: sittings on demand – whether enough ask for one, until when it is, whether a subject waits."""

from __future__ import annotations

import datetime as dt

from sozialraum.foundation.dates import shifted
from sozialraum.norms.rules.demand import DemandRule
from sozialraum.proceedings.rules.due import asked_for, due_by
from sozialraum.provisions.rules.days import DAY, long_day
from sozialraum.provisions.rules.ruleset import PinnedRules
from sozialraum.rulings.rules.ruling import NextStep, Ruling, decided, left_open, needs, unregulated


def is_demanded(rules: PinnedRules, asked_by: int, voters: int | None = None, *, reasons: bool = False) -> Ruling:
    """Whether so many of so many voters can demand a sitting, with reasons where a rule wants them."""
    if (ruled := rules.part(DemandRule, "by")) is None:
        return unregulated("wer eine Sitzung verlangen kann")
    provision, demand = ruled
    if demand.share and voters is None:
        return left_open("Nicht bekannt, wie viele Stimmberechtigte es sind", provision, NextStep.ASK, have=asked_by)
    needed = demand.needed_of(voters or 0)
    rest = f"{asked_for(asked_by, voters)}, {needs(needed)}"
    lacks_reasons = bool(demand.reasons) and not reasons
    said = f"{rest}, eine Begründung fehlt" if lacks_reasons else rest
    kept = asked_by >= needed and not lacks_reasons
    facts = {"have": asked_by, "base": voters, "needed": needed}
    return decided(kept, "Erreicht", "Nicht erreicht", said, provision, **facts)


def sitting_due(rules: PinnedRules, demanded: dt.date) -> Ruling:
    """The last day for a sitting demanded on a day."""
    if (ruled := rules.part(DemandRule, "within")) is None:
        return unregulated("bis wann eine verlangte Sitzung stattfindet")
    provision, span = ruled
    return due_by("Die Sitzung findet statt", provision, span.after(demanded))


def may_demand_again(rules: PinnedRules, dealt_with: dt.date, day: dt.date, *, changed: bool = False) -> Ruling:
    """Whether a sitting can be demanded on a subject that was dealt with on another day."""
    if (ruled := rules.part(DemandRule, "blocked")) is None:
        return unregulated("ob dasselbe Thema noch einmal verlangt werden kann")
    provision, blocked = ruled
    free = shifted(blocked.span.after(dealt_with), DAY)
    if changed and blocked.unless_changed:
        return decided(True, "Möglich", "", "die Lage ist neu", provision, day=free)
    rest = f"behandelt am {long_day(dealt_with)}, wieder möglich ab {long_day(free)}"
    return decided(day >= free, "Möglich", "Nicht möglich", rest, provision, day=free)

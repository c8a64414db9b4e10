"""Proceedings: answers that name a day – by when something is due, and whether it was done by then."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

from sozialraum.bodies.rules import HolidaySpan
from sozialraum.provisions.rules.days import long_day
from sozialraum.provisions.rules.ruleset import Provision
from sozialraum.rulings.rules.ruling import Outcome, Ruling, decided


def holidays_on(day: dt.date, spans: Sequence[HolidaySpan]) -> str:
    """Name of the school holidays in which a day lies; empty outside."""
    return next((one.name for one in spans if one.first <= day <= one.last), "")


def asked_for(number: int, of: int | None = None) -> str:
    """How many ask for something: »1 verlangt es«, »4 von 11 verlangen es«."""
    return f"{number}{'' if of is None else f' von {of}'} {'verlangt' if number == 1 else 'verlangen'} es"


def due_by(said: str, provision: Provision[Any], day: dt.date, **facts: Any) -> Ruling:
    """Something that is to be done by a day."""
    return Ruling(Outcome.YES, f"{said} bis {long_day(day)}{provision.cite}.", provision, day=day, **facts)


def done_by(done: dt.date, due: Ruling, what: str) -> Ruling:
    """Whether it was done by the day that ``due`` names."""
    if due.day is None or due.provision is None or due.outcome is not Outcome.YES:
        return due
    rest = f"{what} am {long_day(done)}, letzter Tag war {long_day(due.day)}"
    return decided(done <= due.day, "Frist eingehalten", "Frist verletzt", rest, due.provision, day=due.day)

"""Norms: terms of office – how long, how often again, by-election, staying on, turns."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, ClassVar

from pydantic import Field

from sozialraum.norms.rules.spans import TimeSpan
from sozialraum.provisions.rules.values import Labelled, RuleValue, Words


class ByElection(Labelled):
    """For how long somebody is elected in between."""

    REST = "rest", "wird für den Rest der Zeit nachgewählt"
    FULL = "full", "wird für eine ganze Amtszeit nachgewählt"
    NONE = "none", "wird nicht nachgewählt"


class OfficeTurn(Labelled):
    """When an office goes to the next."""

    SITTING = "sitting", "nach jeder Sitzung"
    HALF_YEAR = "half_year", "nach einem halben Jahr"
    YEAR = "year", "nach einem Jahr"


@dataclass(frozen=True)
class TermRule(RuleValue):
    """Sprecher und Amtszeiten: ``categories`` are the offices of which a rule speaks (empty: all)."""

    family: ClassVar[str] = "term"
    SAYS: ClassVar[Mapping[str, tuple[str, str]]] = {
        "length": ("Amtszeit", "Ein Amt dauert: {}."),
        "terms": ("Amtszeiten nacheinander, höchstens", "Amtszeiten nacheinander sind möglich: {}."),
        "by_election": ("Nachwahl", "Wird ein Amt frei, {}."),
        "stays_on": ("Im Amt bis zur Nachfolge", "Nach dem Ende bleibt man im Amt, bis jemand nachfolgt: {}."),
        "turn": ("Wechsel", "Das Amt geht weiter {}."),
    }

    categories: tuple[Words, ...] = ()
    length: TimeSpan | None = None
    terms: Annotated[int, Field(ge=1, le=20)] | None = None
    by_election: ByElection | None = None
    stays_on: bool | None = None
    turn: OfficeTurn | None = None

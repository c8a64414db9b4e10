"""Norms: the chair – who it is, and what it may do by itself."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, ClassVar

from pydantic import Field

from sozialraum.provisions.rules.values import Labelled, RuleValue, Words


class ChairPower(Labelled):
    """What the chair does without asking."""

    BUSINESS = "business", "führt die laufenden Geschäfte"
    HOUSE = "house", "hat das Hausrecht"
    EXCLUDES_GUESTS = "excludes_guests", "schließt Gäste aus, die stören"
    EXCLUDES_MEMBERS = "excludes_members", "schließt Mitglieder aus, die stören"
    SPEAKS = "speaks", "spricht für das Gremium"
    URGENT = "urgent", "entscheidet, was nicht warten kann"
    GROUPS = "groups", "gründet und beendet Arbeitsgruppen"


@dataclass(frozen=True)
class ChairRule(RuleValue):
    """Vorsitz."""

    family: ClassVar[str] = "chair"
    SAYS: ClassVar[Mapping[str, tuple[str, str]]] = {
        "led_by": ("Die Sitzung leitet", "Die Sitzung leitet: {}."),
        "deputy": ("Die Leitung vertritt", "Die Leitung vertritt: {}."),
        "may": ("Die Leitung allein", "Die Leitung {}."),
        "told": ("Was die Leitung allein tut, wird berichtet", "In der nächsten Sitzung wird davon berichtet: {}."),
    }

    led_by: Words | None = None
    deputy: Words | None = None
    may: Annotated[tuple[ChairPower, ...], Field(min_length=1, max_length=7)] | None = None
    told: bool | None = None

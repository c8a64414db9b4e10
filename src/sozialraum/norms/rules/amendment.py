"""Norms: changing the rules – which majority, announced before, confirmed by whom."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

from sozialraum.norms.rules.majority import MajorityStep
from sozialraum.provisions.rules.values import RuleValue, Words


@dataclass(frozen=True)
class AmendmentRule(RuleValue):
    """Änderung der Regeln."""

    family: ClassVar[str] = "amendment"
    SAYS: ClassVar[Mapping[str, tuple[str, str]]] = {
        "need": ("Mehrheit für neue Regeln", "Für eine Änderung der Regeln nötig: {}."),
        "announced": ("Änderung in der Einladung", "Der neue Wortlaut steht vorher in der Einladung: {}."),
        "confirmed_by": ("Änderung bestätigt", "Eine Änderung bestätigt: {}."),
    }

    need: MajorityStep | None = None
    announced: bool | None = None
    confirmed_by: Words | None = None

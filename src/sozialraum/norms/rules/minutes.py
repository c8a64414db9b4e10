"""Norms: minutes – their kind, what stands in them, when they are sent, objected to, approved, public."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

from sozialraum.norms.rules.spans import TimeSpan
from sozialraum.provisions.rules.values import Labelled, RulePart, RuleValue, Several, Words, refuse


class MinutesKind(Labelled):
    """How much of a sitting minutes record."""

    RESULTS = "results", "Ergebnisse"
    COURSE = "course", "Verlauf und Ergebnisse"
    VERBATIM = "verbatim", "Wortlaut"


class ApprovedBy(Labelled):
    """What makes minutes approved."""

    NEXT = "next", "in der nächsten Sitzung"
    SILENCE = "silence", "wenn niemand rechtzeitig widerspricht"
    SIGNATURE = "signature", "durch Unterschrift der Leitung"


class PublicFrom(Labelled):
    """From when everybody may read minutes."""

    SENT = "sent", "sobald es verschickt ist"
    APPROVED = "approved", "sobald es genehmigt ist"
    NEVER = "never", "nie"


class PublicRendition(Labelled):
    """In which rendition everybody reads minutes."""

    FULL = "full", "ganz"
    WITHOUT_NAMES = "without_names", "ohne Namen"
    DECISIONS = "decisions", "nur die Beschlüsse"


@dataclass(frozen=True)
class MinutesSent(RulePart):
    """When minutes are sent: within a span, or with the next invitation."""

    within: TimeSpan | None = None
    with_next: bool = False

    def __post_init__(self) -> None:
        refuse(
            (self.within is None) != self.with_next, "within", "Entweder eine Frist oder mit der nächsten Einladung."
        )

    def phrase(self) -> str:
        return f"höchstens {self.within.phrase()} nach der Sitzung" if self.within else "mit der nächsten Einladung"


@dataclass(frozen=True)
class MinutesRule(RuleValue):
    """Protokoll und Öffentlichkeit."""

    family: ClassVar[str] = "minutes"
    gathered: ClassVar[frozenset[str]] = frozenset({"contains"})
    SAYS: ClassVar[Mapping[str, tuple[str, str]]] = {
        "kind": ("Art des Protokolls", "Das Protokoll hält fest: {}."),
        "contains": ("Im Protokoll steht", "Im Protokoll steht: {}."),
        "writer": ("Das Protokoll schreibt", "Das Protokoll schreibt: {}."),
        "sent": ("Protokoll verschicken", "Das Protokoll wird verschickt: {}."),
        "objection": ("Widerspruch gegen das Protokoll", "Widersprechen kann man so lange: {}."),
        "approved": ("Protokoll genehmigt", "Das Protokoll wird genehmigt: {}."),
        "public": ("Protokoll öffentlich", "Alle können es lesen: {}."),
        "rendition": ("Öffentliche Fassung", "Alle lesen es {}."),
    }

    kind: MinutesKind | None = None
    contains: Several | None = None
    writer: Words | None = None
    sent: MinutesSent | None = None
    objection: TimeSpan | None = None
    approved: ApprovedBy | None = None
    public: PublicFrom | None = None
    rendition: PublicRendition | None = None

    def __post_init__(self) -> None:
        never = self.public is PublicFrom.NEVER and self.rendition is not None
        refuse(never, "rendition", "Was nie öffentlich ist, hat keine öffentliche Fassung.")

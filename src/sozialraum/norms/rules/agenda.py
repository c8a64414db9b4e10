"""Norms: the agenda – who proposes until when, what is added in the sitting, what is not decided, standing items."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

from sozialraum.norms.rules.majority import MajorityStep
from sozialraum.norms.rules.spans import TimeSpan
from sozialraum.provisions.rules.values import Clauses, Labelled, RulePart, RuleValue, Several, Words, refuse


class ProposedUntil(Labelled):
    """Until when an item is proposed."""

    SPAN = "span", "eine Frist vor der Sitzung"
    DISPATCH = "dispatch", "bis die Einladung hinausgeht"
    SITTING = "sitting", "auch noch in der Sitzung"


class LateItems(Labelled):
    """Whether an item is added in the sitting."""

    NO = "no", "nicht"
    FREE = "free", "jederzeit"
    BY_VOTE = "by_vote", "wenn das Gremium es beschließt"


class ItemReturn(Labelled):
    """When what was referred to a working group comes back."""

    NEXT = "next", "in der nächsten Sitzung"
    INTERIM = "interim", "in der nächsten Sitzung, wenigstens mit einem Zwischenbericht"
    WHEN_READY = "when_ready", "wenn die Gruppe fertig ist"


class ItemEvery(Labelled):
    """How often a standing item is on the agenda."""

    SITTING = "sitting", "in jeder Sitzung"
    QUARTER = "quarter", "einmal im Vierteljahr"
    YEAR = "year", "einmal im Jahr"


@dataclass(frozen=True)
class ProposalDeadline(RulePart):
    """Until when: a span before the sitting, or a moment."""

    when: ProposedUntil
    span: TimeSpan | None = None

    def __post_init__(self) -> None:
        refuse((self.when is ProposedUntil.SPAN) != (self.span is not None), "span", "Die Frist gehört dazu.")

    def phrase(self) -> str:
        return f"{self.span.phrase()} vor der Sitzung" if self.span else self.when.label


@dataclass(frozen=True)
class LateAddition(RulePart):
    """Whether an item is added in the sitting, and with which majority."""

    LABELS = {"need": "nötig"}

    how: LateItems
    need: MajorityStep | None = None

    def __post_init__(self) -> None:
        refuse(self.need is not None and self.how is not LateItems.BY_VOTE, "need", "Eine Mehrheit nur bei Beschluss.")

    def clauses(self) -> Clauses:
        yield "", self.how.label
        yield from super().clauses()


@dataclass(frozen=True)
class StandingItem(RulePart):
    """An item that comes back by itself."""

    title: Words
    every: ItemEvery

    def phrase(self) -> str:
        return f"„{self.title}“ {self.every.label}"


@dataclass(frozen=True)
class AgendaRule(RuleValue):
    """Tagesordnung."""

    family: ClassVar[str] = "agenda"
    gathered: ClassVar[frozenset[str]] = frozenset({"standing"})
    SAYS: ClassVar[Mapping[str, tuple[str, str]]] = {
        "proposers": ("Punkte vorschlagen können", "Punkte vorschlagen können: {}."),
        "until": ("Punkte vorschlagen bis", "Punkte vorschlagen kann man: {}."),
        "must_take": ("Rechtzeitige Punkte werden aufgenommen", "Was rechtzeitig da ist, wird aufgenommen: {}."),
        "added": ("Punkte in der Sitzung dazu", "In der Sitzung kommt ein Punkt dazu: {}."),
        "late_decision": ("Beschluss über nachgereichte Punkte", "Über nachgereichte Punkte wird beschlossen: {}."),
        "standing": ("Ständiger Punkt", "Auf der Tagesordnung steht {}."),
        "returned": ("Verwiesene Punkte kommen zurück", "Was an eine Arbeitsgruppe geht, kommt zurück: {}."),
    }

    proposers: Several | None = None
    until: ProposalDeadline | None = None
    must_take: bool | None = None
    added: LateAddition | None = None
    late_decision: bool | None = None
    standing: StandingItem | None = None
    returned: ItemReturn | None = None

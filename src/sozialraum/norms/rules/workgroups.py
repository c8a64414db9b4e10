"""Norms: working groups – who founds them, with which mandate, until when, how they report, who is in them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

from sozialraum.norms.rules.quorum import QuorumComposition
from sozialraum.norms.rules.spans import TimeSpan
from sozialraum.provisions.rules.values import Labelled, RulePart, RuleValue, Words, refuse


class FoundedBy(Labelled):
    """Who founds a working group."""

    BODY = "body", "das Gremium"
    CHAIR = "chair", "die Leitung"
    THEMSELVES = "themselves", "wer mitmachen will"
    BYLAWS = "bylaws", "der Text selbst"


@dataclass(frozen=True)
class GroupReports(RulePart):
    """How often a working group reports: in each sitting, or within a span."""

    within: TimeSpan | None = None
    each_sitting: bool = False

    def __post_init__(self) -> None:
        refuse((self.within is None) != self.each_sitting, "within", "Entweder eine Frist oder in jeder Sitzung.")

    def phrase(self) -> str:
        return f"wenigstens einmal in dieser Zeit: {self.within.phrase()}" if self.within else "in jeder Sitzung"


@dataclass(frozen=True)
class WorkGroupRule(RuleValue):
    """Arbeitsgruppen."""

    family: ClassVar[str] = "workgroups"
    SAYS: ClassVar[Mapping[str, tuple[str, str]]] = {
        "founded_by": ("Arbeitsgruppen gründet", "Arbeitsgruppen gründet: {}."),
        "mandate": ("Auftrag in Worten", "Der Auftrag wird in Worten festgehalten: {}."),
        "ends": ("Arbeitsgruppen enden nach", "Eine Arbeitsgruppe endet nach: {}."),
        "reports": ("Arbeitsgruppen berichten", "Arbeitsgruppen berichten {}."),
        "joins": ("In Arbeitsgruppen mitmachen", "In Arbeitsgruppen mitmachen kann: {}."),
        "among": ("Zusammensetzung der Arbeitsgruppen", "Unter denen, die mitmachen, sind {}."),
    }

    founded_by: FoundedBy | None = None
    mandate: bool | None = None
    ends: TimeSpan | None = None
    reports: GroupReports | None = None
    joins: Words | None = None
    among: QuorumComposition | None = None

"""Norms: who may vote – what a rule says of it, and what it answers for one person on one day."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, ClassVar

from pydantic import Field

from sozialraum.provisions.rules.values import (
    Clauses,
    Labelled,
    Number,
    Portion,
    RulePart,
    RuleValue,
    Words,
    counted_words,
    refuse,
)


class VoteUnit(Labelled):
    """What has one vote."""

    PERSON = "person", "jeder Mensch"
    HOUSEHOLD = "household", "jeder Haushalt"
    INSTITUTION = "institution", "jede Einrichtung"
    SEAT = "seat", "jeder Sitz, auch wenn ihn mehrere teilen"


class EarnedBy(Labelled):
    """How one comes by a vote."""

    SEAT = "seat", "wer einen Sitz hat"
    PRESENCE = "presence", "wer da ist"
    ATTENDANCES = "attendances", "wer öfter da war"
    SIGNATURE = "signature", "wer sich in die Liste einträgt"


class VotingKind(Labelled):
    """How a category takes part."""

    FULL = "full", "mit Stimme"
    ADVISORY = "advisory", "beratend, ohne Stimme"
    EXCLUDED = "excluded", "ohne Stimme"
    BARRED = "barred", "keine Mitgliedschaft möglich"


class DeputyKind(Labelled):
    """Who speaks for a seat whose holder is absent."""

    NONE = "none", "keine"
    PERSONAL = "personal", "persönlich für den Sitz benannt"
    ORDERED = "ordered", "mehrere in fester Reihenfolge"
    POOL = "pool", "wer aus derselben Gruppe da ist"
    LOT_IN_CLASS = "lot_in_class", "ausgelost in derselben Gruppe"


class SeatFiller(Labelled):
    """Who decides who sits on a seat."""

    INSTITUTION = "institution", "die Einrichtung selbst"
    ASSEMBLY = "assembly", "eine Versammlung der Gruppe"
    COUNCIL = "council", "den Rat oder die Stadt"
    BODY = "body", "das Gremium selbst"
    LOT = "lot", "das Los"
    PRESENCE = "presence", "wer da ist"
    SIGNATURE = "signature", "wer sich in die Liste einträgt"


class SeatGap(Labelled):
    """What becomes of a seat that falls free."""

    BY_ELECTION = "by_election", "wird nachgewählt"
    NEXT_ON_LIST = "next_on_list", "wer auf der Liste folgt, rückt nach"
    APPOINTER = "appointer", "wer besetzt hat, besetzt neu"
    VACANT = "vacant", "bleibt frei"


@dataclass(frozen=True)
class SeatKind(RulePart):
    """A class of seats: how many, which share of all, who fills them, what becomes of one that falls free."""

    LABELS = {
        "label": "Sitze für",
        "least": "mindestens",
        "most": "höchstens",
        "share": "Anteil an allen Sitzen",
        "filled_by": "besetzt durch",
        "gap": "frei gewordener Sitz",
    }

    label: Words
    least: Number | None = None
    most: Number | None = None
    share: Portion | None = None
    filled_by: SeatFiller | None = None
    gap: SeatGap | None = None

    def __post_init__(self) -> None:
        too_many = self.least is not None and self.most is not None and self.least > self.most
        refuse(too_many, "most", "Höchstens kann nicht weniger sein als mindestens.")


@dataclass(frozen=True)
class Earned(RulePart):
    """How a vote is earned; for attendances how many, in which months (None: ever), and whether today's counts."""

    by: EarnedBy
    times: Annotated[int, Field(ge=1, le=100)] | None = None
    months: Annotated[int, Field(ge=1, le=240)] | None = None
    today_counts: bool | None = None

    def __post_init__(self) -> None:
        refuse(
            (self.by is EarnedBy.ATTENDANCES) != (self.times is not None and self.today_counts is not None),
            "times",
            "Zu Teilnahmen gehört ihre Zahl und ob die laufende Sitzung mitzählt.",
        )

    def phrase(self) -> str:
        if self.by is not EarnedBy.ATTENDANCES:
            return self.by.label
        span = f" in {in_months(self.months)}" if self.months else ""
        today = "mit" if self.today_counts else "nicht mit"
        return f"wer{span} {self.times}-mal da war, die laufende Sitzung {today}gezählt"


@dataclass(frozen=True)
class VoteLost(RulePart):
    """How a vote is lost: by absences in a row or by months away, all or only unexcused ones; how it is regained."""

    absences: Annotated[int, Field(ge=1, le=100)] | None = None
    months: Annotated[int, Field(ge=1, le=240)] | None = None
    only_unexcused: bool | None = None
    regained: Annotated[int, Field(ge=1, le=100)] | None = None

    def __post_init__(self) -> None:
        refuse(
            (self.absences is None) == (self.months is None),
            "absences",
            "Entweder die Zahl der Sitzungen oder die Monate angeben.",
        )

    def clauses(self) -> Clauses:
        sort = "unentschuldigt " if self.only_unexcused else ""
        if self.absences:
            times = "einmal" if self.absences == 1 else f"{self.absences}-mal nacheinander"
            yield "Stimmrecht endet", f"wer {times} {sort}fehlt"
        if self.months:
            yield "Stimmrecht endet", f"wer seit mehr als {in_months(self.months)} {sort}fehlt"
        if self.regained:
            yield "kommt zurück", f"nach {counted_words(self.regained, 'Teilnahme', 'Teilnahmen')}"


@dataclass(frozen=True)
class Proxies(RulePart):
    """A vote handed to somebody else in writing: how many one may hold, whether they count for the quorum."""

    most: Annotated[int, Field(ge=1, le=20)]
    for_quorum: bool

    LABELS = {"most": "Stimmen höchstens je Mensch", "for_quorum": "zählen bei der Beschlussfähigkeit"}

    def phrase(self) -> str:
        return "schriftlich; " + "; ".join(f"{label}: {words}" for label, words in self.clauses())


@dataclass(frozen=True)
class VoteRule(RuleValue):
    """Wer abstimmt: ``categories`` says for which kind of people or seats a rule speaks (empty: all)."""

    family: ClassVar[str] = "vote"
    gathered: ClassVar[frozenset[str]] = frozenset({"seats"})
    SAYS: ClassVar[Mapping[str, tuple[str, str]]] = {
        "seats": ("Sitze", "Sitze für {}."),
        "unit": ("Eine Stimme hat", "Eine Stimme hat {}."),
        "earned": ("Stimmrecht", "Abstimmen kann, {}."),
        "lost": ("Stimmrecht endet", "Das Stimmrecht verliert, {}."),
        "eligible": ("Voraussetzung", "Voraussetzung ist: {}."),
        "kind": ("Stimme", "Teilnahme: {}."),
        "deputies": ("Vertretung", "Vertretung: {}."),
        "proxies": ("Übertragene Stimmen", "Stimmen übertragen: {}."),
    }

    categories: tuple[Words, ...] = ()
    seats: SeatKind | None = None
    unit: VoteUnit | None = None
    earned: Earned | None = None
    lost: VoteLost | None = None
    eligible: Words | None = None
    kind: VotingKind | None = None
    deputies: DeputyKind | None = None
    proxies: Proxies | None = None


def in_months(months: int) -> str:
    """A span as rules say it: »6 Monaten«, »einem Jahr«."""
    years, rest = divmod(months, 12)
    number, one, many = (months, "einem Monat", "Monaten") if rest else (years, "einem Jahr", "Jahren")
    return one if number == 1 else f"{number} {many}"

"""Norms: notice – the last day to send, urgency, what is put up, what must be enclosed, who always gets it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, ClassVar

from pydantic import Field

from sozialraum.provisions.rules import days
from sozialraum.provisions.rules.days import DayUnit
from sozialraum.provisions.rules.values import Clauses, Labelled, RulePart, RuleValue, Several, Words


class NoticeFrom(Labelled):
    """Which day has to lie early enough."""

    DISPATCH = "dispatch", "ab Absendung"
    RECEIPT = "receipt", "ab Zugang"


class UrgencyFinder(Labelled):
    """Who finds that it is urgent."""

    CHAIR = "chair", "die Leitung"
    BODY = "body", "das Gremium vor der Tagesordnung"
    OFFICE = "office", "das Büro"


class LatePapers(Labelled):
    """Whether a paper may follow after the invitation."""

    NO = "no", "nicht"
    WITH_REASON = "with_reason", "in begründeten Fällen"
    YES = "yes", "jederzeit"


@dataclass(frozen=True)
class NoticePeriod(RulePart):
    """How long before the sitting. ``working_day``: a last day that is free moves to the working day before."""

    number: Annotated[int, Field(ge=0, le=366)]
    unit: DayUnit
    since: NoticeFrom | None = None
    post_days: Annotated[int, Field(ge=0, le=30)] | None = None
    working_day: bool | None = None

    def last_day(self, sitting: dt.date) -> dt.date:
        """The last day of dispatch or receipt for a sitting."""
        day = days.before(sitting, self.number, self.unit)
        return days.working_day_until(day, saturday_works=False) if self.working_day else day

    def clauses(self) -> Clauses:
        yield "Ladungsfrist", self.unit.counted(self.number)
        if self.since:
            yield "gezählt", self.since.label
        if self.post_days is not None:
            yield "für die Post", DayUnit.CALENDAR.counted(self.post_days)
        if self.working_day is not None:
            yield "letzter Tag am Wochenende oder Feiertag", "Arbeitstag davor" if self.working_day else "bleibt"


@dataclass(frozen=True)
class UrgentNotice(RulePart):
    """The shorter period in urgent cases, who finds the urgency, whether the letter has to say so."""

    period: NoticePeriod
    found_by: UrgencyFinder | None = None
    note_in_letter: bool | None = None

    LABELS = {"found_by": "Dringlichkeit stellt fest", "note_in_letter": "Hinweis in der Einladung nötig"}

    def clauses(self) -> Clauses:
        for label, words in self.period.clauses():
            yield label.replace("Ladungsfrist", "Ladungsfrist, dringend"), words
        yield from super().clauses()


@dataclass(frozen=True)
class PublicNotice(RulePart):
    """When and where a sitting is announced to everybody; ``urgent`` is the period in urgent cases."""

    period: NoticePeriod
    where: Words | None = None
    urgent: NoticePeriod | None = None

    LABELS = {"where": "Ort", "urgent": "dringend"}

    def clauses(self) -> Clauses:
        for label, words in self.period.clauses():
            yield label.replace("Ladungsfrist", "Bekanntmachung"), words
        yield from super().clauses()


@dataclass(frozen=True)
class NoticeRule(RuleValue):
    """Einladung und Frist: every part may stand alone, in a paragraph of its own."""

    family: ClassVar[str] = "notice"
    gathered: ClassVar[frozenset[str]] = frozenset({"attached", "also_to"})
    SAYS: ClassVar[Mapping[str, tuple[str, str]]] = {
        "period": ("Ladungsfrist", "Frist zwischen Einladung und Sitzung: mindestens {}."),
        "urgent": ("Dringende Fälle", "In dringenden Fällen: mindestens {}."),
        "public": ("Bekanntmachung", "Frist zwischen Bekanntmachung und Sitzung: mindestens {}."),
        "attached": ("Der Einladung liegt bei", "Der Einladung liegt bei: {}."),
        "late_papers": ("Vorlagen nachreichen", "Vorlagen können {} nachgereicht werden."),
        "also_to": ("Die Einladung bekommt auch", "Die Einladung bekommt immer auch: {}."),
    }

    period: NoticePeriod | None = None
    urgent: UrgentNotice | None = None
    public: PublicNotice | None = None
    attached: Several | None = None
    late_papers: LatePapers | None = None
    also_to: Several | None = None

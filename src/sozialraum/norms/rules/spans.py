"""Norms: a span of time as texts name it – days, working days, weeks, months – and the day on which it ends."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Annotated

from pydantic import Field

from sozialraum.foundation.dates import shifted
from sozialraum.provisions.rules import days
from sozialraum.provisions.rules.days import DAY
from sozialraum.provisions.rules.values import Labelled, RulePart, counted_words


class SpanUnit(Labelled):
    """What a span is counted in, with the words for one and for several."""

    DAYS = "days", "Tag, Tage"
    WORKING = "working", "Werktag, Werktage"  # Monday to Saturday, no holidays
    WEEKS = "weeks", "Woche, Wochen"
    MONTHS = "months", "Monat, Monate"


@dataclass(frozen=True)
class TimeSpan(RulePart):
    """So many days, weeks or months."""

    number: Annotated[int, Field(ge=1, le=366)]
    unit: SpanUnit

    def phrase(self) -> str:
        return counted_words(self.number, *self.unit.label.split(", "))

    def after(self, day: dt.date) -> dt.date:
        """The last day of the span that begins with the day after ``day`` (§§ 187 Abs. 1, 188 BGB)."""
        if self.unit is SpanUnit.MONTHS:
            return days.months_after(day, self.number)
        if self.unit is SpanUnit.WORKING:
            for _ in range(self.number):
                day = shifted(day, DAY)
                while days.free_because(day, saturday_works=True) and day < dt.date.max:
                    day = shifted(day, DAY)
            return day
        return shifted(day, (7 if self.unit is SpanUnit.WEEKS else 1) * self.number * DAY)

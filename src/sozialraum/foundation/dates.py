"""Foundation: dates of which perhaps only the year or the month is known (ISO 8601, reduced precision)."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from dataclasses import dataclass
from functools import total_ordering
from typing import TYPE_CHECKING, Any, Self

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.db.models.lookups import Exact, GreaterThanOrEqual
from django.utils.translation import gettext_lazy as _

WEEKDAYS = ("Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag")
MONTHS = (
    "",
    "Januar",
    "Februar",
    "März",
    "April",
    "Mai",
    "Juni",
    "Juli",
    "August",
    "September",
    "Oktober",
    "November",
    "Dezember",
)
FORM = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")
TYPED = (  # as people write dates here, the ISO form of machines among them
    re.compile(r"(?P<year>\d{4})(?:-(?P<month>\d{1,2})(?:-(?P<day>\d{1,2}))?)?"),
    re.compile(r"(?:(?P<day>\d{1,2})\.\s*)?(?P<month>\d{1,2})\s*[./]\s*(?P<year>\d{4})"),
    re.compile(r"(?:(?P<day>\d{1,2})\.?\s+)?(?P<name>[^\W\d]{3,})\.?\s+(?P<year>\d{4})"),
)
WEEKDAY = re.compile(r"(?:mo|di|mi|do|fr|sa|so)[a-z]*[.,]*\s+(?=\d)", re.I)


def _month_called(name: str) -> int:
    """The number of a month by its name or the beginning of it; of ``Ju`` nobody knows which one is meant."""
    found = [number for number, month in enumerate(MONTHS) if number and month.lower().startswith(name.lower())]
    if len(found) != 1:
        raise ValueError(f"{name!r} is not a month")
    return found[0]


@total_ordering
@dataclass(frozen=True)
class PartialDate:
    """A day, or only its month or year. What is not known is never filled in.

    Sorts before every known day of the same period, so a list stays stable.
    """

    year: int
    month: int | None = None
    day: int | None = None

    def __post_init__(self) -> None:
        if not 1000 <= self.year <= 9999 or (self.day and not self.month):
            raise ValueError("not a date")
        dt.date(self.year, self.month or 1, self.day or 1)

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read ``2017``, ``2017-04`` or ``2017-04-12``; anything else, or a day that never was, is a ValueError."""
        if not (match := FORM.fullmatch(text)):
            raise ValueError(f"{text!r} is not YYYY, YYYY-MM or YYYY-MM-DD")
        year, month, day = (int(part) if part else None for part in match.groups())
        if month == 0 or day == 0:
            raise ValueError(f"{text!r} is not a date")
        return cls(year or 0, month, day)

    @classmethod
    def typed(cls, text: str) -> Self:
        """Read what a person typed: ``2017``, ``Mai 2017``, ``5/2017``, ``17.1.2018``, ``Mi, 17. Januar 2018``."""
        text = WEEKDAY.sub("", text.strip(), count=1)
        for form in TYPED:
            if match := form.fullmatch(text):
                parts = match.groupdict()
                month = _month_called(parts["name"]) if parts.get("name") else parts["month"]
                numbers = [int(part) if part else None for part in (parts["year"], month, parts.get("day"))]
                if 0 in numbers:
                    break
                return cls(numbers[0] or 0, *numbers[1:])
        raise ValueError(f"{text!r} is not a date")

    @classmethod
    def of(cls, day: dt.date) -> Self:
        return cls(day.year, day.month, day.day)

    @classmethod
    def from_number(cls, number: int) -> Self:
        """The inverse of ``number``."""
        return cls(number // 10000, number // 100 % 100 or None, number % 100 or None)

    @property
    def number(self) -> int:
        """YYYYMMDD, with 00 for what is not known: sorts and compares in any database."""
        return self.year * 10000 + (self.month or 0) * 100 + (self.day or 0)

    @property
    def first(self) -> dt.date:
        """The earliest day this can mean."""
        return dt.date(self.year, self.month or 1, self.day or 1)

    @property
    def last(self) -> dt.date:
        """The latest day this can mean."""
        month = self.month or 12
        return dt.date(self.year, month, self.day or calendar.monthrange(self.year, month)[1])

    @property
    def exact(self) -> dt.date | None:
        """The day itself, if it is known."""
        return self.first if self.day else None

    def certainly_before(self, other: PartialDate) -> bool:
        """True only if no reading of the two dates puts this one on or after the other."""
        return self.last < other.first

    @property
    def as_typed(self) -> str:
        """The short form that ``typed`` reads: ``17.1.2018``, ``Mai 2017``, ``2017``."""
        return f"{self.day}.{self.month}.{self.year}" if self.day else self.in_words()

    def in_words(self, *, weekday: bool = True) -> str:
        """As people write it: ``Mittwoch, 2. November 2016``, ``November 2016``, ``2016``."""
        if not self.month:
            return str(self.year)
        month = f"{MONTHS[self.month]} {self.year}"
        if not self.day:
            return month
        name = f"{WEEKDAYS[self.first.weekday()]}, " if weekday else ""
        return f"{name}{self.day}. {month}"

    def __str__(self) -> str:
        return "-".join(f"{part:02}" for part in (self.year, self.month, self.day) if part)

    def __lt__(self, other: PartialDate) -> bool:
        return self.number < other.number


if TYPE_CHECKING:
    IntegerField = models.IntegerField[Any, Any]
else:
    IntegerField = models.IntegerField


class PartialDateField(IntegerField):
    """A column for a ``PartialDate``, kept as its number."""

    _pyi_private_set_type: Any
    _pyi_private_get_type: Any
    description = "A date of which only the year or the month may be known"
    default_error_messages = {"invalid": _("»%(value)s« ist kein Datum (JJJJ, JJJJ-MM oder JJJJ-MM-TT).")}

    def from_db_value(self, value: int | None, *_args: object) -> PartialDate | None:
        return None if value is None else PartialDate.from_number(value)

    def to_python(self, value: Any) -> PartialDate | None:
        """Accept a PartialDate, a date, its text or its number."""
        if value is None or isinstance(value, PartialDate):
            return value
        try:
            if isinstance(value, dt.date):
                return PartialDate.of(value)
            return PartialDate.from_number(value) if isinstance(value, int) else PartialDate.parse(str(value))
        except ValueError:
            raise ValidationError(self.error_messages["invalid"], code="invalid", params={"value": value}) from None

    def get_prep_value(self, value: Any) -> int | None:
        found = self.to_python(value)
        return None if found is None else found.number

    def run_validators(self, value: Any) -> None:
        """The range checks of an integer column do not apply; ``to_python`` has checked everything."""

    def value_to_string(self, obj: models.Model) -> str:
        return str(self.value_from_object(obj) or "")


def ends_after_start(start: str = "start_date", end: str = "end_date") -> Q:
    """For a constraint: nothing ends before it began. An imprecise end reaches to the end of its month or year."""
    whole_month = Q(Exact(F(end) % 100, 0)) & Q(GreaterThanOrEqual(F(end), F(start) - F(start) % 100))
    whole_year = Q(Exact(F(end) % 10000, 0)) & Q(GreaterThanOrEqual(F(end), F(start) - F(start) % 10000))
    return Q(**{end: None}) | Q(**{start: None}) | Q(**{f"{end}__gte": F(start)}) | whole_month | whole_year

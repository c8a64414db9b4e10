"""Foundation: dates of which perhaps only the year or the month is known (ISO 8601, reduced precision)."""

from __future__ import annotations

import calendar
import datetime as dt
import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache, total_ordering
from typing import TYPE_CHECKING, Any, NamedTuple, Self, TypeVar, cast

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.db.models.lookups import Exact, GreaterThanOrEqual
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

WEEKDAYS = ("Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag")
MONTHS = (
    "", "Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober", "November",
    "Dezember",
)  # fmt: skip
STRANGE_YEAR = _("Das Jahr %(year)s kann nicht stimmen. Möglich sind die Jahre %(first)s bis %(last)s.")
SHORT_NAMES = {"jän": 1, "jänner": 1, "feber": 2, "maerz": 3, "mrz": 3}
FORM = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")
YEAR = r"(?P<year>\d{4}|\d{2})"
TYPED = (  # as people write dates here, the ISO form of machines among them; ``\d`` reads the digits of any script
    re.compile(r"(?P<year>\d{4})(?:\s?-\s?(?P<month>\d{1,2})(?:\s?-\s?(?P<day>\d{1,2}))?)?"),
    re.compile(r"(?P<year>\d{4})(?P<month>\d{2})(?P<day>\d{2})"),
    re.compile(r"(?P<year>\d{4})\s?[./]\s?(?P<month>\d{1,2})\s?[./]\s?(?P<day>\d{1,2})"),
    re.compile(r"(?P<day>\d{1,2})\s?[./-]\s?(?P<month>\d{1,2})\s?[./-]\s?" + YEAR + r"\s?\.?"),
    re.compile(r"(?P<month>\d{1,2})\s?[./]\s?(?P<year>\d{4})"),
    re.compile(r"(?P<day>\d{1,2})\s?\.?\s?(?P<name>[^\W\d]{3,})\s?\.?\s?" + YEAR),
    re.compile(r"(?P<name>[^\W\d]{3,})\s?\.?\s?(?P<year>\d{4})"),
)
TYPED_TIME = (
    re.compile(r"(?P<hour>\d{1,2})\s?(?:[:.,h]|uhr| )\s?(?P<minute>\d{2})(?::\d{2}(?:\.\d+)?)?\s?(?:uhr|h)?", re.I),
    re.compile(r"(?P<hour>\d{1,2})(?P<minute>\d{2})\s?(?:uhr|h)?", re.I),
    re.compile(r"(?P<hour>\d{1,2})\s?(?:uhr|h)?", re.I),
)
SHORT_WEEKDAYS = ("Sonnabend", *(name[:length] for name in WEEKDAYS for length in (3, 2)))
BEFORE = re.compile(rf"(?:(?:(?:{'|'.join((*WEEKDAYS, *SHORT_WEEKDAYS))})[.,]*|am|den|dem)\s)+(?=\d)", re.I)
BEFORE_TIME = re.compile(r"(?:um|ab)\s(?=\d)", re.I)
MOST_TYPED = 60  # characters; no date and no time is longer
DASHES = dict.fromkeys(map(ord, "‐‑‒–—−"), "-")
TWO_DIGITS_AHEAD = 20  # »46« is 2046 in 2026, »47« is 1947
A_YEAR = 10000  # of the number of a ``PartialDate``
ENDLESS = 9999  # the year that offices write where there is no end


class Years(NamedTuple):
    """The years in which something can lie, both included."""

    first: int
    last: int

    def hold(self, date: PartialDate) -> bool:
        return self.first <= date.year <= self.last


HAPPENS = Years(1900, 2200)  # what takes place, and what people are and do
HOLDS = Years(1000, 2200)  # what may be older than anybody: institutions, documents, periods
Moved = TypeVar("Moved", bound=dt.date)


def shifted(day: Moved, by: dt.timedelta) -> Moved:
    """A date or naive datetime plus a timedelta; beyond year 1 or 9999 the last value that Python knows."""
    try:
        return day + by
    except OverflowError:
        return cast(Moved, type(day).max if by > dt.timedelta() else type(day).min)


def in_figures(day: dt.date | dt.datetime) -> str:
    """A day as ``7.3.2026``; of a moment the day on which it is here (``settings.TIME_ZONE``)."""
    here = timezone.localtime(day) if isinstance(day, dt.datetime) else day
    return f"{here.day}.{here.month}.{here.year}"


def moment_in_figures(moment: dt.datetime) -> str:
    """Day and time of day here as ``7.3.2026, 9.05 Uhr``."""
    here = timezone.localtime(moment)
    return f"{in_figures(here)}, {here.hour}.{here.minute:02} Uhr"


def in_years(date: PartialDate, years: Years) -> PartialDate:
    """Return the date if it lies within the years; raises ValidationError with a German sentence if not."""
    if not years.hold(date):
        values = {"year": f"{date.year:04}", "first": years.first, "last": years.last}
        raise ValidationError(STRANGE_YEAR, code="year", params=values)
    return date


def typed_time(text: str) -> dt.time:
    """Read a time of day as people type it: ``9:30``, ``18.30``, ``18:30 Uhr``, ``18 Uhr``, ``18h30``, ``1830``.

    Seconds are left out. Anything else, 24 o'clock among it, is a ValueError.
    """
    text = BEFORE_TIME.sub("", _tidied(text), count=1)
    for form in TYPED_TIME:
        if match := form.fullmatch(text):
            return dt.time(int(match["hour"]), int(match.groupdict().get("minute") or 0))
    raise ValueError(f"{text!r} is not a time")


def _tidied(text: str) -> str:
    """Typed text in one form: plain letters, digits, hyphens and single blanks, nothing invisible (NFKC)."""
    if len(text) > MOST_TYPED:
        raise ValueError("too long for a date")
    seen = (sign for sign in unicodedata.normalize("NFKC", text) if unicodedata.category(sign) != "Cf")
    return " ".join("".join(seen).translate(DASHES).split())


def _month_called(name: str) -> int:
    """The number of a month by its name or the beginning of it; of ``Ju`` nobody knows which one is meant."""
    name = name.casefold()
    found = {number for number, month in enumerate(MONTHS) if number and month.casefold().startswith(name)}
    found |= {SHORT_NAMES[name]} if name in SHORT_NAMES else set()
    if len(found) != 1:
        raise ValueError(f"{name!r} is not a month")
    return found.pop()


def _full_year(digits: str, today: dt.date) -> int:
    """»26« is 2026: the only such year from 79 years ago to twenty years ahead."""
    year = int(digits)
    if len(digits) > 2:
        return year
    latest = today.year + TWO_DIGITS_AHEAD
    return latest - (latest - year) % 100


class NoSuchDay(ValueError):  # noqa: N818 - said to the person who typed it
    """It reads as a date, but the calendar has no such day: 30 February, 29 February 2100."""


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
        if self.day and not self.month:
            raise ValueError("not a date")
        dt.date(self.year, self.month or 1, self.day or 1)

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read ``2017``, ``2017-04`` or ``2017-04-12``; anything else, or a day that never was, is a ValueError."""
        if not (match := FORM.fullmatch(text)):
            raise ValueError(f"{text!r} is not YYYY, YYYY-MM or YYYY-MM-DD")
        year, month, day = (int(part) if part else None for part in match.groups())
        return cls._known(year or 0, month, day)

    @classmethod
    def typed(cls, text: str, today: dt.date | None = None) -> Self:
        """Read what a person typed: ``2017``, ``Mai 2017``, ``5/2017``, ``17.1.18``, ``Mi, 17. Januar 2018``, ISO 8601.

        Two digits are the year from 79 years before ``today`` to twenty years ahead, and only together with a day.
        Raises ValueError; NoSuchDay for a day that no calendar has.
        """
        text = BEFORE.sub("", _tidied(text), count=1)
        for form in TYPED:
            if match := form.fullmatch(text):
                parts = match.groupdict()
                month = _month_called(parts["name"]) if "name" in parts else parts.get("month")
                year = _full_year(parts["year"], today or timezone.localdate())
                day = parts.get("day")
                try:
                    return cls._known(year, int(month) if month else None, int(day) if day else None)
                except ValueError:
                    raise NoSuchDay(f"{text!r} is not a day of any month") from None
        raise ValueError(f"{text!r} is not a date")

    @classmethod
    def _known(cls, year: int, month: int | None, day: int | None) -> Self:
        if month == 0 or day == 0:
            raise ValueError("there is no month and no day 0")
        return cls(year, month, day)

    @classmethod
    def of(cls, day: dt.date) -> Self:
        return cls(day.year, day.month, day.day)

    @classmethod
    def from_number(cls, number: int) -> Self:
        """The inverse of ``number``."""
        return cls(number // 10000, number // 100 % 100 or None, number % 100 or None)

    @classmethod
    @lru_cache(maxsize=5000)  # every row has some, and most of those in a table stand there several times
    def stored(cls, number: int | None) -> Self | None:
        """The date stored as this number, as far as it is one; an old row may hold a day that never was."""
        for known in (number, number - number % 100, number - number % 10000) if number else ():
            try:
                return cls.from_number(known)
            except (ValueError, OverflowError):
                continue
        return None

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
        if self.day:
            return f"{self.day}.{self.month}.{self.year:04}"
        return f"{MONTHS[self.month]} {self.year:04}" if self.month else f"{self.year:04}"

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
        return "-".join([f"{self.year:04}", *(f"{part:02}" for part in (self.month, self.day) if part)])

    def __lt__(self, other: PartialDate) -> bool:
        return self.number < other.number


if TYPE_CHECKING:
    IntegerField = models.IntegerField[Any, Any]
else:
    IntegerField = models.IntegerField


class PartialDateField(IntegerField):
    """A column for a ``PartialDate``, kept as its number.

    ``years`` are those in which it may lie; an act refuses others with a sentence. In a column that ``ends`` something
    the year 9999 means that there is no end: it is kept and read as None. Neither is known to migrations.
    """

    _pyi_private_set_type: Any
    _pyi_private_get_type: Any
    description = "A date of which only the year or the month may be known"
    default_error_messages = {"invalid": _("»%(value)s« ist kein Datum (JJJJ, JJJJ-MM oder JJJJ-MM-TT).")}

    def __init__(self, *args: Any, years: Years = HAPPENS, ends: bool = False, **words: Any):
        super().__init__(*args, **words)
        self.years, self.ends = years, ends

    def from_db_value(self, value: int | None, *_args: object) -> PartialDate | None:
        if value is None:
            return None
        found = PartialDate.stored(value)
        return None if found and self.ends and found.year == ENDLESS else found

    def clean(self, value: Any, model_instance: models.Model | None) -> Any:
        """The date as it is kept; outside of ``years`` a ValidationError."""
        found = super().clean(value, model_instance)
        if found is None or (self.ends and found.year == ENDLESS):
            return None
        return in_years(found, self.years)

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

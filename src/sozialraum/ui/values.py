"""Room ui: the plain values that components take; whoever has the same attributes may pass their own."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol


class DateLike(Protocol):
    """A date of which only the year, or year and month, may be known; ``str()`` is the reduced ISO form."""

    @property
    def year(self) -> int: ...
    @property
    def month(self) -> int | None: ...
    @property
    def day(self) -> int | None: ...
    def in_words(self) -> str: ...


Day = datetime.date | datetime.datetime | DateLike


class GroupLike(Protocol):
    """Who meets: the letter of its sign, full name, address of its page ("" for none), whether it is the plenum.

    ``note`` is a sentence about it, for where groups stand under headings of their own.
    """

    @property
    def letter(self) -> str: ...
    @property
    def name(self) -> str: ...
    @property
    def url(self) -> str: ...
    @property
    def plenum(self) -> bool: ...
    @property
    def note(self) -> str: ...


class EntryLike(Protocol):
    """A row of a register that says no more than this; ``second_line`` is "" where there is nothing to add."""

    @property
    def title(self) -> str: ...
    @property
    def url(self) -> str: ...
    @property
    def second_line(self) -> str: ...


class TallyLike(Protocol):
    """A count; ``None`` means that the number is not on record. ``name`` is "" unless groups vote separately.

    ``words`` is what is said instead of numbers or beside them, ``result`` that of this group alone, ``round`` which
    round of voting it was and how, ``basis`` how many were there and needed; each is "" where nothing is on record.
    """

    @property
    def yes(self) -> int | None: ...
    @property
    def no(self) -> int | None: ...
    @property
    def abstain(self) -> int | None: ...
    @property
    def recused(self) -> int | None: ...
    @property
    def name(self) -> str: ...
    @property
    def letter(self) -> str: ...
    @property
    def words(self) -> str: ...
    @property
    def result(self) -> str: ...
    @property
    def round(self) -> str: ...
    @property
    def basis(self) -> str: ...


class OnDay(Protocol):
    """Something that stands in a calendar square; ``off`` says that it does not take place on that day."""

    @property
    def day(self) -> datetime.date: ...
    @property
    def title(self) -> str: ...
    @property
    def url(self) -> str: ...
    @property
    def time(self) -> datetime.time | None: ...
    @property
    def groups(self) -> Sequence[GroupLike]: ...
    @property
    def off(self) -> bool: ...


@dataclass(frozen=True)
class Group:
    """Ready-made ``GroupLike``."""

    letter: str
    name: str
    url: str = ""
    plenum: bool = False
    note: str = ""


@dataclass(frozen=True)
class Tally:
    """Ready-made ``TallyLike``; nothing is known unless said."""

    yes: int | None = None
    no: int | None = None
    abstain: int | None = None
    recused: int | None = None
    name: str = ""
    letter: str = ""
    words: str = ""
    result: str = ""
    round: str = ""
    basis: str = ""


@dataclass(frozen=True)
class Appointment:
    """Ready-made ``OnDay``."""

    day: datetime.date
    title: str
    url: str
    time: datetime.time | None = None
    groups: Sequence[GroupLike] = ()
    off: bool = False

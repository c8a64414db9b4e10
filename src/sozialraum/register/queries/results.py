"""Register: the result of a decision with what belongs to it – a reservation, another body, money – in words."""

from __future__ import annotations

from collections import namedtuple
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from sozialraum.bodies.queries import may_be_named
from sozialraum.foundation.dates import PartialDate
from sozialraum.foundation.money import euros
from sozialraum.meetings.words import State
from sozialraum.ui.lines import as_line

NAMED = ("", "__name", "__listed", "__classification", "__deleted")
AGAIN = tuple(f"again_in__{name}" for name in ("name", "date", "state", "deleted"))
#: The columns of a decision from which the result is said.
ABOUT = (
    "condition", "referred_to_words", "referred_on", "came_back", "came_back_on", *AGAIN,
    "application", "amount", "recipient_words", "period",
    *(f"{one}{name}" for one in ("referred_to", "recipient") for name in NAMED),
)  # fmt: skip
NOTHING = frozenset((None, ""))  # of most decisions nothing of it is on record
About = namedtuple("About", ABOUT)  # type: ignore[misc]
#: The columns of the table, behind all others.
HEAD = (
    "Vorbehalt", "Empfohlen oder verwiesen an", "Dort am", "Zurückgekommen", "Zurückgekommen am", "Erneut beraten",
    "Antrag Nr.", "Betrag in Euro", "Für wen", "Zeitraum",
)  # fmt: skip


@dataclass(frozen=True)
class MoneyReading:
    """How much for whom and how long, and the number of the application; empty where nothing is on record."""

    amount: str = ""
    recipient: str = ""
    period: str = ""
    application: str = ""

    @property
    def in_words(self) -> str:
        """»2.900 Euro für Verein A, Zeitraum: ein Jahr, Antrag Nr. 1.«"""
        amount = _("%(amount)s Euro") % {"amount": self.amount} if self.amount else ""
        whom = _("für %(whom)s") % {"whom": self.recipient} if self.recipient else ""
        period = _("Zeitraum: %(period)s") % {"period": self.period} if self.period else ""
        told = ", ".join(filter(None, (f"{amount} {whom}".strip(), period, self.numbered)))
        return f"{told[0].upper()}{told[1:]}." if told else ""

    @property
    def numbered(self) -> str:
        """»Antrag Nr. 1«, also where only »1« is printed."""
        if not self.application[:1].isdigit():
            return self.application
        return _("Antrag Nr. %(number)s") % {"number": self.application}


def money_of(told: Any) -> MoneyReading:
    """Of a row with the columns ``ABOUT``."""
    amount = "" if told.amount is None else euros(told.amount)
    return MoneyReading(amount, _name_of(told, "recipient"), told.period, told.application)


def result_in_words(told: Any, result: str, *, by_groups: bool) -> str:
    """»Empfohlen an Stadtbezirksrat, dort am 11. Juli 2012. 2.900 Euro für Verein A.«

    ``result`` is its word, empty where none is on record: that is said before the money, unless the groups have their
    own (``by_groups``).
    """
    money = money_of(told).in_words
    if not result:
        missing = _("Ergebnis nicht bekannt.") if money and not by_groups else ""
        return f"{missing} {money}".strip()
    return " ".join(filter(None, (f"{', '.join(_sent(told, result))}.", *_back(told), money)))


def cells_of(told: Any) -> tuple[str, ...]:
    """The cells of the table under ``HEAD``."""
    if NOTHING.issuperset(told):
        return ("",) * len(HEAD)
    money, again = money_of(told), _again(told)
    to, days = _name_of(told, "referred_to"), (str(told.referred_on or ""), str(told.came_back_on or ""))
    sent = (told.condition, to, days[0], as_line(told.came_back), days[1], again)
    return (*sent, money.application, money.amount, money.recipient, money.period)


def _sent(told: Any, result: str) -> Iterator[str]:
    """The result with its reservation, or to whom it went and when it is dealt with there; no full stop."""
    to = _name_of(told, "referred_to")
    said = _("%(result)s an %(whom)s") % {"result": result, "whom": to} if to else result
    yield f"{said}: {told.condition.rstrip('.')}" if told.condition else said
    if told.referred_on:
        yield (_("dort am %(date)s") if told.referred_on.exact else _("dort: %(date)s")) % _day(told.referred_on)


def _back(told: Any) -> Iterator[str]:
    text, day = as_line(told.came_back).rstrip("."), told.came_back_on
    when = (_("am %(date)s") if day.exact else "%(date)s") % _day(day) if day else ""
    if text or when:
        yield ": ".join(filter(None, (f"{_('Zurückgekommen')} {when}".strip(), text))) + "."
    if again := _again(told):
        yield _("Erneut beraten: %(meeting)s.") % {"meeting": again}


def _again(told: Any) -> str:
    """The sitting in which it was discussed again, unless that is still being prepared."""
    if not told.again_in__name or told.again_in__deleted or told.again_in__state == State.DRAFT:
        return ""
    day = told.again_in__date.in_words(weekday=False) if told.again_in__date else ""
    return ", ".join(filter(None, (told.again_in__name, day)))


def _name_of(told: Any, column: str) -> str:
    """What was written, or the name of whoever was chosen; an institution that is not listed is not named."""
    written: str = getattr(told, f"{column}_words")
    if written or getattr(told, column) is None or getattr(told, f"{column}__deleted"):
        return written
    public = may_be_named(getattr(told, f"{column}__classification"), listed=getattr(told, f"{column}__listed"))
    return str(getattr(told, f"{column}__name")) if public else _("eine Einrichtung")


def _day(date: PartialDate) -> dict[str, str]:
    return {"date": date.in_words(weekday=False)}

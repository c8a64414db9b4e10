"""Founding: the scalars of a founding file – each is text, and says in German what it must look like."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Annotated, Any
from urllib.parse import urlsplit

from django.core.exceptions import ValidationError
from django.db import models
from pydantic import BeforeValidator
from pydantic_core import PydanticCustomError

from sozialraum.acts.filed import Fact
from sozialraum.foundation.dates import ENDLESS, HAPPENS, PartialDate, PartialDateField, Years
from sozialraum.foundation.keys import is_key
from sozialraum.foundation.mail_address import ascii_host, mail_address
from sozialraum.foundation.text import has_controls, one_line, paragraphs
from sozialraum.founding.columns import KINDS, german

NUMBER = re.compile(r"0|[1-9][0-9]{0,9}")
TIME = re.compile(r"([01][0-9]|2[0-3]):[0-5][0-9]")
#: What a column of PostgreSQL holds.
SMALL, LARGE = 32_767, 2_147_483_647
WITHDRAWABLE = tuple(KINDS)
WORDS = {"yes": True, "no": False}
FORMATS = ("1", "2")


@dataclass(frozen=True)
class ScalarKind:
    """What a scalar must look like, for a fault and for the page of the format."""

    expected: str


def _scalar(expected: str, read: Callable[[str], Any]) -> tuple[ScalarKind, BeforeValidator]:
    def check(value: object) -> Any:
        if not isinstance(value, str):
            raise PydanticCustomError("expected", "erwartet: {expected}", {"expected": expected})
        try:
            return read(value)
        except (ValueError, KeyError, ValidationError):
            raise PydanticCustomError("expected", "erwartet: {expected}", {"expected": expected}) from None

    return ScalarKind(expected), BeforeValidator(check)


def _must(holds: bool, value: Any) -> Any:
    if not holds:
        raise ValueError
    return value


def _line(text: str) -> str:
    line = one_line(text)
    return str(_must(bool(line.strip()) and not re.search(r"[\n\r]", text), line))


def one_of(words: Iterable[str]) -> Any:
    """One of these words, as people read them on the page."""
    known = tuple(words)
    return Annotated[str, *_scalar(f"eines von {', '.join(known)}", lambda text: _must(text in known, text))]


def _number(most: int) -> Any:
    def read(text: str) -> int:
        return int(_must(bool(NUMBER.fullmatch(text)) and int(text) <= most, text))

    return Annotated[int, *_scalar(f"eine Zahl von 0 bis {most}", read)]


def _moment(text: str) -> dt.datetime:
    moment = dt.datetime.fromisoformat(text)
    _must(moment.tzinfo is not None and HAPPENS.first < moment.year < HAPPENS.last, moment)
    return moment.astimezone(dt.UTC)


def _date(years: Years, *, ends: bool) -> Any:
    expected = f"ein Datum (JJJJ, JJJJ-MM oder JJJJ-MM-TT) von {years.first} bis {years.last}"

    def read(text: str) -> str | None:
        date = PartialDate.parse(text)
        if ends and date.year == ENDLESS:  # how offices write that there is none
            return None
        return str(_must(years.hold(date), date))

    if ends:
        return Annotated[str | None, *_scalar(f"{expected}; {ENDLESS} heißt ohne Ende", read)]
    return Annotated[str, *_scalar(expected, read)]


def _address(text: str) -> str:
    parts = urlsplit(_line(text))
    plain = parts.scheme in ("http", "https") and parts.netloc and not parts.query and not parts.fragment
    return str(_must(bool(plain) and not text.endswith("/"), text))


def _in_column(field: Any, expected: str, read: Callable[[str], str]) -> Any:
    """Text that this column takes: no longer than it is, and what its validators let through."""
    most = field.max_length

    def checked(text: str) -> str:
        value = read(text)
        if value:
            for validator in field.validators:
                validator(value)
        return str(_must(most is None or len(value) <= most, value))

    return Annotated[str, *_scalar(expected + (f", höchstens {most} Zeichen" if most else ""), checked)]


def _text_column(field: Any) -> Any:
    if isinstance(field, models.EmailField):
        mail = "eine E-Mail-Adresse, zum Beispiel name@example.org"
        return _in_column(field, mail, lambda text: mail_address(text) if text else "")
    if isinstance(field, models.URLField):
        expected, read = "eine Internetadresse wie https://netz.example", lambda text: paragraphs(text).strip()
        return _in_column(field, expected, read if field.blank else _line)
    if field.blank:
        return _in_column(field, "Text", paragraphs)
    if isinstance(field, models.TextField):
        return _in_column(field, "Text, nicht leer", lambda text: _must(bool(text.strip()), paragraphs(text)))
    return _in_column(field, "eine Zeile Text, nicht leer", _line)


_HOST = _scalar("ein Rechnername ohne Port, z. B. musterviertel.localhost, höchstens 253 Zeichen", ascii_host)
Line = Annotated[str, *_scalar("eine Zeile Text, nicht leer", _line)]
Key = Annotated[
    str,
    *_scalar(
        "ein Schlüssel: kleine Buchstaben a–z, Ziffern und Bindestriche, höchstens 80", lambda t: _must(is_key(t), t)
    ),
]
Address = Annotated[
    str,
    *_scalar(
        "eine Adresse wie https://netz.example, ohne / am Ende, höchstens 200 Zeichen",
        lambda text: _must(len(text) <= 200, _address(text)),
    ),
]
Host = Annotated[str, *_HOST]
Text = Annotated[str, *_scalar("Text", paragraphs)]
Moment = Annotated[dt.datetime, *_scalar("ein Zeitpunkt mit Zeitzone (RFC 3339), z. B. 2016-11-02T17:00:00Z", _moment)]
WithdrawnWord = one_of(WITHDRAWABLE)
FormatWord = Annotated[str, *_scalar(" oder ".join(FORMATS), lambda t: _must(t in FORMATS, t))]
_YES_NO = Annotated[bool, *_scalar("yes oder no", WORDS.__getitem__)]
_TIME = Annotated[
    str, *_scalar("eine Uhrzeit (HH:MM) von 00:00 bis 23:59", lambda t: _must(bool(TIME.fullmatch(t)), t))
]
#: Where there is no column, or less than the column would take is wanted.
FORMS: dict[str, Any] = {
    "key": Key,
    "line": Line,
    # as it stands: a file on disk may be named in another normal form
    "path": Annotated[
        str, *_scalar("eine Zeile Text, nicht leer", lambda t: _must(bool(t.strip()) and not has_controls(t), t))
    ],
    "address": Address,
    "date": _date(HAPPENS, ends=False),
    "yes_or_no": _YES_NO,
    "keys": list[Key],
    "hosts": list[Host],
    "version": Annotated[
        str,
        *_scalar(
            "Dokument und Fassung, z. B. geschaeftsordnung/2016-11-02",
            lambda t: _must(t.count("/") == 1 and all(map(is_key, t.split("/"))), t),
        ),
    ],
}


def scalar_of(fact: Fact, field: Any) -> Any:
    """The type of a key of the file: as the fact narrows it, else as its column is."""
    if fact.form == "words":
        return one_of(map(german, fact.words))
    if fact.form:
        return FORMS[fact.form]
    if field.is_relation:
        return list[Key] if field.many_to_many else Key
    if isinstance(field, PartialDateField):
        return _date(field.years, ends=field.ends)
    if field.choices:
        words = [german(label) for value, label in field.flatchoices if value != ""]
        return one_of([*words, fact.unknown] if fact.unknown else words)
    return _plain_column(field)


def _plain_column(field: Any) -> Any:
    if isinstance(field, models.TimeField):
        return _TIME
    if isinstance(field, models.BooleanField | models.DateTimeField):
        return _YES_NO
    if isinstance(field, models.PositiveSmallIntegerField):
        return _number(SMALL)
    if isinstance(field, models.PositiveIntegerField):
        return _number(LARGE)
    if isinstance(field, models.CharField | models.TextField):
        return _text_column(field)
    raise TypeError(f"{field}: the founding file knows no way to write a {type(field).__name__}.")

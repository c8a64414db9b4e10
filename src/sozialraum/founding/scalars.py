"""Founding: the scalars of a founding file – each is text, and says in German what it must look like."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Annotated, Any
from urllib.parse import urlsplit

from django.db.models import TextChoices
from pydantic import BeforeValidator
from pydantic_core import PydanticCustomError

from sozialraum.bodies.words import Classification
from sozialraum.decisions.words import ApprovalWay, BallotWay, MinutesState, Progress, Result
from sozialraum.foundation.dates import ENDLESS, HAPPENS, HOLDS, PartialDate, Years
from sozialraum.foundation.keys import is_key
from sozialraum.foundation.mail_address import ascii_host, mail_address
from sozialraum.foundation.text import has_controls, one_line, paragraphs
from sozialraum.founding.kinds import NOT_RECORDED, german
from sozialraum.meetings.words import State
from sozialraum.papers.words import Audience, PaperType
from sozialraum.people.words import ConsentPurpose, ConsentWay, Role, VotingRight

NUMBER = re.compile(r"0|[1-9][0-9]{0,4}")
TIME = re.compile(r"([01][0-9]|2[0-3]):[0-5][0-9]")
MOST = 32_767  # what a small column of PostgreSQL holds
WITHDRAWABLE = (
    *(
        "term",
        "location",
        "organization",
        "topic",
        "person",
        "seat",
        "membership",
        "recipient",
        "consent",
        "file",
        "document",
        "version",
    ),
    *("meeting", "item", "consultation", "minutes", "task", "decision"),
)
WORDS = {"yes": True, "no": False}


@dataclass(frozen=True)
class Kind:
    """What a scalar must look like, for a fault and for the page of the format."""

    expected: str


def _scalar(expected: str, read: Callable[[str], Any]) -> tuple[Kind, BeforeValidator]:
    def check(value: object) -> Any:
        if not isinstance(value, str):
            raise PydanticCustomError("expected", "erwartet: {expected}", {"expected": expected})
        try:
            return read(value)
        except (ValueError, KeyError):
            raise PydanticCustomError("expected", "erwartet: {expected}", {"expected": expected}) from None

    return Kind(expected), BeforeValidator(check)


def _must(holds: bool, value: Any) -> Any:
    if not holds:
        raise ValueError
    return value


def _line(text: str) -> str:
    line = one_line(text)
    return str(_must(bool(line.strip()) and not re.search(r"[\n\r]", text), line))


def _words(choices: type[TextChoices]) -> tuple[Kind, BeforeValidator]:
    """One of the German words of a list, as people read it on the page."""
    return _one_of([german(label) for label in choices.labels])


def _one_of(words: list[str]) -> tuple[Kind, BeforeValidator]:
    return _scalar(f"eines von {', '.join(words)}", lambda text: _must(text in words, text))


def _number(text: str) -> int:
    return int(_must(bool(NUMBER.fullmatch(text)) and int(text) <= MOST, text))


def _moment(text: str) -> dt.datetime:
    moment = dt.datetime.fromisoformat(text)
    _must(moment.tzinfo is not None and HAPPENS.first < moment.year < HAPPENS.last, moment)
    return moment.astimezone(dt.UTC)


def _date(text: str, years: Years) -> str:
    date = PartialDate.parse(text)
    return str(_must(years.hold(date), date))


def _end(text: str, years: Years) -> str | None:
    """An end; the year 9999 is how offices write that there is none."""
    return None if PartialDate.parse(text).year == ENDLESS else _date(text, years)


def _address(text: str) -> str:
    parts = urlsplit(_line(text))
    plain = parts.scheme in ("http", "https") and parts.netloc and not parts.query and not parts.fragment
    return str(_must(bool(plain) and not text.endswith("/"), text))


_TEXT = _scalar("Text", paragraphs)
_LINE = _scalar("eine Zeile Text, nicht leer", _line)
#: As it stands: a file on disk may be named in another normal form.
_PATH = _scalar("eine Zeile Text, nicht leer", lambda t: _must(bool(t.strip()) and not has_controls(t), t))
_KEY = _scalar(
    "ein Schlüssel: kleine Buchstaben a–z, Ziffern und Bindestriche, höchstens 80", lambda t: _must(is_key(t), t)
)
_VERSION = _scalar(
    "Dokument und Fassung, z. B. geschaeftsordnung/2016-11-02",
    lambda t: _must(t.count("/") == 1 and all(map(is_key, t.split("/"))), t),
)
_FORM = "JJJJ, JJJJ-MM oder JJJJ-MM-TT"
_DATE = _scalar(f"ein Datum ({_FORM}) von {HAPPENS.first} bis {HAPPENS.last}", lambda t: _date(t, HAPPENS))
_OLD_DATE = _scalar(f"ein Datum ({_FORM}) von {HOLDS.first} bis {HOLDS.last}", lambda t: _date(t, HOLDS))
_END = _scalar(
    f"ein Datum ({_FORM}) von {HAPPENS.first} bis {HAPPENS.last}; 9999 heißt ohne Ende", lambda t: _end(t, HAPPENS)
)
_OLD_END = _scalar(
    f"ein Datum ({_FORM}) von {HOLDS.first} bis {HOLDS.last}; 9999 heißt ohne Ende", lambda t: _end(t, HOLDS)
)
_TIME = _scalar("eine Uhrzeit (HH:MM)", lambda t: _must(bool(TIME.fullmatch(t)), t))
_YES_NO = _scalar("yes oder no", WORDS.__getitem__)
_NUMBER = _scalar(f"eine Zahl von 0 bis {MOST}", _number)
_MOMENT = _scalar("ein Zeitpunkt mit Zeitzone (RFC 3339), z. B. 2016-11-02T17:00:00Z", _moment)
_ADDRESS = _scalar("eine Adresse wie https://netz.example, ohne / am Ende", _address)
_MAIL = _scalar("eine E-Mail-Adresse, z. B. name@example.org", lambda t: mail_address(t) if t else "")
_HOST = _scalar("ein Rechnername ohne Port, z. B. musterviertel.localhost", ascii_host)

Text = Annotated[str, *_TEXT]
Line = Annotated[str, *_LINE]
Path = Annotated[str, *_PATH]
Key = Annotated[str, *_KEY]
VersionName = Annotated[str, *_VERSION]
Date = Annotated[str, *_DATE]
OldDate = Annotated[str, *_OLD_DATE]
End = Annotated[str | None, *_END]
OldEnd = Annotated[str | None, *_OLD_END]
Time = Annotated[str, *_TIME]
YesNo = Annotated[bool, *_YES_NO]
Number = Annotated[int, *_NUMBER]
Moment = Annotated[dt.datetime, *_MOMENT]
Address = Annotated[str, *_ADDRESS]
MailAddress = Annotated[str, *_MAIL]
Host = Annotated[str, *_HOST]
ClassificationWord = Annotated[str, *_words(Classification)]
RoleWord = Annotated[str, *_words(Role)]
ConsentPurposeWord = Annotated[str, *_words(ConsentPurpose)]
ConsentWayWord = Annotated[str, *_words(ConsentWay)]
VoteWord = Annotated[str, *_words(VotingRight)]
AudienceWord = Annotated[str, *_words(Audience)]
PaperWord = Annotated[str, *_words(PaperType)]
StateWord = Annotated[str, *_words(State)]
MinutesWord = Annotated[str, *_one_of([*(german(label) for label in MinutesState.labels), "genehmigt"])]
ProgressWord = Annotated[str, *_words(Progress)]
ResultWord = Annotated[str, *_words(Result)]
ResultOrNot = Annotated[str, *_one_of([*(german(label) for label in Result.labels), NOT_RECORDED])]
BallotWord = Annotated[str, *_words(BallotWay)]
ApprovalWord = Annotated[str, *_one_of([german(way.label) for way in ApprovalWay if way != ApprovalWay.UNKNOWN])]
WithdrawnWord = Annotated[str, *_scalar(f"eines von {', '.join(WITHDRAWABLE)}", lambda t: _must(t in WITHDRAWABLE, t))]
FormatWord = Annotated[str, *_scalar("1", lambda t: _must(t == "1", t))]

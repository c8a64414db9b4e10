"""Contacts: one row of an address list, understood: who, from which institution, in which groups, since when."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from sozialraum.contacts.rules import cells
from sozialraum.contacts.rules.cells import MembershipWord, Unreadable
from sozialraum.contacts.rules.headings import ColumnGroup, ColumnUse, SheetColumn, SheetRow, group_called
from sozialraum.foundation.dates import PartialDate

R = TypeVar("R")
Period = tuple[PartialDate | None, PartialDate | None]
ERRORS = {"#REF!", "#BEZUG!", "#NAME?", "#N/A", "#NV", "#VALUE!", "#WERT!", "#DIV/0!", "#NULL!", "#NUM!", "#ZAHL!"}
LONGEST = {"name": 200, "phone": 60, "language": 60, "kind": 80, "website": 200, "postal_address": 1000}


@dataclass(frozen=True)
class Trouble:
    """Why a line is not understood, or what is to be known of it: the code of a sentence, and the words in it."""

    code: str
    words: tuple[str, ...] = ()


@dataclass(frozen=True)
class SheetReading:
    """How the office wants a list read."""

    columns: tuple[SheetColumn, ...]
    groups: tuple[ColumnGroup, ...]
    today: dt.date
    group_means: str = ""  # what somebody is to a group named in a column, if no function stands beside it
    since: PartialDate | None = None  # for what begins and does not say when
    address_of_institution: bool = False
    fill_down: bool = False  # a person without an institution is from the one in the row before


@dataclass(frozen=True)
class StatedMembership:
    """What somebody is to a group; ``full`` says what the vote of the seat is, if the list does."""

    group: str
    what: MembershipWord
    full: bool | None = None


@dataclass
class ContactLine:
    """What a row says. Values that it does not give are empty."""

    number: int
    person: dict[str, str] = field(default_factory=dict)
    mails: tuple[str, ...] = ()
    institution: dict[str, str] = field(default_factory=dict)
    deputy: str = ""
    deputy_mails: tuple[str, ...] = ()
    belongings: tuple[StatedMembership, ...] = ()
    start: PartialDate | None = None
    end: PartialDate | None = None
    troubles: list[Trouble] = field(default_factory=list)
    hints: list[Trouble] = field(default_factory=list)

    @property
    def is_empty(self) -> bool:
        return not (self.person or self.institution or self.mails or self.belongings or self.troubles or self.deputy)


def read(row: SheetRow, reading: SheetReading) -> ContactLine:
    """Parse a row; every cell that cannot be read is listed in ``troubles``."""
    line = ContactLine(row.number)
    said = _RowCells(row, reading.columns, line.troubles)
    _read_people(line, said)
    _read_address(line, said, reading)
    _read_belongings(line, said, row, reading)
    whole = said.period(ColumnUse.PERIOD, reading.today)
    begun = said.period(ColumnUse.START, reading.today)
    ended = said.period(ColumnUse.END, reading.today, bare="end")
    line.start, line.end = begun[0] or whole[0] or ended[0], ended[1] or begun[1] or whole[1]
    if line.start and line.end and line.end.certainly_before(line.start):
        line.troubles.append(Trouble("backwards", (_day(line.start), _day(line.end))))
    for values in (line.person, line.institution):
        for name, most in LONGEST.items():
            if len(values.get(name, "")) > most:
                line.troubles.append(Trouble("too_long", (values[name][:60], str(most))))
    return line


class _RowCells:
    """The cells of a row by what their columns are for."""

    def __init__(self, row: SheetRow, columns: Sequence[SheetColumn], troubles: list[Trouble]):
        self.troubles = troubles
        self.texts: dict[ColumnUse, list[str]] = {}
        for place, column in enumerate(columns):
            if column.meaning not in (ColumnUse.IGNORE, ColumnUse.CROSS) and (text := cells.tidy(row.at(place))):
                self.texts.setdefault(column.meaning, []).append(text)
                if text in ERRORS:
                    troubles.append(Trouble("error_cell", (text,)))

    def once(self, meaning: ColumnUse, made: Callable[[str], R]) -> R | None:
        """What the cells of this meaning say, read by ``made``; nothing if they are empty or cannot be read."""
        text = "\n".join(self.texts.get(meaning, []))
        try:
            return made(text) if text else None
        except Unreadable as unreadable:
            self.troubles.append(Trouble(unreadable.code, (unreadable.cell,)))
            return None

    def word(self, meaning: ColumnUse, made: Callable[[str], str] = cells.one_line) -> str:
        text = self.once(meaning, made) or ""
        return "" if cells.is_nothing(text) else text

    def mails(self, meaning: ColumnUse) -> tuple[str, ...]:
        return self.once(meaning, cells.mails) or ()

    def period(self, meaning: ColumnUse, today: dt.date, *, bare: str = "start") -> Period:
        return self.once(meaning, lambda cell: cells.period(cell, today, bare=bare)) or (None, None)


def _read_people(line: ContactLine, said: _RowCells) -> None:
    """The person, the institution, and how they are reached. Without a person the mail is the institution's."""
    name = said.word(ColumnUse.NAME, cells.person_name)
    parts = [said.word(ColumnUse.FIRST_NAME), said.word(ColumnUse.LAST_NAME, cells.person_name)]
    name = name or " ".join(part for part in parts if part)
    name = " ".join(part for part in (said.word(ColumnUse.TITLE), name) if part) if name else ""
    line.mails, phone = said.mails(ColumnUse.EMAIL), said.word(ColumnUse.PHONE, cells.phone)
    own = said.mails(ColumnUse.INSTITUTION_EMAIL)
    institution = {
        "name": said.word(ColumnUse.INSTITUTION),
        "kind": said.word(ColumnUse.KIND),
        "email": own[0] if own else "",
        "phone": said.word(ColumnUse.INSTITUTION_PHONE, cells.phone),
        "postal_address": said.word(ColumnUse.INSTITUTION_ADDRESS, cells.address),
        "website": said.word(ColumnUse.WEBSITE, cells.website),
    }
    if name:
        line.person = {"name": name, "phone": phone, "language": said.word(ColumnUse.LANGUAGE)}
    elif institution["name"]:
        institution["email"] = institution["email"] or next(iter(line.mails), "")
        institution["phone"] = institution["phone"] or phone
    elif phone or institution["email"]:
        line.troubles.append(Trouble("nobody"))
    line.institution = institution if institution["name"] else {}
    extra = [*line.mails[1:], *own[1:]]
    line.hints += [Trouble("more_mails", (", ".join(extra),))] if extra else []
    line.deputy = said.word(ColumnUse.DEPUTY, cells.person_name)
    line.deputy_mails = said.mails(ColumnUse.DEPUTY_EMAIL)


def _read_address(line: ContactLine, said: _RowCells, reading: SheetReading) -> None:
    street = " ".join(part for part in (said.word(ColumnUse.STREET), said.word(ColumnUse.HOUSE_NUMBER)) if part)
    town = " ".join(part for part in (said.word(ColumnUse.POSTCODE, cells.postcode), said.word(ColumnUse.TOWN)) if part)
    whole = said.word(ColumnUse.ADDRESS, cells.address)
    address = "\n".join(part for part in (whole, street, town) if part)
    if not address:
        return
    for_institution = line.institution and (reading.address_of_institution or not line.person)
    whose = line.institution if for_institution else line.person
    if whose and not whose.get("postal_address"):
        whose["postal_address"] = address


def _read_belongings(line: ContactLine, said: _RowCells, row: SheetRow, reading: SheetReading) -> None:
    """Groups by name in a column, with the function beside it; and groups with a column of crosses each."""
    vote = said.once(ColumnUse.VOTE, cells.vote)
    found: list[StatedMembership] = []
    named = [part for text in said.texts.get(ColumnUse.GROUP, []) for part in _groups_in(text, reading.groups)]
    if named:
        role = said.once(ColumnUse.ROLE, cells.role)
        what = role or reading.group_means
        if not what and not line.troubles:
            line.troubles.append(Trouble("no_role", (", ".join(named),)))
        for name in named if what else []:
            if key := group_called(name, reading.groups):
                found += _belongings(key, MembershipWord(what), vote, plain=not role)
            else:
                line.troubles.append(Trouble("no_group", (name,)))
    for place, column in enumerate(reading.columns):
        if column.meaning is ColumnUse.CROSS and column.group and (text := cells.tidy(row.at(place))):
            try:
                meant = cells.cross(text, MembershipWord(column.means))
            except Unreadable as unreadable:
                line.troubles.append(Trouble("cross", (unreadable.cell,)))
                continue
            found += _belongings(column.group, meant, vote, plain=cells.is_cross(text)) if meant else []
    line.belongings = tuple(dict.fromkeys(found))


def _belongings(group: str, what: MembershipWord, full: bool | None, *, plain: bool) -> list[StatedMembership]:
    """A speaker with a vote sits there, too. A ``plain`` cross for delegates means a full vote, as the office said."""
    if what is MembershipWord.ADVISORY:
        return [StatedMembership(group, MembershipWord.DELEGATE, full=False)]
    if what is MembershipWord.DELEGATE:
        return [StatedMembership(group, MembershipWord.DELEGATE, True if plain and full is None else full)]
    if what in (MembershipWord.SPEAKER, MembershipWord.MINUTE_TAKER) and full is not None:
        return [StatedMembership(group, what), StatedMembership(group, MembershipWord.DELEGATE, full)]
    return [StatedMembership(group, what)]


def _groups_in(text: str, groups: Sequence[ColumnGroup]) -> list[str]:
    """The groups a cell names: the whole of it if that is one, else what stands between commas, semicolons, lines."""
    if cells.is_nothing(text):
        return []
    if group_called(text, groups):
        return [cells.one_line(text)]
    parts = text.replace(";", "\n").replace(",", "\n").splitlines()
    return [cells.one_line(part) for part in parts if part.strip()]


def _day(date: PartialDate) -> str:
    return date.in_words(weekday=False)

"""Contacts: what the columns of an address list are for, guessed from their headings. The office corrects the guess."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from sozialraum.contacts.rules import cells
from sozialraum.contacts.rules.cells import MembershipWord


class ColumnUse(StrEnum):
    """What a column is for. ``words.ColumnUseChoice`` has the same values with their German labels."""

    IGNORE = "ignore"
    NAME = "name"
    FIRST_NAME = "first_name"
    LAST_NAME = "last_name"
    TITLE = "title"
    EMAIL = "email"
    PHONE = "phone"
    LANGUAGE = "language"
    INSTITUTION = "institution"
    KIND = "kind"
    INSTITUTION_EMAIL = "institution_email"
    INSTITUTION_PHONE = "institution_phone"
    INSTITUTION_ADDRESS = "institution_address"
    WEBSITE = "website"
    ADDRESS = "address"
    STREET = "street"
    HOUSE_NUMBER = "house_number"
    POSTCODE = "postcode"
    TOWN = "town"
    GROUP = "group"
    ROLE = "role"
    VOTE = "vote"
    DEPUTY = "deputy"
    DEPUTY_EMAIL = "deputy_email"
    START = "start"
    END = "end"
    PERIOD = "period"
    CROSS = "cross"


@dataclass(frozen=True)
class SheetRow:
    """A row of a table: its number in the file, and its cells."""

    number: int
    cells: tuple[str, ...]

    def at(self, column: int) -> str:
        return self.cells[column] if column < len(self.cells) else ""


@dataclass(frozen=True)
class ColumnGroup:
    """A group of the network, by everything it may be called in a heading or a cell."""

    key: str
    name: str
    short_name: str = ""
    sign: str = ""


@dataclass(frozen=True)
class SheetColumn:
    """What one column is for; a column of crosses also for which group, and what a cross means there."""

    meaning: ColumnUse = ColumnUse.IGNORE
    group: str = ""
    means: str = ""


@dataclass(frozen=True)
class Layout:
    """Where the headings stand (places in the list of rows; ``rows`` may be 0) and what each column is for."""

    first: int
    rows: int
    headings: tuple[str, ...]
    columns: tuple[SheetColumn, ...]

    @property
    def data_from(self) -> int:
        return self.first + self.rows


EXACT: dict[ColumnUse, str] = {
    ColumnUse.NAME: "name, namen, vorname nachname, nachname vorname, name vorname, vorname name, vor und nachname, "
    "person, ansprechpartner, ansprechperson, ansprechpartner name, kontaktperson, teilnehmer, delegierte, "
    "delegierter, vertreter name, vollständiger name",
    ColumnUse.FIRST_NAME: "vorname, vornamen, rufname",
    ColumnUse.LAST_NAME: "nachname, familienname, zuname",
    ColumnUse.TITLE: "titel, akad titel, akademischer titel",
    ColumnUse.EMAIL: "e mail, email, mail, e mail adresse, email adresse, emailadresse, mailadresse, mail adresse",
    ColumnUse.PHONE: "telefon, tel, fon, phone, telefonnummer, tel nr, telefon nr, rufnummer, handy, mobil",
    ColumnUse.LANGUAGE: "sprache, sprachen, muttersprache, verständigungssprache",
    ColumnUse.INSTITUTION: "einrichtung, institution, träger, verein, organisation, schule, firma, verband, "
    "dienststelle, name der einrichtung, einrichtung name, institution name, träger name, verein name",
    ColumnUse.KIND: "art, typ, art der einrichtung, einrichtungsart, kategorie",
    ColumnUse.INSTITUTION_EMAIL: "e mail der einrichtung, e mail einrichtung, mail der einrichtung, zentrale mail",
    ColumnUse.INSTITUTION_PHONE: "telefon der einrichtung, telefon einrichtung, telefon zentrale, zentrale",
    ColumnUse.INSTITUTION_ADDRESS: "anschrift der einrichtung, adresse der einrichtung, anschrift einrichtung",
    ColumnUse.WEBSITE: "website, webseite, homepage, internet, www, url, internet der einrichtung, internetseite",
    ColumnUse.ADDRESS: "anschrift, adresse, postanschrift, postadresse",
    ColumnUse.STREET: "straße, straße nr, straße hausnummer, straße und hausnummer, straße hausnr",
    ColumnUse.HOUSE_NUMBER: "hausnummer, hausnr, haus nr, hnr",
    ColumnUse.POSTCODE: "plz, postleitzahl",
    ColumnUse.TOWN: "ort, stadt, wohnort, gemeinde, plz ort, plz und ort, postleitzahl ort",
    ColumnUse.GROUP: "ag, ags, ak, gremium, gremien, arbeitsgruppe, arbeitsgruppen, arbeitskreis, ag gremium, "
    "gremium ag",
    ColumnUse.ROLE: "funktion, rolle, amt, funktion im gremium",
    ColumnUse.VOTE: "stimmrecht, stimme, stimmberechtigt",
    ColumnUse.DEPUTY: "vertretung, stellvertretung, stellvertreter, stellv, stv, stellvertretung name, vertretung name",
    ColumnUse.DEPUTY_EMAIL: "e mail vertretung, e mail der vertretung, mail vertretung, e mail stellvertretung",
    ColumnUse.START: "seit, von, ab, beginn, mitglied seit, eintritt, gültig ab",
    ColumnUse.END: "bis, ende, austritt, ausgeschieden, ausgeschieden am, gültig bis",
    ColumnUse.PERIOD: "zeitraum, amtszeit",
    ColumnUse.IGNORE: "nr, lfd nr, lfd, nummer, anrede, fax, telefax, bemerkung, bemerkungen, notiz, kommentar",
}
PARTS: tuple[tuple[str, ColumnUse], ...] = (
    (r"(?=.*mail)(?=.*vertret)", ColumnUse.DEPUTY_EMAIL),
    (r"(?=.*mail)(?=.*(?:einrichtung|institution|träger))", ColumnUse.INSTITUTION_EMAIL),
    (r"(?=.*(?:telefon|\btel\b))(?=.*(?:einrichtung|institution|träger))", ColumnUse.INSTITUTION_PHONE),
    (r"\bfax", ColumnUse.IGNORE),
    (r"mail", ColumnUse.EMAIL),
    (r"telefon|\btel\b|handy|mobil|\bfon\b", ColumnUse.PHONE),
    (r"\bvorname\b.*\bn(?:ach)?name\b|\bnachname\b.*\bvorname\b", ColumnUse.NAME),
    (r"stellv|\bvertretung\b", ColumnUse.DEPUTY),
    (r"ansprech|kontaktperson", ColumnUse.NAME),
    (r"plz|postleit", ColumnUse.POSTCODE),
    (r"straße", ColumnUse.STREET),
    (r"anschrift|adresse", ColumnUse.ADDRESS),
    (r"einrichtung|institution|organisation|träger|verein\b", ColumnUse.INSTITUTION),
    (r"stimm", ColumnUse.VOTE),
    (r"gremi", ColumnUse.GROUP),
    (r"homepage|website|webseite", ColumnUse.WEBSITE),
    (r"sprache", ColumnUse.LANGUAGE),
)
LONGEST_HEADING = 200  # signs; what is longer is no heading, and the patterns look ahead from each of its places
KNOWN = {word.strip(): meaning for meaning, words in EXACT.items() for word in words.split(",")}
ONCE = {
    ColumnUse.NAME,
    ColumnUse.FIRST_NAME,
    ColumnUse.LAST_NAME,
    ColumnUse.INSTITUTION,
    ColumnUse.DEPUTY,
    ColumnUse.GROUP,
}
BLOCK = {  # under one heading over several columns, e.g. »Einrichtung« over »Name« and »Telefon«
    ColumnUse.INSTITUTION: {
        ColumnUse.NAME: ColumnUse.INSTITUTION,
        ColumnUse.EMAIL: ColumnUse.INSTITUTION_EMAIL,
        ColumnUse.PHONE: ColumnUse.INSTITUTION_PHONE,
        ColumnUse.ADDRESS: ColumnUse.INSTITUTION_ADDRESS,
    },
    ColumnUse.DEPUTY: {ColumnUse.NAME: ColumnUse.DEPUTY, ColumnUse.EMAIL: ColumnUse.DEPUTY_EMAIL},
}
DEEPEST = 25  # rows in which headings are looked for
SAMPLE = 200  # rows that are asked what a column holds


def plain(heading: str) -> str:
    """A heading as it is looked up: »E-Mail:« as »e mail«, »Ansprechpartner/in« without »in«, »Strasse« as »straße«."""
    words = " ".join(re.findall(r"[^\W_]+", heading[:LONGEST_HEADING].casefold().replace("ß", "ss")))
    words = re.sub(r"strasse\b|\bstr\b", "strasse", words).replace("strasse", "straße")
    words = re.sub(r"aenn?", "änn", words) if "aenn" in words else words.replace("traeger", "träger")
    return re.sub(r"(?<=[a-zäöüß]) (?:innen|in|r)\b", "", words)


def meaning_of(heading: str) -> tuple[ColumnUse, int]:
    """What a column with this heading is for, and how surely: 2 by the very word, 1 by a part of it, 0 not at all."""
    words = plain(heading)
    if words in KNOWN:
        return KNOWN[words], 2
    found = next((meaning for part, meaning in PARTS if words and re.search(part, words)), None)
    return (found, 1) if found else (ColumnUse.IGNORE, 0)


@dataclass(frozen=True)
class Heading:
    """The words above a column: its own, and those that stand above several columns in the row before."""

    own: str
    over: str = ""

    def __str__(self) -> str:
        return f"{self.over} {self.own}".strip()


def guess(rows: Sequence[SheetRow], groups: Iterable[ColumnGroup]) -> Layout:
    """Find the headings, under titles and over two rows, and say what each column is for."""
    known = list(groups)
    best, score = (0, 0), 0
    for first in range(min(DEEPEST, len(rows))):
        for count in (1, 2):
            found = _score(headings(rows, first, count), known) if _may_head(rows, first, count) else 0
            if found > score:
                best, score = (first, count), found
    return find_layout(rows, *best, known)


def _may_head(rows: Sequence[SheetRow], first: int, count: int) -> bool:
    """Headings hold no mail addresses and hardly a digit; in two rows of them the upper one spans several columns."""
    here = rows[first : first + count]
    texts = [cell for row in here for cell in row.cells if cell.strip()]
    if len(here) < count or any("@" in text or re.search(r"\d{3}", text) for text in texts):
        return False
    return count == 1 or any(text.strip() and not here[0].at(place).strip() for place, text in enumerate(here[1].cells))


def _score(found: Sequence[Heading], groups: list[ColumnGroup]) -> int:
    """How much of the row are headings: every known one counts, words nobody knows count against it."""
    words = [heading.own for heading in found] + list({heading.over for heading in found})
    return sum(2 * _surely(word, groups) or -1 for word in words if word)


def _surely(word: str, groups: list[ColumnGroup]) -> int:
    return meaning_of(word)[1] or (2 if group_called(word, groups) else 0)


def headings(rows: Sequence[SheetRow], first: int, count: int) -> tuple[Heading, ...]:
    """The headings of the columns, from one row or from two, of which the upper one spans several columns."""
    width = max((len(row.cells) for row in rows), default=0)
    if count < 2:
        return tuple(Heading(cells.one_line(rows[first].at(column)) if count else "") for column in range(width))
    top, below = rows[first : first + 2]
    found, over = [], ""
    for column in range(width):
        mine, word = cells.one_line(top.at(column)), cells.one_line(below.at(column))
        over = mine or over
        found.append(Heading(word, over) if word else Heading(mine))
    return tuple(found)


def find_layout(rows: Sequence[SheetRow], first: int, count: int, groups: list[ColumnGroup]) -> Layout:
    """What each column is for, if the headings stand in these rows."""
    found = headings(rows, first, count)
    data = rows[first + count : first + count + SAMPLE]
    columns = []
    for place, heading in enumerate(found):
        held = [text for row in data if (text := row.at(place)).strip()]
        columns.append(_column(heading, held, groups))
    return Layout(first, count, tuple(map(str, found)), tuple(_fitted(columns)))


def _column(heading: Heading, held: list[str], groups: list[ColumnGroup]) -> SheetColumn:
    meaning, sure = meaning_of(heading.own)
    group = "" if sure == 2 else group_called(heading.own, groups)
    if group or (held and not sure and all(cells.is_cross(text) for text in held)):
        return SheetColumn(ColumnUse.CROSS, group, _meant(str(heading)))
    if heading.over:
        whole, whole_sure = meaning_of(str(heading))
        inside = BLOCK.get(meaning_of(heading.over)[0], {})
        meaning, sure = (whole, 2) if whole_sure == 2 else (inside.get(meaning, meaning), sure)
    return SheetColumn(meaning if sure else _by_what_it_holds(held))


def _meant(heading: str) -> str:
    """What a cross means, if the heading itself says it: »Verteiler AG Wohnen«."""
    try:
        found = cells.role(heading)
    except cells.Unreadable:
        return ""
    return found if found in (MembershipWord.RECIPIENT, MembershipWord.DEPUTY, MembershipWord.GUEST) else ""


def _by_what_it_holds(held: list[str]) -> ColumnUse:
    """A column without a known heading: mail addresses and postcodes speak for themselves."""
    if held and sum("@" in text for text in held) * 5 >= len(held) * 3:
        return ColumnUse.EMAIL
    if held and all(re.fullmatch(r"\d{5}", text.strip()) for text in held):
        return ColumnUse.POSTCODE
    return ColumnUse.IGNORE


def _fitted(columns: list[SheetColumn]) -> list[SheetColumn]:
    """Read together: beside »Vorname« a »Name« is the last name; beside »Ansprechpartner« the institution's."""
    meanings = [column.meaning for column in columns]
    names = [place for place, meaning in enumerate(meanings) if meaning is ColumnUse.NAME]
    if names and ColumnUse.FIRST_NAME in meanings and ColumnUse.LAST_NAME not in meanings:
        columns[names[0]] = SheetColumn(ColumnUse.LAST_NAME)
    elif len(names) == 2 and ColumnUse.INSTITUTION not in meanings:
        columns[names[0]] = SheetColumn(ColumnUse.INSTITUTION)
    seen: set[ColumnUse] = set()
    for place, column in enumerate(columns):
        if column.meaning in ONCE & seen:
            columns[place] = replace(column, meaning=ColumnUse.IGNORE)
        seen.add(column.meaning)
    return columns


def group_called(text: str, groups: Iterable[ColumnGroup]) -> str:
    """The key of the one group that can be meant by these words; empty if it is none, or could be several."""
    said = cells.words_key(text)
    if not said:
        return ""
    by_name = [group for group in groups if said in (cells.words_key(group.name), cells.words_key(group.short_name))]
    by_sign = [group for group in groups if group.sign and text.strip() == group.sign]
    words, letters = _distinguishing_words(said), _letters(said)
    by_words = [
        group for group in groups if words and words <= _distinguishing_words(f"{group.name} {group.short_name}")
    ]
    by_letters = [
        group for group in groups if len(letters) > 4 and letters in "".join(cells.words_key(group.name).split())
    ]
    found = by_name or by_sign or by_words or by_letters
    return found[0].key if len(found) == 1 else ""


GENERAL = {"ag", "ak", "arbeitsgruppe", "arbeitskreis", "gremium", "und", "der", "die", "verteiler", "gruppe", "für"}


def _letters(text: str) -> str:
    return "".join(cells.words_key(text).split())


def _distinguishing_words(text: str) -> set[str]:
    """The words that tell one group from another."""
    return {word for word in cells.words_key(text).split() if word not in GENERAL}

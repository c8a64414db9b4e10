"""Contacts: what people write into the cells of an address list, read cell by cell."""

from __future__ import annotations

import datetime as dt
import re
from enum import StrEnum

from sozialraum.foundation.dates import ENDLESS, HAPPENS, PartialDate
from sozialraum.foundation.mail_address import address_key, is_mail_address, mail_address
from sozialraum.foundation.tables import as_typed
from sozialraum.foundation.text import paragraphs


class MembershipWord(StrEnum):
    """What somebody is to a group, as an address list can say it."""

    DELEGATE = "delegate"
    ADVISORY = "advisory"  # a delegate whose seat has an advisory vote
    DEPUTY = "deputy"
    SPEAKER = "speaker"
    MINUTE_TAKER = "minute_taker"
    ADVISER = "adviser"
    GUEST = "guest"
    RECIPIENT = "recipient"


class Unreadable(ValueError):  # noqa: N818 - a word for the cell
    """A cell that says something, but nothing its column is for. ``code`` names the sentence, ``cell`` is its text."""

    def __init__(self, code: str, cell: str):
        super().__init__(code)
        self.code, self.cell = code, cell


NOTHING = {
    "",
    "-",
    "--",
    "–",
    "—",
    "/",
    "?",
    "k.a.",
    "k. a.",
    "ka",
    "keine angabe",
    "keine",
    "unbekannt",
    "n.n.",
    "nn",
    "n. n.",
}
NOTHING |= {"vakant", "unbesetzt", "offen", "n/a", "na", "nicht bekannt"}


def tidy(cell: str) -> str:
    """The cell without invisible signs, outer blanks, and the apostrophe that keeps a spreadsheet from reckoning."""
    text = cell.strip()
    if not (text.isascii() and text.isprintable()):
        text = paragraphs(text).replace("\xa0", " ").strip()
    return as_typed(text).strip()


def one_line(cell: str) -> str:
    return " ".join(tidy(cell).split())


def is_nothing(cell: str) -> bool:
    return one_line(cell).casefold() in NOTHING


# ── dates ─────────────────────────────────────────────────────────────────────

BEFORE = re.compile(r"^(?:seit|ab|von|vom|am|dem)\s+(?:dem\s+)?", re.I)
UNTIL = re.compile(r"^(?:bis|zum)\s+(?:(?:zum|ende)\s+)?", re.I)
BETWEEN = re.compile(r"\s*[–—]\s*|\s+-\s+|\s+bis(?:\s+zum)?\s+|(?<=\b\d{4})-(?=\d{4}$)", re.I)
MIDNIGHT = re.compile(r"[T ]\d{2}:\d{2}(?::\d{2})?(?:\.0+)?$")
LENGTH = 5
SERIALS = range(20_000, 60_000)  # 1954 to 2064, in days since the turn of the century but one
SERIAL_ZERO = dt.date(1899, 12, 30)


def period(cell: str, today: dt.date, *, bare: str = "start") -> tuple[PartialDate | None, PartialDate | None]:
    """From and to, as far as the cell says: »seit 2018«, »Mai 2017 bis 17.1.18«. A ``bare`` date is one of both."""
    text = one_line(cell)
    if is_nothing(text):
        return None, None
    try:
        if until := UNTIL.match(text):
            return None, _end(text[until.end() :], today)
        start, *end = BETWEEN.split(BEFORE.sub("", text), maxsplit=1)
        if end:
            return _start(start, today), _end(end[0], today)
        if bare == "start" or BEFORE.match(text):
            return _start(start, today), None
        return None, _end(start, today)
    except ValueError:
        raise Unreadable("date", text) from None


def _date(text: str, today: dt.date) -> PartialDate:
    """A date as people type it, or as a spreadsheet counts it; in an end the year 9999 means that there is none."""
    text = MIDNIGHT.sub("", text.strip())
    if text.isascii() and text.isdigit() and len(text) == LENGTH and int(text) in SERIALS:
        return PartialDate.of(SERIAL_ZERO + dt.timedelta(days=int(text)))
    date = PartialDate.typed(text, today)
    if not HAPPENS.hold(date) and date.year != ENDLESS:
        raise ValueError(text)
    return date


def _end(text: str, today: dt.date) -> PartialDate | None:
    date = _date(text, today)
    return None if date.year == ENDLESS else date


def _start(text: str, today: dt.date) -> PartialDate:
    date = _date(text, today)
    if date.year == ENDLESS:
        raise ValueError(text)
    return date


# ── how somebody is reached ───────────────────────────────────────────────────

AROUND = re.compile(r"[\s;,|/<>()\[\]\"„“]+")


def mails(cell: str) -> tuple[str, ...]:
    """Every mail address in the cell, in order and once each."""
    if is_nothing(cell):
        return ()
    words = [word.strip(".:'") for word in AROUND.split(re.sub(r"mailto:", " ", tidy(cell), flags=re.I))]
    found = [word for word in words if "@" in word]
    wrong = next((word for word in found if not is_mail_address(word)), None)
    if wrong or not found:
        raise Unreadable("mail", wrong or one_line(cell))
    once: dict[str, str] = {}
    for address in map(mail_address, found):
        once.setdefault(address_key(address), address)
    return tuple(once.values())


CALLED = re.compile(r"^(?:telefon|tel|fon|phone|mobil|handy)\b[.:]*\s*", re.I)


def phone(cell: str) -> str:
    """A telephone number as it is written, several with commas between them."""
    lines = [CALLED.sub("", one_line(line)) for line in tidy(cell).splitlines()]
    text = ", ".join(line for line in lines if line)
    if is_nothing(text):
        return ""
    if "@" in text or sum(sign.isdigit() for sign in text) < 3:
        raise Unreadable("phone", text)
    return text


def phone_key(text: str) -> str:
    """What two spellings of one number have in common."""
    abroad = re.sub(r"(^|[,;\n]\s{0,9})00(?=\s{0,9}[1-9])", r"\1+", text.strip())
    return re.sub(r"[^\d+]", "", re.sub(r"\+\s*49\s*(?:\(0\))?", "0", abroad))


def website(cell: str) -> str:
    """An address of the web, with what every one begins with."""
    text = one_line(cell)
    if is_nothing(text):
        return ""
    if not re.fullmatch(r"(?:https?://)?(?:[^\W_](?:[\w-]{0,61}[^\W_])?\.)+[^\W\d_]{2,63}(?:[:/?#]\S*)?", text, re.I):
        raise Unreadable("website", text)
    return text if re.match(r"https?://", text, re.I) else f"https://{text}"


def website_key(text: str) -> str:
    return re.sub(r"^https?://(?:www\.)?", "", text.strip().rstrip("/"), flags=re.I).casefold()


def address(cell: str) -> str:
    """An address in lines, also when it was written in one: »Weg 1, 52249 Ort«."""
    if is_nothing(cell):
        return ""
    lines = [one_line(line).strip(" ,;") for line in tidy(cell).splitlines()]
    if len([line for line in lines if line]) == 1:
        lines = re.split(r"\s*[,;]\s*(?=(?:D-)?\d{5}\s)", one_line(cell))
    return "\n".join(line for line in lines if line)


def postcode(cell: str) -> str:
    """Five digits; a spreadsheet takes the leading zero of Dresden away."""
    text = re.sub(r"^D\s*-\s*", "", one_line(cell), flags=re.I)
    return text.zfill(5) if re.fullmatch(r"\d{4}", text) else text


def words_key(text: str) -> str:
    """Text as it is compared: without case, punctuation and the shape of blanks."""
    return " ".join(re.findall(r"\w+", text.casefold()))


# ── names ─────────────────────────────────────────────────────────────────────

SALUTATION = re.compile(r"^(?:frau|herrn?|fr\.|hr\.)\s+", re.I)
TITLE = r"(?:(?:prof|dr|dipl|med|phil|rer|nat|ing|h\.?\s?c|mag|pfr|pfarrer(?:in)?)\b\.?[\s-]*(?:[a-zäöü]+\.\s*)?)+"
BEHIND = re.compile(r"(?:[A-Z]\.\s?[A-Z]\.?|LL\.?\s?M\.?|MdR|MdL|jun\.?|sen\.?|Dipl\..*|Ph\.?D\.?)", re.I)
SEVERAL = re.compile(r"\s(?:und|u\.|&|\+|oder)\s|\s/\s|;|\n", re.I)


def person_name(cell: str) -> str:
    """A name in spoken order, also from »Beispiel, Erika«; raises Unreadable for a cell with two names."""
    if is_nothing(cell):
        return ""
    if SEVERAL.search(tidy(cell)):
        raise Unreadable("names", one_line(cell))
    text = SALUTATION.sub("", one_line(cell))
    last, comma, first = (part.strip() for part in text.partition(","))
    if not comma or BEHIND.fullmatch(first):
        return text
    if "," in first or not first or not last:
        raise Unreadable("names", text)
    title = re.match(TITLE, last, re.I)
    front = title[0].strip() if title and title.end() < len(last) else ""
    return " ".join(part for part in (front, SALUTATION.sub("", first), last[len(front) :].strip()) if part)


TITLES = {"dr", "prof", "dipl", "ing", "med", "phil", "frau", "herr", "herrn"}


def name_key(name: str) -> str:
    """What is the same in »Dr. Erika Beispiel« and »BEISPIEL, Erika«."""
    return " ".join(sorted(set(words_key(name).split()) - TITLES)) or words_key(name)


LEGAL = {"ev", "e", "v", "gmbh", "ggmbh", "mbh", "gug", "ug", "kg", "ag", "der", "die", "das", "des"}
SAME_KIND = {"kindertagesstätte": "kita", "kindertageseinrichtung": "kita", "st": "sankt", "str": "straße"}


def loose_key(name: str) -> str:
    """What two institutions that may be the same have in common, e.g. with and without »e. V.«."""
    words = {SAME_KIND.get(word, word) for word in words_key(name).split()} - LEGAL
    return " ".join(sorted(words))


# ── crosses, votes, roles ─────────────────────────────────────────────────────

CROSSES = {"x", "xx", "×", "✓", "✔", "☑", "☒", "ja", "j", "1", "+", "•", "●", "*", "wahr", "true"}
NO_CROSS = {"nein", "n", "0", "falsch", "false", "○", "☐"}
LONGEST_ROLE = 500
ROLES: tuple[tuple[str, MembershipWord | None], ...] = (
    (r"stellv\w*\.?\s+(?:sprech|vorsitz|mitglied)|stv\.?\s+(?:sprech|vorsitz)", None),  # two readings
    (r"sprech|vorsitz", MembershipWord.SPEAKER),
    (r"protokoll|schriftführ", MembershipWord.MINUTE_TAKER),
    (r"stellv|\bstv\b|vertretung|ersatz", MembershipWord.DEPUTY),
    (r"berat\w*\s+(?:mitglied|stimme|delegiert)|ohne stimm", MembershipWord.ADVISORY),
    (r"deleg|mitglied|stimmberechtigt|stimmrecht", MembershipWord.DELEGATE),
    (r"berat|sachverständ|fachlich", MembershipWord.ADVISER),
    (r"\bgast|\bgäste", MembershipWord.GUEST),
    (r"verteiler|\binfo\b|nachrichtlich", MembershipWord.RECIPIENT),
)


def role(cell: str) -> MembershipWord | None:
    """What the cell says somebody is to a group; None if it says nothing."""
    if is_nothing(cell):
        return None
    text = one_line(cell).casefold()
    known = len(text) <= LONGEST_ROLE  # the patterns look through the rest of the text from each place of it
    found = next((what for pattern, what in ROLES if known and re.search(pattern, text)), None)
    if found is None:
        raise Unreadable("role", one_line(cell))
    return found


def cross(cell: str, means: MembershipWord) -> MembershipWord | None:
    """The membership a cell in a group's column means: ``means`` for a cross, a word by itself, None if empty."""
    text = one_line(cell).casefold()
    if text in NO_CROSS or is_nothing(text):
        return None
    return means if text in CROSSES else role(cell)


def is_cross(cell: str) -> bool:
    """True if the cell is empty, a cross or a »no«, so that its column may be one of crosses."""
    text = one_line(cell).casefold()
    return text in CROSSES | NO_CROSS or is_nothing(text)


VOTES = {"voll": True, "stimmrecht": True, "stimmberechtigt": True, "mit": True, "mit stimmrecht": True}
NO_VOTES = {"beratend": False, "beratende stimme": False, "b": False, "ohne": False, "ohne stimmrecht": False}


def vote(cell: str) -> bool | None:
    """True for a full vote, False for none, None for an empty cell; raises Unreadable."""
    text = one_line(cell).casefold()
    if is_nothing(text):
        return None
    known = VOTES | NO_VOTES | dict.fromkeys(CROSSES, True) | dict.fromkeys(NO_CROSS, False)
    if text not in known:
        raise Unreadable("vote", one_line(cell))
    return known[text]

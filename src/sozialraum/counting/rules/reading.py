"""Counting: reading the result of a vote as people type it (no paragraph, a habit).

``9:0:1`` is Ja:Nein:Enthaltung, a fourth figure those who were biased · ``9 Ja, 0 Nein, 1 Enthaltung`` ·
``einstimmig bei einer Enthaltung`` · ``bei 3 Gegenstimmen`` · ``abgelehnt`` · ``5 von 11 Stimmen`` · ``nicht bekannt``.
What is not understood is said, and kept as words.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, replace
from typing import Any

from sozialraum.counting.rules.figures import CARRIED, REJECTED, VoteFigures, disagreement
from sozialraum.foundation.text import one_line

MOST = 200  # signs, as many as the column of words takes
LABELS = {
    "carried": "angenommen",
    "rejected": "abgelehnt",
    "postponed": "vertagt",
    "noted": "zur Kenntnis genommen",
    "partly": "in Teilen angenommen",
    "conditional": "unter Vorbehalt angenommen",
    "agreed": "ohne Abstimmung angenommen",
    "recommended": "empfohlen",
    "referred": "verwiesen",
    "withdrawn": "zurückgezogen",
    "elected": "gewählt",
}
MANNERS = {"unanimous": "einstimmig", "majority": "mehrheitlich", "consensus": "einvernehmlich"}
#: What says a result, the longer before what it begins or ends with.
RESULTS = (
    ("rejected", r"nicht (?:angenommen|beschlossen|zugestimmt)|(?:\w+ )?mehrheit verfehlt|abgelehnt|ablehnung"),
    ("partly", r"(?:in teilen|teilweise|zum teil) (?:angenommen|beschlossen|zugestimmt)"),
    ("conditional", r"unter vorbehalt(?: (?:angenommen|beschlossen|zugestimmt))?"),
    ("agreed", r"ohne abstimmung(?: (?:angenommen|beschlossen|zugestimmt))?"),
    ("noted", r"(?:wird |wurde )?zur kenntnis(?: genommen)?|kenntnisnahme"),
    ("postponed", r"vertagt|vertagung|verschoben|zurückgestellt"),
    ("recommended", r"empfohlen"),
    ("referred", r"verwiesen|überwiesen"),
    ("withdrawn", r"zurückgezogen"),
    ("elected", r"(?:wieder)?gewählt"),
    ("carried", r"angenommen|beschlossen|zugestimmt|genehmigt|bewilligt|zustimmung|annahme"),
)
SAID_MANNERS = (
    ("unanimous", r"einstimmig(?:er beschluss|em beschluss)?|einstimmigkeit"),
    ("majority", r"mehrheitlich|(?:mit |durch )?(?:\w+ )?(?:stimmen)?mehrheit"),
    ("consensus", r"einvernehmlich|(?:im )?einvernehmen|(?:im )?konsens|einmütig"),
)
UNTOLD = re.compile(r"(?:ergebnis )?(?:nicht (?:überliefert|bekannt|mehr bekannt|verzeichnet)|unbekannt|\?+)")
SMALL = ["null", "eine", "zwei", "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun", "zehn", "elf", "zwölf"]
NUMBERS = {word: number for number, word in enumerate(SMALL)}
NUMBERS |= dict.fromkeys(("ein", "einer", "einem", "eins"), 1) | dict.fromkeys(("keine", "keiner", "kein", "ohne"), 0)
NUMBER = rf"(?P<n>\d{{1,5}}|(?:{'|'.join(sorted(NUMBERS, key=len, reverse=True))})(?!\w))"
NAMES = {
    "recused": r"(?:wegen befangenheit|befangene?n?)",
    "abstain": r"(?:stimm(?:en)?-?)?enthaltung(?:en)?|enth\b\.?",
    "no": r"nein(?:-?stimmen?)?|gegen-?stimmen?|(?:stimmen? )?(?:dagegen|gegen)|neinstimmen?|contra",
    "yes": r"ja(?:-?stimmen?)?|(?:stimmen? )?(?:dafür|für)|zustimmungen?|pro\b|für-?stimmen?|stimmen?",
}
AGAINST = re.compile(r"(?<!\w)(\d{1,5}) (?:gegen|zu) (\d{1,5})(?: stimmen)?(?!\w)")
COLONS = re.compile(r"(?<![\d.])(\d{1,5})((?:\s?[:/|-]\s?\d{1,5}){1,3})(?![\d.]*\d)")
SHARE = re.compile(
    rf"(?:mit |für )?{NUMBER} (?:von|der) (?P<of>\d{{1,5}})(?: (?:stimmen|stimmberechtigten|anwesenden))?"
)
COUNTED = {name: re.compile(rf"{NUMBER}(?: x)? ?(?:{said})(?!\w)") for name, said in NAMES.items()}
#: The name before its figure: »Ja: 9, Nein: 0«; read so where the text begins with a name.
NAMED = {name: re.compile(rf"(?<!\w)(?:{said}) ?[:=]? ?{NUMBER}") for name, said in NAMES.items()}
FILLING = re.compile(
    r"(?<!\w)(?:bei|mit|und|sowie|wurde|wird|ist|der|die|das|antrag|beschluss|ergebnis|abstimmung|stimmen|gegen|damit|"
    r"also|insgesamt|davon|zu)(?!\w)|[\s,;.:()·|/-]+"
)


@dataclass(frozen=True)
class ReadResult:
    """A result as it was understood: the count, of how many votes, whether it is said that nobody knows, and the rest.

    ``is_inferred`` says that the result follows from the figures or words and was not typed.
    """

    count: VoteFigures
    of: int | None = None
    is_untold: bool = False
    is_inferred: bool = False
    left: str = ""

    @property
    def result(self) -> str:
        """A value of ``Result``; empty: not recorded."""
        return self.count.result

    @property
    def disagrees(self) -> str:
        """Why word and figures do not go together; "" if they do."""
        return disagreement(self.count.manner, self.count)

    @property
    def cast(self) -> int:
        """How many people voted or were biased, as far as the text says."""
        count = self.count
        return self.of or sum(filter(None, (count.yes, count.no, count.abstain, count.recused)))

    @property
    def in_words(self) -> str:
        """»9 Ja, 0 Nein, 1 Enthaltung; angenommen« or »angenommen, einstimmig; Stimmen nicht gezählt«."""
        if self.is_untold:
            return "Ergebnis nicht bekannt"
        said = ", ".join(filter(None, (LABELS.get(self.result, ""), MANNERS.get(self.count.manner, ""))))
        told = "; ".join(filter(None, self._parts(said)))
        kept = f"nicht verstanden und als Worte behalten: „{self.left}“" if self.left else ""
        return "; ".join(filter(None, (told, kept)))

    def _parts(self, said: str) -> tuple[str, ...]:
        figures = self._figures()
        missing = "" if said else "Ergebnis nicht gesagt"
        if self.count.yes is not None:
            return figures, said or missing
        if figures:
            return said or missing, f"{figures}, andere Stimmen nicht gezählt"
        is_voted = self.count.manner or self.result in (CARRIED, REJECTED, "partly", "conditional")
        return said or missing, "Stimmen nicht gezählt" if is_voted else ""

    def _figures(self) -> str:
        count = self.count
        one = "Enthaltung" if count.abstain == 1 else "Enthaltungen"
        of = f"von {self.of} Stimmen" if self.of else ""
        pairs = ((count.yes, "Ja"), (count.no, "Nein"), (count.abstain, one), (count.recused, "befangen"))
        return f"{', '.join(f'{number} {name}' for number, name in pairs if number is not None)} {of}".strip()


def read_result(text: str) -> ReadResult:
    """The result in typed text; of an empty one nothing is recorded."""
    typed = " ".join(text.split())[:MOST]
    rest = _tidied(typed)
    if not rest or UNTOLD.fullmatch(rest):
        return ReadResult(VoteFigures(), is_untold=bool(rest))
    rest, numbers, of = _numbers_in(rest)
    rest, manner = _first_of(SAID_MANNERS, rest)
    rest, result = _first_of(RESULTS, rest)
    left = FILLING.sub(" ", rest).strip()
    count = VoteFigures(**numbers, manner=manner, result=result, words=typed if left or of else "")
    found = ReadResult(count, of=of, left=" ".join(left.split()))
    ended = result or _follows(count, of=of)
    return replace(found, count=replace(count, result=ended), is_inferred=bool(ended) and not result)


def _tidied(text: str) -> str:
    """Small letters, plain digits of any script, one kind of dash."""
    digits = "".join(str(unicodedata.decimal(sign)) if sign.isdecimal() else sign for sign in one_line(text))
    dashed = re.sub("[‐‑‒–—−]", "-", digits)
    return " ".join(dashed.lower().split()).strip(" .")


def _numbers_in(text: str) -> tuple[str, dict[str, Any], int | None]:
    """The text without its figures, the figures by their column, and of how many votes."""
    if found := COLONS.search(text) or AGAINST.search(text):
        figures = [int(one) for one in re.findall(r"\d+", found[0])]
        return _without(text, found), dict(zip(("yes", "no", "abstain", "recused"), figures, strict=False)), None
    numbers: dict[str, Any] = {}
    of = None
    if found := SHARE.search(text):
        numbers["yes"], of = _number(found["n"]), int(found["of"])
        text = _without(text, found)
    forms = NAMED if any(one.match(text) for one in NAMED.values()) else COUNTED
    for name, form in forms.items():
        if (found := form.search(text)) and name not in numbers:
            numbers[name] = _number(found["n"])
            text = _without(text, found)
    return text, numbers, of


def _number(word: str) -> int:
    return NUMBERS[word] if word in NUMBERS else int(word)


def _without(text: str, found: re.Match[str]) -> str:
    return f"{text[: found.start()]} {text[found.end() :]}"


def _first_of(forms: tuple[tuple[str, str], ...], text: str) -> tuple[str, str]:
    """The text without the first of these that is said in it, and which that is."""
    for stored, said in forms:
        if found := re.search(rf"(?<!\w)(?:{said})(?!\w)", text):
            return _without(text, found), stored
    return text, ""


def _follows(count: VoteFigures, *, of: int | None) -> str:
    """The result that figures or words give by themselves; of a tie and of a share nobody knows."""
    if count.yes is not None and count.no is not None:
        return CARRIED if count.yes > count.no else REJECTED if count.no > count.yes else ""
    if of or count.yes is not None:
        return ""
    return CARRIED if count.manner or count.is_counted else ""

"""Elections: reading and writing candidates and rounds, one line each (no paragraph, a habit).

``Vorschlag A: 5`` · ``Sabine Beispiel (Verein A): 5 / 3; gewählt; nimmt an``. What is written before the brackets is a
name, unless it begins like a proposal; what is written in them is public.
``Stichwahl: geheim; 9 abgegeben; 1 ungültig`` · ``6:0:0; 1 befangen`` · ``durch Handzeichen; einstimmig``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

#: What stands in the column ``votes``: a number for each round, or a stroke.
VOTES = r"^([0-9]{1,5}|-)( ([0-9]{1,5}|-)){0,9}$"
RESULTS = {
    "gewählt": "elected",
    "abgewählt": "elected",
    "entsandt": "elected",
    "durch das los gewählt": "by_lot",
    "durch das los": "by_lot",
    "durch los": "by_lot",
    "nicht gewählt": "not_elected",
    "zurückgezogen": "withdrawn",
}
WRITTEN = {
    "elected": "gewählt",
    "by_lot": "durch das Los",
    "not_elected": "nicht gewählt",
    "withdrawn": "zurückgezogen",
}
ACCEPTS = {"nimmt an": True, "nimmt die wahl an": True, "nimmt nicht an": False}
ELIGIBLE = {"wählbar": True, "nicht wählbar": False}
#: How a proposal begins that is no name of a person.
PROPOSAL = re.compile(r"(?:vorschlag|liste|wahlvorschlag|bewerbung|nr\.)(?:\W|$)|»", re.IGNORECASE)
BY_ROUND = re.compile(r"(?:[0-9]{1,5}|[-–])(?: ?/ ?(?:[0-9]{1,5}|[-–]))*")

WAYS = {
    "durch handzeichen": "hands",
    "handzeichen": "hands",
    "offen": "hands",
    "namentlich": "roll_call",
    "geheim": "secret",
    "auf zuruf": "words",
    "zuruf": "words",
    "im umlauf": "circular",
}
WRITTEN_WAYS = {"hands": "durch Handzeichen", "roll_call": "namentlich", "secret": "geheim", "words": "auf Zuruf"} | {
    "circular": "im Umlauf"
}
FIGURES = {
    "cast": ("abgegeben", "stimmzettel", "abgegebene"),
    "invalid": ("ungültig", "ungültige"),
    "in_favour": ("ja", "dafür"),
    "against": ("nein", "dagegen", "gegenstimme", "gegenstimmen"),
    "abstentions": ("enthaltungen", "enthaltung"),
    "recused": ("befangen",),
}
WRITTEN_FIGURES = {"cast": "abgegeben", "invalid": "ungültig", "in_favour": "Ja", "against": "Nein"} | {
    "abstentions": "Enthaltungen", "recused": "befangen",
}  # fmt: skip
NUMBERED = re.compile(r"([0-9]{1,5}) (\w+)")
THREE = re.compile(r"([0-9]{1,5}) ?: ?([0-9]{1,5}) ?: ?([0-9]{1,5})")
HEADING = re.compile(
    r"(?:(?:[0-9]+\. )?wahlgang(?: [0-9]+)?|(?P<run_off>stichwahl)|(?P<together>alle zusammen|en bloc)) ?(?::|;|$) ?",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class CandidateLine:
    """One candidate as it was understood: who, what stands in brackets, votes as ``VOTES`` has them, the result."""

    at: int = 0
    who: str = ""
    beside: str = ""
    votes: str = ""
    result: str = ""
    accepted: bool | None = None
    eligible: bool | None = None

    @property
    def is_proposal(self) -> bool:
        """Whether ``who`` is called by a word that is no name of a person."""
        return bool(PROPOSAL.match(self.who))


@dataclass(frozen=True)
class RoundLine:
    """One round as it was understood; what is None or "" is not recorded."""

    run_off: bool = False
    way: str = ""
    cast: int | None = None
    invalid: int | None = None
    in_favour: int | None = None
    against: int | None = None
    abstentions: int | None = None
    recused: int | None = None
    words: str = ""


class ElectionLineFault(ValueError):  # noqa: N818 - it names what happened
    """A line that cannot be read; ``at`` is its number, ``part`` what was not understood."""

    def __init__(self, at: int, part: str):
        super().__init__(f"{at}: {part}")
        self.at, self.part = at, part


def candidates_in(text: str) -> Iterator[CandidateLine]:
    """The candidates of a typed list. Raises ElectionLineFault."""
    for at, line in _lines(text):
        first, *others = (part.strip() for part in line.split(";"))
        who, votes, result = _counted(first)
        name, beside = _named(who)
        if not (name or beside) or set("()") & set(name + beside):
            raise ElectionLineFault(at, first)
        told = CandidateLine(at, name, beside, votes)
        for part in filter(None, (result, *others)):
            told = _with(told, part)
        yield told


def _counted(first: str) -> tuple[str, str, str]:
    """What stands before the last colon, and behind it the votes as ``VOTES`` has them, or the result in words."""
    who, _colon, told = (part.strip() for part in first.rpartition(":"))
    if BY_ROUND.fullmatch(told):
        return who, " ".join(re.findall(r"[0-9]+|-", told.replace("–", "-"))), ""
    return (who, "", told) if told.casefold() in RESULTS and who else (first, "", "")


def _named(who: str) -> tuple[str, str]:
    """The name, and what stands in brackets at the end."""
    if not who.endswith(")"):
        return who, ""
    name, bracket, beside = who[:-1].rpartition("(")
    return (name.strip(), beside.strip()) if bracket else (who, "")


def are_together(text: str) -> bool:
    """Whether the rounds say that all were voted on in one ballot."""
    return any((heading := HEADING.match(line)) and heading["together"] for _at, line in _lines(text))


def _with(line: CandidateLine, part: str) -> CandidateLine:
    word = part.casefold()
    if word in RESULTS:
        return replace(line, result=RESULTS[word])
    if word in ACCEPTS:
        return replace(line, accepted=ACCEPTS[word])
    if word in ELIGIBLE:
        return replace(line, eligible=ELIGIBLE[word])
    raise ElectionLineFault(line.at, part)


def candidate_in_text(line: CandidateLine) -> str:
    """A line as ``candidates_in`` reads it."""
    who = " ".join(filter(None, (line.who, f"({line.beside})" if line.beside else "")))
    first = f"{who}: {line.votes.replace(' ', ' / ')}" if line.votes else who
    accepted = {True: "nimmt an", False: "nimmt nicht an", None: ""}[line.accepted]
    eligible = {True: "wählbar", False: "nicht wählbar", None: ""}[line.eligible]
    return "; ".join(filter(None, (first, WRITTEN.get(line.result, ""), accepted, eligible)))


def rounds_in(text: str) -> Iterator[RoundLine]:
    """The rounds of a typed list, the first first. Raises ElectionLineFault."""
    for at, line in _lines(text):
        heading = HEADING.match(line)
        told = RoundLine(run_off=bool(heading and heading["run_off"]))
        for part in filter(None, (one.strip() for one in line[heading.end() if heading else 0 :].split(";"))):
            told = _with_figure(told, at, part)
        yield told


def _with_figure(line: RoundLine, at: int, part: str) -> RoundLine:
    """The round with what this part says; what nobody knows are its words, once."""
    word = part.casefold()
    if word in WAYS:
        return replace(line, way=WAYS[word])
    if three := THREE.fullmatch(part):
        return replace(line, in_favour=int(three[1]), against=int(three[2]), abstentions=int(three[3]))
    if counted := NUMBERED.fullmatch(word):
        for name, words in FIGURES.items():
            if counted[2] in words:
                return replace(line, **{name: int(counted[1])})  # type: ignore[arg-type]
    if line.words:
        raise ElectionLineFault(at, part)
    return replace(line, words=part)


def round_in_text(line: RoundLine, number: int) -> str:
    """A line as ``rounds_in`` reads it."""
    figures = ((getattr(line, name), written) for name, written in WRITTEN_FIGURES.items())
    parts = [WRITTEN_WAYS.get(line.way, ""), *(f"{one} {word}" for one, word in figures if one is not None), line.words]
    return f"{'Stichwahl' if line.run_off else f'{number}. Wahlgang'}: {'; '.join(filter(None, parts))}".rstrip(": ")


def _lines(text: str) -> Iterator[tuple[int, str]]:
    for at, typed in enumerate(text.splitlines(), 1):
        if line := " ".join(typed.split()):
            yield at, line

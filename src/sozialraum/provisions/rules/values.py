"""Provisions: what a rule can hold – a value of one family, read from JSON and written back, said in German."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields
from enum import StrEnum
from typing import Annotated, Any, ClassVar, Self

from pydantic import ConfigDict, Field, TypeAdapter, ValidationError

Number = Annotated[int, Field(ge=1, le=1000)]
Words = Annotated[str, Field(min_length=1, max_length=300, pattern=r"\S")]
Several = Annotated[tuple[Words, ...], Field(min_length=1, max_length=40)]
Clauses = Iterator[tuple[str, str]]

NUMERALS = ("", "ein", "zwei", "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun")
PARTS = {2: "Hälfte", 3: "Drittel", 4: "Viertel", 5: "Fünftel", 6: "Sechstel", 8: "Achtel", 10: "Zehntel"}
FAULTS = {
    "missing": "Bitte ausfüllen.",
    "unexpected_keyword_argument": "Dieses Feld gibt es hier nicht.",
    "greater_than_equal": "Mindestens {ge}.",
    "less_than_equal": "Höchstens {le}.",
    "enum": "Möglich ist nur: {expected}.",
    "int_type": "Bitte eine ganze Zahl.",
    "bool_type": "Bitte ja oder nein.",
    "string_type": "Bitte Worte.",
    "string_too_short": "Bitte ausfüllen.",
    "string_pattern_mismatch": "Bitte ausfüllen.",
    "string_too_long": "Höchstens {max_length} Zeichen.",
    "too_short": "Mindestens {min_length} Angabe.",
    "too_long": "Höchstens {max_length} Angaben.",
}


class RuleFault(ValueError):  # noqa: N818 - said to the person who typed it
    """A value that no rule can hold: ``field`` is its path (»period.number«), ``sentence`` is for whoever typed it."""

    def __init__(self, field: str, sentence: str):
        super().__init__(f"{field}: {sentence}" if field else sentence)
        self.field, self.sentence = field, sentence


def refuse(wrong: bool, field: str, sentence: str) -> None:
    """Raise RuleFault if the fields of a value do not fit together."""
    if wrong:
        raise RuleFault(field, sentence)


class Labelled(StrEnum):
    """Words of a choice, each with what rules say for it in German."""

    label: str

    def __new__(cls, value: str, label: str) -> Self:
        one = str.__new__(cls, value)
        one._value_, one.label = value, label
        return one


class Strictness(Labelled):
    """How strictly a text says it, the strictest first."""

    MUST = "must", "muss"
    SHOULD = "should", "soll"
    AS_A_RULE = "as_a_rule", "in der Regel"
    ABOUT = "about", "etwa"


class Matter(Labelled):
    """What a point of the agenda is about, as far as rules make a difference."""

    ORDINARY = "ordinary", "bei gewöhnlichen Punkten"
    MONEY = "money", "bei Geld"
    ELECTION = "election", "bei Wahlen"
    ADMISSION = "admission", "bei Aufnahmen"
    BYLAWS = "bylaws", "bei Änderung der Regeln"
    DISSOLUTION = "dissolution", "bei Auflösung"
    LATE_ITEM = "late_item", "bei nachgereichten Punkten"
    REOPENING = "reopening", "beim Wiederaufgreifen"


class GroupKind(Labelled):
    """A kind of group of which a rule may be for all, also those founded later; values of ``bodies`` Classification."""

    PLENUM = "plenum", "das Plenum"
    WORKING_GROUP = "working_group", "alle Arbeitsgruppen"
    STEERING_GROUP = "steering_group", "alle Lenkungsgruppen"


class RulePart:
    """One part of a value: a frozen dataclass that says itself in words, by ``phrase`` or by ``clauses``.

    ``LABELS`` are the German labels of fields that are said as they are.
    """

    LABELS: ClassVar[Mapping[str, str]] = {}
    __pydantic_config__: ClassVar[ConfigDict] = ConfigDict(extra="forbid")

    def phrase(self) -> str:
        """The part as it stands in the sentence of its family."""
        (_label, first), *others = self.clauses()
        return "; ".join([first, *(f"{label}: {words}" for label, words in others)])

    def clauses(self) -> Clauses:
        """Label and words of each blank filled in, by which versions are compared; no label is that of the part."""
        if not self.LABELS:
            yield "", self.phrase()
        for name, label in self.LABELS.items():
            if (held := getattr(self, name)) is not None:
                yield label, in_phrase(held)


@dataclass(frozen=True)
class RuleValue:
    """What a rule holds. Each field that is filled in is a *part*; what the text does not say stays ``None``.

    ``SAYS`` has for each part the label by which versions are compared and its German sentence with a blank.
    ``categories`` narrows a value to kinds of seats or people (empty: all).
    """

    family: ClassVar[str] = ""
    SAYS: ClassVar[Mapping[str, tuple[str, str]]] = {}
    gathered: ClassVar[frozenset[str]] = frozenset()  # parts of which several rules hold side by side
    __pydantic_config__: ClassVar[ConfigDict] = ConfigDict(extra="forbid")

    @classmethod
    def from_json(cls, value: object) -> Self:
        """Build the value from what JSON holds; raises RuleFault with the path of the wrong field."""
        try:
            read: Self = _adapter(cls).validate_json(json.dumps(value), strict=True)
        except ValidationError as fault:
            raise _fault(fault) from None
        if not read.parts():
            raise RuleFault("", "Mindestens eine Angabe muss ausgefüllt sein.")
        return read

    def to_json(self) -> dict[str, Any]:
        """The value as JSON holds it, without what is not filled in."""
        written: dict[str, Any] = _adapter(type(self)).dump_python(self, mode="json", exclude_none=True)
        return {name: part for name, part in written.items() if part != []}

    def parts(self) -> dict[str, Any]:
        """The parts that are filled in, by name."""
        held = {one.name: getattr(self, one.name) for one in fields(self)}
        return {name: part for name, part in held.items() if name in self.SAYS and part is not None}

    def narrowed_to(self) -> tuple[str, ...]:
        """Categories of people or seats to which the value is narrowed; empty: all."""
        return tuple(getattr(self, "categories", ()))

    def sentence(self, strictness: Strictness = Strictness.MUST) -> str:
        """The value in plain German, one sentence a part; a soll and weaker say so."""
        soft = {"should": "Es soll gelten: ", "as_a_rule": "In der Regel gilt: "}
        only = f"Für {listed(self.narrowed_to())}: " if self.narrowed_to() else ""
        sentences = " ".join(self.SAYS[name][1].format(self.phrase_of(name)) for name in self.parts())
        if strictness is Strictness.ABOUT:
            return f"{only}{sentences.replace('mindestens', 'etwa')}"
        return f"{soft.get(strictness.value, '')}{only}{sentences}"

    def phrase_of(self, part: str) -> str:
        """One part in German, as its sentence has it."""
        return in_phrase(getattr(self, part))

    def clauses(self, part: str) -> dict[str, str]:
        """One part by label and words, for comparing two versions; what has no label of its own has the part's."""
        held, label = getattr(self, part), self.SAYS[part][0]
        if not isinstance(held, RulePart):
            return {label: self.phrase_of(part)}
        return {one or label: words for one, words in held.clauses()}


@dataclass(frozen=True)
class Portion(RulePart):
    """A share of a base: at least (``≥``) ``of``/``parts``, or more than that (``>``)."""

    of: Annotated[int, Field(ge=1, le=100)]
    parts: Annotated[int, Field(ge=1, le=100)]
    more_than: bool

    def __post_init__(self) -> None:
        refuse(self.of > self.parts or (self.more_than and self.of == self.parts), "of", "Mehr als alle geht nicht.")

    def needed_of(self, base: int) -> int:
        """The least whole number that reaches the share of ``base``; never less than one."""
        share = self.of * base
        return max(1, share // self.parts + 1 if self.more_than else -(-share // self.parts))

    @property
    def is_one(self) -> bool:
        """Whether the share is one in grammar: »die Hälfte ist«, »zwei Drittel sind«."""
        return self.of * 2 == self.parts or (self.of == 1 and self.parts > 1)

    def phrase(self) -> str:
        if self.of == self.parts:
            return "100 Prozent"
        named = PARTS.get(self.parts)
        share = f"{NUMERALS[self.of]} {named}" if named and self.of < len(NUMERALS) else f"{self.of}/{self.parts}"
        if self.of * 2 == self.parts:
            share = "die Hälfte"
        return f"{'mehr als' if self.more_than else 'mindestens'} {share}"


def in_phrase(part: Any) -> str:
    """A part, list, word, yes or no in German."""
    if isinstance(part, bool):
        return "ja" if part else "nein"
    if isinstance(part, tuple):
        return listed(in_phrase(one) for one in part)
    if isinstance(part, RulePart):
        return part.phrase()
    return part.label if isinstance(part, Labelled) else str(part)


def listed(words: Iterable[str]) -> str:
    """Words in one phrase: »a, b und c«."""
    *before, last = words
    return f"{', '.join(before)} und {last}" if before else last


def counted_words(number: int, one: str, many: str) -> str:
    """A number with its noun: »1 Tag«, »14 Tage«."""
    return f"{number} {one if number == 1 else many}"


ADAPTERS: dict[str, TypeAdapter[Any]] = {}


def _adapter(cls: type[RuleValue]) -> TypeAdapter[Any]:
    if cls.family not in ADAPTERS:
        ADAPTERS[cls.family] = TypeAdapter(cls)
    return ADAPTERS[cls.family]


def _fault(fault: ValidationError) -> RuleFault:
    first = fault.errors()[0]
    at, context = ".".join(str(step) for step in first["loc"]), first.get("ctx", {})
    if isinstance(own := context.get("error"), RuleFault):
        return RuleFault(".".join(filter(None, (at, own.field))), own.sentence)
    return RuleFault(at, FAULTS.get(first["type"], "Dieser Wert passt hier nicht.").format(**context))

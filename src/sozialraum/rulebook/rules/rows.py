"""Rulebook: a rule as a sentence with blanks, read from the types of its value; what speaks against it; proposals."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import MISSING, dataclass, fields, is_dataclass, replace
from itertools import combinations
from types import NoneType, UnionType
from typing import Annotated, Any, NamedTuple, Union, get_args, get_origin, get_type_hints

from sozialraum.norms.rules.families import FAMILIES, contradictions, unreachable
from sozialraum.norms.rules.quorum import QuorumRule
from sozialraum.norms.rules.vote import EarnedBy, VoteRule, VoteUnit
from sozialraum.papers.rules import Clause
from sozialraum.provisions.rules.ruleset import Provision, RuleText, in_order
from sozialraum.provisions.rules.values import Matter, Portion, RuleValue
from sozialraum.rulebook.rules.sentences import IMPLIED, SENTENCES, WAYS

ASKED = re.compile(r"(?P<part>\w+)(?:@(?P<way>\w+))?(?:\*(?P<steps>[1-9]|10))?", re.ASCII)
SHARE = re.compile(r"(\d{1,3})/(\d{1,3})(>?)", re.ASCII)
NUMBERED = re.compile(r"(?:\((\d{1,2}[a-z]?)\)|(\d{1,2}[a-z]?)[.)])\s+(.*)")
BLANK = re.compile(r"\{([\w.]*)\}")
MOST_STEPS = {"majority:ballots": 5, "election:rounds": 5, "quorum:among": 10}


# ── what a row asks ───────────────────────────────────────────────────────────


@dataclass(frozen=True)
class AskedPart:
    """One part that a row asks: in which way it is said, and in how many steps (ballots, groups)."""

    family: str
    part: str
    way: str = ""
    steps: int = 1

    def __str__(self) -> str:
        return f"{self.part}{f'@{self.way}' if self.way else ''}{f'*{self.steps}' if self.steps > 1 else ''}"

    @property
    def name(self) -> str:
        return f"{self.family}:{self.part}"

    @property
    def implied(self) -> Mapping[str, Any]:
        """What this way says without being asked, by the name of the blank."""
        return WAYS[self.name][self.way][1] if self.way else {}

    @property
    def sentence(self) -> str:
        """The sentence with its blanks; empty for a part that has none yet."""
        return SENTENCES.get(f"{self.name}@{self.way}" if self.way else self.name, "")


@dataclass(frozen=True)
class Blank:
    """A blank: its path in the value (»period.number«), its type, and whether the value can do without it."""

    path: str
    kind: Any
    optional: bool


def asked_by(what: str) -> tuple[AskedPart, ...]:
    """The parts of a row, from its word »majority:ballots*2,tie«; nothing where it asks for what there is not."""
    family, _colon, parts = what.partition(":")
    found = [ASKED.fullmatch(one) for one in parts.split(",")]
    asked = [AskedPart(family, one["part"], one["way"] or "", int(one["steps"] or 1)) for one in found if one]
    known = FAMILIES[family].SAYS if family in FAMILIES else {}
    fit = all(one.part in known and (not one.way or one.way in WAYS.get(one.name, {})) for one in asked)
    return tuple(asked) if fit and len(asked) == len(found) else ()


def what_asks(value: RuleValue) -> str:
    """Word of the row for a value, with the way of each part."""
    said = value.to_json()
    return f"{value.family}:{','.join(str(_asked_for(value, part, said[part])) for part in value.parts())}"


def _asked_for(value: RuleValue, part: str, said: Any) -> AskedPart:
    name = f"{value.family}:{part}"
    steps = len(said) if name in MOST_STEPS else 1
    filled = {path for path, _one in shown_in(said)}
    for way, (_label, goes_without) in WAYS.get(name, {}).items():
        asked = AskedPart(value.family, part, way)
        fits = all(said.get(word) == held for word, held in goes_without.items())
        if fits and filled - goes_without.keys() <= set(BLANK.findall(asked.sentence)):
            return asked
    return AskedPart(value.family, part, steps=steps)


def blanks_of(asked: Iterable[AskedPart]) -> tuple[Blank, ...]:
    """All blanks of a row in the order of the value; last for whom it speaks, where the family may say that."""
    found: list[Blank] = []
    hints: dict[str, Any] = {}
    for one in asked:
        hints = get_type_hints(FAMILIES[one.family], include_extras=True)
        inside = _blanks(hints[one.part], one.part, one.steps)
        taken = set(BLANK.findall(one.sentence)) if one.way else None  # a way asks what stands in its sentence
        found += [b for b in inside if taken is None or b.path.removeprefix(f"{one.part}.") in taken]
    if "categories" in hints:
        found.append(Blank("categories", held(hints["categories"]), True))
    return tuple(found)


def held(hint: Any) -> Any:
    """The type of a blank without what it may be beside, and without its limits, which the value class checks."""
    if get_origin(hint) is Annotated:
        return held(get_args(hint)[0])
    if get_origin(hint) in (Union, UnionType):
        return held(next(one for one in get_args(hint) if one is not NoneType))
    return hint


def _blanks(hint: Any, path: str, steps: int = 1, *, optional: bool = False) -> Iterator[Blank]:
    kind = held(hint)
    if get_origin(kind) is tuple and is_dataclass(held(get_args(kind)[0])):
        for step in range(steps):
            yield from _blanks(get_args(kind)[0], f"{path}.{step}")
    elif is_dataclass(kind) and kind is not Portion:
        hints = get_type_hints(kind, include_extras=True)
        for one in fields(kind):
            may_lack = optional or one.default is not MISSING
            yield from _blanks(hints[one.name], f"{path}.{one.name}", optional=may_lack)
    else:
        yield Blank(path, kind, optional)


# ── what stands in the blanks ─────────────────────────────────────────────────


def shown_in(said: Any, path: str = "") -> Iterator[tuple[str, Any]]:
    """A value from JSON, blank by blank, as the fields show it: a share as »1/2>« (more than half)."""
    if isinstance(said, dict) and said.keys() == {"of", "parts", "more_than"}:
        yield path, f"{said['of']}/{said['parts']}{'>' if said['more_than'] else ''}"
    elif isinstance(said, dict) or (isinstance(said, list) and said and isinstance(said[0], dict)):
        for name, one in said.items() if isinstance(said, dict) else enumerate(said):
            yield from shown_in(one, f"{path}.{name}" if path else str(name))
    else:
        yield path, ("ja" if said else "nein") if isinstance(said, bool) else said


def value_from(asked: Sequence[AskedPart], typed: Mapping[str, Any]) -> RuleValue:
    """The value of what was typed in the blanks, by path; raises RuleFault with the path of the wrong one."""
    said: dict[str, Any] = {}
    for path, one in typed.items():
        _put(said, path.split("."), one)
    for one in asked:
        for word, implied in IMPLIED.get(one.name, {}).items():
            for step in [step for step in said.get(one.part, {}).values() if word in step]:
                step.update({name: kept for name, kept in implied.items() if name not in step})
        if one.implied:
            said[one.part] = {**one.implied, **said.get(one.part, {})}
    return FAMILIES[asked[0].family].from_json(_listed(said))


def typed_in(kind: Any, typed: Any) -> Any:
    """What was typed in a blank of this type, as JSON holds it."""
    if kind is Portion:
        found = SHARE.fullmatch(typed)
        return {"of": int(found[1]), "parts": int(found[2]), "more_than": bool(found[3])} if found else typed
    if kind is bool:
        return typed == "ja"
    if get_origin(kind) is tuple and isinstance(typed, str):
        return [one.strip() for one in typed.split(";") if one.strip()]
    return typed


def _put(said: dict[str, Any], steps: list[str], value: Any) -> None:
    for step in steps[:-1]:
        said = said.setdefault(step, {})
    said[steps[-1]] = value


def _listed(said: Any) -> Any:
    """Mappings of places as lists."""
    if not isinstance(said, dict) or said.keys() == {"of", "parts", "more_than"}:
        return said
    inner = {name: _listed(one) for name, one in said.items()}
    return [inner[place] for place in sorted(inner)] if all(map(str.isdigit, inner)) and inner else inner


def shares() -> Iterator[tuple[str, str]]:
    """The shares that one may choose, with their words: halves to tenths, at least and more than."""
    for parts in (2, 3, 4, 5, 10):
        for of in range(1, parts):
            if not any(of % divisor == 0 == parts % divisor for divisor in range(2, parts)):
                for more in (True, False):
                    yield f"{of}/{parts}{'>' if more else ''}", Portion(of, parts, more_than=more).phrase()
    yield "1/1", "alle"


def pieces_of(
    asked: Sequence[AskedPart], blanks: Iterable[Blank], labels: Mapping[str, str]
) -> Iterator[tuple[str, str]]:
    """The sentence of a row as pairs of words and the path of the blank behind them, "" for none."""
    paths = [one.path for one in blanks]
    for one in asked:
        own = [path for path in paths if path == one.part or path.startswith(f"{one.part}.")]
        for step in range(one.steps):
            inside = (
                f"{one.part}.{step}" if f"{one.part}.{step}" in {".".join(p.split(".")[:2]) for p in own} else one.part
            )
            if one.sentence:
                *filled, (rest, _none) = _cut(one.sentence, inside, step if one.steps > 1 else None)
                yield from filled
                yield f"{rest} ", ""
            else:
                yield from ((f"{labels[path]}: ", path) for path in own if path.startswith(inside))


def _cut(sentence: str, inside: str, step: int | None) -> Iterator[tuple[str, str]]:
    """Words and blanks in turn, the last pair without a blank; a step of several says which it is."""
    words = BLANK.split(sentence)
    if step is not None:
        words[0] = words[0].replace(":", f" im {step + 1}. Wahlgang:") if "nötig" in words[0] else words[0]
    for place in range(0, len(words) - 1, 2):
        yield words[place], f"{inside}.{words[place + 1]}" if words[place + 1] else inside
    yield words[-1], ""


# ── what speaks against a row ─────────────────────────────────────────────────


class SeatedGroup(NamedTuple):
    """A group by its name, its number of seats with a vote, its kind, and its votes if each institution has one."""

    name: str
    seats: int
    classification: str = ""
    institutions: int = 0


def objections(
    rules: Sequence[Provision[RuleValue] | None], groups: Mapping[str, SeatedGroup]
) -> dict[int, tuple[str, ...]]:
    """By the place of a rule, what speaks against it, with what the paper says there; None is a row not filled in."""
    found: dict[int, list[str]] = {}
    for (_first, one), (place, other) in combinations(enumerate(rules), 2):
        if one and other and one.value.family == other.value.family:
            found.setdefault(place, []).extend(f"{said}{_quoted(one, other)}" for said in contradictions([one, other]))
    for key, group in groups.items():
        ours = {place: one for place, one in enumerate(rules) if one and one.is_for(key, group.classification)}
        votes = group.institutions if any(map(_is_one_each, ours.values())) else group.seats
        for place, one in _quorums(key, group.classification, ours):
            if said := unreachable(one, group.name, votes):
                found.setdefault(place, []).append(f"{said}{_quoted(one)}")
    return {place: tuple(said) for place, said in found.items() if said}


def _is_one_each(one: Provision[RuleValue]) -> bool:
    """Whether a rule gives each institution one vote, however many seats it has, at all points."""
    is_unit = isinstance(one.value, VoteRule) and one.value.unit is VoteUnit.INSTITUTION
    return is_unit and not one.topics and not one.value.narrowed_to()


def _quorums(
    group: str, kind: str, ours: Mapping[int, Provision[RuleValue]]
) -> Iterator[tuple[int, Provision[RuleValue]]]:
    """By their places, the rules that say at some point how many of a group have to be here, if only seats vote there.

    Whoever comes by a vote without a seat stands in no number of seats. A rule for this group, or for all of its kind,
    takes the place of one for all.
    """
    if any(
        one.value.earned and one.value.earned.by is not EarnedBy.SEAT
        for one in ours.values()
        if isinstance(one.value, VoteRule)
    ):
        return
    needs = {place: one for place, one in ours.items() if isinstance(one.value, QuorumRule) and one.value.need}
    pinned = {place: replace(one, position=place) for place, one in needs.items()}
    rule = in_order(group, [RuleText("", "", tuple(pinned.values()))], kind).rule
    governing = {found.position for topic in Matter if (found := rule(QuorumRule, "need", topic))}
    yield from ((place, one) for place, one in needs.items() if place in governing)


def _quoted(*rules: Provision[RuleValue]) -> str:
    """What the paper says, word by word, as far as it is known."""
    said = {
        f"{one.paragraph}: „{one.wording}“" if one.paragraph else f"„{one.wording}“": 0 for one in rules if one.wording
    }
    return f" Im Text steht: {'; '.join(said)}." if said else ""


# ── the paper beside it ───────────────────────────────────────────────────────


@dataclass(frozen=True)
class Passage:
    """What one points at in the paper: »§ 4 Abs. 1« and its words; before the first paragraph there is no name."""

    paragraph: str
    mark: str
    text: str


def passages(clause: Clause) -> tuple[Passage, ...]:
    """A paragraph cut at its numbered items; without any it is one passage."""
    found: list[Passage] = []
    name = clause.name if clause.number else ""
    for line in [line.strip() for line in clause.text.split("\n") if line.strip()]:
        numbered = NUMBERED.fullmatch(line)
        if numbered and name:
            mark = numbered[1] or numbered[2]
            found.append(Passage(f"{name} Abs. {mark}", f"({mark})", numbered[3]))
        elif found:
            found[-1] = Passage(found[-1].paragraph, found[-1].mark, f"{found[-1].text} {line}")
        else:
            found.append(Passage(name, "", line))
    return tuple(found)


# ── a proposal ────────────────────────────────────────────────────────────────

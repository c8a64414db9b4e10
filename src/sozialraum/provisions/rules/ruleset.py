"""Provisions: which rule governs – texts, an order among them, and what a group pins at opening."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from enum import IntEnum
from typing import Any, Generic, TypeVar

from sozialraum.provisions.rules.values import GroupKind, Matter, RuleValue, Strictness, listed

V = TypeVar("V", bound=RuleValue, covariant=True)
Kept = TypeVar("Kept", bound=RuleValue)


class TextRank(IntEnum):
    """Which text governs when several do: the lower number. Below them nothing is filled in."""

    FRAME = 1  # what a higher body has fixed: a statute, the fixed passages of frame rules
    GUIDELINE = 2  # a text on one matter, such as money
    OWN = 3  # a group's own rules
    BYLAWS = 4  # the rules of procedure of the whole
    FALLBACK = 5  # what is named for all that is not ruled: rules of the council, a law


@dataclass(frozen=True)
class Provision(Generic[V]):
    """A rule as a text says it: its value, how strictly, where and in which words, for whom and what.

    ``groups`` and ``classifications`` together say for whom: these groups and all of these kinds, whenever they were
    founded; both empty for all, as is ``topics``. ``text`` is the title of the text, ``rank`` its rank, ``revision``
    the key under which it was entered.
    """

    value: V
    paragraph: str = ""
    strictness: Strictness = Strictness.MUST
    wording: str = ""
    groups: frozenset[str] = frozenset()
    topics: frozenset[Matter] = frozenset()
    position: int = 0
    text: str = ""
    rank: TextRank = TextRank.BYLAWS
    revision: str = ""
    classifications: frozenset[GroupKind] = frozenset()

    @property
    def cite(self) -> str:
        """Where it stands, in brackets: paragraph, a text other than the bylaws, a strictness below muss."""
        strict = "" if self.strictness is Strictness.MUST else self.strictness.label
        text = "" if self.rank is TextRank.BYLAWS else self.text
        instead = "ersatzweise" if self.rank is TextRank.FALLBACK else ""
        said = ", ".join(filter(None, (self.paragraph, text, instead, strict)))
        return f" ({said})" if said else ""

    def is_for(self, group: str, classification: str = "") -> bool:
        """Whether it is for a group of this kind: named, of a kind that is named, or all are meant."""
        is_for_all = not self.groups and not self.classifications
        return is_for_all or group in self.groups or classification in self.classifications

    def holds_for(self, topic: Matter, category: str = "") -> bool:
        """Whether it speaks of this topic and, unless it speaks of all, category."""
        narrowed = self.value.narrowed_to()
        return (not self.topics or topic in self.topics) and (not narrowed or category in narrowed)

    def scope(self, names: Mapping[str, str]) -> str:
        """For whom and at which points, to stand before a sentence; "" for all and always."""
        kinds = [one.label for one in GroupKind if one in self.classifications]
        groups = [*kinds, *sorted(names.get(one, one) for one in self.groups)]
        topics = [one.label for one in Matter if one in self.topics]
        scope = ", ".join(listed(them) for them in (groups, topics) if them)
        return f"{scope[:1].upper()}{scope[1:]}: " if scope else ""

    def sentence(self, names: Mapping[str, str]) -> str:
        """The rule in plain German with whom it is for; ``names`` are the names of the groups by key."""
        return f"{self.scope(names)}{self.value.sentence(self.strictness).removesuffix('.')}{self.cite}."

    def for_all(self) -> Provision[V]:
        """A copy without groups, their kinds and topics, for a place that names these itself."""
        return replace(self, groups=frozenset(), topics=frozenset(), classifications=frozenset())

    def order(self, group: str) -> tuple[bool, int, bool, int]:
        """What goes first within a text for a group: who names topic, group or its kind, category; then the earlier."""
        whom = 0 if group in self.groups else 1 if self.classifications else 2
        return not self.topics, whom, not self.value.narrowed_to(), self.position


@dataclass(frozen=True)
class RuleText:
    """One version of a text. ``adopted`` is the day of the linked decision: without one it is a draft.

    ``groups`` are those that adopted it (empty: all): a group's own rules bind no other, and each group may adopt a
    version on a day of its own. ``start`` is the first day in force, ``end`` the last; a later version of the same
    ``key`` ends it the day before. ``revision`` is the key of what was entered of it last.
    """

    key: str
    title: str
    provisions: tuple[Provision[RuleValue], ...]
    rank: TextRank = TextRank.BYLAWS
    groups: frozenset[str] = frozenset()
    adopted: dt.date | None = None
    start: dt.date | None = None
    end: dt.date | None = None
    revision: str = ""

    def has_begun(self, day: dt.date, *, opening: bool = False) -> bool:
        """Whether it is adopted and has begun; at the opening of a sitting not yet what is adopted that very day."""
        return self.adopted is not None and self.begins <= day and not (opening and self.adopted >= day)

    @property
    def begins(self) -> dt.date:
        """The first day in force: the day named, else that of adoption; never before it is adopted."""
        adopted = self.adopted or dt.date.max
        return max(self.start or adopted, adopted)


@dataclass(frozen=True)
class PinnedRules:
    """The rules of one group as they hold at one time, the governing one first."""

    group: str
    provisions: tuple[Provision[RuleValue], ...] = ()
    _found: dict[tuple[object, ...], tuple[Provision[Any], ...]] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )  # asked once for each of hundreds of people

    def rule(
        self, family: type[Kept], part: str, topic: Matter = Matter.ORDINARY, category: str = ""
    ) -> Provision[Kept] | None:
        """The provision that governs one part of a family; None is »nicht geregelt«."""
        return next(iter(self.speaking(family, part, topic, category)), None)

    def part(
        self, family: type[Kept], part: str, topic: Matter = Matter.ORDINARY, category: str = ""
    ) -> tuple[Provision[Kept], Any] | None:
        """As ``rule``, together with the part itself."""
        provision = self.rule(family, part, topic, category)
        return (provision, getattr(provision.value, part)) if provision else None

    def every(
        self, family: type[Kept], part: str, topic: Matter = Matter.ORDINARY, category: str = ""
    ) -> tuple[Provision[Kept], ...]:
        """All provisions of the governing text for a part of which several hold side by side."""
        found = self.speaking(family, part, topic, category)
        return tuple(one for one in found if (one.rank, one.text) == (found[0].rank, found[0].text))

    def speaking(self, family: type[Kept], part: str, topic: Matter, category: str = "") -> tuple[Provision[Kept], ...]:
        """All provisions of all texts that fill in a part and speak of topic and category, the governing one first."""
        asked = (family, part, topic, category)
        if asked not in self._found:
            self._found[asked] = tuple(
                one
                for one in self.provisions
                if isinstance(one.value, family) and part in one.value.parts() and one.holds_for(topic, category)
            )
        return self._found[asked]


#: Why a text of a rank goes before those below it.
BEFORE = {
    TextRank.FRAME: "was von oben festgelegt ist, allem anderen vorgeht",
    TextRank.GUIDELINE: "eine Richtlinie zu einer Sache den allgemeinen Regeln vorgeht",
    TextRank.OWN: "eigene Regeln eines Gremiums den Regeln für alle vorgehen",
    TextRank.BYLAWS: "ein Text, der nur ersatzweise gilt, zurücksteht",
}


def precedence(pinned: PinnedRules) -> tuple[str, ...]:
    """Where several texts rule one thing for a group, which of them governs and why, in German sentences."""
    found: dict[tuple[str, str, str], list[str]] = {}
    for family in dict.fromkeys(type(one.value) for one in pinned.provisions):
        for part, (label, _sentence) in family.SAYS.items():
            told = set()
            for topic in Matter:
                first, *others = pinned.speaking(family, part, topic) or (None,)
                behind = next((one for one in others if first and one and one.text != first.text), None)
                if (
                    first
                    and behind
                    and (pair := (first.text, behind.text, _why(first, behind, pinned.group))) not in told
                ):
                    told.add(pair)
                    only = "" if topic is Matter.ORDINARY else f" {topic.label}"
                    found.setdefault(pair, []).append(f"{label}{only}")
    return tuple(
        f"{listed(what)}: Es gilt „{first}“, nicht „{behind}“, weil {why}."
        for (first, behind, why), what in found.items()
    )


def _why(first: Provision[RuleValue], behind: Provision[RuleValue], group: str) -> str:
    if first.rank < behind.rank:
        return BEFORE[first.rank]
    if first.order(group)[:3] < behind.order(group)[:3]:
        return "beide gleich viel gelten und er genauer sagt, wofür"
    return "beide gleich viel gelten und dann nur die Reihenfolge der Dokumente entscheidet"


@dataclass(frozen=True)
class RuleSet:
    """All texts of a network, in all versions. ``classifications`` are the kinds of the groups by key."""

    texts: tuple[RuleText, ...] = ()
    classifications: Mapping[str, str] = field(default_factory=dict)
    _ordered: dict[tuple[str, tuple[int, ...]], PinnedRules] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )  # by group and texts: many days have the same

    def in_force(self, group: str, day: dt.date, *, opening: bool = False) -> tuple[RuleText, ...]:
        """Of each text the version that holds for a group that day: the latest that has begun, unless it has ended."""
        ours = [one for one in self.texts if not one.groups or group in one.groups]
        begun = [one for one in ours if one.has_begun(day, opening=opening)]
        newest = {one.key: one for one in sorted(begun, key=lambda one: (one.begins, one.adopted))}
        return tuple(one for one in newest.values() if one.end is None or day <= one.end)

    def pinned(self, group: str, day: dt.date, *, opening: bool = False) -> PinnedRules:
        """The rules of a group that day in their order."""
        texts = self.in_force(group, day, opening=opening)
        alike = group, tuple(map(id, texts))
        if alike not in self._ordered:
            self._ordered[alike] = in_order(group, texts, self.classifications.get(group, ""))
        return self._ordered[alike]


def in_order(group: str, texts: Iterable[RuleText], classification: str = "") -> PinnedRules:
    """The rules of these texts for a group of this kind, the governing one first; two of one rank go by their keys."""
    found = [
        (text.rank, one.order(group), text.key, replace(one, text=text.title, rank=text.rank, revision=text.revision))
        for text in texts
        for one in text.provisions
        if one.is_for(group, classification)
    ]
    found.sort(key=lambda each: each[:3])
    return PinnedRules(group, tuple(one for *_order, one in found))


def changes(
    old: Iterable[Provision[RuleValue]], new: Iterable[Provision[RuleValue]], names: Mapping[str, str]
) -> tuple[str, ...]:
    """Two versions in words: »Ladungsfrist: 14 statt 7 Tage (§ 4)«, what is new, what is ruled no longer.

    For whom a rule is stands before it, unless it is for all; ``names`` are the names of the groups by key.
    """
    before, after = _by_place(old), _by_place(new)
    said: list[str] = []
    for place in {**before, **after}:
        was, now = before.get(place), after.get(place)
        scope = (now or was).scope(names)  # type: ignore[union-attr]
        said += [f"{scope}{one}" for one in compare(was, now, place[1])]
    return tuple(said)


def compare(old: Provision[RuleValue] | None, new: Provision[RuleValue] | None, part: str) -> list[str]:
    """One part of a rule in two versions, in words; empty if nothing has changed but the paragraph."""
    was, now = (one.value.clauses(part) if one else {} for one in (old, new))
    cite = (new or old).cite if new or old else ""  # type: ignore[union-attr]
    said = []
    for label in {**was, **now}:
        if label not in was:
            said.append(f"Neu geregelt – {label}: {now[label]}{cite}")
        elif label not in now:
            said.append(f"Nicht mehr geregelt – {label}: {was[label]}{cite}")
        elif was[label] != now[label]:
            said.append(f"{label}: {instead_of(now[label], was[label])}{cite}")
    if old and new and old.strictness is not new.strictness:
        label = new.value.SAYS[part][0]
        said.append(f"{label}: „{new.strictness.label}“ statt „{old.strictness.label}“{cite}")
    return said


def instead_of(now: str, was: str) -> str:
    """»14 statt 7 Tage« for »14 Tage« and »7 Tage«: a common beginning or end stands once; clauses are quoted."""
    first, second = now.split(), was.split()
    if len(first) != len(second) and max(len(first), len(second)) > 4:
        return f"„{now}“ statt „{was}“"
    most = min(len(first), len(second)) - 1
    ahead = next((at for at in range(most) if first[at] != second[at]), most)
    behind = next((at for at in range(most - ahead) if first[-1 - at] != second[-1 - at]), most - ahead)
    return " ".join([*first[: len(first) - behind], "statt", *second[ahead:]])


def _by_place(them: Iterable[Provision[RuleValue]]) -> dict[tuple[object, str], Provision[RuleValue]]:
    """Provisions by what they speak of; of several that gather (what is attached), each has its place by its words."""
    found: dict[tuple[object, str], Provision[RuleValue]] = {}
    for one in them:
        for part, held in one.value.parts().items():
            apart = held if part in one.value.gathered else None
            whom = (one.groups, one.classifications, one.topics, one.value.narrowed_to())
            found[(one.value.family, *whom, apart), part] = one
    return found

"""Rulebook: what a text of a Sozialraumkonferenz may rule, to be taken over rule by rule; it stands in no text yet."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from sozialraum.norms.rules.families import value_of
from sozialraum.provisions.rules.ruleset import Provision
from sozialraum.provisions.rules.values import Matter, RuleValue, Strictness
from sozialraum.rulebook.rules.rows import asked_by


@dataclass(frozen=True)
class Proposal:
    """A rule that a Sozialraumkonferenz may take over; it stands in no text before somebody writes it there."""

    value: RuleValue
    strictness: Strictness = Strictness.MUST
    topics: tuple[Matter, ...] = ()

    @property
    def sentence(self) -> str:
        return Provision(self.value, strictness=self.strictness, topics=frozenset(self.topics)).sentence({})

    def is_answered_by(self, rules: Iterable[tuple[str, bool, tuple[str, ...]]]) -> bool:
        """Whether a row with such parts is there: its word, whether it has topics, for whom it speaks."""
        mine = (bool(self.topics), self.value.narrowed_to())
        parts = self.value.parts().keys()
        return any(
            what.partition(":")[0] == self.value.family and parts & {one.part for one in asked_by(what)}
            for what, *rest in rules
            if tuple(rest) == mine
        )


LIVING = ["Bewohnerinnen und Bewohner"]
HALF = {"of": 1, "parts": 2, "more_than": True}
QUARTER = {"of": 1, "parts": 4, "more_than": False}
TWO_THIRDS = {"kind": "share", "share": {"of": 2, "parts": 3, "more_than": False}, "base": "cast"}
TWO_WEEKS = {"number": 14, "unit": "days"}

#: By family, the parts one by one; what is behind »soll« and »topics« says how strictly, and for what alone.
SAID: dict[str, list[dict[str, Any]]] = {
    "notice": [
        {"period": {"number": 14, "unit": "calendar", "since": "dispatch"}},
        {"urgent": {"period": {"number": 3, "unit": "calendar"}, "found_by": "chair"}},
        {"late_papers": "with_reason"},
        {"soll": True, "attached": ["die Tagesordnung", "die Vorlagen"]},
    ],
    "demand": [{"by": {"share": QUARTER}}, {"within": {"number": 4, "unit": "weeks"}}],
    "agenda": [
        {"until": {"when": "span", "span": {"number": 1, "unit": "weeks"}}},
        {"added": {"how": "by_vote", "need": {"kind": "simple"}}},
        {"topics": (Matter.MONEY,), "late_decision": False},
        {"standing": {"title": "Berichte aus den Arbeitsgruppen", "every": "sitting"}},
    ],
    "form": [{"allowed": ["room", "hybrid"]}, {"told": True}],
    "rhythm": [{"per_year": {"least": 2}}, {"soll": True, "in_holidays": False}, {"soll": True, "planned": True}],
    "vote": [
        {"unit": "institution"},
        {"earned": {"by": "attendances", "times": 3, "months": 12, "today_counts": True}, "categories": LIVING},
        {"kind": "advisory", "categories": ["Stadt", "Büro"]},
        {"deputies": "personal"},
    ],
    "quorum": [
        {"need": {"kind": "share", "share": HALF, "base": "voters"}},
        {"second_call": {"announced": True}},
        {"recount": "per_item"},
    ],
    "majority": [
        {"ballots": [{"kind": "simple"}]},
        {"abstentions": "out"},
        {"tie": "rejected"},
        {"secret": {"number": 1}},
        {"topics": (Matter.BYLAWS,), "ballots": [TWO_THIRDS]},
    ],
    "bias": [{"who": ["seat", "originator"]}, {"conduct": "answers"}, {"out_of": ["vote"]}],
    "circular": [{"allowed": "urgent"}, {"answer": {"number": 7, "unit": "days"}}, {"told": "minutes"}],
    "effect": [
        {"power": {"kind": "recommends"}},
        {"addressee": "Rat und Verwaltung der Stadt"},
        {"soll": True, "answer": {"number": 3, "unit": "months"}},
    ],
    "chair": [{"led_by": "wer für das Gremium spricht"}, {"may": ["house"]}],
    "guests": [{"open_to": "all"}, {"speak": "free"}],
    "minutes": [
        {"kind": "results"},
        {"sent": {"within": TWO_WEEKS, "with_next": False}},
        {"approved": "next"},
        {"public": "approved"},
        {"rendition": "without_names"},
    ],
    "election": [
        {"office": {"name": "Sprecherin oder Sprecher", "least": 2, "most": 2}},
        {"rounds": [{"kind": "all"}, {"kind": "relative"}]},
        {"tie": "lot"},
    ],
    "term": [{"length": {"number": 24, "unit": "months"}}, {"by_election": "rest"}, {"stays_on": True}],
    "workgroups": [
        {"founded_by": "body"},
        {"reports": {"within": {"number": 12, "unit": "months"}, "each_sitting": False}},
        {"joins": "wer will"},
    ],
    "amendment": [{"announced": True}],
}


def _proposals() -> Iterator[Proposal]:
    for family, said in SAID.items():
        for one in said:
            value = {part: held for part, held in one.items() if part not in ("soll", "topics")}
            strictness = Strictness.SHOULD if "soll" in one else Strictness.MUST
            yield Proposal(value_of(family, value), strictness, one.get("topics", ()))


@cache
def every_proposal() -> tuple[Proposal, ...]:
    """All of them, family by family; read when they are asked for, which takes a twentieth of a start."""
    return tuple(_proposals())

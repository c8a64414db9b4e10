"""What the cases are made of: rules as JSON would hold them, people, seats, and questions with answers by hand."""

import datetime as dt
from dataclasses import dataclass

from sozialraum.norms.rules.families import value_of
from sozialraum.provisions.rules.ruleset import PinnedRules, Provision, RuleSet, RuleText
from sozialraum.provisions.rules.values import Matter, Strictness
from sozialraum.rulings.rules.attendance import Participant
from sozialraum.rulings.rules.roll import HeldSeat, roll

LONG_AGO = dt.date(2000, 1, 1)
DAY = dt.date(2026, 12, 10)
NOTHING = PinnedRules("plenum")


def day(text):
    return dt.date.fromisoformat(text)


def period(number, unit="calendar", **more):
    return {"period": {"number": number, "unit": unit} | more}


def share(of, parts, base, *, more_than=False):
    return {"need": {"kind": "share", "share": {"of": of, "parts": parts, "more_than": more_than}, "base": base}}


def rule(family, value, paragraph="", strictness="must", topics=(), **more):
    """A provision from JSON, through the same door as a form."""
    topics = frozenset(Matter(one) for one in topics)
    return Provision(value_of(family, value), paragraph, Strictness(strictness), topics=topics, **more)


def pinned(*provisions, group="plenum", day=dt.date(2026, 12, 10)) -> PinnedRules:
    """The rules of a group under one text adopted long ago."""
    text = RuleText("go", "Geschäftsordnung", tuple(provisions), adopted=LONG_AGO)
    return RuleSet((text,)).pinned(group, day)


def crowd(here, away=0, category="", prefix="p", **facts):
    """So many people who are here and so many who are not."""
    return [
        Participant(f"{prefix}{number:03}", f"{prefix.upper()} {number}", category, present=number < here, **facts)
        for number in range(here + away)
    ]


def seated(people, category=""):
    """A seat for each of them."""
    return [HeldSeat(f"sitz-{one.key}", f"Sitz {one.name}", one.category or category, (one.key,)) for one in people]


def called(rules, here, away=0, vacant=0, category="", **more):
    """A roll of seats, each with one holder, some of them vacant."""
    people = crowd(here, away, category)
    seats = [*seated(people), *(HeldSeat(f"frei-{number}", "frei", category) for number in range(vacant))]
    return roll(rules, dt.date(2026, 12, 10), people, seats, **more)


BY_SEAT = rule("vote", {"earned": {"by": "seat"}, "unit": "seat"}, "§ 2")
BY_PRESENCE = rule("vote", {"earned": {"by": "presence"}, "unit": "person"}, "§ 2")


@dataclass(frozen=True)
class Case:
    """A real text in own words, where it stands, its rules, and questions: function, expected outcome and sentence."""

    text: str
    source: str
    rules: PinnedRules
    questions: tuple[tuple[object, str, str], ...]


def asked(cases):
    """One parameter a question, named after its text."""
    return [
        (f"{case.text} {number}", case, question) for case in cases for number, question in enumerate(case.questions, 1)
    ]

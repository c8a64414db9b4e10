"""Heads and votes as they are typed: what the rules say to them, and where they say nothing."""

import pytest

from sozialraum.counting.rules.figures import CARRIED, REJECTED, VoteFigures
from sozialraum.provisions.rules.values import Matter
from sozialraum.rulings.rules.figures import HeadCount, against, asks_heads, has_heads, majorities, shared_votes
from sozialraum.rulings.rules.ruling import Outcome
from tests.rulings.given import NOTHING, pinned, rule, share

PEOPLE = "Stimmberechtigten"
HALF = pinned(rule("quorum", share(1, 2, "voters"), "§ 6"))
SEATS = pinned(rule("quorum", share(1, 2, "seats", more_than=True), "§ 6"))
FIVE = pinned(rule("quorum", {"need": {"kind": "fixed", "number": 5}}, "§ 6"))
INVITED = pinned(rule("quorum", {"need": {"kind": "invited"}}, "§ 6"))
SIMPLE = pinned(rule("majority", {"ballots": [{"kind": "simple"}], "abstentions": "out"}, "§ 8"))


@pytest.mark.parametrize(
    ("rules", "heads", "outcome", "sentence"),
    [
        (HALF, HeadCount(10, 20), Outcome.YES, f"Beschlussfähig: 10 von 20 {PEOPLE} anwesend, nötig sind 10 (§ 6)."),
        (HALF, HeadCount(9, 20), Outcome.NO, f"Nicht beschlussfähig: 9 von 20 {PEOPLE} anwesend, nötig sind 10 (§ 6)."),
        (HALF, HeadCount(9), Outcome.OPEN, None),
        (SEATS, HeadCount(4, 8), Outcome.NO, "Nicht beschlussfähig: 4 von 8 Sitzen anwesend, nötig sind 5 (§ 6)."),
        (SEATS, HeadCount(5, 8), Outcome.YES, "Beschlussfähig: 5 von 8 Sitzen anwesend, nötig sind 5 (§ 6)."),
        (FIVE, HeadCount(5), Outcome.YES, "Beschlussfähig: 5 Stimmberechtigte anwesend, nötig sind 5 (§ 6)."),
        (FIVE, HeadCount(4), Outcome.NO, "Nicht beschlussfähig: 4 Stimmberechtigte anwesend, nötig sind 5 (§ 6)."),
        (HALF, HeadCount(12, 10), Outcome.OPEN, "Die Zahlen passen nicht: 12 anwesend, obwohl es nur 10 gibt (§ 6)."),
        (HALF, HeadCount(1, 0), Outcome.OPEN, "Die Zahlen passen nicht: 1 anwesend, obwohl es nur 0 gibt (§ 6)."),
        (INVITED, HeadCount(0), Outcome.UNREGULATED, None),
        (NOTHING, HeadCount(0, 20), Outcome.UNREGULATED, None),
    ],
)  # fmt: skip
def test_heads_are_enough_or_too_few_by_the_rule(rules, heads, outcome, sentence):
    told = has_heads(rules, heads)

    assert told.outcome is outcome
    assert sentence is None or told.sentence == sentence


def test_heads_are_asked_only_where_they_make_a_difference():
    assert [asks_heads(rules)[0] for rules in (HALF, FIVE, INVITED, NOTHING)] == [True, True, False, False]


TWO_THIRDS = {"kind": "share", "share": {"of": 2, "parts": 3, "more_than": False}, "base": "cast"}
BY_TOPIC = pinned(
    rule("majority", {"ballots": [{"kind": "simple"}]}, "§ 8"),
    rule("majority", {"ballots": [TWO_THIRDS]}, "§ 12", topics=["bylaws"]),
)


@pytest.mark.parametrize(
    ("rules", "count", "people", "number"),
    [
        (SIMPLE, VoteFigures(5, 6, 0, result=CARRIED), (), 1),
        (SIMPLE, VoteFigures(6, 5, 0, result=CARRIED), (), 0),
        (SIMPLE, VoteFigures(6, 5, 0, result=REJECTED), (), 1),
        (SIMPLE, VoteFigures(6, 5, None, result=REJECTED), (), 0),  # abstentions may have cost it
        (BY_TOPIC, VoteFigures(7, 4, 0, result=REJECTED), (), 0),  # it may have been about the bylaws
        (BY_TOPIC, VoteFigures(8, 4, 0, result=REJECTED), (), 1),
        (BY_TOPIC, VoteFigures(4, 7, 0, result=CARRIED), (), 1),
        (SIMPLE, VoteFigures(5, 6, 0), (), 0),  # nobody stated a result
        (SIMPLE, VoteFigures(5, None, 0, result=CARRIED), (), 0),
        (NOTHING, VoteFigures(0, 9, 0, result=CARRIED), (), 0),
        (HALF, VoteFigures(8, 0, 0, result=CARRIED), (8, 20), 1),
        (HALF, VoteFigures(10, 0, 0, result=CARRIED), (10, 20), 0),
        (HALF, VoteFigures(0, 8, 0, result=REJECTED), (8, 20), 0),  # what was not carried needs no quorum
        (SEATS, VoteFigures(3, 0, 0, result=CARRIED), (3, 20), 0),  # minutes do not say how many seats there were
    ],
)
def test_a_stated_result_goes_against_a_rule_or_not(rules, count, people, number):
    assert len(list(against(rules, count, 1, *people))) == number


@pytest.mark.parametrize(
    ("topic", "yes", "result", "number"),
    [
        ("bylaws", 7, CARRIED, 1),
        ("bylaws", 8, CARRIED, 0),
        ("bylaws", 8, REJECTED, 1),
        ("bylaws", 7, REJECTED, 0),
        ("ordinary", 7, REJECTED, 1),
        ("money", 7, REJECTED, 1),
    ],
)
def test_where_it_is_said_what_a_decision_is_about_its_own_majority_judges_it(topic, yes, result, number):
    count = VoteFigures(yes, 4, 0, result=result)

    assert len(list(against(BY_TOPIC, count, 1, topic=Matter(topic)))) == number


def test_the_majorities_are_said_the_ordinary_first():
    assert majorities(NOTHING) == ()
    assert majorities(BY_TOPIC) == (
        "Für einen Beschluss nötig: mehr Ja als Nein (§ 8).",
        "Bei Änderung der Regeln: Für einen Beschluss nötig: mindestens zwei Drittel der abgegebenen Stimmen (§ 12).",
    )


def test_who_has_one_vote_together_is_said_where_heads_are_asked():
    each = rule("vote", {"unit": "institution"}, "§ 3")
    kitas = rule("vote", {"unit": "household", "categories": ["Kitas"], "earned": {"by": "seat"}}, "§ 4")

    assert shared_votes(NOTHING) == shared_votes(pinned(rule("vote", {"unit": "seat"}))) == ""
    assert shared_votes(pinned(each, kitas)) == (
        "Eine Stimme hat jede Einrichtung (§ 3). Für Kitas: Eine Stimme hat jeder Haushalt (§ 4). "
        "Wer zusammengehört, zählt einmal."
    )

"""Majority case by case: abstentions, ties, choices, ladders, and how a ballot is held."""

import pytest

from sozialraum.rulings.rules.majority import VotesCast, is_carried, is_held
from sozialraum.rulings.rules.ruling import NextStep, Outcome
from tests.rulings.given import pinned, rule


@pytest.mark.parametrize(
    ("kind", "yes", "no", "abstain", "out", "counted"),
    [
        ("simple", 0, 0, 0, "no", "no"),
        ("simple", 0, 0, 5, "no", "no"),
        ("simple", 1, 0, 0, "yes", "yes"),
        ("simple", 1, 0, 1, "yes", "no"),
        ("simple", 2, 1, 0, "yes", "yes"),
        ("simple", 5, 4, 1, "yes", "no"),
        ("simple", 6, 4, 1, "yes", "yes"),
        ("simple", 1, 1, 0, "no", "no"),
        ("unanimous", 0, 0, 0, "no", "no"),
        ("unanimous", 3, 0, 1, "yes", "no"),
        ("unanimous", 3, 0, 0, "yes", "yes"),
        ("unanimous", 3, 1, 0, "no", "no"),
        ("consensus", 0, 0, 4, "no", "no"),
        ("consensus", 1, 0, 4, "yes", "yes"),
        ("consensus", 9, 1, 0, "no", "no"),
        ("relative", 0, 0, 0, "no", "no"),
        ("relative", 2, 1, 9, "yes", "yes"),
        ("relative", 1, 1, 0, "no", "no"),
    ],
)
def test_what_a_majority_makes_of_abstentions(kind, yes, no, abstain, out, counted):
    for ruled, outcome in (("out", out), ("counted", counted)):
        rules = pinned(rule("majority", {"ballots": [{"kind": kind}], "abstentions": ruled}))
        assert is_carried(rules, VotesCast(yes, no, abstain)).outcome == outcome


@pytest.mark.parametrize(
    ("tie", "step"),
    [
        ("chair", NextStep.CHAIR),
        ("postponed", NextStep.POSTPONE),
        ("again", NextStep.AGAIN),
        ("lot", NextStep.LOT),
        ("case", NextStep.CASE),
    ],
)
def test_a_tie_waits_for_whoever_the_rule_names(tie, step):
    rules = pinned(rule("majority", {"ballots": [{"kind": "simple"}], "tie": tie}))

    answer = is_carried(rules, VotesCast(4, 4), chair_says=None)

    assert (answer.outcome, answer.next_step, answer.keeping) == (Outcome.OPEN, step, "offen")


def test_a_tie_without_a_rule_is_not_reached_and_says_so():
    rules = pinned(rule("majority", {"ballots": [{"kind": "simple"}]}, "§ 7"))

    assert is_carried(rules, VotesCast(4, 4)).sentence == (
        "Abgelehnt: Stimmengleichheit, 4 Ja, 4 Nein, 0 Enthaltungen; was dann gilt, ist nicht eigens geregelt (§ 7)."
    )


CHOICES = {
    "one ahead": ((("A", 5), ("B", 3), ("C", 2)), "yes", "no"),
    "two ahead": ((("A", 4), ("B", 4), ("C", 2)), "open", "no"),
    "a majority": ((("A", 6), ("B", 5)), "yes", "yes"),
    "half": ((("A", 5), ("B", 5)), "open", "no"),
    "nobody": ((("A", 0), ("B", 0)), "no", "no"),
    "alone": ((("A", 1),), "yes", "yes"),
}


@pytest.mark.parametrize("name", CHOICES)
def test_the_most_votes_are_not_yet_a_majority(name):
    choices, relative, simple = CHOICES[name]
    cast = VotesCast(choices=choices)

    def carried(kind):
        return is_carried(pinned(rule("majority", {"ballots": [{"kind": kind}], "tie": "lot"})), cast)

    assert (carried("relative").outcome, carried("simple").outcome) == (relative, simple)


def test_choices_are_said_in_their_order_and_no_chair_decides_between_them():
    cast = VotesCast(choices=(("Berta", 4), ("Anna", 4), ("Cem", 1)), present=9)
    rules = pinned(rule("majority", {"ballots": [{"kind": "relative"}], "tie": "chair"}, "§ 7"))

    assert is_carried(rules, cast, chair_says=True).sentence == (
        "Stimmengleichheit, Anna 4, Berta 4, Cem 1: dann entscheidet die Leitung (§ 7)."
    )
    present = pinned(rule("majority", {"ballots": [{"kind": "present"}]}, "§ 7"))
    assert is_carried(present, cast).needed == 5


def test_a_share_of_all_and_more_votes_than_there_are():
    step = {"kind": "share", "share": {"of": 3, "parts": 4, "more_than": False}, "base": "all"}
    rules = pinned(rule("majority", {"ballots": [step]}, "§ 7"))

    assert is_carried(rules, VotesCast(9, 0, all=12)).outcome == "yes"
    assert is_carried(rules, VotesCast(8, 0, all=12)).missing == ("noch 1",)
    assert is_carried(rules, VotesCast(8, 0)).outcome == "open"
    assert is_carried(rules, VotesCast(8, 5, all=12)).sentence == (
        "Die Zahlen passen nicht: 13 Stimmen, obwohl es 12 gibt (§ 7)."
    )


def test_a_ladder_goes_on_and_stays_at_its_last_ballot():
    rules = pinned(rule("majority", {"ballots": [{"kind": "unanimous"}, {"kind": "simple"}], "abstentions": "out"}))

    first, second, third = (is_carried(rules, VotesCast(5, 3), ballot=number) for number in (1, 2, 3))

    assert (first.outcome, first.next_step) == (Outcome.NO, NextStep.NEXT_BALLOT)
    assert (second.outcome, third.outcome) == (Outcome.YES, Outcome.YES)


@pytest.mark.parametrize(
    ("demand", "asked_by", "outcome"),
    [({"always": True}, 0, "yes"), ({"number": 2}, 1, "no"), ({"number": 2}, 2, "yes")],
)
def test_when_a_ballot_is_secret_or_by_roll_call(demand, asked_by, outcome):
    rules = pinned(rule("majority", {"roll_call": demand, "secret": demand}, "§ 7"))

    assert {is_held(rules, way, asked_by, 20).outcome for way in ("secret", "roll_call")} == {Outcome(outcome)}
    assert is_held(pinned(rule("majority", {"secret": {"always": True}}, "§ 7")), "secret", 0, 9).sentence == (
        "Geheim abzustimmen: immer (§ 7)."
    )


@pytest.mark.parametrize(
    ("value", "cast", "outcome"),
    [
        ({"ballots": [{"kind": "present"}]}, VotesCast(3, 3, 5, present=11), "no"),  # five are silent, like a no
        ({"ballots": [{"kind": "present"}]}, VotesCast(4, 4, present=10), "no"),
        ({"ballots": [{"kind": "present"}]}, VotesCast(5, 5, present=10), "open"),
        ({"ballots": [{"kind": "all"}]}, VotesCast(5, 5, all=12), "no"),
        ({"ballots": [{"kind": "all"}]}, VotesCast(6, 6, all=12), "open"),
        ({"ballots": [{"kind": "simple"}], "abstentions": "counted"}, VotesCast(5, 5, 1), "no"),
        ({"ballots": [{"kind": "simple"}], "abstentions": "counted"}, VotesCast(5, 5), "open"),
        ({"ballots": [{"kind": "simple"}], "abstentions": "out"}, VotesCast(5, 5, 1), "open"),
        ({"ballots": [{"kind": "simple"}]}, VotesCast(5, 5, 1), "open"),
    ],
)
def test_a_casting_vote_decides_a_tie_and_replaces_no_majority(value, cast, outcome):
    rules = pinned(rule("majority", value | {"tie": "chair"}, "§ 7"))

    assert is_carried(rules, cast).outcome == outcome
    assert is_carried(rules, cast, chair_says=True).outcome == ("no" if outcome == "no" else "yes")

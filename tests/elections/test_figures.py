"""The rules for elections answer to the figures of a record: last round, seats left, one vote for all, recall."""

import pytest

from sozialraum.elections.rules.figures import (
    CandidateFigures,
    ElectionFigures,
    RoundFigures,
    names_once,
    rulings_against,
    rulings_on,
    sums_that_differ,
)
from tests.rulings.given import pinned, rule

LADDER = pinned(
    rule(
        "election",
        {
            "rounds": [{"kind": "simple"}, {"kind": "relative"}],
            "run_off": "best_two",
            "tie": "lot",
            "together": "unopposed",
            "eligible": "wer im Viertel wohnt",
            "recall": {"kind": "simple"},
        },
        "§ 8",
    )
)
NOTHING = pinned()


def figures(*candidates, kind="election", seats=1, rounds=(), **more):
    named = tuple(CandidateFigures(name, votes, result) for name, votes, result in candidates)
    return ElectionFigures(kind, seats, named, rounds, **more)


def said(given, rules=LADDER):
    return [one.sentence for one in rulings_on(rules, given)]


def denied(given, rules=LADDER):
    return [one.sentence for one in rulings_against(rules, given)]


def test_the_next_round_is_between_the_best_two():
    given = figures(("A", (5,), ""), ("B", (3,), ""), ("C", (3,), ""), rounds=(RoundFigures(cast=11),))

    [one] = said(given)
    assert "es folgt die Stichwahl: A (5 Stimmen), B (3 Stimmen) und C (3 Stimmen); für zwei Plätze zu viele" in one
    assert "dann entscheidet das Los" in one
    assert said(given, NOTHING) == []


def test_a_tie_of_the_last_round_is_for_the_lot():
    given = figures(("A", (4, 5), ""), ("B", (4, 5), ""), ("C", (3,), ""))

    assert said(given) == ["Gleich viele Stimmen: A (5 Stimmen) und B (5 Stimmen): dann entscheidet das Los (§ 8)."]
    for result, against in (("by_lot", 0), ("elected", 1)):
        drawn = figures(("A", (4, 5), result), ("B", (4, 5), "not_elected"), ("C", (3,), ""))
        assert len(denied(drawn)) == against


def test_whoever_was_elected_in_a_former_round_leaves_one_seat_less():
    given = figures(("A", (5, None), "elected"), ("B", (2, 4), "elected"), ("C", (2, 3), "not_elected"), seats=2)

    assert said(given) == ["Gewählt: B (4 Stimmen), nötig ist 1 (§ 8)."]
    assert denied(given) == []


@pytest.mark.parametrize(
    ("results", "against"),
    [(("elected", ""), 0), (("", "elected"), 1), (("not_elected", ""), 1), (("", ""), 0), (("", "by_lot"), 1)],
)
def test_a_result_goes_against_the_rule(results, against):
    given = figures(("A", (8,), results[0]), ("B", (3,), results[1]), rounds=(RoundFigures(cast=11),))

    assert len(denied(given)) == against
    assert denied(given, NOTHING) == []


def test_invalid_ballots_and_abstentions_do_not_count():
    rounds = (RoundFigures(cast=11, invalid=1, abstain=1),)

    assert "nötig sind 5" in said(figures(("A", (5,), ""), ("B", (4,), ""), rounds=rounds))[0]


def test_one_candidate_needs_more_than_those_against():
    assert denied(figures(("A", (4,), "elected"), rounds=(RoundFigures(no=5),)))
    assert not denied(figures(("A", (6,), "elected"), rounds=(RoundFigures(no=5),)))
    assert not denied(figures(("A", (4,), "elected")))  # how many were against is not known


def test_all_in_one_vote():
    both = (("A", (), "elected"), ("B", (), "elected"))
    rounds = (RoundFigures(yes=6, no=0, abstain=0),)

    told = said(figures(*both, seats=2, rounds=rounds, together=True, objections=0))
    assert told[0].startswith("Möglich: mehrere zusammen wählen: wenn niemand widerspricht")
    assert told[1].startswith("Gewählt: A (6 Stimmen) und B (6 Stimmen)")
    assert denied(figures(*both, seats=2, rounds=rounds, together=True, objections=1))


def test_who_may_not_stand():
    stands = CandidateFigures("A", (5,), "elected", eligible=False)

    assert denied(ElectionFigures("election", 1, (stands,))) == ["Nicht wählbar: wer im Viertel wohnt (§ 8)."]


def test_a_recall():
    gone = figures(("A", (), "elected"), kind="recall", rounds=(RoundFigures(yes=3, no=5),))

    assert said(gone)[0].startswith("Nicht abgewählt: 3 Ja, 5 Nein")
    assert denied(gone)
    assert not denied(figures(("A", (), "not_elected"), kind="recall", rounds=(RoundFigures(yes=3, no=5),)))
    assert said(figures(("A", (), "elected"), kind="recall", rounds=(RoundFigures(yes=3),))) == []


def test_sums_that_do_not_add_up():
    wrong = figures(("A", (5,), ""), ("B", (3,), ""), rounds=(RoundFigures(cast=11),))
    right = figures(("A", (5,), ""), ("B", (3,), ""), rounds=(RoundFigures(cast=11, invalid=1, abstain=2),))

    assert list(sums_that_differ(wrong)) == [(1, 8, 11)]
    assert list(sums_that_differ(right)) == []


def test_names_are_told_apart():
    assert names_once(["Verein A", "B", "Verein A"]) == ["Verein A", "B", "Verein A (2)"]

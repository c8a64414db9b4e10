"""How an election stands after its rounds and lots: by the rules in force, and where they say nothing."""

import pytest

from sozialraum.electing.rules import CountedPapers, elected_in_words, standing_after
from sozialraum.elections.rules.figures import CandidateFigures, ElectionFigures, RoundFigures
from sozialraum.norms.rules.election import ElectionRule, ElectionTie, RunOff
from sozialraum.norms.rules.majority import MajorityKind, MajorityStep
from sozialraum.provisions.rules.ruleset import PinnedRules, Provision
from sozialraum.rulings.rules.ruling import NextStep

SIMPLE, RELATIVE = MajorityStep(MajorityKind.SIMPLE), MajorityStep(MajorityKind.RELATIVE)
NOTHING = PinnedRules("ag")


def ruled(**parts):
    return PinnedRules("ag", (Provision(ElectionRule(**parts), "§ 6"),))


def figures(seats, votes, rounds=()):
    told = tuple(CandidateFigures(name, tuple(numbers)) for name, numbers in votes.items())
    return ElectionFigures("election", seats, told, tuple(rounds))


MUSTER = {"Sabine": [5], "Aylin": [2], "Jonas": [2]}


def test_a_tie_for_the_second_place_is_left_to_the_group_where_nothing_is_ruled():
    one = standing_after(NOTHING, figures(2, MUSTER))

    assert (one.elected, [name for name, _votes in one.tied], one.free) == (("Sabine",), ["Aylin", "Jonas"], 1)
    assert elected_in_words(one) == "Sabine ist gewählt."
    assert one.tie_in_words == "Um den zweiten Platz steht es 2 zu 2."
    assert one.next_in_words == "Stichwahl und Los sind in der Geschäftsordnung nicht geregelt; die Gruppe entscheidet."
    assert (one.may_draw, one.may_count, one.is_over) == (True, True, False)


@pytest.mark.parametrize(
    ("tie", "draw", "count"),
    [(ElectionTie.LOT, True, False), (ElectionTie.AGAIN, False, True), (None, True, True)],
)
def test_the_rules_say_whether_the_lot_or_another_round_decides(tie, draw, count):
    one = standing_after(ruled(rounds=(RELATIVE,), tie=tie), figures(2, MUSTER))

    assert (one.may_draw, one.may_count) == (draw, count)
    assert "§ 6" in one.next_in_words
    assert ("die Gruppe entscheidet" in one.next_in_words) is (tie is None)


def test_only_those_tied_are_in_the_run_off_and_it_fills_the_seat():
    told = MUSTER | {"Sabine": [5, None], "Aylin": [2, 3], "Jonas": [2, 4]}
    one = standing_after(NOTHING, figures(2, told))

    assert (one.elected, one.is_over, one.tied) == (("Sabine", "Jonas"), True, ())
    again = standing_after(NOTHING, figures(2, told | {"Jonas": [2, 3]}))
    assert (again.asked, again.tie_in_words) == (("Aylin", "Jonas"), "Um den zweiten Platz steht es 3 zu 3.")


def test_a_lot_elects_one_of_those_tied_and_nobody_else():
    one = standing_after(NOTHING, figures(2, MUSTER), ["Aylin"])
    strange = standing_after(NOTHING, figures(2, MUSTER), ["Sabine"])

    assert (one.drawn, one.free, one.is_over) == (("Aylin",), 0, True)
    assert elected_in_words(one) == "Sabine ist gewählt. Aylin ist durch das Los gewählt."
    assert (strange.drawn, strange.free) == ((), 1)
    two = standing_after(NOTHING, figures(2, {"A": [3], "B": [3], "C": [3]}), ["B"])
    assert (two.drawn, [name for name, _votes in two.tied], two.free) == (("B",), ["A", "C"], 1)
    assert standing_after(NOTHING, figures(2, {"A": [3], "B": [3], "C": [3]})).tie_in_words == (
        "Um 2 Plätze steht es 3 zu 3 zu 3."
    )


def test_without_a_majority_the_best_two_or_all_go_on():
    votes, cast = {"A": [4], "B": [3], "C": [2]}, [RoundFigures(cast=9)]
    run_off = standing_after(ruled(rounds=(SIMPLE, RELATIVE), run_off=RunOff.BEST_TWO), figures(1, votes, cast))
    open_round = standing_after(ruled(rounds=(SIMPLE, RELATIVE)), figures(1, votes, cast))

    assert (run_off.step, run_off.asked) == (NextStep.NEXT_BALLOT, ("A", "B"))
    assert (open_round.asked, open_round.may_draw) == (("A", "B", "C"), False)
    last = standing_after(ruled(rounds=(SIMPLE,)), figures(1, votes, cast))
    assert (last.elected, last.is_over, last.free) == ((), True, 1)


def test_one_candidate_needs_more_yes_than_no():
    assert standing_after(NOTHING, figures(1, {"A": [4]}, [RoundFigures(no=3)])).elected == ("A",)
    assert standing_after(NOTHING, figures(1, {"A": [3]}, [RoundFigures(no=3)])).elected == ()


@pytest.mark.parametrize(
    ("papers", "present", "fault"),
    [
        (CountedPapers((5, 2, 2)), 9, None),
        (CountedPapers((5, 2, 2)), None, None),
        (CountedPapers((5, 2, 2)), 8, ("present", "5 + 2 + 2 = 9, stimmberechtigt anwesend: 8.")),
        (
            CountedPapers((5, 2), abstentions=1, invalid=1),
            8,
            ("present", "5 + 2 + 1 + 1 = 9, stimmberechtigt anwesend: 8."),
        ),
        (CountedPapers((5, 2, 2), cast=8), 9, ("cast", "5 + 2 + 2 = 9, abgegeben: 8.")),
        (CountedPapers((5, 2), cast=9), 8, ("present", "Abgegeben: 9, stimmberechtigt anwesend: 8.")),
        (CountedPapers((7, 6, 5), seats=2), 9, None),
        (CountedPapers((7, 6, 5), seats=2), 6, ("present", "mindestens 7, stimmberechtigt anwesend: 6.")),
    ],
)
def test_a_count_is_checked_against_those_who_are_here(papers, present, fault):
    assert papers.fault(present) == fault

"""Sums, results and names of decisions as arithmetic, without a database."""

import pytest

from sozialraum.rulings.rules.majority import VotesCast
from sozialraum.voting.rules.given import GroupVote
from sozialraum.voting.rules.outcomes import joint_result, outcome_of
from sozialraum.voting.rules.sums import check_count
from sozialraum.voting.rules.wording import first_sentence
from tests.rulings.given import pinned, rule


@pytest.mark.parametrize(
    ("figures", "voting", "recused", "sentence", "over"),
    [
        ((12, 3, 1), 15, 0, "12 + 3 + 1 = 16. Stimmberechtigt da sind 15. Eine Stimme zu viel.", 1),
        ((5, 0, 1), 6, 1, "5 + 0 + 1 = 6, dazu 1 befangen: stimmt. Stimmberechtigt da sind 7.", 0),
        ((9, 3, 2), 11, 2, "9 + 3 + 2 = 14, dazu 2 befangen. Stimmberechtigt da sind 13. 3 Stimmen zu viel.", 3),
        ((5, 0, None), 6, 0, "5 + 0 + 0 = 5. Stimmberechtigt da sind 6. Eine Stimme wurde nicht abgegeben.", -1),
        ((2, None, None), 6, 0, "2 + 0 + 0 = 2. Stimmberechtigt da sind 6. 4 Stimmen wurden nicht abgegeben.", -4),
        ((1, 0, 0), 1, 0, "1 + 0 + 0 = 1: stimmt. Stimmberechtigt da ist 1.", 0),
        ((5, 1, 0), None, 0, "5 + 1 + 0 = 6. Nicht bekannt ist, wie viele Stimmberechtigte da sind.", None),
        ((None, None, None), 6, 0, "", None),
        ((None, None, 3), 6, 0, "", None),
    ],
)
def test_a_count_is_compared_with_the_votes_that_can_be_cast(figures, voting, recused, sentence, over):
    check = check_count(*figures, voting=voting, recused=recused)

    assert (check.sentence, check.over) == (sentence, over)
    assert check.is_wrong is (over is not None and over > 0)


@pytest.mark.parametrize(
    ("results", "whole"),
    [
        (["carried"], "carried"),
        (["carried", "carried"], "carried"),
        (["carried", "rejected"], "rejected"),
        (["rejected", ""], "rejected"),
        (["carried", ""], ""),
        (["carried", "postponed"], ""),
        (["postponed", "postponed"], "postponed"),
        ([""], ""),
    ],
)
def test_several_groups_say_yes_together_or_it_is_none(results, whole):
    assert joint_result(results) == whole
    assert joint_result(list(reversed(results))) == whole


def test_without_a_rule_the_more_of_yes_and_no_is_proposed_and_nothing_at_a_tie():
    found = [outcome_of(None, VotesCast(yes, no)) for yes, no in ((3, 2), (2, 3), (2, 2))]

    assert [(one.result, one.is_ruled) for one in found] == [("carried", False), ("rejected", False), ("", False)]


@pytest.mark.parametrize(
    ("tie", "result", "asks_chair"),
    [("rejected", "rejected", False), ("postponed", "postponed", False), ("chair", "", True)],
)
def test_a_tie_is_as_the_rules_say(tie, result, asks_chair):
    rules = pinned(rule("majority", {"ballots": [{"kind": "simple"}], "tie": tie}, "§ 8"))

    found = outcome_of(rules, VotesCast(3, 3))

    assert (found.result, found.asks_chair) == (result, asks_chair)


def test_of_a_word_there_are_no_figures_and_of_a_roll_call_those_of_its_voices():
    assert GroupVote(None, "unanimous", yes=5, no=1).figures == (None, None, None)
    assert GroupVote(None, "secret", yes=5, no=1, voices={"a": "yes"}).figures == (5, 1, None)
    cast = {"a": "yes", "b": "no", "c": "yes", "d": "abstain"}
    assert GroupVote(None, "roll_call", yes=9, voices=cast).figures == (2, 1, 1)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Die Bank kommt. Im Mai.", "Die Bank kommt"),
        ("Am 3. Mai 2027 wird gefeiert. Danach nicht.", "Am 3. Mai 2027 wird gefeiert"),
        ("Die Kita bzw. das Büro fragt. Dann weiter.", "Die Kita bzw. das Büro fragt"),
        ("Erste Zeile\nzweite Zeile", "Erste Zeile"),
        ("Ohne Punkt", "Ohne Punkt"),
        ("  ", ""),
    ],
)
def test_a_decision_is_called_by_its_first_sentence(text, name):
    assert first_sentence(text, 300) == name


def test_a_long_sentence_is_cut():
    assert first_sentence("a" * 400, 300) == f"{'a' * 299}…"

"""Answers: never taken for yes or no, violated or deviating, joined for several groups."""

import pytest

from sozialraum.norms.rules.bias import BiasConduct
from sozialraum.provisions.rules.ruleset import Provision
from sozialraum.rulings.rules import notice
from sozialraum.rulings.rules.bias import may_conduct
from sozialraum.rulings.rules.majority import VotesCast, is_carried
from sozialraum.rulings.rules.ruling import JointRuling, Outcome, Ruling, unregulated
from tests.rulings.given import DAY, NOTHING, day, period, pinned, rule


def test_an_answer_is_never_taken_for_yes_or_no():
    with pytest.raises(TypeError):
        bool(unregulated("die Ladungsfrist"))


def test_only_a_must_is_violated():
    def ruled(strictness):
        return is_carried(
            pinned(rule("majority", {"ballots": [{"kind": "consensus"}]}, "§ 7", strictness)), VotesCast(1, 1)
        )

    assert [ruled(one).keeping for one in ("must", "should", "as_a_rule", "about")] == [
        "verletzt", "weicht ab", "weicht ab", "weicht ab",
    ]  # fmt: skip
    assert ruled("as_a_rule").sentence.startswith("Weicht ab: ")
    assert Ruling(Outcome.NO, "").keeping == "verletzt"
    assert Ruling(Outcome.YES, "").keeping == "eingehalten"


def test_what_biased_people_may_do_grows():
    rules = pinned(rule("bias", {"conduct": "answers"}))

    assert [may_conduct(rules, one).outcome.value for one in BiasConduct] == ["yes", "yes", "no"]


@pytest.mark.parametrize(
    ("outcomes", "together"),
    [
        (["yes", "yes"], "yes"),
        (["yes", "no"], "no"),
        (["yes", "open"], "open"),
        (["open", "no", "unregulated"], "no"),
        (["yes", "unregulated"], "unregulated"),
        ([], "unregulated"),
    ],
)
def test_together_a_joint_sitting_is_as_its_weakest_group(outcomes, together):
    joint = JointRuling({str(number): Ruling(Outcome(one), "") for number, one in enumerate(outcomes)})

    assert joint.outcome == together


def test_a_joint_sitting_names_each_group_and_the_earliest_day():
    answers = {
        "ag-1": notice.last_day(pinned(rule("notice", period(7), "§ 4")), DAY),
        "ag-2": notice.last_day(pinned(rule("notice", period(14), "§ 5")), DAY),
        "ag-3": notice.last_day(NOTHING, DAY),
    }
    joint = JointRuling(answers)

    assert joint.day == day("2026-11-26")
    assert joint.sentence({"ag-1": "AG Wohnen", "ag-2": "AG Sprache"}) == (
        "AG Wohnen – Einladen bis Donnerstag, 3. Dezember 2026 (§ 4). "
        "AG Sprache – Einladen bis Donnerstag, 26. November 2026 (§ 5). "
        "ag-3 – Nicht geregelt: die Ladungsfrist."
    )
    assert JointRuling({}).day is None


def test_a_provision_is_carried_by_every_answer_that_has_one():
    answer = notice.last_day(pinned(rule("notice", period(7), "§ 4", wording="sieben Tage vorher")), DAY)

    assert isinstance(answer.provision, Provision)
    assert (answer.provision.paragraph, answer.provision.wording) == ("§ 4", "sieben Tage vorher")

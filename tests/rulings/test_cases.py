"""Real texts, each with a yes, a no and the exact boundary worked out by hand."""

import pytest

from sozialraum.norms.rules.families import FAMILIES, value_of
from tests.proceedings import cases_amendment, cases_deciding, cases_offices, cases_open, cases_rhythm, cases_sittings
from tests.rulings import (
    cases_bias,
    cases_further_counts,
    cases_further_votes,
    cases_majority,
    cases_notice,
    cases_quorum,
    cases_read_later,
    cases_vote,
)
from tests.rulings.given import asked

BY_FAMILY = {
    "notice": cases_notice.CASES,
    "vote": cases_vote.CASES,
    "quorum": cases_quorum.CASES,
    "majority": cases_majority.CASES,
    "bias": cases_bias.CASES,
    "demand": cases_sittings.DEMAND,
    "agenda": cases_sittings.AGENDA,
    "form": cases_sittings.FORM,
    "rhythm": cases_rhythm.RHYTHM,
    "circular": cases_deciding.CIRCULAR,
    "effect": cases_deciding.EFFECT,
    "chair": cases_deciding.CHAIR,
    "amendment": cases_amendment.AMENDMENT,
    "election": cases_offices.ELECTION,
    "term": cases_offices.TERM,
    "workgroups": cases_offices.WORKGROUPS,
    "guests": cases_open.GUESTS,
    "minutes": cases_open.MINUTES,
}
LATER = [*cases_read_later.CASES, *cases_further_counts.CASES, *cases_further_votes.CASES]
EVERY = [*(case for cases in BY_FAMILY.values() for case in cases), *LATER]
ALL = asked(EVERY)


@pytest.mark.parametrize(("case", "question"), [pytest.param(case, one, id=name) for name, case, one in ALL])
def test_a_real_text_answers_as_worked_out_by_hand(case, question):
    ask, outcome, sentence = question

    answer = ask(case.rules)

    assert (answer.outcome.value, answer.sentence) == (outcome, sentence)


@pytest.mark.parametrize("family", FAMILIES)
def test_each_family_is_held_against_four_real_texts_with_a_yes_a_no_and_a_source(family):
    cases = BY_FAMILY[family]
    outcomes = {outcome for case in cases for _ask, outcome, _sentence in case.questions}

    assert len({case.text for case in cases}) >= 4
    assert {"yes", "no"} <= outcomes
    assert [case.text for case in cases if len(case.questions) < 3 or not case.source] == []


@pytest.mark.parametrize("case", [pytest.param(case, id=case.text) for case in EVERY])
def test_the_rules_of_a_real_text_go_to_json_and_back_and_say_themselves(case):
    for one in case.rules.provisions:
        assert value_of(one.value.family, one.value.to_json()) == one.value
        assert one.sentence({}).endswith(".")
        assert "None" not in one.sentence({})

"""What speaks against rules while they are entered: only what is certain."""

import pytest

from sozialraum.provisions.rules.values import GroupKind
from sozialraum.rulebook.rules.rows import SeatedGroup, objections
from tests.rulings.given import rule

VOTES = {"ag": SeatedGroup("AG Sprache", 3, "working_group"), "plenum": SeatedGroup("Plenum", 20, "plenum")}
WORKING_GROUPS = frozenset({GroupKind.WORKING_GROUP})
TEN = rule("quorum", {"need": {"kind": "fixed", "number": 10}}, "§ 7")
SEATS = rule("vote", {"earned": {"by": "seat"}}, "§ 3")
TOLD = "Das kann nie erreicht werden: AG Sprache hat 3 Stimmen, nötig sind 10 (§ 7)."


def need(number, **more):
    return rule("quorum", {"need": {"kind": "fixed", "number": number}}, "§ 8", **more)


def earned(**value):
    return rule("vote", {"earned": value}, "§ 3")


@pytest.mark.parametrize(
    ("others", "is_told"),
    [
        ([], True),
        ([None, SEATS], True),
        ([need(3, groups=frozenset({"ag"}))], False),  # the rule for all is not that of the group
        ([need(3, groups=frozenset({"plenum"}))], True),
        ([need(3, classifications=WORKING_GROUPS)], False),
        ([need(3, classifications=frozenset({GroupKind.PLENUM}))], True),
        ([need(3, groups=frozenset({"ag"}), topics=["money"])], True),  # it is at all other points
        ([need(3, topics=["money"])], True),
        ([earned(by="attendances", times=3, today_counts=True)], False),  # votes without a seat
        ([earned(by="presence")], False),
        ([earned(by="signature")], False),
    ],
)
def test_a_quorum_is_called_out_of_reach_only_where_it_governs_and_only_seats_vote(others, is_told):
    assert objections([TEN, *others], VOTES).get(0, ()) == ((TOLD,) if is_told else ())


def test_what_the_paper_says_is_quoted():
    quoted = rule("quorum", {"need": {"kind": "fixed", "number": 10}}, "§ 7", wording="Zehn müssen da sein.")

    [said] = objections([quoted], VOTES)[0]

    assert said == f"{TOLD} Im Text steht: § 7: „Zehn müssen da sein.“."


def test_where_each_institution_has_one_vote_its_seats_are_counted_as_one():
    six = rule("quorum", {"need": {"kind": "fixed", "number": 6}}, "§ 7")
    each, some = (rule("vote", {"unit": "institution"} | more, "§ 3") for more in ({}, {"categories": ["Kitas"]}))
    votes = {"ag": SeatedGroup("AG Sprache", 8, "working_group", 5)}

    assert objections([six], votes) == objections([six, some], votes) == {}
    assert objections([six, each], votes) == {
        0: ("Das kann nie erreicht werden: AG Sprache hat 5 Stimmen, nötig sind 6 (§ 7).",)
    }

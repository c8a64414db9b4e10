"""Quorum case by case: facts that are missing, a second sitting, counting again, categories."""

import pytest

from sozialraum.rulings.rules import notice
from sozialraum.rulings.rules.majority import VotesCast, is_carried
from sozialraum.rulings.rules.quorum import SecondSitting, counts_again, has_quorum
from sozialraum.rulings.rules.roll import roll
from sozialraum.rulings.rules.ruling import NextStep
from tests.rulings.given import BY_PRESENCE, BY_SEAT, DAY, NOTHING, called, crowd, pinned, rule, seated, share


def test_facts_that_are_missing_are_asked_for_only_where_they_matter():
    rules = pinned(
        BY_PRESENCE,
        rule("vote", {"eligible": "ab 16"}, "§ 3"),
        rule("quorum", {"need": {"kind": "fixed", "number": 3}}, "§ 6"),
    )
    sure, unsure = crowd(3, fulfils=True), crowd(2, prefix="q")

    assert has_quorum(rules, roll(rules, DAY, [*sure, *unsure])).outcome == "yes"
    assert has_quorum(rules, roll(rules, DAY, unsure)).outcome == "no"
    open_answer = has_quorum(rules, roll(rules, DAY, [*sure[:2], *unsure]))
    assert open_answer.sentence == (
        "2 von 2 Stimmberechtigten anwesend, nötig sind 3; es fehlen Angaben: Q 0 und Q 1 (§ 6)."
    )
    assert (open_answer.missing, open_answer.next_step) == (("Q 0", "Q 1"), NextStep.ASK)
    assert roll(rules, DAY, [*sure, *unsure]).ruling.outcome == "open"


def test_who_is_away_and_unclear_may_undo_a_share():
    rules = pinned(BY_SEAT, rule("vote", {"eligible": "ab 16"}), rule("quorum", share(1, 2, "voters"), "§ 6"))
    people = [*crowd(5, 5, fulfils=True), *crowd(0, 1, prefix="q")]

    assert has_quorum(rules, roll(rules, DAY, people[:10], seated(people[:10]))).outcome == "yes"
    assert has_quorum(rules, roll(rules, DAY, people, seated(people))).outcome == "open"


def test_without_rules_nothing_is_made_up():
    everybody = roll(NOTHING, DAY, crowd(5), seated(crowd(5)))
    fixed = pinned(rule("quorum", {"need": {"kind": "fixed", "number": 3}}, "§ 6"))
    invited = pinned(rule("quorum", {"need": {"kind": "invited"}}, "§ 6"))

    assert everybody.ruling.sentence == "Nicht geregelt: wer abstimmen kann."
    assert has_quorum(NOTHING, everybody).sentence == "Nicht geregelt: wann das Gremium beschlussfähig ist."
    assert has_quorum(fixed, everybody).sentence == "Nicht geregelt: wer abstimmen kann."
    among = rule("quorum", {"among": [{"category": "Bewohner", "number": 1}]}, "§ 6")
    both = pinned(rule("quorum", {"need": {"kind": "invited"}}, "§ 6"), among)
    assert has_quorum(invited, everybody, duly_invited=True).sentence == "Beschlussfähig: ordentlich eingeladen (§ 6)."
    assert has_quorum(both, everybody, duly_invited=True).sentence == "Nicht geregelt: wer abstimmen kann."
    assert is_carried(NOTHING, VotesCast(9, 0)).outcome == "unregulated"
    assert counts_again(NOTHING, doubted=True).keeping == "nicht geregelt"
    assert notice.last_day(NOTHING, DAY).outcome == "unregulated"


@pytest.mark.parametrize(
    ("second", "outcome"),
    [
        (SecondSitting(14, announced=True), "yes"),
        (SecondSitting(15, announced=True), "no"),
        (SecondSitting(1, announced=False), "no"),
        (None, "no"),
    ],
)
def test_a_second_sitting_in_time(second, outcome):
    call = rule("quorum", {"second_call": {"announced": True, "within_days": 14}}, "§ 7")
    rules = pinned(BY_SEAT, rule("quorum", share(2, 3, "seats"), "§ 6"), call)

    assert has_quorum(rules, called(rules, 1, 9), second=second).outcome == outcome


def test_a_second_sitting_without_a_rule_is_like_the_first():
    rules = pinned(BY_SEAT, rule("quorum", share(2, 3, "seats"), "§ 6"))

    assert has_quorum(rules, called(rules, 1, 9), second=SecondSitting(1, announced=True)).outcome == "no"


@pytest.mark.parametrize(("when", "doubted", "again"), [("per_item", False, "yes"), ("once", True, "no")])
def test_when_it_is_counted_again(when, doubted, again):
    assert counts_again(pinned(rule("quorum", {"recount": when})), doubted=doubted).outcome == again


def test_a_number_of_a_category_and_of_nobody_there():
    among = {"among": [{"category": "Bewohner", "number": 1}]}
    rules = pinned(BY_PRESENCE, rule("quorum", {"need": {"kind": "invited"}}), rule("quorum", among, "§ 6", "should"))

    def here(*people):
        return has_quorum(rules, roll(rules, DAY, people), duly_invited=True)

    assert here(*crowd(2, category="Bewohner")).outcome == "yes"
    answer = here(*crowd(2, category="Büro"))
    assert answer.sentence == "Weicht ab: 0 von 2 Anwesenden gehören zu Bewohner, nötig ist 1 (§ 6, soll)."
    assert (answer.keeping, answer.missing) == ("weicht ab", ("noch 1 Bewohner",))


def test_the_counted_are_named_with_the_reason():
    rules = pinned(BY_SEAT, rule("quorum", {"need": {"kind": "fixed", "number": 2}}, "§ 6"))

    answer = has_quorum(rules, called(rules, 1, 1, vacant=1))

    assert [(one.name, one.counts, one.why) for one in answer.counted] == [
        ("Sitz P 0", True, "ist da"),
        ("Sitz P 1", False, "nicht da"),
        ("frei", False, "Sitz ist frei"),
    ]
    assert (answer.have, answer.base, answer.needed, answer.missing) == (1, 2, 2, ("noch 1",))


def test_nobody_decides_nothing_even_if_duly_invited():
    rules = pinned(BY_SEAT, rule("quorum", {"need": {"kind": "invited"}}, "§ 6"))

    assert has_quorum(rules, called(rules, 0, 5), duly_invited=True).sentence == (
        "Nicht beschlussfähig: 0 von 5 Stimmberechtigten anwesend, nötig ist 1 (§ 6)."
    )
    assert has_quorum(rules, called(rules, 1, 4), duly_invited=True).outcome == "yes"
    unsure = roll(pinned(BY_SEAT, rule("vote", {"eligible": "ab 16"})), DAY, crowd(1), seated(crowd(1)))
    assert has_quorum(rules, unsure, duly_invited=True).outcome == "yes"


def test_of_a_share_of_seats_only_those_who_have_one_are_counted():
    rules = pinned(
        rule("vote", {"earned": {"by": "presence"}}, "§ 2"), rule("quorum", share(1, 2, "seats", more_than=True), "§ 6")
    )
    people, residents = crowd(3, 7), crowd(4, prefix="q")
    them = [*people, *residents]
    by_seat = pinned(rule("vote", {"earned": {"by": "seat"}, "categories": ["Träger"]}), *rules.provisions)

    answer = has_quorum(by_seat, roll(by_seat, DAY, them, seated(people, "Träger")))
    assert answer.sentence == (
        "Nicht beschlussfähig: 7 von 14 Stimmberechtigten anwesend, davon 3 mit Sitz, nötig sind 6 von 10 Sitzen (§ 6)."
    )
    assert (answer.have, answer.needed, answer.missing) == (3, 6, ("noch 3",))
    assert has_quorum(rules, roll(rules, DAY, residents)).sentence == (
        "4 von 4 Stimmberechtigten anwesend, davon 0 mit Sitz, nötig ist 1 von 0 Sitzen; "
        "es fehlen Angaben: Sitze des Gremiums (§ 6)."
    )


@pytest.mark.parametrize(
    ("citizens", "unsure", "others", "unsure_others", "outcome"),
    [
        (3, 0, 3, 0, "yes"),
        (3, 1, 3, 0, "yes"),  # one citizen more never hurts
        (2, 1, 3, 0, "open"),  # with the third it is half
        (3, 0, 3, 1, "open"),  # another one makes it less
        (1, 1, 4, 0, "no"),  # not even with the second
        (4, 0, 3, 1, "yes"),
    ],
)
def test_who_is_unclear_may_make_or_undo_a_composition(citizens, unsure, others, unsure_others, outcome):
    among = {"among": [{"category": "Bürger", "share": {"of": 1, "parts": 2, "more_than": False}}]}
    need = {"need": {"kind": "fixed", "number": 3}}
    rules = pinned(BY_PRESENCE, rule("vote", {"eligible": "ab 16"}), rule("quorum", need), rule("quorum", among, "§ 6"))
    people = [
        *crowd(citizens, category="Bürger", prefix="b", fulfils=True),
        *crowd(unsure, category="Bürger", prefix="c"),
        *crowd(others, category="Träger", prefix="t", fulfils=True),
        *crowd(unsure_others, category="Träger", prefix="u"),
    ]

    assert has_quorum(rules, roll(rules, DAY, people)).outcome == outcome


def test_a_composition_that_surely_fails_goes_before_one_that_may():
    among = {"among": [{"category": "Bürger", "number": 2}, {"category": "Träger", "number": 2}]}
    need = {"need": {"kind": "fixed", "number": 1}}
    rules = pinned(BY_PRESENCE, rule("vote", {"eligible": "ab 16"}), rule("quorum", need), rule("quorum", among, "§ 6"))
    sure, unsure = crowd(1, category="Bürger", fulfils=True), crowd(1, category="Bürger", prefix="q")

    def here(*people):
        return has_quorum(rules, roll(rules, DAY, people)).sentence

    assert here(*sure, *unsure) == "Nicht beschlussfähig: 0 von 1 Anwesenden gehören zu Träger, nötig sind 2 (§ 6)."
    assert here(*sure, *unsure, *crowd(2, category="Träger", prefix="t", fulfils=True)) == (
        "1 von 3 Anwesenden gehören zu Bürger, nötig sind 2; es fehlen Angaben: Q 0 (§ 6)."
    )

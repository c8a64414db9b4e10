"""Votes case by case: earned and lost, spoken by deputies, shared, biased, handed on."""

import pytest

from sozialraum.rulings.rules.attendance import MissedSitting, Participant, may_vote
from sozialraum.rulings.rules.quorum import has_quorum
from sozialraum.rulings.rules.roll import HeldSeat, roll
from sozialraum.rulings.rules.ruling import NextStep, Outcome
from tests.rulings.given import BY_PRESENCE, BY_SEAT, DAY, NOTHING, crowd, day, pinned, rule, seated


def sat(*absences, present=True, attended=()):
    return Participant(
        "a", "Aylin", present=present, attended=attended, missed=tuple(MissedSitting(*one) for one in absences)
    )


@pytest.mark.parametrize(
    ("lost", "absences", "attended", "outcome"),
    [
        ({"absences": 2}, [("2026-01-01", True)], [], "yes"),
        ({"absences": 2}, [("2026-01-01", True), ("2026-02-01", True)], [], "no"),
        ({"absences": 2, "only_unexcused": True}, [("2026-01-01", True), ("2026-02-01", True)], [], "yes"),
        ({"absences": 2}, [("2026-01-01", False), ("2026-03-01", False)], ["2026-02-01"], "yes"),
        (  # an excused absence between two unexcused ones breaks no row
            {"absences": 2, "only_unexcused": True},
            [("2026-01-01", False), ("2026-02-01", True), ("2026-03-01", False)],
            [],
            "no",
        ),
        ({"absences": 2}, [("2026-01-01", False), ("2026-02-01", False)], ["2026-03-01"], "no"),
        ({"absences": 2, "regained": 1}, [("2026-01-01", False), ("2026-02-01", False)], ["2026-03-01"], "yes"),
        (
            {"absences": 1, "regained": 2},  # who has lost it already loses nothing more
            [("2026-01-01", False), ("2026-03-01", False)],
            ["2026-02-01", "2026-04-01"],
            "yes",
        ),
        ({"absences": 1}, [("2026-12-10", False)], [], "yes"),  # today is not over
        ({"absences": 1}, [("2026-02-01", False)], ["2026-02-01"], "yes"),  # who was there was there
        ({"months": 6}, [], ["2026-01-01"], "no"),
        ({"months": 12}, [], ["2026-01-01"], "yes"),
        ({"months": 6}, [("2026-03-01", False)], [], "yes"),  # never there: nothing to count from
    ],
)
def test_a_seat_may_lose_its_vote_and_regain_it(lost, absences, attended, outcome):
    rules = pinned(BY_SEAT, rule("vote", {"lost": lost}, "§ 3"))
    who = sat(*((day(one), excused) for one, excused in absences), attended=tuple(map(day, attended)))

    assert may_vote(rules, who, DAY, holds_seat=True).outcome == outcome


def test_without_a_seat_a_seat_gives_no_vote():
    assert may_vote(pinned(BY_SEAT), sat(), DAY).sentence == "Ohne Stimme: Aylin hat keinen Sitz (§ 2)."
    assert (
        may_vote(pinned(BY_SEAT), sat(), DAY, holds_seat=True).sentence
        == "Stimmberechtigt: Aylin hat einen Sitz (§ 2)."
    )
    assert may_vote(NOTHING, sat(), DAY).outcome == "unregulated"
    assert may_vote(pinned(BY_PRESENCE, rule("vote", {"kind": "full"})), sat(), DAY).outcome == "yes"


def test_what_is_earned_again_after_a_loss_has_to_lie_within_the_months_again():
    value = {
        "earned": {"by": "attendances", "times": 2, "months": 3, "today_counts": False},
        "lost": {"absences": 1},
    }
    rules = pinned(rule("vote", value, "§ 3"))
    gone = (day("2026-03-01"), False)
    first = tuple(map(day, ("2026-01-01", "2026-02-01")))

    assert may_vote(rules, sat(gone, attended=first), DAY).have == 0
    assert may_vote(rules, sat(gone, attended=(*first, day("2026-04-01"), day("2026-08-01"))), DAY).outcome == "no"
    assert may_vote(rules, sat(gone, attended=(*first, day("2026-04-01"), day("2026-07-01"))), DAY).outcome == "yes"


def test_an_absence_before_a_vote_is_earned_loses_nothing():
    value = {
        "earned": {"by": "attendances", "times": 3, "today_counts": False},
        "lost": {"months": 6, "regained": 1},
    }
    rules = pinned(rule("vote", value, "§ 3"))
    slow = sat(attended=tuple(map(day, ("2024-01-01", "2025-01-01", "2026-11-01"))))

    assert may_vote(rules, slow, DAY).outcome == "yes"
    assert may_vote(rules, sat(attended=slow.attended[:2]), DAY).have == 2


HOLDER = Participant("h", "Hülya", present=False)
FIRST, SECOND = Participant("v1", "Vera", present=True), Participant("v2", "Viktor", present=True)


def with_deputies(kind, *people, seats=1, recused=(), drawn=""):
    rules = pinned(BY_SEAT, *([rule("vote", {"deputies": kind}, "§ 3")] if kind else []))
    all_seats = [HeldSeat(f"s{number}", f"Sitz {number}", "", ("h",), ("v2", "v1"), drawn) for number in range(seats)]
    return roll(rules, DAY, people, all_seats, recused=recused)


@pytest.mark.parametrize(
    ("kind", "people", "why"),
    [
        ("none", (HOLDER, FIRST), "nicht da"),
        ("personal", (HOLDER, FIRST), "vertreten durch Vera"),
        ("ordered", (HOLDER, FIRST, SECOND), "vertreten durch Viktor"),  # Viktor is named first
        ("pool", (HOLDER, FIRST, SECOND), "vertreten durch Vera"),
        ("pool", (HOLDER,), "nicht da"),
        ("lot_in_class", (HOLDER, FIRST), "nicht da; Vertretung wird ausgelost"),
        ("lot_in_class", (HOLDER,), "nicht da"),
        (None, (HOLDER, FIRST), "nicht da; Vertretung nicht geregelt"),
        ("ordered", (FIRST,), "vertreten durch Vera"),  # whose holder nobody knows by name
    ],
)
def test_who_deputises(kind, people, why):
    (entry,) = with_deputies(kind, *people).entries

    assert entry.why == why
    assert bool(entry.speaker) == entry.here == why.startswith("vertreten")


def test_a_deputy_of_a_pool_speaks_for_one_seat_and_a_personal_one_for_each_of_theirs():
    assert len(with_deputies("pool", FIRST, seats=2).voting) == 1
    assert len(with_deputies("personal", FIRST, seats=2).voting) == 2
    assert len(with_deputies("lot_in_class", FIRST, seats=2, drawn="v1").voting) == 1
    assert len(with_deputies("lot_in_class", FIRST, drawn="stranger").voting) == 0


def test_one_delegate_of_two_seats_is_one_head_with_two_votes():
    people = crowd(1)
    seats = [HeldSeat("s1", "Kita", "", ("p000",)), HeldSeat("s2", "Schule", "", ("p000",))]

    found = roll(pinned(BY_SEAT), DAY, people, seats)

    assert [one.speaker for one in found.voting] == ["p000", "p000"]
    assert found.ruling.sentence == "2 Stimmen von 2 anwesend."


def test_a_seat_without_deputies_or_holder_says_so():
    people = [Participant("b", "Büro", present=True, fulfils=False)]
    rules = pinned(BY_SEAT, rule("vote", {"eligible": "ab 16"}, "§ 3"))

    found = roll(rules, DAY, people, [HeldSeat("s1", "Sitz 1"), HeldSeat("s2", "Sitz 2", "", ("b",))])

    assert [(one.name, one.why) for one in found.counted] == [
        ("Sitz 1", "Sitz ist frei"),
        ("Sitz 2", "Ohne Stimme: Büro erfüllt die Voraussetzung nicht (ab 16) (§ 3)."),
    ]
    assert (found.seats, found.filled, found.ruling.outcome) == (2, 1, Outcome.NO)


@pytest.mark.parametrize(
    ("here", "biased", "speaker", "votes", "enough"),
    [
        ("ab", "", "a", 1, True),
        ("b", "", "b", 1, True),
        ("ab", "a", "b", 1, True),
        ("ab", "ab", "a", 0, True),
        ("", "", "", 1, False),
    ],
)
def test_two_seats_of_one_institution_have_one_vote_where_each_institution_has_one(
    here, biased, speaker, votes, enough
):
    seats = [
        HeldSeat("s1", "Kita 1", "", ("a",), institution="kita"),
        HeldSeat("s2", "Kita 2", "", ("b",), institution="kita"),
        HeldSeat("s3", "Schule", "", ("c",), institution="schule"),
    ]
    people = [Participant(key, key.upper(), present=key in here + "c") for key in "abc"]
    need = {"kind": "share", "share": {"of": 1, "parts": 2, "more_than": True}, "base": "filled"}
    rules = pinned(
        rule("vote", {"unit": "institution", "earned": {"by": "seat"}}),
        rule("quorum", {"need": need}),
        rule("bias", {"out_of": ["vote"]}),
    )

    for order in (seats, seats[::-1]):
        found = roll(rules, DAY, people, order, recused=set(biased))
        kita = next(one for one in found.entries if one.name.startswith("Kita"))
        assert (len(found.entries), found.seats, found.filled) == (2, 2, 2)
        assert (kita.speaker, int(kita.votes), len(found.others)) == (speaker, votes, 1)
        assert (has_quorum(rules, found).outcome is Outcome.YES) is enough

    by_person = pinned(rule("vote", {"unit": "seat", "earned": {"by": "seat"}}))
    assert len(roll(by_person, DAY, people, seats).entries) == 3


@pytest.mark.parametrize("unit", ["household", "institution"])
def test_one_vote_a_household_or_institution_is_spoken_by_whoever_is_here_and_not_biased(unit):
    rules = pinned(rule("vote", {"earned": {"by": "attendances", "times": 1, "today_counts": False}, "unit": unit}))
    once = {"attended": (day("2020-01-01"),), unit: "A"}
    people = [*crowd(1, 1, **once), *crowd(1, prefix="q", attended=once["attended"])]  # the last belongs to nobody

    assert [one.speaker for one in roll(rules, DAY, people).voting] == ["p000", "q000"]
    assert len(roll(rules, DAY, people, recused={"p000"}).voting) == 2  # no rule takes the vote away
    both = [*people, Participant("p9", "P 9", present=True, **once)]
    assert "p9" in [one.speaker for one in roll(rules, DAY, both, recused={"p000"}).voting]
    away = roll(rules, DAY, crowd(0, 2, **once))
    assert [(one.name, one.why) for one in away.others] == [("P 1", "eine Stimme zusammen, es spricht: niemand")]


def test_bias_takes_out_of_what_the_rule_names_and_without_one_out_of_nothing():
    people = crowd(3)
    out = {
        names: roll(pinned(BY_SEAT, *rules), DAY, people, seated(people), recused={"p000"})
        for names, rules in {
            "": [],
            "vote": [rule("bias", {"out_of": ["vote"]})],
            "quorum": [rule("bias", {"out_of": ["quorum"]})],
            "both": [rule("bias", {"out_of": ["vote", "quorum"]})],
        }.items()
    }

    assert {names: (len(one.voting), one.all_votes, len(one.present), one.entitled, one.seats, one.filled)
            for names, one in out.items()} == {
        "": (3, 3, 3, 3, 3, 3),
        "vote": (2, 2, 3, 3, 3, 3),
        "quorum": (3, 3, 2, 2, 2, 2),
        "both": (2, 2, 2, 2, 2, 2),
    }  # fmt: skip
    assert out[""].entries[0].why == "befangen; was daraus folgt, ist nicht geregelt"
    assert out["both"].entries[0].why == "bei diesem Punkt befangen"


def test_a_biased_holder_who_is_away_does_not_speak():
    people = crowd(0, 1)

    (entry,) = roll(pinned(BY_SEAT), DAY, people, seated(people), recused={"p000"}).entries

    assert (entry.speaker, entry.here) == ("", False)


def test_a_deputy_speaks_for_a_biased_holder_unless_biased_too():
    here = Participant("h", "Hülya", present=True)

    assert with_deputies("ordered", here, FIRST, recused={"h"}).entries[0].why == "vertreten durch Vera"
    assert with_deputies("ordered", here, FIRST, recused={"h", "v1"}).entries[0].why.startswith("befangen")


def test_a_vote_handed_on_counts_as_ruled():
    people = crowd(2, 2)
    value = {"proxies": {"most": 1, "for_quorum": False}}
    handed = {"p002": "p000"}

    def given(*rules):
        return roll(pinned(BY_SEAT, *rules), DAY, people, seated(people), proxies=handed, recused={"p003"})

    assert [one.why for one in given().entries][2] == "Übertragung nicht geregelt"
    found = given(rule("vote", value))
    assert (len(found.voting), len(found.present), found.entitled) == (3, 2, 4)
    assert found.entries[2].why == "schriftlich übertragen an P 0"


@pytest.mark.parametrize(
    ("value", "sentence"),
    [
        (
            {"earned": {"by": "attendances", "times": 3, "today_counts": True}},
            "Nicht bekannt, wann Aylin da war (§ 3).",
        ),
        ({"earned": {"by": "seat"}, "lost": {"absences": 3}}, "Nicht bekannt, wann Aylin da war (§ 3)."),
        ({"earned": {"by": "signature"}}, "Nicht bekannt, ob Aylin in der Liste steht (§ 3)."),
    ],
)
def test_what_nobody_has_recorded_is_not_known_and_never_no(value, sentence):
    who = Participant("a", "Aylin", present=True, signed=None, attended=None)

    answer = may_vote(pinned(rule("vote", value, "§ 3")), who, DAY, holds_seat=True)

    assert (answer.outcome, answer.next_step, answer.sentence) == (Outcome.OPEN, NextStep.ASK, sentence)


def test_attendances_count_once_for_each_day_in_whatever_order_they_come():
    rules = pinned(rule("vote", {"earned": {"by": "attendances", "times": 2, "today_counts": False}}))
    twice = (day("2026-05-04"), day("2026-03-02"), day("2026-05-04"))

    assert may_vote(rules, Participant("a", "Aylin", attended=twice), DAY).have == 2

"""Rulings case by case: what no single real text shows, edges among them."""

import datetime as dt

import pytest

from sozialraum.bylaws.rules.bias import BiasConduct
from sozialraum.bylaws.rules.ruleset import PinnedRules, Provision
from sozialraum.bylaws.rules.values import Matter
from sozialraum.rulings.rules import notice
from sozialraum.rulings.rules.attendance import MissedSitting, Participant, may_vote
from sozialraum.rulings.rules.bias import may_conduct
from sozialraum.rulings.rules.majority import VotesCast, is_carried, is_held
from sozialraum.rulings.rules.notice import UrgencyFinder, UrgencyFound
from sozialraum.rulings.rules.quorum import SecondSitting, counts_again, has_quorum
from sozialraum.rulings.rules.roll import HeldSeat, roll
from sozialraum.rulings.rules.ruling import JointRuling, NextStep, Outcome, Ruling, unregulated
from tests.rulings.given import BY_PRESENCE, BY_SEAT, called, crowd, pinned, rule, seated

DAY = dt.date(2026, 12, 10)
NOTHING = PinnedRules("plenum")


def day(text):
    return dt.date.fromisoformat(text)


def period(number, unit="calendar", **more):
    return {"period": {"number": number, "unit": unit} | more}


def share(of, parts, base, *, more_than=False):
    return {"need": {"kind": "share", "share": {"of": of, "parts": parts, "more_than": more_than}, "base": base}}


# Notice


@pytest.mark.parametrize(
    ("sitting", "since", "by_letter", "post", "working_day", "last"),
    [
        ("2026-12-10", "receipt", True, 3, None, "2026-11-30"),
        ("2026-12-10", "receipt", False, 3, None, "2026-12-03"),
        ("2026-12-10", "dispatch", True, 3, None, "2026-12-03"),
        ("2026-12-13", "receipt", True, 3, None, "2026-12-02"),  # there by Sunday: no letter comes, so by Saturday
        ("2026-11-08", "receipt", True, 1, None, "2026-10-30"),  # All Saints on a Sunday, letters come on Saturday
        ("2027-01-02", "receipt", True, 0, None, "2026-12-24"),  # second day of Christmas a Saturday, back to Thursday
        ("2026-12-12", "dispatch", False, None, True, "2026-12-04"),  # Saturday: the Friday before
        ("2026-12-12", "dispatch", False, None, False, "2026-12-05"),
        ("2026-12-12", "dispatch", False, None, None, "2026-12-05"),
        ("2026-04-13", "dispatch", False, None, True, "2026-04-02"),  # Easter Monday: back over Easter to Thursday
    ],
)
def test_the_last_day_over_post_weekends_and_holidays(sitting, since, by_letter, post, working_day, last):
    value = period(7, since=since, post_days=post, working_day=working_day)

    answer = notice.last_day(pinned(rule("notice", value, "§ 4")), day(sitting), by_letter=by_letter)

    assert (answer.outcome, answer.day) == (Outcome.YES, day(last))


def test_every_day_is_counted_or_says_why_not():
    rules = pinned(rule("notice", period(3, "office"), "§ 4"))

    answer = notice.last_day(rules, day("2026-05-18"))

    assert [(one.key[-5:], one.counts, one.why) for one in answer.counted] == [
        ("05-12", True, "zählt"),
        ("05-13", True, "zählt"),
        ("05-14", False, "Christi Himmelfahrt"),
        ("05-15", True, "zählt"),
        ("05-16", False, "Samstag"),
        ("05-17", False, "Sonntag"),
        ("05-18", False, "Tag der Sitzung"),
    ]


def test_clear_days_leave_out_both_ends():
    rules = pinned(rule("notice", period(2, "clear"), "§ 4"))

    assert [(one.counts, one.why) for one in notice.last_day(rules, DAY).counted] == [
        (False, "Tag der Absendung oder des Zugangs"),
        (True, "zählt"),
        (True, "zählt"),
        (False, "Tag der Sitzung"),
    ]


def test_a_letter_waits_for_an_answer_where_the_text_does_not_say_which_day_counts():
    rules = pinned(rule("notice", period(7), "§ 4"))

    assert notice.last_day(rules, DAY, by_letter=True).sentence == (
        "Einladen bis Donnerstag, 3. Dezember 2026; ob Absendung oder Zugang zählt, ist nicht geregelt (§ 4)."
    )
    assert notice.is_in_time(rules, DAY, day("2026-11-01"), by_letter=True).outcome == "open"
    assert notice.is_in_time(rules, DAY, day("2026-11-01")).outcome == "yes"


def test_a_letter_that_cannot_come_says_why():
    rules = pinned(rule("notice", period(7, since="receipt", post_days=3), "§ 4"))

    answer = notice.last_day(rules, day("2026-12-13"), by_letter=True)

    assert answer.counted[-1].why == "Sonntag: kein Brief kommt"
    assert answer.sentence == ("Einladen bis Mittwoch, 2. Dezember 2026, Zugang bis Sonntag, 6. Dezember 2026 (§ 4).")


@pytest.mark.parametrize(
    ("moment", "outcome"),
    [
        ("2026-12-03T22:59:59+00:00", "yes"),
        ("2026-12-03T23:00:00+00:00", "no"),  # past midnight here
        ("2026-12-03T23:59:59", "yes"),
    ],
)
def test_a_mail_is_sent_on_the_day_it_is_here(moment, outcome):
    rules = pinned(rule("notice", period(7), "§ 4"))
    sitting = dt.datetime.fromisoformat("2026-12-10T18:00:00+01:00")

    assert notice.is_in_time(rules, sitting, dt.datetime.fromisoformat(moment)).outcome == outcome


@pytest.mark.parametrize(
    ("sitting", "last"), [("2026-03-30", "2026-03-23"), ("2026-10-26", "2026-10-19"), ("2028-03-02", "2028-02-24")]
)
def test_a_week_stays_a_week_when_the_clocks_or_the_calendar_jump(sitting, last):
    rules = pinned(rule("notice", period(1, "weeks"), "§ 4"))
    midnight = dt.datetime.fromisoformat(f"{sitting}T00:30:00+02:00").replace(tzinfo=None)

    assert notice.last_day(rules, midnight).day == day(last)


def test_urgency_without_a_finder_or_a_note_needs_neither_and_the_strictest_list_is_cited():
    rules = pinned(
        rule("notice", {"urgent": {"period": {"number": 1, "unit": "calendar"}}}, "§ 4"),
        rule("notice", {"attached": ["Foto"]}, "§ 5", "should", position=1),
        rule("notice", {"attached": ["Tagesordnung"]}, "§ 6", position=2),
    )

    assert notice.is_in_time(rules, DAY, DAY - dt.timedelta(1), urgency=UrgencyFound()).outcome == "yes"
    assert notice.is_complete(rules, ()).sentence == "Unvollständig: Tagesordnung und Foto fehlen (§ 6)."
    assert notice.is_complete(rules, ("Tagesordnung",)).sentence == "Weicht ab: Foto fehlt (§ 5, soll)."
    assert notice.last_day(rules, DAY, urgent=True).day == DAY - dt.timedelta(1)


@pytest.mark.parametrize(("late", "reason", "outcome"), [("no", "ja", "no"), ("yes", "", "yes")])
def test_late_papers_without_a_reason(late, reason, outcome):
    assert notice.may_follow(pinned(rule("notice", {"late_papers": late})), reason=reason).outcome == outcome


def test_a_place_of_public_notice_is_said_and_an_urgent_one_only_if_it_is_ruled():
    rules = pinned(rule("notice", {"public": period(4) | {"where": "Aushang"}}, "§ 4"))

    assert (
        notice.last_day_public(rules, DAY).sentence == "Bekannt machen (Aushang) bis Sonntag, 6. Dezember 2026 (§ 4)."
    )
    assert notice.last_day_public(rules, DAY, urgent=True).outcome == "unregulated"


def test_an_urgent_sitting_asks_the_finder_of_each_topic():
    one = {"urgent": {"period": {"number": 1, "unit": "calendar"}, "found_by": "office"}}
    rules = pinned(rule("notice", one, "§ 4"))
    found = UrgencyFound(UrgencyFinder.OFFICE)

    answer = notice.is_in_time(rules, DAY, DAY, [Matter.MONEY, Matter.ORDINARY], urgency=found)

    assert answer.sentence.startswith("Frist verletzt: abgesendet am Donnerstag, 10. Dezember 2026")


# Votes


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


# Quorum


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


# Majority


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


# Answers


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

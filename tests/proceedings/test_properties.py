"""What holds for all figures and days: more support never hurts, earlier is never later, longer never ends sooner."""

import datetime as dt

from hypothesis import given, settings
from hypothesis import strategies as st

from sozialraum.norms.rules.chair import ChairPower
from sozialraum.norms.rules.form import SittingForm
from sozialraum.norms.rules.spans import SpanUnit, TimeSpan
from sozialraum.norms.rules.workgroups import FoundedBy
from sozialraum.proceedings.rules import (
    agendas,
    circulars,
    conduct,
    demands,
    effects,
    elections,
    records,
    rhythms,
    terms,
    visiting,
    workgroups,
)
from sozialraum.proceedings.rules.circulars import CircularGiven
from sozialraum.proceedings.rules.due import HolidaySpan, holidays_on
from sozialraum.proceedings.rules.elections import ElectionCount
from sozialraum.provisions.rules.values import Matter
from sozialraum.rulings.rules.majority import VotesCast
from sozialraum.rulings.rules.ruling import Outcome
from tests.bylaws.samples import PARTS
from tests.rulings.given import pinned, rule

calm = settings(deadline=None)  # a busy machine is no fault
WORSE = [Outcome.YES, Outcome.NO]
days = st.dates(dt.date(2020, 1, 1), dt.date(2032, 12, 31))
numbers = st.integers(0, 30)
DAY = dt.timedelta(1)


@st.composite
def portions(draw):
    parts = draw(st.integers(1, 12))
    of = draw(st.integers(1, parts))
    return {"of": of, "parts": parts, "more_than": draw(st.booleans()) and of < parts}


@st.composite
def spans(draw):
    return {"number": draw(st.integers(1, 60)), "unit": draw(st.sampled_from(SpanUnit)).value}


@calm
@given(st.sampled_from(SpanUnit), st.integers(1, 60), st.integers(1, 60), days)
def test_a_longer_span_never_ends_sooner_and_none_ends_on_its_first_day(unit, one, other, day):
    less, more = (TimeSpan(number, unit).after(day) for number in sorted((one, other)))

    assert day < less <= more
    assert TimeSpan(one, SpanUnit.WEEKS).after(day) == day + 7 * one * DAY
    assert TimeSpan(one, SpanUnit.WORKING).after(day) >= TimeSpan(one, SpanUnit.DAYS).after(day)


# ── before the sitting ────────────────────────────────────────────────────────


@calm
@given(portions(), numbers, numbers)
def test_one_more_who_asks_never_loses_a_demand(share, asked_by, more):
    rules = pinned(rule("demand", {"by": {"share": share}}))
    found = [demands.is_demanded(rules, number, asked_by + more + 1).outcome for number in (asked_by, asked_by + 1)]

    assert found != WORSE


@calm
@given(spans(), days, st.integers(0, 400))
def test_a_subject_waits_until_a_day_and_never_after_it(span, dealt_with, later):
    rules = pinned(rule("demand", {"blocked": {"span": span, "unless_changed": True}}))
    day = dealt_with + later * DAY
    found = [demands.may_demand_again(rules, dealt_with, one) for one in (day, day + DAY)]

    assert [one.outcome for one in found] != WORSE
    assert (found[0].outcome is Outcome.YES) == (day >= found[0].day)
    assert demands.may_demand_again(rules, dealt_with, dealt_with, changed=True).outcome is Outcome.YES


@calm
@given(spans(), days, st.integers(0, 100))
def test_who_proposes_a_day_earlier_is_never_worse_off(span, sitting, ahead):
    rules = pinned(rule("agenda", {"until": {"when": "span", "span": span}, "must_take": True}))
    day = sitting - ahead * DAY
    found = [agendas.is_taken(rules, one, sitting).outcome for one in (day - DAY, day)]

    assert found in ([Outcome.YES, Outcome.YES], [Outcome.YES, Outcome.NO], [Outcome.NO, Outcome.NO])


@calm
@given(st.sampled_from(["sitting", "quarter", "year"]), days, days)
def test_a_standing_item_is_due_unless_it_was_on_in_the_same_period(every, last, sitting):
    rules = pinned(rule("agenda", {"standing": {"title": "Berichte", "every": every}}))

    assert agendas.standing_items(rules, sitting, {}).outcome is Outcome.YES
    assert agendas.standing_items(rules, sitting, {"Berichte": sitting}).outcome is Outcome.NO
    if last.year != sitting.year:
        assert agendas.standing_items(rules, sitting, {"Berichte": last}).outcome is Outcome.YES


@calm
@given(st.integers(1, 20), numbers, st.sampled_from([SittingForm.VIDEO, SittingForm.HYBRID]))
def test_one_more_who_asks_for_video_never_loses_it(needed, asked, form):
    rules = pinned(rule("form", {"allowed": ["room"], "requested": needed}))

    for question in (conduct.must_offer_video, lambda r, n: conduct.may_meet(r, form, requested_by=n)):
        assert [question(rules, number).outcome for number in (asked, asked + 1)] != WORSE


@calm
@given(spans(), st.lists(days, min_size=1, max_size=8), st.integers(0, 60), st.integers(0, 40))
def test_the_next_sitting_is_due_after_the_last_and_not_in_school_holidays(span, held, ahead, length):
    rules = pinned(rule("rhythm", {"every": span, "in_holidays": False}))
    first = max(held) + (ahead + 1) * DAY
    break_ = HolidaySpan("Ferien", first, first + length * DAY)
    free, due = rhythms.next_due(rules, held).day, rhythms.next_due(rules, held, [break_]).day

    assert max(held) <= due <= free
    assert not holidays_on(due, [break_])
    assert due == free or holidays_on(free, [break_])


@calm
@given(st.integers(1, 6), st.integers(0, 8), st.integers(2018, 2024))
def test_one_more_sitting_never_makes_a_year_fall_short(least, have, year):
    rules = pinned(rule("rhythm", {"per_year": {"least": least}}))
    found = [
        rhythms.is_year_kept(rules, [dt.date(year, 1, 1) + n * DAY for n in range(number)], year, dt.date(2026, 1, 1))
        for number in (have, have + 1)
    ]

    assert [one.outcome for one in found] != WORSE
    assert (found[0].outcome is Outcome.YES) == (have >= least)


# ── deciding ──────────────────────────────────────────────────────────────────


@calm
@given(portions(), st.integers(1, 30), st.integers(0, 30), st.integers(0, 3), days, st.integers(0, 20), spans())
def test_one_more_answer_never_spoils_a_circular_and_one_more_objection_never_saves_it(
    share, voters, answered, objections, sent, open_for, span
):
    value = {"allowed": "always", "answer": span, "least": {"share": share}, "stopped_by": 2}
    rules = pinned(rule("circular", value))

    def valid(answered, objections, closed):
        return circulars.is_valid(rules, CircularGiven(sent, closed, answered, voters, objections)).outcome

    closed = sent + open_for * DAY
    assert [valid(answered, objections, closed), valid(answered + 1, objections, closed)] != WORSE
    assert [valid(answered, objections, closed), valid(answered, objections, closed + DAY)] != WORSE
    assert [valid(answered, objections + 1, closed), valid(answered, objections, closed)] != WORSE


@calm
@given(st.integers(1, 5000), st.integers(0, 6000), st.sampled_from(["recommends", "opinion"]))
def test_a_smaller_amount_is_never_less_binding(limit, euros, above):
    power = {"kind": "decides", "euros": limit, "above": above}
    rules = pinned(rule("effect", {"power": power}, topics=["money"]))
    found = [effects.decides(rules, Matter.MONEY, amount).outcome for amount in (euros, euros + 1)]

    assert found != [Outcome.NO, Outcome.YES]
    assert (found[0] is Outcome.YES) == (euros <= limit)


@calm
@given(st.sets(st.sampled_from(ChairPower), min_size=1), st.sampled_from(ChairPower), st.sampled_from(ChairPower))
def test_one_more_power_of_the_chair_takes_none_away(powers, more, asked):
    found = [
        conduct.chair_may(pinned(rule("chair", {"may": sorted(them)})), asked).outcome
        for them in (powers, powers | {more})
    ]

    assert found != WORSE
    assert (found[0] is Outcome.YES) == (asked in powers)


@calm
@given(portions(), st.sampled_from(["cast", "present", "all"]), numbers, numbers, numbers)
def test_one_more_yes_never_loses_a_change_of_the_rules(share, base, yes, no, away):
    need = {"kind": "share", "share": share, "base": base}
    rules = pinned(rule("amendment", {"need": need, "announced": True}))
    present = yes + no + 1
    found = [
        conduct.is_amended(rules, VotesCast(y, n, 0, present, present + away), announced=True).outcome
        for y, n in ((yes, no + 1), (yes + 1, no))
    ]

    assert found != WORSE
    assert conduct.is_amended(rules, VotesCast(yes, no, 0, present, present), announced=False).outcome is Outcome.NO


# ── people and papers ─────────────────────────────────────────────────────────

votes = st.lists(st.integers(0, 12), min_size=1, max_size=6)


@calm
@given(
    votes,
    st.integers(1, 4),
    st.sampled_from([[{"kind": "relative"}], [{"kind": "present"}], [{"kind": "all"}, {"kind": "relative"}]]),
    st.randoms(use_true_random=False),
)
def test_who_is_elected_has_more_votes_than_who_is_not_whatever_their_order(numbers, seats, rounds, chance):
    rules = pinned(rule("election", {"rounds": rounds, "run_off": "best_two", "tie": "lot"}))
    named = [(f"K{place}", number) for place, number in enumerate(numbers)]

    def asked(them):
        return elections.is_elected(rules, ElectionCount(tuple(them), seats, present=20, all=30))

    answer = asked(named)
    chance.shuffle(named)
    by_name = dict(named)
    inside = [by_name[one.name] for one in answer.counted if one.counts]
    outside = [by_name[one.name] for one in answer.counted if not one.counts]

    assert asked(named).sentence == answer.sentence
    assert len(inside) <= seats
    assert (answer.outcome is Outcome.YES) == (len(inside) == seats)
    assert all(number >= answer.needed for number in inside)
    assert (
        answer.outcome is not Outcome.YES or not outside or min(inside) > max(outside) or max(outside) < answer.needed
    )


@calm
@given(votes, st.integers(1, 3))
def test_one_more_vote_never_costs_an_election(numbers, seats):
    rules = pinned(rule("election", {"rounds": [{"kind": "relative"}], "tie": "again"}))

    def elected(first):
        named = ((f"K{place}", number) for place, number in enumerate([first, *numbers[1:]]))
        found = elections.is_elected(rules, ElectionCount(tuple(named), seats))
        return next(one.counts for one in found.counted if one.name == "K0")

    assert elected(numbers[0]) <= elected(numbers[0] + 1)


@calm
@given(spans(), spans(), days, days)
def test_terms_end_after_they_began_and_a_by_election_for_the_rest_ends_with_them(length, other, elected, later):
    value = {"length": length, "by_election": "rest", "stays_on": False}
    rules, full = (pinned(rule("term", value | {"by_election": how})) for how in ("rest", "full"))
    ends = terms.term_ends(rules, elected).day

    assert ends > elected
    assert terms.by_election_until(rules, elected, later).day == ends
    assert terms.by_election_until(full, elected, later).day == terms.term_ends(rules, later).day
    assert (terms.is_in_office(rules, elected, later).outcome is Outcome.YES) == (later <= ends)


@calm
@given(st.integers(1, 7), st.sampled_from(["sitting", "half_year", "year"]), days)
def test_an_office_that_goes_round_comes_to_everybody_once(number, turn, since):
    rules, order = pinned(rule("term", {"turn": turn})), [f"K{place}" for place in range(number)]
    holder, seen = order[0], []
    for _time in order:
        answer = terms.whose_turn(rules, order, holder, since, since + 400 * DAY)
        holder = answer.sentence.removeprefix("An der Reihe: ").partition(",")[0]
        seen.append(holder)

    assert sorted(seen) == order


@calm
@given(portions(), numbers, numbers, days, st.integers(0, 500), spans())
def test_working_groups(share, of_category, others, founded, later, span):
    value = {"among": {"category": "Bewohner", "share": share}, "reports": {"within": span, "each_sitting": False}}
    rules, today = pinned(rule("workgroups", value | {"ends": span})), founded + later * DAY
    members = of_category + others + 1
    found = [workgroups.is_composed(rules, members, number).outcome for number in (of_category, of_category + 1)]
    reported = [workgroups.has_reported(rules, last, today).outcome for last in (founded, founded + DAY)]

    assert found != WORSE
    assert reported != WORSE
    assert workgroups.report_due(rules, founded).day == workgroups.group_ends(rules, founded).day > founded


@calm
@given(st.sampled_from(PARTS["guests"]["open_to"]), st.booleans(), st.booleans(), st.sampled_from([None, True, False]))
def test_an_invitation_or_a_leave_to_speak_never_hurts(open_to, registered, invited, meant):
    rules = pinned(rule("guests", {"open_to": open_to}))

    assert visiting.may_come(rules, registered=registered, invited=True, meant=meant).outcome is Outcome.YES
    found = [visiting.may_come(rules, registered=one, invited=invited, meant=meant).outcome for one in (False, True)]
    assert found != WORSE
    for speak in PARTS["guests"]["speak"]:
        rules = pinned(rule("guests", {"speak": speak, "open_round": "before"}))
        assert [visiting.may_speak(rules, allowed=one).outcome for one in (False, True)] != WORSE
        assert [visiting.may_speak(rules, in_open_round=one).outcome for one in (False, True)] != WORSE


@calm
@given(spans(), spans(), days, st.integers(0, 100), st.integers(0, 2))
def test_minutes_sent_earlier_are_never_late_and_silence_never_takes_back(
    within, objection, sitting, later, objections
):
    value = {"sent": {"within": within, "with_next": False}, "objection": objection, "approved": "silence"}
    rules, day = pinned(rule("minutes", value)), sitting + later * DAY
    sent = [records.minutes_in_time(rules, sitting, one).outcome for one in (day, day + DAY)]
    approved = [records.is_approved(rules, sitting, one, objections=objections).outcome for one in (day, day + DAY)]

    assert sent != [Outcome.NO, Outcome.YES]
    assert approved in ([Outcome.NO] * 2, [Outcome.OPEN] * 2, [Outcome.OPEN, Outcome.YES], [Outcome.YES] * 2)
    assert (approved[0] is Outcome.NO) == bool(objections)


# ── every sample ──────────────────────────────────────────────────────────────

TODAY = dt.date(2026, 12, 10)
QUESTIONS = [
    lambda r: demands.is_demanded(r, 3, 9),
    lambda r: demands.is_demanded(r, 3),
    lambda r: demands.sitting_due(r, TODAY),
    lambda r: demands.may_demand_again(r, TODAY, TODAY),
    lambda r: agendas.is_taken(r, TODAY, TODAY, TODAY),
    lambda r: agendas.is_taken(r, TODAY, TODAY),
    lambda r: agendas.is_added(r, VotesCast(3, 2, 1, 9, 12), Matter.MONEY),
    agendas.is_added,
    agendas.may_decide_late,
    lambda r: agendas.standing_items(r, TODAY, {}),
    lambda r: agendas.returns_by(r, TODAY),
    lambda r: agendas.returns_by(r, None),
    lambda r: conduct.may_meet(r, SittingForm.VIDEO),
    lambda r: conduct.must_offer_video(r, 1),
    lambda r: conduct.chair_may(r, ChairPower.HOUSE),
    lambda r: conduct.is_amended(r, VotesCast(3, 2, 1)),
    lambda r: conduct.is_amended(r, VotesCast(8, 2, 1, 12, 12), announced=True, confirmed=False),
    lambda r: rhythms.next_due(r, [TODAY]),
    lambda r: rhythms.next_due(r, []),
    lambda r: rhythms.is_year_kept(r, [TODAY], 2026, TODAY),
    lambda r: rhythms.may_sit_on(r, TODAY, []),
    lambda r: rhythms.may_sit_on_holiday(r, TODAY),
    lambda r: rhythms.is_ahead(r, [TODAY], [TODAY], TODAY),
    lambda r: rhythms.is_ahead(r, [], [TODAY], TODAY),
    lambda r: rhythms.is_planned(r, [], 2027, TODAY),
    lambda r: rhythms.due_before(r, TODAY),
    lambda r: rhythms.is_short_enough(r, 90),
    circulars.may_circulate,
    lambda r: circulars.answer_by(r, TODAY),
    lambda r: circulars.is_valid(r, CircularGiven(TODAY, TODAY, 3, 9, 1), urgent=True),
    effects.decides,
    lambda r: effects.decides(r, euros=700),
    lambda r: effects.is_answered(r, TODAY, TODAY),
    lambda r: elections.is_elected(r, ElectionCount((("A", 3), ("B", 3), ("C", 1)), present=9, all=9)),
    lambda r: elections.is_elected(r, ElectionCount((("A", 3),)), round_number=2),
    lambda r: elections.may_stand(r, None),
    lambda r: elections.may_elect_together(r, 0),
    lambda r: elections.is_recalled(r, VotesCast(8, 2, 1, 12, 12)),
    lambda r: terms.is_in_office(r, TODAY, TODAY, "Vorsitz"),
    lambda r: terms.may_be_elected_again(r, 2, "Vorsitz"),
    lambda r: terms.by_election_until(r, TODAY, TODAY, "Vorsitz"),
    lambda r: terms.whose_turn(r, ["A"], "A", TODAY, TODAY),
    lambda r: workgroups.may_found(r, FoundedBy.BODY),
    lambda r: workgroups.group_ends(r, TODAY),
    lambda r: workgroups.has_reported(r, TODAY, TODAY, TODAY),
    lambda r: workgroups.is_composed(r, 5, 2),
    visiting.may_come,
    lambda r: visiting.may_speak(r, "Eingeladene"),
    lambda r: visiting.may_move(r, "Eingeladene"),
    lambda r: records.minutes_in_time(r, TODAY, TODAY),
    lambda r: records.minutes_complete(r, ["Beschlüsse"]),
    lambda r: records.is_approved(r, TODAY, TODAY),
    lambda r: records.may_be_read(r, sent=True, approved=True),
]


@calm
@given(st.sampled_from(sorted(PARTS)), st.randoms(use_true_random=False))
def test_every_sample_can_be_asked_everything_and_answers_in_a_sentence(family, chance):
    value = {name: chance.choice(samples) for name, samples in PARTS[family].items()}
    rules = pinned(rule(family, value, "§ 4"))

    for question in QUESTIONS:
        answer = question(rules)
        assert answer.sentence.endswith(".")
        assert answer.sentence[0].isupper() or answer.sentence[0].isdigit()
        assert "None" not in answer.sentence
        assert (answer.provision is None) == (answer.outcome is Outcome.UNREGULATED)

"""What holds for all figures: more people never hurt, order makes no difference, stricter never allows more."""

import datetime as dt
from fractions import Fraction
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from sozialraum.provisions.rules.days import DayUnit
from sozialraum.provisions.rules.values import Matter
from sozialraum.rulings.rules import notice
from sozialraum.rulings.rules.attendance import MissedSitting, Participant, VotingTerms, may_vote
from sozialraum.rulings.rules.majority import VotesCast, is_carried
from sozialraum.rulings.rules.quorum import has_quorum
from sozialraum.rulings.rules.roll import HeldSeat, roll
from sozialraum.rulings.rules.ruling import JointRuling, Outcome
from tests.bylaws.samples import PARTS
from tests.rulings.given import BY_PRESENCE, BY_SEAT, called, crowd, pinned, rule

DAY = dt.date(2026, 12, 10)
numbers = st.integers(0, 30)
bases = st.sampled_from(["seats", "filled", "voters"])
days = st.dates(dt.date(2020, 1, 1), dt.date(2032, 12, 31))


@st.composite
def portions(draw):
    parts = draw(st.integers(1, 12))
    of = draw(st.integers(1, parts))
    return {"of": of, "parts": parts, "more_than": draw(st.booleans()) and of < parts}


def quorum(share, base):
    return rule("quorum", {"need": {"kind": "share", "share": share, "base": base}}, "§ 6")


@given(portions(), bases, numbers, numbers, numbers)
def test_one_more_present_never_loses_a_quorum_by_share(share, base, here, away, vacant):
    rules = pinned(BY_SEAT, quorum(share, base))

    before = has_quorum(rules, called(rules, here, away + 1, vacant))
    after = has_quorum(rules, called(rules, here + 1, away, vacant))

    assert (before.outcome, after.outcome) != (Outcome.YES, Outcome.NO)
    assert (before.outcome is Outcome.YES) == (here >= before.needed)


@given(portions(), numbers)
def test_nor_does_one_who_votes_because_of_being_here(share, here):
    rules = pinned(BY_PRESENCE, quorum(share, "voters"))

    before, after = (has_quorum(rules, roll(rules, DAY, crowd(number))) for number in (here, here + 1))

    assert (before.outcome, after.outcome) != (Outcome.YES, Outcome.NO)


@given(st.lists(st.sets(st.integers(0, 5)), max_size=6), st.sets(st.integers(0, 5)), st.integers(0, 5))
def test_one_more_deputy_of_a_pool_never_leaves_fewer_seats_spoken_for(pools, here, one_more):
    rules = pinned(BY_SEAT, rule("vote", {"deputies": "pool"}))
    seats = [
        HeldSeat(f"s{number}", "Sitz", "", ("absent",), tuple(f"d{one}" for one in pool))
        for number, pool in enumerate(pools)
    ]

    def spoken_for(them):
        return len(roll(rules, DAY, [Participant(f"d{one}", "D", present=True) for one in them], seats).present)

    assert spoken_for(here | {one_more}) >= spoken_for(here)


@given(st.randoms(use_true_random=False), numbers, numbers, st.sets(st.integers(0, 10)))
def test_the_order_of_people_seats_and_rules_makes_no_difference(chance, here, away, biased):
    people = [*crowd(here, away, household="Weg 1"), *crowd(away, here, prefix="q"), *crowd(2, 2, prefix="h")]
    seats = [
        HeldSeat(f"s{number}", f"Sitz {number}", "", (f"h{number:03}", "h001"), ("p000", "p001", "q000"))
        for number in range(4)
    ]
    provisions = [
        BY_PRESENCE,
        rule("vote", {"categories": ["Träger"], "earned": {"by": "seat"}}, position=1),
        rule("vote", {"unit": "household", "deputies": "pool"}, position=2),
        rule("bias", {"out_of": ["vote", "quorum"]}, position=3),
        quorum({"of": 1, "parts": 2, "more_than": True}, "voters"),
    ]
    recused = {f"p{number:03}" for number in biased}

    def asked():
        rules = pinned(*provisions)
        found = roll(rules, DAY, people, seats, recused=recused)
        return sorted(found.entries, key=lambda one: one.key), has_quorum(rules, found).sentence

    first = asked()
    for them in (people, seats, provisions):
        chance.shuffle(them)

    assert asked() == first


@given(st.lists(st.tuples(portions(), bases, numbers, numbers), min_size=1, max_size=4))
def test_a_joint_sitting_answers_for_each_group_what_the_group_would_alone(groups):
    alone = {}
    for number, (share, base, here, away) in enumerate(groups):
        rules = pinned(BY_SEAT, quorum(share, base), group=f"ag-{number}")
        alone[f"ag-{number}"] = has_quorum(rules, called(rules, here, away))
    joint = JointRuling(alone)

    assert joint.answers == alone
    assert (joint.outcome is Outcome.YES) == all(one.outcome is Outcome.YES for one in alone.values())
    assert all(one.sentence in joint.sentence({}) for one in alone.values())


@given(portions(), portions(), bases, numbers, numbers)
def test_a_greater_share_never_makes_quorate_what_a_smaller_one_does_not(one, other, base, here, away):
    less, more = sorted((one, other), key=lambda share: (Fraction(share["of"], share["parts"]), share["more_than"]))
    rules = [pinned(BY_SEAT, quorum(share, base)) for share in (less, more)]

    assert [has_quorum(ruled, called(ruled, here, away)).outcome for ruled in rules] != [Outcome.NO, Outcome.YES]


LADDERS = [  # each from the laxest to the strictest, with what becomes of abstentions
    [("simple", "out"), ("simple", "counted"), ("present", None), ("all", None)],
    [("simple", "out"), ("unanimous", "out"), ("unanimous", "counted")],
    [("simple", "out"), ("consensus", None)],
]


@given(st.sampled_from(LADDERS), numbers, numbers, numbers, numbers, numbers)
def test_a_stricter_majority_never_carries_more(ladder, yes, no, abstain, silent, away):
    present = yes + no + abstain + silent
    cast = VotesCast(yes, no, abstain, present, present + away)
    carried = []
    for kind, abstentions in ladder:
        value = {"ballots": [{"kind": kind}], "tie": "rejected", "abstentions": abstentions}
        carried.append(is_carried(pinned(rule("majority", value)), cast).outcome)

    assert set(carried) <= {Outcome.YES, Outcome.NO}
    assert (Outcome.NO, Outcome.YES) not in pairwise(carried)


@given(portions(), portions(), st.sampled_from(["cast", "present", "all"]), numbers, numbers, numbers)
def test_a_greater_share_never_carries_more(one, other, base, yes, no, away):
    cast = VotesCast(yes, no, 0, yes + no, yes + no + away)
    one, other = sorted((one, other), key=lambda share: (Fraction(share["of"], share["parts"]), share["more_than"]))
    carried = []
    for share in (one, other):
        step = {"kind": "share", "share": share, "base": base}
        answer = is_carried(pinned(rule("majority", {"ballots": [step]})), cast)
        carried.append(answer.outcome is Outcome.YES)
        assert answer.outcome is not Outcome.YES or yes > 0

    assert carried != [False, True]


@given(st.sampled_from(DayUnit), st.integers(0, 60), st.integers(0, 60), days, st.booleans())
def test_a_longer_period_never_ends_later(unit, one, other, sitting, working_day):
    less, more = sorted((one, other))
    values = [{"period": {"number": number, "unit": unit.value, "working_day": working_day}} for number in (less, more)]
    found = [notice.last_day(pinned(rule("notice", value)), sitting).day for value in values]

    assert sitting >= found[0] >= found[1]


@given(st.sampled_from(DayUnit), st.integers(0, 60), days)
def test_as_many_days_are_counted_as_the_rule_says(unit, number, sitting):
    rules = pinned(rule("notice", {"period": {"number": number, "unit": unit.value}}))

    counted = [one for one in notice.last_day(rules, sitting).counted if one.counts]

    assert len(counted) == (7 * number if unit is DayUnit.WEEKS else number)


@given(st.integers(1, 30), days, st.booleans(), st.integers(0, 10))
def test_units_from_the_shortest_to_the_longest(number, sitting, by_letter, post):
    found = []
    for unit in ("calendar", "working", "office"):
        value = {"period": {"number": number, "unit": unit, "since": "receipt", "post_days": post}}
        found.append(notice.last_day(pinned(rule("notice", value)), sitting, by_letter=by_letter).day)
    clear = {"period": {"number": number, "unit": "clear"}}

    assert found == sorted(found, reverse=True)
    assert notice.last_day(pinned(rule("notice", clear)), sitting).day < sitting - dt.timedelta(number)


@given(st.integers(0, 60), days, st.integers(-5, 90))
def test_in_time_is_whoever_sends_by_the_last_day(number, sitting, ahead):
    rules = pinned(rule("notice", {"period": {"number": number, "unit": "calendar"}}))
    sent = sitting - dt.timedelta(ahead)

    assert (notice.is_in_time(rules, sitting, sent).outcome is Outcome.YES) == (ahead >= number)


attendances = st.sets(st.dates(dt.date(2024, 1, 1), dt.date(2026, 12, 9)), max_size=12)


def earns(times, months, lost=None):
    earned = {"by": "attendances", "times": times, "today_counts": False} | ({"months": months} if months else {})
    return pinned(rule("vote", {"earned": earned} | ({"lost": lost} if lost else {})))


@given(attendances, st.integers(1, 5), st.sampled_from([None, 6, 12, 36]), st.booleans())
def test_more_attendances_in_fewer_months_never_give_more_votes(attended, times, months, present):
    who = Participant("a", "A", attended=tuple(sorted(attended)), present=present)
    has = may_vote(earns(times, months), who, DAY).outcome

    assert (has, may_vote(earns(times + 1, months), who, DAY).outcome) != (Outcome.NO, Outcome.YES)
    assert (may_vote(earns(times, None), who, DAY).outcome, has) != (Outcome.NO, Outcome.YES)


@given(attendances, attendances, st.integers(1, 4), st.integers(1, 3))
def test_a_rule_by_which_votes_are_lost_never_gives_one(attended, gone, times, absences):
    missed = tuple(MissedSitting(day, excused=False) for day in sorted(gone - attended))
    who = Participant("a", "A", attended=tuple(sorted(attended)), missed=missed)
    without = may_vote(earns(times, None), who, DAY).outcome

    for lost in ({"absences": absences, "regained": times}, {"months": absences, "regained": times}):
        assert (without, may_vote(earns(times, None, lost), who, DAY).outcome) != (Outcome.NO, Outcome.YES)


KINDS_OF_VOTE = [
    {"by": "seat"},
    {"by": "presence"},
    {"by": "signature"},
    {"by": "attendances", "times": 2, "today_counts": True},
    {"by": "attendances", "times": 3, "months": 6, "today_counts": False},
]
WAYS_TO_LOSE = [None, {"absences": 2, "only_unexcused": True, "regained": 1}, {"months": 6}]


@given(
    st.sampled_from(KINDS_OF_VOTE),
    st.sampled_from(WAYS_TO_LOSE),
    st.none() | attendances,
    attendances,
    st.booleans(),
    st.sampled_from([None, True, False]),
)
def test_the_quick_answer_is_the_one_that_says_why(earned, lost, attended, gone, yes, known):
    value = {"earned": earned} | ({"lost": lost} if lost else {}) | ({"eligible": "ab 16"} if yes else {})
    missed = tuple(MissedSitting(day, excused=day.day % 2 == 0) for day in sorted(gone))
    came = None if attended is None else tuple(attended)
    who = Participant("a", "A", present=yes, signed=known, fulfils=known, attended=came, missed=missed)
    terms = VotingTerms.of(pinned(rule("vote", value)), DAY, Matter.ORDINARY, "")

    for holds_seat in (True, False):
        said = terms.ruling(who, holds_seat=holds_seat)
        assert terms.has_vote(who, holds_seat=holds_seat) == (said.outcome is Outcome.YES)


@given(st.sampled_from(sorted(PARTS)), st.randoms(use_true_random=False))
def test_every_sample_can_be_asked_without_falling_over(family, chance):
    value = {name: chance.choice(samples) for name, samples in PARTS[family].items() if name != "categories"}
    rules = pinned(rule(family, value))
    people = crowd(3, 2, household="Weg 1")
    found = roll(rules, DAY, people, [HeldSeat("s", "Sitz", "", ("p000",), ("p001",))])

    sentences = [
        notice.last_day(rules, DAY).sentence,
        has_quorum(rules, found, duly_invited=True).sentence,
        is_carried(rules, VotesCast(3, 2, 1, 9, 12)).sentence,
        found.ruling.sentence,
    ]

    assert all(one.endswith(".") for one in sentences)

"""Edges that no single real text shows: amounts, months of different length, what is open, what is not ruled."""

import datetime as dt
from itertools import pairwise

import pytest

from sozialraum.bodies.rules import HolidaySpan
from sozialraum.norms.rules.families import FAMILIES, contradictions, value_of
from sozialraum.norms.rules.spans import SpanUnit, TimeSpan
from sozialraum.proceedings.rules import agendas, conduct, effects, elections, records, rhythms, terms, visiting
from sozialraum.proceedings.rules.elections import ElectionCount
from sozialraum.provisions.rules.ruleset import Provision, changes
from sozialraum.provisions.rules.values import Matter, RuleFault
from sozialraum.rulings.rules.majority import VotesCast
from sozialraum.rulings.rules.ruling import NextStep
from tests.bylaws.samples import PARTS
from tests.rulings.given import day, pinned, rule

NEW = [
    "demand", "agenda", "form", "rhythm", "circular", "effect", "chair",
    "guests", "minutes", "election", "term", "workgroups", "amendment",
]  # fmt: skip
TWO_THIRDS = {"kind": "share", "share": {"of": 2, "parts": 3, "more_than": False}, "base": "cast"}


@pytest.mark.parametrize(
    ("number", "unit", "begins", "ends"),
    [
        (1, "days", "2026-12-10", "2026-12-11"),
        (2, "weeks", "2026-12-10", "2026-12-24"),
        (1, "months", "2026-01-31", "2026-02-28"),
        (1, "months", "2028-01-31", "2028-02-29"),
        (3, "months", "2026-11-30", "2027-02-28"),
        (24, "months", "2024-02-29", "2026-02-28"),
        (1, "working", "2026-12-23", "2026-12-24"),
        (2, "working", "2026-12-23", "2026-12-28"),  # two days of Christmas, of which the second a Saturday; a Sunday
        (5, "working", "2026-12-10", "2026-12-16"),  # Saturday counts, Sunday does not
    ],
)
def test_when_a_span_ends(number, unit, begins, ends):
    assert TimeSpan(number, SpanUnit(unit)).after(day(begins)) == day(ends)


AMOUNTS = {"power": {"kind": "decides", "euros": 500, "above": "recommends"}, "addressee": "Rat"}


@pytest.mark.parametrize(
    ("value", "euros", "outcome", "sentence"),
    [
        (AMOUNTS, 500, "yes", "Bindend: das Gremium beschließt, 500 Euro, Grenze 500 Euro (§ 5)."),
        (
            AMOUNTS,
            501,
            "no",
            "Nicht bindend: das Gremium empfiehlt; das geht an: Rat, 501 Euro, Grenze 500 Euro (§ 5).",
        ),
        (AMOUNTS, None, "open", "Das Gremium beschließt bis 500 Euro; der Betrag ist nicht bekannt (§ 5)."),
        (
            {"power": {"kind": "decides", "euros": 500}},
            501,
            "open",
            "Was über 500 Euro gilt, ist nicht geregelt (§ 5).",
        ),
        (
            {"power": {"kind": "consent"}},
            None,
            "open",
            "Das Gremium beschließt im Einvernehmen mit der zuständigen Stelle (§ 5).",
        ),
    ],
)
def test_what_a_vote_does_at_an_amount(value, euros, outcome, sentence):
    answer = effects.decides(pinned(rule("effect", value, "§ 5")), Matter.MONEY, euros)

    assert (answer.outcome.value, answer.sentence) == (outcome, sentence)


def test_that_a_body_should_recommend_is_no_fault():
    answer = effects.decides(pinned(rule("effect", {"power": {"kind": "recommends"}}, "§ 1", "should")))

    assert answer.sentence == "Nicht bindend: das Gremium empfiehlt (§ 1, soll)."


@pytest.mark.parametrize(
    ("topic", "outcome"), [(Matter.MONEY, "no"), (Matter.ORDINARY, "yes"), (Matter.ELECTION, "yes")]
)
def test_no_money_on_late_items(topic, outcome):
    rules = pinned(
        rule("agenda", {"late_decision": False}, topics=["money"]), rule("agenda", {"late_decision": True}, position=1)
    )

    assert agendas.may_decide_late(rules, topic).outcome.value == outcome


@pytest.mark.parametrize(
    ("span", "last"),
    [
        ({"number": 7, "unit": "days"}, "2026-12-03"),
        ({"number": 1, "unit": "weeks"}, "2026-12-03"),
        ({"number": 1, "unit": "months"}, "2026-11-10"),
        ({"number": 4, "unit": "working"}, "2026-12-05"),  # Wednesday, Tuesday, Monday, Saturday
    ],
)
def test_the_last_day_to_propose(span, last):
    rules = pinned(rule("agenda", {"until": {"when": "span", "span": span}}))

    assert agendas.last_day_to_propose(rules, dt.date(2026, 12, 10)).day == day(last)


@pytest.mark.parametrize(
    ("need", "cast", "outcome"),
    [
        (TWO_THIRDS, VotesCast(8, 4), "yes"),
        (TWO_THIRDS, VotesCast(7, 4), "no"),
        ({"kind": "relative"}, VotesCast(5, 4, 9), "yes"),
        ({"kind": "simple"}, VotesCast(0, 0, 9), "no"),
        ({"kind": "all"}, VotesCast(9, 0), "open"),
        (None, VotesCast(9, 0), "open"),
    ],
)
def test_an_item_is_added_by_a_vote(need, cast, outcome):
    value = {"added": {"how": "by_vote"} | ({"need": need} if need else {})}

    assert agendas.is_added(pinned(rule("agenda", value)), cast).outcome.value == outcome


def test_a_change_of_the_rules_falls_back_on_the_majority_for_rules():
    by_topic = rule("majority", {"ballots": [TWO_THIRDS]}, "§ 12", topics=["bylaws"])
    announced = rule("amendment", {"announced": True}, "§ 12")

    assert conduct.is_amended(pinned(by_topic, announced), VotesCast(8, 4), announced=True).outcome.value == "yes"
    assert conduct.is_amended(pinned(by_topic), VotesCast(7, 4)).outcome.value == "no"
    assert conduct.is_amended(pinned(announced), VotesCast(9, 0), announced=True).outcome.value == "unregulated"


@pytest.mark.parametrize(
    ("votes", "seats", "outcome", "step"),
    [
        ((("A", 5), ("B", 5)), 1, "open", NextStep.LOT),
        ((("A", 5), ("B", 5)), 2, "yes", None),
        ((("A", 5), ("B", 3), ("C", 3)), 2, "open", NextStep.LOT),
        ((("A", 5), ("B", 3), ("C", 2)), 2, "yes", None),
        ((("A", 0),), 1, "no", None),
        ((), 1, "no", None),
    ],
)
def test_who_has_the_most_votes_is_elected_and_a_tie_waits_for_the_lot(votes, seats, outcome, step):
    rules = pinned(rule("election", {"rounds": [{"kind": "relative"}], "tie": "lot"}))

    answer = elections.is_elected(rules, ElectionCount(votes, seats))

    assert (answer.outcome.value, answer.next_step) == (outcome, step)


@pytest.mark.parametrize(
    ("held", "outcome", "sentence"),
    [
        (1, "yes", "Wählbar: bisher 1 Amtszeit nacheinander, höchstens 2."),
        (2, "no", "Nicht wählbar: bisher 2 Amtszeiten nacheinander, höchstens 2."),
    ],
)
def test_how_often_in_a_row(held, outcome, sentence):
    answer = terms.may_be_elected_again(pinned(rule("term", {"terms": 2})), held)

    assert (answer.outcome.value, answer.sentence) == (outcome, sentence)


def test_figures_that_cannot_be_are_asked_for():
    rules = pinned(rule("election", {"rounds": [{"kind": "simple"}]}))

    answer = elections.is_elected(rules, ElectionCount((("A", 9),), cast=8))

    assert (answer.outcome.value, answer.next_step) == ("open", NextStep.ASK)


def test_a_sitting_that_is_due_in_the_holidays_is_due_before_them():
    holidays = [HolidaySpan("Sommerferien", day("2026-07-20"), day("2026-09-01"))]
    strict = pinned(rule("rhythm", {"every": {"number": 2, "unit": "months"}, "in_holidays": False}))
    free = pinned(rule("rhythm", {"every": {"number": 2, "unit": "months"}, "in_holidays": True}))

    assert rhythms.next_due(strict, [day("2026-06-15")], holidays).day == day("2026-07-19")
    assert rhythms.next_due(free, [day("2026-06-15")], holidays).day == day("2026-08-15")


@pytest.mark.parametrize(
    ("held", "due"),
    [
        (["2026-02-01"], "2026-12-31"),
        (["2026-02-01", "2026-03-01"], "2027-12-31"),
        (["2025-02-01", "2026-03-01"], "2026-12-31"),
    ],
)
def test_a_year_that_is_not_full_has_to_be_filled(held, due):
    rules = pinned(rule("rhythm", {"per_year": {"least": 2}}))

    assert rhythms.next_due(rules, [day(one) for one in held]).day == day(due)


def test_minutes_that_are_never_public_are_not_even_once_approved():
    rules = pinned(rule("minutes", {"public": "never"}))

    assert records.may_be_read(rules, sent=True, approved=True).sentence == "Nicht öffentlich: alle lesen es nie."


def test_silence_without_an_end_leaves_it_open():
    answer = records.is_approved(pinned(rule("minutes", {"approved": "silence"})), day("2026-12-01"), day("2027-12-01"))

    assert (answer.outcome.value, answer.next_step) == ("open", NextStep.CASE)


def test_who_may_never_speak_does_not_in_an_open_round_either():
    rules = pinned(rule("guests", {"speak": "never", "open_round": "end"}))

    assert visiting.may_speak(rules, in_open_round=True).outcome.value == "no"


# ── what no rule can hold ─────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("family", "value", "field"),
    [
        ("demand", {"by": {}}, "by.number"),
        ("demand", {"by": {"number": 3, "share": TWO_THIRDS["share"]}}, "by.number"),
        ("demand", {"within": {"number": 0, "unit": "days"}}, "within.number"),
        ("demand", {"blocked": {"unless_changed": True}}, "blocked.span"),
        ("agenda", {"until": {"when": "span"}}, "until.span"),
        ("agenda", {"until": {"when": "sitting", "span": {"number": 1, "unit": "days"}}}, "until.span"),
        ("agenda", {"added": {"how": "free", "need": {"kind": "simple"}}}, "added.need"),
        ("agenda", {"standing": {"title": " ", "every": "year"}}, "standing.title"),
        ("form", {"allowed": []}, "allowed"),
        ("rhythm", {"per_year": {}}, "per_year.least"),
        ("rhythm", {"per_year": {"least": 3, "most": 2}}, "per_year.most"),
        ("rhythm", {"minutes": 5}, "minutes"),
        ("circular", {"stopped_by": 0}, "stopped_by"),
        ("effect", {"power": {"kind": "decides", "above": "recommends"}}, "power.euros"),
        ("chair", {"may": ["everything"]}, "may.0"),
        ("guests", {"categories": ["Eingeladene"]}, ""),
        ("minutes", {"sent": {"with_next": False}}, "sent.within"),
        ("minutes", {"sent": {"within": {"number": 2, "unit": "weeks"}, "with_next": True}}, "sent.within"),
        ("minutes", {"public": "never", "rendition": "full"}, "rendition"),
        ("election", {"office": {"name": "Team", "least": 5, "most": 3}}, "office.most"),
        ("election", {"rounds": []}, "rounds"),
        ("term", {"terms": 0}, "terms"),
        ("workgroups", {"reports": {"each_sitting": False}}, "reports.within"),
        ("workgroups", {"among": {"category": "Bewohner"}}, "among.number"),
        ("amendment", {"need": {"kind": "share"}}, "need.share"),
    ],
)
def test_what_no_rule_can_hold_is_refused_with_its_field(family, value, field):
    with pytest.raises(RuleFault) as fault:
        value_of(family, value)

    assert fault.value.field == field
    assert fault.value.sentence.endswith(".")


# ── as a text says it ─────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("family", "value", "sentence"),
    [
        ("demand", {"by": {"number": 3, "reasons": True}},
         "Eine Sitzung verlangen können: 3 Stimmberechtigte; Begründung nötig: ja."),
        ("agenda", {"standing": {"title": "Berichte", "every": "quarter"}},
         "Auf der Tagesordnung steht „Berichte“ einmal im Vierteljahr."),
        ("form", {"allowed": ["room", "hybrid"]},
         "Getagt werden kann vor Ort und gemischt."),
        ("rhythm", {"per_year": {"least": 1, "most": 2}}, "Sitzungen im Kalenderjahr: mindestens 1, höchstens 2."),
        ("election", {"office": {"name": "Sprecher", "least": 2, "most": 2}}, "Gewählt wird: Sprecher; genau 2."),
        ("election", {"office": {"name": "Sprecher", "most": 2}}, "Gewählt wird: Sprecher; höchstens: 2."),
        ("circular", {"allowed": "urgent", "stopped_by": 1},
         ("Ohne Sitzung beschlossen werden kann nur, wenn es nicht bis zur nächsten Sitzung warten kann. "
         "Er kommt in eine Sitzung, wenn so viele widersprechen: 1.")),
        ("effect", {"power": {"kind": "decides", "euros": 500, "above": "recommends"}},
         "Das Gremium beschließt; bis zu einem Betrag von: 500 Euro; darüber: empfiehlt."),
        ("chair", {"may": ["house", "speaks"]}, "Die Leitung hat das Hausrecht und spricht für das Gremium."),
        ("guests", {"categories": ["Eingeladene"], "speak": "free"}, "Für Eingeladene: Gäste dürfen mitreden."),
        ("minutes", {"sent": {"with_next": True}, "approved": "silence"},
         ("Das Protokoll wird verschickt: mit der nächsten Einladung. "
         "Das Protokoll wird genehmigt: wenn niemand rechtzeitig widerspricht.")),
        ("election", {"rounds": [{"kind": "all"}, {"kind": "relative"}], "tie": "lot"},
         ("Für eine Wahl nötig: im 1. Wahlgang die Mehrheit aller Stimmberechtigten und im 2. Wahlgang die meisten "
         "Stimmen. Haben mehrere gleich viele Stimmen, entscheidet das Los.")),
        ("term", {"length": {"number": 24, "unit": "months"}, "by_election": "rest"},
         "Ein Amt dauert: 24 Monate. Wird ein Amt frei, wird für den Rest der Zeit nachgewählt."),
        ("workgroups", {"reports": {"each_sitting": True}}, "Arbeitsgruppen berichten in jeder Sitzung."),
        ("amendment", {"need": TWO_THIRDS},
         "Für eine Änderung der Regeln nötig: mindestens zwei Drittel der abgegebenen Stimmen."),
    ],
)  # fmt: skip
def test_a_rule_reads_as_a_german_sentence(family, value, sentence):
    assert value_of(family, value).sentence() == sentence


# ── two versions, and what contradicts itself ─────────────────────────────────

PAIRS = [
    (family, part, one, other)
    for family in NEW
    for part, samples in PARTS[family].items()
    if part != "categories"
    for one, other in pairwise(samples)
]


@pytest.mark.parametrize(("family", "part", "one", "other"), PAIRS)
def test_two_versions_and_two_rules_of_one_part_are_told_apart_in_words(family, part, one, other):
    old, new = (Provision(value_of(family, {part: held}), f"§ {n}") for n, held in enumerate((one, other), 1))

    told = [*changes([old], [new], {}), *contradictions([old, new])]

    assert told
    assert changes([old], [old], {}) == contradictions([old, old]) == ()
    assert part in FAMILIES[family].gathered or len(contradictions([old, new])) == 1
    assert not any(word in said for said in told for word in ("None", "True", "False", "{", "_"))


@pytest.mark.parametrize(
    ("family", "old", "new", "said"),
    [
        ("demand", {"within": {"number": 2, "unit": "weeks"}}, {"within": {"number": 3, "unit": "weeks"}},
         "Verlangte Sitzung spätestens nach: 3 statt 2 Wochen (§ 2)"),
        ("demand", {"by": {"number": 3}}, {"by": {"number": 3, "reasons": True}},
         "Neu geregelt – Begründung nötig: ja (§ 2)"),
        ("agenda", {"added": {"how": "free"}}, {"added": {"how": "by_vote"}},
         "Punkte in der Sitzung dazu: „wenn das Gremium es beschließt“ statt „jederzeit“ (§ 2)"),
        ("form", {"requested": 3}, {"requested": 1}, "Per Video auf Verlangen, wie viele: 1 statt 3 (§ 2)"),
        ("rhythm", {"per_year": {"least": 1, "most": 2}}, {"per_year": {"least": 2, "most": 2}},
         "Sitzungen im Jahr, mindestens: mindestens 2 statt 1 (§ 2)"),
        ("circular", {"stopped_by": 1}, {"stopped_by": 3}, "Widersprüche, die ihn aufhalten: 3 statt 1 (§ 2)"),
        ("effect", {"power": {"kind": "decides", "euros": 500}}, {"power": {"kind": "decides", "euros": 800}},
         "bis zu einem Betrag von: 800 statt 500 Euro (§ 2)"),
        ("chair", {"may": ["house"]}, {"may": ["house", "speaks"]},
         "Die Leitung allein: „hat das Hausrecht und spricht für das Gremium“ statt „hat das Hausrecht“ (§ 2)"),
        ("guests", {"speak": "free"}, {"speak": "by_vote"},
         "Rederecht der Gäste: „dürfen mitreden, wenn das Gremium es beschließt“ statt „dürfen mitreden“ (§ 2)"),
        ("minutes", {"objection": {"number": 14, "unit": "days"}}, {"objection": {"number": 1, "unit": "months"}},
         "Widerspruch gegen das Protokoll: 1 Monat statt 14 Tage (§ 2)"),
        ("election", {"tie": "lot"}, {"tie": "again"},
         "Gleich viele Stimmen bei einer Wahl: wird noch einmal gewählt statt entscheidet das Los (§ 2)"),
        ("term", {"length": {"number": 24, "unit": "months"}}, {"length": {"number": 12, "unit": "months"}},
         "Amtszeit: 12 statt 24 Monate (§ 2)"),
        ("workgroups", {"mandate": False}, {"mandate": True}, "Auftrag in Worten: ja statt nein (§ 2)"),
        ("amendment", {"confirmed_by": "der Rat"}, {"announced": True},
         "Nicht mehr geregelt – Änderung bestätigt: der Rat (§ 1)"),
    ],
)  # fmt: skip
def test_two_versions_are_compared_in_words(family, old, new, said):
    before, after = (Provision(value_of(family, one), f"§ {n}") for n, one in enumerate((old, new), 1))

    assert said in changes([before], [after], {})

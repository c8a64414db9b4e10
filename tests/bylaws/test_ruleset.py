"""Which rule governs, when; two versions in words; what contradicts itself."""

import datetime as dt
import random
from dataclasses import replace

import pytest

from sozialraum.bodies.words import GROUPS
from sozialraum.norms.rules.families import contradictions, unreachable, value_of
from sozialraum.norms.rules.notice import NoticeRule
from sozialraum.norms.rules.quorum import QuorumRule
from sozialraum.norms.rules.vote import VoteRule
from sozialraum.provisions.rules.ruleset import (
    PinnedRules,
    Provision,
    RuleSet,
    RuleText,
    TextRank,
    changes,
    instead_of,
    precedence,
)
from sozialraum.provisions.rules.values import GroupKind, Matter, Strictness

DAY = dt.date(2026, 12, 10)
JANUARY = dt.date(2020, 1, 1)


def notice(number, paragraph="", unit="calendar", **more):
    return Provision(value_of("notice", {"period": {"number": number, "unit": unit}}), paragraph, **more)


def some(*groups):
    return frozenset(groups)


def on(*topics):
    return frozenset(Matter(one) for one in topics)


WORKING_GROUPS = frozenset({GroupKind.WORKING_GROUP})
KINDS = {"ag": "working_group", "bg": "working_group", "plenum": "plenum"}


def text(key, *provisions, rank=TextRank.BYLAWS, adopted=JANUARY, **more):
    return RuleText(key, key.upper(), provisions, rank, adopted=adopted, **more)


def days_ruled(rules, topic=Matter.ORDINARY):
    found = rules.rule(NoticeRule, "period", topic)
    return found.value.period.number if found else None


FRAME = text("satzung", notice(1), rank=TextRank.FRAME)
GUIDELINE = text("richtlinie", notice(2, topics=on("money")), rank=TextRank.GUIDELINE)
OWN = text("ag", notice(3), rank=TextRank.OWN, groups=some("ag"))
BYLAWS = text("go", notice(4))
FALLBACK = text("rat", notice(5), rank=TextRank.FALLBACK)


@pytest.mark.parametrize(
    ("texts", "group", "topic", "number"),
    [
        ([FALLBACK, BYLAWS, OWN, GUIDELINE, FRAME], "ag", "money", 1),
        ([FALLBACK, BYLAWS, OWN, GUIDELINE], "ag", "money", 2),
        ([FALLBACK, BYLAWS, OWN, GUIDELINE], "ag", "ordinary", 3),
        ([FALLBACK, BYLAWS, OWN, GUIDELINE], "plenum", "ordinary", 4),
        ([FALLBACK, BYLAWS, OWN], "plenum", "money", 4),
        ([FALLBACK, OWN], "plenum", "ordinary", 5),
        ([OWN], "plenum", "ordinary", None),
        ([], "plenum", "ordinary", None),
    ],
)
def test_of_several_texts_the_highest_governs(texts, group, topic, number):
    assert days_ruled(RuleSet(tuple(texts)).pinned(group, DAY), Matter(topic)) == number


@pytest.mark.parametrize(
    ("group", "topic", "number"),
    [
        ("ag", "election", 28),  # names the topic: before whoever names the group
        ("ag", "ordinary", 7),
        ("plenum", "ordinary", 14),
        ("plenum", "election", 28),
        ("lenkung", "election", 30),  # names both
    ],
)
def test_in_one_text_a_topic_goes_before_a_group_and_a_group_before_all(group, topic, number):
    provisions = [
        notice(14),
        notice(7, groups=some("ag")),
        notice(28, topics=on("election")),
        notice(30, topics=on("election", "bylaws"), groups=some("lenkung")),
    ]
    for _ in range(5):
        random.Random(number).shuffle(provisions)
        assert days_ruled(RuleSet((text("go", *provisions),)).pinned(group, DAY), Matter(topic)) == number


def test_a_category_goes_before_all_and_the_earlier_in_the_text_before_the_later():
    seat = Provision(VoteRule.from_json({"categories": ["Träger"], "earned": {"by": "seat"}}), "§ 3", position=9)
    here = Provision(VoteRule.from_json({"earned": {"by": "presence"}}), "§ 2", position=1)
    late, early = notice(2, "§ 9", position=2), notice(1, "§ 8", position=1)
    rules = RuleSet((text("go", here, seat, late, early),)).pinned("x", DAY)

    assert rules.rule(VoteRule, "earned", category="Träger").paragraph == "§ 3"
    assert rules.rule(VoteRule, "earned", category="Gast").paragraph == "§ 2"
    assert rules.rule(VoteRule, "earned").paragraph == "§ 2"
    assert days_ruled(rules) == 1


def test_parts_of_a_family_may_be_ruled_by_different_texts():
    lists = Provision(NoticeRule.from_json({"attached": ["Tagesordnung"]}), "§ 5")
    also = Provision(NoticeRule.from_json({"attached": ["Vorlagen"]}), "§ 6", Strictness.SHOULD)
    council = Provision(NoticeRule.from_json({"attached": ["Haushalt"]}), "§ 1")
    rules = RuleSet((text("ag", notice(3), rank=TextRank.OWN), text("go", lists, also, notice(9)),
                     text("rat", council, rank=TextRank.FALLBACK))).pinned("ag", DAY)  # fmt: skip

    assert days_ruled(rules) == 3
    assert [one.paragraph for one in rules.every(NoticeRule, "attached")] == ["§ 5", "§ 6"]
    assert rules.every(NoticeRule, "also_to") == ()
    assert rules.part(NoticeRule, "attached")[1] == ("Tagesordnung",)
    assert rules.rule(QuorumRule, "need") is None


OLD = text("go", notice(7), adopted=dt.date(2016, 11, 2))
NEW = text("go", notice(14), adopted=dt.date(2018, 1, 17), start=dt.date(2018, 3, 1))


@pytest.mark.parametrize(
    ("day", "opening", "number"),
    [
        ("2016-11-01", False, None),
        ("2016-11-02", False, 7),
        ("2016-11-02", True, None),  # adopted in this very sitting: it holds from its end
        ("2016-11-03", True, 7),
        ("2018-01-17", False, 7),
        ("2018-02-28", False, 7),
        ("2018-03-01", False, 14),
        ("2018-03-01", True, 14),
        ("9999-12-31", False, 14),
    ],
)
def test_a_version_holds_from_its_day_until_a_later_one_begins(day, opening, number):
    pinned = RuleSet((NEW, OLD)).pinned("plenum", dt.date.fromisoformat(day), opening=opening)

    assert days_ruled(pinned) == number


def test_each_group_may_adopt_a_version_on_a_day_of_its_own():
    second = replace(NEW, groups=some("ag"))
    third = replace(NEW, groups=some("bg"), adopted=dt.date(2018, 6, 1))
    rules = RuleSet((OLD, second, third))

    found = [days_ruled(rules.pinned(group, dt.date(2018, 4, 1))) for group in ("ag", "bg", "plenum")]

    assert found == [14, 7, 7]
    assert days_ruled(rules.pinned("bg", dt.date(2018, 6, 1))) == 14


def test_a_draft_never_holds_and_no_version_holds_before_it_is_adopted():
    early = replace(NEW, start=dt.date(2017, 1, 1))

    assert days_ruled(RuleSet((replace(OLD, adopted=None),)).pinned("plenum", DAY)) is None
    assert days_ruled(RuleSet((OLD, early)).pinned("plenum", dt.date(2018, 1, 16))) == 7
    assert days_ruled(RuleSet((OLD, early)).pinned("plenum", dt.date(2018, 1, 17))) == 14


def test_a_version_that_has_ended_does_not_bring_the_former_one_back():
    ended = replace(NEW, end=dt.date(2019, 12, 31))

    assert days_ruled(RuleSet((OLD, ended)).pinned("plenum", dt.date(2019, 12, 31))) == 14
    assert days_ruled(RuleSet((OLD, ended)).pinned("plenum", dt.date(2020, 1, 1))) is None


def test_what_is_pinned_is_a_value():
    assert RuleSet((OLD,)).pinned("ag", DAY) == RuleSet((OLD,)).pinned("ag", DAY)
    assert PinnedRules("ag").rule(NoticeRule, "period") is None


def quorum(value, paragraph, **more):
    return Provision(value_of("quorum", value), paragraph, **more)


COMPARED = [
    ([notice(7, "§ 4")], [notice(14, "§ 4")], ["Ladungsfrist: 14 statt 7 Tage (§ 4)"]),
    ([notice(7, "§ 4")], [notice(1, "§ 5", "weeks")], ["Ladungsfrist: 1 Woche statt 7 Tage (§ 5)"]),
    ([notice(7, "§ 4")], [notice(7, "§ 5")], []),
    ([], [notice(7, "§ 4")], ["Neu geregelt – Ladungsfrist: 7 Tage (§ 4)"]),
    ([notice(7, "§ 4")], [], ["Nicht mehr geregelt – Ladungsfrist: 7 Tage (§ 4)"]),
    (
        [notice(7, "§ 4")],
        [notice(7, "§ 4", strictness=Strictness.SHOULD)],
        ["Ladungsfrist: „soll“ statt „muss“ (§ 4, soll)"],
    ),
    (
        [notice(7, "§ 4"), notice(7, "§ 4", groups=some("ag"))],
        [notice(7, "§ 4"), notice(3, "§ 4", groups=some("ag"))],
        ["AG Wohnen: Ladungsfrist: 3 statt 7 Tage (§ 4)"],
    ),
    (
        [notice(7, "§ 4"), notice(9, "§ 4", classifications=WORKING_GROUPS, topics=on("money"))],
        [notice(7, "§ 4", classifications=WORKING_GROUPS), notice(9, "§ 4", classifications=WORKING_GROUPS)],
        [
            "Nicht mehr geregelt – Ladungsfrist: 7 Tage (§ 4)",
            "Alle Arbeitsgruppen, bei Geld: Nicht mehr geregelt – Ladungsfrist: 9 Tage (§ 4)",
            "Alle Arbeitsgruppen: Neu geregelt – Ladungsfrist: 9 Tage (§ 4)",
        ],
    ),
    (
        [quorum({"need": {"kind": "fixed", "number": 8}}, "§ 6")],
        [quorum({"need": {"kind": "fixed", "number": 10}, "recount": "once"}, "§ 6")],
        [
            "Beschlussfähigkeit: wenn mindestens 10 statt 8 Stimmberechtigte da sind (§ 6)",
            "Neu geregelt – Neu gezählt wird: einmal zu Beginn (§ 6)",
        ],
    ),
    (
        [Provision(value_of("notice", {"attached": ["Tagesordnung"]}), "§ 4")],
        [
            Provision(value_of("notice", {"attached": ["Tagesordnung"]}), "§ 4"),
            Provision(value_of("notice", {"attached": ["Vorlagen"]}), "§ 5"),
        ],
        ["Neu geregelt – Der Einladung liegt bei: Vorlagen (§ 5)"],
    ),
    (
        [Provision(value_of("notice", {"period": {"number": 7, "unit": "calendar", "since": "dispatch"}}), "§ 4")],
        [Provision(value_of("notice", {"period": {"number": 7, "unit": "calendar", "post_days": 3}}), "§ 4")],
        ["Nicht mehr geregelt – gezählt: ab Absendung (§ 4)", "Neu geregelt – für die Post: 3 Tage (§ 4)"],
    ),
]


@pytest.mark.parametrize(("old", "new", "said"), COMPARED)
def test_two_versions_are_compared_in_words(old, new, said):
    assert list(changes(old, new, {"ag": "AG Wohnen"})) == said


@pytest.mark.parametrize(
    ("now", "was", "said"),
    [
        ("14 Tage", "7 Tage", "14 statt 7 Tage"),
        ("2 Wochen", "14 Tage", "2 Wochen statt 14 Tage"),
        ("ab Absendung", "ab Zugang", "ab Absendung statt Zugang"),
        ("1 a", "1", "1 a statt 1"),
        ("a", "1 a", "a statt 1 a"),
        ("a b a", "a", "a b a statt a"),
        ("wenn alle da sind, immer", "immer", "„wenn alle da sind, immer“ statt „immer“"),
        ("mehr Ja als Nein", "Einstimmigkeit", "mehr Ja als Nein statt Einstimmigkeit"),
    ],
)
def test_what_both_versions_begin_or_end_with_is_said_once(now, was, said):
    assert instead_of(now, was) == said


def test_a_version_compared_with_itself_says_nothing():
    for _old, new, _said in COMPARED:
        assert changes(new, new, {}) == ()


@pytest.mark.parametrize(
    ("provisions", "said"),
    [
        (
            [notice(7, "§ 4"), notice(14, "§ 9")],
            ["Ladungsfrist: „7 Tage“ (§ 4) und „14 Tage“ (§ 9) widersprechen sich."],
        ),
        ([notice(7, "§ 4"), notice(7, "§ 9")], []),
        ([notice(7, "§ 4"), notice(14, "§ 9", groups=some("ag"))], []),
        ([notice(7, "§ 4"), notice(14, "§ 9", topics=on("money"))], []),
        (
            [notice(7, "§ 4", groups=some("ag", "bg")), notice(14, "§ 9", groups=some("bg"))],
            ["Ladungsfrist: „7 Tage“ (§ 4) und „14 Tage“ (§ 9) widersprechen sich."],
        ),
        ([notice(7, "§ 4", groups=some("ag")), notice(14, "§ 9", groups=some("bg"))], []),
        ([notice(7, "§ 4"), notice(14, "§ 9", classifications=WORKING_GROUPS)], []),
        ([notice(7, "§ 4", groups=some("ag")), notice(14, "§ 9", classifications=WORKING_GROUPS)], []),
        (
            [notice(7, "§ 4", groups=some("plenum")), notice(14, "§ 9", classifications=frozenset({GroupKind.PLENUM}))],
            [],
        ),
        (
            [
                notice(7, "§ 4", classifications=WORKING_GROUPS, groups=some("plenum")),
                notice(14, "§ 9", classifications=WORKING_GROUPS),
            ],
            ["Ladungsfrist: „7 Tage“ (§ 4) und „14 Tage“ (§ 9) widersprechen sich."],
        ),
        ([notice(7, "§ 4"), quorum({"recount": "once"}, "§ 9")], []),
        (
            [
                Provision(value_of("notice", {"attached": ["Tagesordnung"]}), "§ 4"),
                Provision(value_of("notice", {"attached": ["Vorlagen"]}), "§ 5"),
            ],
            [],
        ),
    ],
)
def test_contradictions_are_said_where_neither_goes_before_the_other(provisions, said):
    assert list(contradictions(provisions)) == said


@pytest.mark.parametrize(
    ("group", "topic", "number"),
    [
        ("ag", "ordinary", 3),  # named
        ("bg", "ordinary", 5),  # of its kind
        ("founded-later", "ordinary", 5),
        ("plenum", "ordinary", 7),
        ("unknown", "ordinary", 7),
        ("bg", "money", 9),  # a topic goes before a kind
    ],
)
def test_a_rule_for_all_groups_of_a_kind_goes_behind_one_that_names_the_group_and_before_one_for_all(
    group, topic, number
):
    rules = [
        notice(7),
        notice(9, topics=on("money")),
        notice(5, classifications=WORKING_GROUPS),
        notice(3, groups=some("ag")),
    ]
    kinds = KINDS | {"founded-later": "working_group"}

    for provisions in (rules, rules[::-1]):
        pinned = RuleSet((text("go", *provisions),), kinds).pinned(group, DAY)
        assert days_ruled(pinned, Matter(topic)) == number


def test_a_rule_may_be_for_a_kind_and_groups_beside_it_and_says_so():
    both = notice(5, "§ 2", classifications=WORKING_GROUPS, groups=some("lenkung"))
    kinds = KINDS | {"lenkung": "steering_group"}

    held = {group: days_ruled(RuleSet((text("go", both),), kinds).pinned(group, DAY)) for group in kinds}

    assert held == {"ag": 5, "bg": 5, "plenum": None, "lenkung": 5}
    assert both.sentence({"lenkung": "Lenkungsgruppe"}) == (
        "Alle Arbeitsgruppen und Lenkungsgruppe: Frist zwischen Einladung und Sitzung: mindestens 5 Tage (§ 2)."
    )
    assert notice(5, classifications=frozenset({GroupKind.PLENUM})).sentence({}).startswith("Das Plenum: Frist")


def test_of_two_texts_it_is_said_that_the_one_for_the_kind_is_more_exact():
    texts = (text("a", notice(4)), text("b", notice(5, classifications=WORKING_GROUPS)))

    [said] = precedence(RuleSet(texts, KINDS).pinned("ag", DAY))

    assert said == "Ladungsfrist: Es gilt „B“, nicht „A“, weil beide gleich viel gelten und er genauer sagt, wofür."
    assert precedence(RuleSet(texts, KINDS).pinned("plenum", DAY)) == ()


def test_the_kinds_a_rule_may_be_for_are_those_of_groups():
    assert [one.value for one in GroupKind] == [one.value for one in GROUPS]


def test_a_quorum_that_can_never_be_reached_is_said():
    ten = quorum({"need": {"kind": "fixed", "number": 10}}, "§ 7 Abs. 2")

    assert unreachable(ten, "AG Sprache", 9) == (
        "Das kann nie erreicht werden: AG Sprache hat 9 Stimmen, nötig sind 10 (§ 7 Abs. 2)."
    )
    assert unreachable(ten, "AG Sprache", 1).startswith("Das kann nie erreicht werden: AG Sprache hat 1 Stimme, ")
    assert unreachable(ten, "AG Sprache", 10) == ""
    assert unreachable(quorum({"need": {"kind": "invited"}}, "§ 7"), "AG Sprache", 0) == ""
    assert unreachable(quorum({"recount": "once"}, "§ 7"), "AG Sprache", 0) == ""
    assert unreachable(notice(7), "AG Sprache", 0) == ""


def precedence_of(*texts, group="ag"):
    return precedence(RuleSet(texts).pinned(group, DAY))


def test_of_several_texts_it_is_said_which_governs_and_why():
    assert precedence_of(BYLAWS) == ()
    assert precedence_of(BYLAWS, OWN, group="andere") == ()
    [own] = precedence_of(BYLAWS, OWN)
    assert own.startswith("Ladungsfrist: Es gilt „AG“, nicht „GO“, weil eigene Regeln eines Gremiums")
    [money] = precedence_of(BYLAWS, GUIDELINE)
    assert money.startswith("Ladungsfrist bei Geld: Es gilt „RICHTLINIE“, nicht „GO“, weil eine Richtlinie")
    [rest] = precedence_of(BYLAWS, FALLBACK)
    assert rest.endswith("weil ein Text, der nur ersatzweise gilt, zurücksteht.")
    assert len(precedence_of(FRAME, GUIDELINE, OWN, BYLAWS)) == 2


def test_of_two_texts_of_one_rank_the_more_exact_one_governs_and_else_the_order_of_documents():
    [exact] = precedence_of(BYLAWS, text("b", notice(9, groups=some("ag"))))
    assert "Es gilt „B“, nicht „GO“" in exact
    assert "genauer" in exact
    [order] = precedence_of(BYLAWS, text("a", notice(9)))
    assert "Es gilt „A“, nicht „GO“" in order
    assert "Reihenfolge" in order

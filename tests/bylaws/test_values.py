"""Values: what JSON may hold, which field is wrong, and how a rule is said."""

from dataclasses import fields

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sozialraum.norms.rules.families import FAMILIES, value_of
from sozialraum.norms.rules.quorum import QuorumRule
from sozialraum.norms.rules.vote import in_months
from sozialraum.provisions.rules.ruleset import Provision, TextRank
from sozialraum.provisions.rules.values import Matter, Portion, RuleFault, Strictness, listed
from tests.bylaws.samples import HALF, PARTS, TWO_THIRDS, WEEKS

FAULTS = [
    ("family", "weather", {}, "Diese Art von Regel gibt es nicht."),
    ("", "notice", {}, "Mindestens eine Angabe muss ausgefüllt sein."),
    ("", "notice", {"period": None}, "Mindestens eine Angabe muss ausgefüllt sein."),
    ("", "vote", {"categories": ["Bewohner"]}, "Mindestens eine Angabe muss ausgefüllt sein."),
    ("", "notice", [], "Dieser Wert passt hier nicht."),
    ("", "notice", None, "Dieser Wert passt hier nicht."),
    ("weather", "notice", {"weather": 1}, "Dieses Feld gibt es hier nicht."),
    ("period.place", "notice", {"period": WEEKS | {"place": 1}}, "Dieses Feld gibt es hier nicht."),
    ("period.number", "notice", {"period": {"unit": "weeks"}}, "Bitte ausfüllen."),
    ("period.number", "notice", {"period": WEEKS | {"number": -1}}, "Mindestens 0."),
    ("period.number", "notice", {"period": WEEKS | {"number": 367}}, "Höchstens 366."),
    ("period.number", "notice", {"period": WEEKS | {"number": "14"}}, "Bitte eine ganze Zahl."),
    ("period.number", "notice", {"period": WEEKS | {"number": 1.5}}, "Bitte eine ganze Zahl."),
    ("period.number", "notice", {"period": WEEKS | {"number": True}}, "Bitte eine ganze Zahl."),
    ("period.working_day", "notice", {"period": WEEKS | {"working_day": 1}}, "Bitte ja oder nein."),
    ("late_papers", "notice", {"late_papers": "maybe"}, "Möglich ist nur: 'no', 'with_reason' or 'yes'."),
    ("attached", "notice", {"attached": []}, "Mindestens 1 Angabe."),
    ("attached", "notice", {"attached": ["a"] * 41}, "Höchstens 40 Angaben."),
    ("attached.0", "notice", {"attached": [""]}, "Bitte ausfüllen."),
    ("attached.1", "notice", {"attached": ["a", "  "]}, "Bitte ausfüllen."),
    ("attached.0", "notice", {"attached": ["a" * 301]}, "Höchstens 300 Zeichen."),
    ("attached.0", "notice", {"attached": [1]}, "Bitte Worte."),
    ("need.number", "quorum", {"need": {"kind": "fixed"}}, "Die Zahl gehört zu einer festen Zahl, und nur dazu."),
    (
        "need.number",
        "quorum",
        {"need": {"kind": "invited", "number": 3}},
        "Die Zahl gehört zu einer festen Zahl, und nur dazu.",
    ),
    (
        "need.share",
        "quorum",
        {"need": {"kind": "share", "share": HALF}},
        "Anteil und wovon er genommen wird gehören zusammen.",
    ),
    (  # of what, but not how much
        "need.share",
        "quorum",
        {"need": {"kind": "fixed", "number": 3, "base": "seats"}},
        "Anteil und wovon er genommen wird gehören zusammen.",
    ),
    (
        "ballots.0.share",
        "majority",
        {"ballots": [{"kind": "simple", "base": "all"}]},
        "Anteil und wovon er genommen wird gehören zusammen.",
    ),
    (
        "need.share.of",
        "quorum",
        {"need": {"kind": "share", "base": "seats", "share": {"of": 3, "parts": 2, "more_than": False}}},
        "Mehr als alle geht nicht.",
    ),
    (
        "need.share.of",
        "quorum",
        {"need": {"kind": "share", "base": "seats", "share": {"of": 2, "parts": 2, "more_than": True}}},
        "Mehr als alle geht nicht.",
    ),
    ("among.0.number", "quorum", {"among": [{"category": "a"}]}, "Entweder eine Zahl oder einen Anteil angeben."),
    (
        "seats.most",
        "vote",
        {"seats": {"label": "a", "least": 3, "most": 2}},
        "Höchstens kann nicht weniger sein als mindestens.",
    ),
    (
        "earned.times",
        "vote",
        {"earned": {"by": "attendances", "times": 3}},
        "Zu Teilnahmen gehört ihre Zahl und ob die laufende Sitzung mitzählt.",
    ),
    (
        "earned.times",
        "vote",
        {"earned": {"by": "seat", "times": 3, "today_counts": True}},
        "Zu Teilnahmen gehört ihre Zahl und ob die laufende Sitzung mitzählt.",
    ),
    ("lost.absences", "vote", {"lost": {}}, "Entweder die Zahl der Sitzungen oder die Monate angeben."),
    (
        "ballots.1.share",
        "majority",
        {"ballots": [{"kind": "simple"}, {"kind": "share", "share": HALF}]},
        "Anteil und wovon er genommen wird gehören zusammen.",
    ),
    (
        "secret.always",
        "majority",
        {"secret": {"always": True, "number": 1}},
        "Genau eines angeben: immer, eine Zahl oder einen Anteil.",
    ),
    ("room", "bias", {"conduct": "debates", "room": "leaves"}, "Wer den Raum verlässt, redet nicht mit."),
]


@pytest.mark.parametrize(("field", "family", "value", "sentence"), FAULTS)
def test_what_no_rule_can_hold_is_refused_with_its_field(field, family, value, sentence):
    with pytest.raises(RuleFault) as fault:
        value_of(family, value)

    assert (fault.value.field, fault.value.sentence) == (field, sentence)
    assert str(fault.value).endswith(sentence)


@st.composite
def written(draw):
    """A family with some of its parts, as JSON."""
    family = draw(st.sampled_from(sorted(PARTS)))
    said = [name for name in PARTS[family] if name != "categories"]
    names = draw(st.sets(st.sampled_from(said), min_size=1)) | draw(st.sets(st.sampled_from(sorted(PARTS[family]))))
    return family, {name: draw(st.sampled_from(PARTS[family][name])) for name in sorted(names)}


@given(written())
def test_json_goes_in_and_comes_out_the_same(one):
    family, value = one

    read = value_of(family, value)

    assert value_of(family, read.to_json()) == read
    assert set(read.to_json()) == set(value)
    assert hash(read) == hash(value_of(family, value))


@given(written(), st.sampled_from(Strictness))
def test_a_value_says_each_of_its_parts(one, strictness):
    value = value_of(*one)

    sentence = value.sentence(strictness)

    assert sentence.endswith(".")
    assert not any(word in sentence for word in ("None", "True", "False", "{", "}"))
    for part in value.parts():
        said = value.SAYS[part][1].format(value.phrase_of(part))
        assert (said.replace("mindestens", "etwa") if strictness is Strictness.ABOUT else said) in sentence
        assert all(label and words for label, words in value.clauses(part).items())


@pytest.mark.parametrize("family", FAMILIES)
def test_each_part_of_a_family_has_its_words_and_a_sample(family):
    cls = FAMILIES[family]
    names = [one.name for one in fields(cls)]

    assert names == list(PARTS[family])
    assert [name for name in names if name != "categories"] == list(cls.SAYS)


SENTENCES = [
    (
        "notice",
        {"period": {"number": 14, "unit": "calendar", "since": "dispatch"}},
        "Frist zwischen Einladung und Sitzung: mindestens 14 Tage; gezählt: ab Absendung.",
    ),
    (
        "notice",
        {"urgent": {"period": {"number": 1, "unit": "working"}, "found_by": "body", "note_in_letter": True}},
        (
            "In dringenden Fällen: mindestens 1 Werktag; Dringlichkeit stellt fest: das Gremium vor der Tagesordnung; "
            "Hinweis in der Einladung nötig: ja."
        ),
    ),
    (
        "vote",
        {"categories": ["Bewohner"], "earned": {"by": "attendances", "times": 3, "months": 6, "today_counts": True}},
        "Für Bewohner: Abstimmen kann, wer in 6 Monaten 3-mal da war, die laufende Sitzung mitgezählt.",
    ),
    (
        "vote",
        {"lost": {"absences": 2, "only_unexcused": True, "regained": 3}},
        "Das Stimmrecht verliert, wer 2-mal nacheinander unentschuldigt fehlt; kommt zurück: nach 3 Teilnahmen.",
    ),
    (
        "quorum",
        {"need": {"kind": "share", "share": HALF, "base": "voters"}, "recount": "per_item"},
        (
            "Beschlussfähig ist das Gremium, wenn mehr als die Hälfte der Stimmberechtigten da ist. "
            "Gezählt wird: vor jedem Punkt."
        ),
    ),
    (
        "majority",
        {"ballots": [{"kind": "unanimous"}, {"kind": "simple"}], "tie": "chair"},
        (
            "Für einen Beschluss nötig: im 1. Wahlgang Einstimmigkeit und im 2. Wahlgang mehr Ja als Nein. "
            "Bei Stimmengleichheit entscheidet die Leitung."
        ),
    ),
    (
        "bias",
        {"who": ["originator", "office"], "room": "leaves"},
        "Befangen ist, wer den Antrag stellt und wer dort ein Amt hat. Befangene verlassen den Raum.",
    ),
]


@pytest.mark.parametrize(("family", "value", "sentence"), SENTENCES)
def test_a_rule_reads_as_a_german_sentence(family, value, sentence):
    assert value_of(family, value).sentence() == sentence


def test_a_provision_says_whom_and_what_it_is_for_how_strictly_and_where_it_stands():
    value = value_of("notice", {"period": {"number": 4, "unit": "weeks"}})
    one = Provision(
        value,
        "§ 4 Abs. 2",
        Strictness.SHOULD,
        groups=frozenset({"ag-2", "ag-1"}),
        topics=frozenset({Matter.MONEY, Matter.ELECTION}),
        text="Richtlinie",
        rank=TextRank.GUIDELINE,
    )

    assert one.sentence({"ag-1": "AG Wohnen", "ag-2": "AG Sprache"}) == (
        "AG Sprache und AG Wohnen, bei Geld und bei Wahlen: Es soll gelten: Frist zwischen Einladung und Sitzung: "
        "mindestens 4 Wochen (§ 4 Abs. 2, Richtlinie, soll)."
    )


def test_a_fallback_and_a_rule_without_a_paragraph_are_cited_as_such():
    value = QuorumRule.from_json({"recount": "once"})

    council = Provision(value, "§ 5", text="Ratsordnung", rank=TextRank.FALLBACK)
    assert council.cite == " (§ 5, Ratsordnung, ersatzweise)"
    assert Provision(value, text="Geschäftsordnung").cite == ""


@pytest.mark.parametrize(
    ("strictness", "sentence"),
    [
        ("must", "Frist zwischen Einladung und Sitzung: mindestens 2 Wochen."),
        ("should", "Es soll gelten: Frist zwischen Einladung und Sitzung: mindestens 2 Wochen."),
        ("as_a_rule", "In der Regel gilt: Frist zwischen Einladung und Sitzung: mindestens 2 Wochen."),
        ("about", "Frist zwischen Einladung und Sitzung: etwa 2 Wochen."),
    ],
)
def test_a_sentence_is_as_strict_as_its_rule(strictness, sentence):
    assert value_of("notice", {"period": WEEKS}).sentence(Strictness(strictness)) == sentence


@pytest.mark.parametrize(
    ("of", "parts", "more_than", "words"),
    [
        (1, 2, True, "mehr als die Hälfte"),
        (2, 4, False, "mindestens die Hälfte"),
        (2, 3, False, "mindestens zwei Drittel"),
        (1, 3, True, "mehr als ein Drittel"),
        (3, 7, False, "mindestens 3/7"),
        (12, 10, None, ""),
        (1, 1, False, "100 Prozent"),
    ],
)
def test_a_share_is_said(of, parts, more_than, words):
    if more_than is None:
        with pytest.raises(RuleFault):
            Portion(of, parts, False)
    else:
        assert Portion(of, parts, more_than).phrase() == words


@pytest.mark.parametrize(
    ("share", "base", "needed"),
    [
        (HALF, 0, 1),
        (HALF, 1, 1),
        (HALF, 2, 2),
        (HALF, 11, 6),
        (HALF, 12, 7),
        (TWO_THIRDS, 0, 1),
        (TWO_THIRDS, 1, 1),
        (TWO_THIRDS, 2, 2),
        (TWO_THIRDS, 3, 2),
        (TWO_THIRDS, 28, 19),
        ({"of": 1, "parts": 3, "more_than": False}, 100000000000000000, 33333333333333334),
    ],
)
def test_the_least_number_that_reaches_a_share(share, base, needed):
    assert Portion(**share).needed_of(base) == needed


def test_words_in_one_phrase_and_spans():
    assert (listed(["a"]), listed(["a", "b", "c"])) == ("a", "a, b und c")
    assert [in_months(one) for one in (1, 6, 18)] == ["einem Monat", "6 Monaten", "18 Monaten"]
    assert [in_months(one) for one in (12, 36)] == ["einem Jahr", "3 Jahren"]


def test_who_loses_a_vote_at_once_is_said_in_plain_words():
    once, thrice = (value_of("vote", {"lost": {"absences": number, "only_unexcused": True}}) for number in (1, 3))

    assert once.sentence() == "Das Stimmrecht verliert, wer einmal unentschuldigt fehlt."
    assert thrice.sentence() == "Das Stimmrecht verliert, wer 3-mal nacheinander unentschuldigt fehlt."

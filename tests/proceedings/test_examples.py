"""Twenty real texts as founding files: each holds, contradicts nothing, answers five questions, and is compared."""

from dataclasses import replace

import pytest

from sozialraum.bodies.models import Organization
from sozialraum.bylaws.models import RuleRevision
from sozialraum.bylaws.queries import provisions_of, rules_for
from sozialraum.founding.load import load
from sozialraum.norms.rules.families import contradictions, value_of
from sozialraum.provisions.rules.ruleset import changes
from tests.founding.test_dump import ROOT
from tests.proceedings import questions, questions_further
from tests.proceedings.asking import SITTING

pytestmark = [pytest.mark.django_db, pytest.mark.once]

QUESTIONS = questions.QUESTIONS | questions_further.QUESTIONS

SPAN = {"number": 6, "unit": "months"}
#: Of each text one part as a later version might have it, and how the comparison says it.
LATER = {
    "haan": ("rhythm", {"per_year": {"least": 4}}, "Sitzungen im Jahr, mindestens: mindestens 4 statt 3 (§ 1 Abs. 1)"),
    "marl": ("term", {"turn": "year"}, "Wechsel: nach einem Jahr statt jeder Sitzung (§ 1 Abs. 1)"),
    "untermain": ("term", {"length": {"number": 24, "unit": "months"}}, "Amtszeit: 24 statt 36 Monate (§ 3 Abs. 3)"),
    "ortenberg": (
        "demand",
        {"by": {"number": 3}},
        (
            "Eine Sitzung verlangen können: „3 Stimmberechtigte“ statt "
            "„mindestens ein Drittel der Stimmberechtigten“ (§ 1 Abs. 4)"
        ),
    ),
    "delbrueck": (
        "agenda",
        {"returned": "next"},
        (
            "Verwiesene Punkte kommen zurück: „in der nächsten Sitzung“ statt "
            "„in der nächsten Sitzung, wenigstens mit einem Zwischenbericht“ (§ 3 Abs. 1)"
        ),
    ),
    "schmalkalden": (
        "demand",
        {"blocked": {"span": SPAN, "unless_changed": True}},
        "Wartezeit beim selben Thema: 6 statt 3 Monate (§ 1 Abs. 7)",
    ),
    "vahr": ("guests", {"open_to": "all"}, "Kommen dürfen: alle statt nur bestimmte Menschen (§ 1 Abs. 2)"),
    "tutzing": ("form", {"requested": 3}, "Per Video auf Verlangen, wie viele: 3 statt 1 (§ 1 Abs. 3)"),
    "vahrenheide": (
        "workgroups",
        {"founded_by": "themselves"},
        "Arbeitsgruppen gründet: wer mitmachen will statt das Gremium (§ 1 Abs. 4)",
    ),
    "win-foren": (
        "rhythm",
        {"every": {"number": 6, "unit": "weeks"}},
        "Abstand der Sitzungen: 6 statt 8 Wochen (§ 1 Abs. 2)",
    ),
    "steilshoop": ("vote", {"unit": "household"}, "Eine Stimme hat: jeder Haushalt statt Mensch (§ 1 Abs. 1)"),
    "wulsdorf": (
        "term",
        {"by_election": "full"},
        (
            "Nachwahl: „wird für eine ganze Amtszeit nachgewählt“ statt "
            "„wird für den Rest der Zeit nachgewählt“ (§ 2 Abs. 3)"
        ),
    ),
    "mitte": (
        "quorum",
        {"need": {"kind": "fixed", "number": 12}},
        "Beschlussfähigkeit: wenn mindestens 12 statt 10 Stimmberechtigte da sind (§ 2 Abs. 1)",
    ),
    "schnelsen": (
        "rhythm",
        {"in_holidays": True},
        "Sitzungen in den Schulferien: ja statt nein (§ 2 Abs. 1)",
    ),
    "dulsberg": (
        "rhythm",
        {"every": {"number": 2, "unit": "months"}},
        "Abstand der Sitzungen: 2 Monate statt 1 Monat (§ 2 Abs. 1)",
    ),
    "phoenix": (
        "majority",
        {"ballots": [{"kind": "present"}]},
        "Mehrheit: die Mehrheit der Anwesenden statt mehr Ja als Nein (§ 2 Abs. 3)",
    ),
    "hohenstuecken": (
        "election",
        {"recall": {"kind": "all"}},
        (
            "Abwahl: „die Mehrheit aller Stimmberechtigten“ statt "
            "„mindestens zwei Drittel aller Stimmberechtigten“ (§ 2 Abs. 2)"
        ),
    ),
    "kosmosviertel": (
        "bias",
        {"conduct": "answers"},
        "Befangene in der Aussprache: beantworten Fragen statt reden mit (§ 1 Abs. 3)",
    ),
    "hochfeld": (
        "guests",
        {"speak": "by_chair"},
        "Rederecht der Gäste: „dürfen mitreden, wenn die Leitung es erlaubt“ statt „dürfen mitreden“ (§ 1 Abs. 4)",
    ),
    "kiel": (
        "vote",
        {"proxies": {"most": 2, "for_quorum": True}},
        "Stimmen höchstens je Mensch: 2 statt 1 (§ 1 Abs. 2)",
    ),
}


@pytest.mark.parametrize("text", QUESTIONS)
def test_a_real_text_comes_in_and_answers_five_questions(text):
    body = load(ROOT / "examples" / "rules" / f"{text}.yaml").body
    rules = rules_for(Organization.objects.get(body=body, key="gremium"), SITTING)

    answers = [(question(rules).outcome.value, question(rules).sentence) for question, *_expected in QUESTIONS[text]]

    assert answers == [tuple(expected) for _question, *expected in QUESTIONS[text]]
    assert len(answers) == 5
    provisions = provisions_of(RuleRevision.objects.get(body=body))
    assert contradictions(provisions) == ()
    assert len(rules.provisions) == len(provisions) >= 4
    family, value, said = LATER[text]
    [part] = value
    old = next(one for one in provisions if one.value.family == family and part in one.value.parts())
    later = replace(old, value=replace(old.value, **{part: getattr(value_of(family, value), part)}))
    assert changes(provisions, [later if one is old else one for one in provisions], {}) == (said,)


def test_every_example_is_asked():
    assert sorted(one.stem for one in (ROOT / "examples" / "rules").glob("*.yaml")) == sorted(QUESTIONS)

"""Where no rule speaks, and where one names what nobody has said yet: the answer says what is missing."""

import datetime as dt

import pytest

from sozialraum.norms.rules.chair import ChairPower
from sozialraum.norms.rules.form import SittingForm
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
from sozialraum.proceedings.rules.elections import ElectionCount
from sozialraum.rulings.rules.majority import VotesCast
from tests.rulings.given import NOTHING, day, pinned, rule

TODAY = dt.date(2026, 12, 10)
UNRULED = [
    (lambda r: demands.is_demanded(r, 3), "wer eine Sitzung verlangen kann"),
    (lambda r: demands.sitting_due(r, TODAY), "bis wann eine verlangte Sitzung stattfindet"),
    (lambda r: demands.may_demand_again(r, TODAY, TODAY), "ob dasselbe Thema noch einmal verlangt werden kann"),
    (lambda r: agendas.is_taken(r, TODAY, TODAY), "bis wann Punkte vorgeschlagen werden"),
    (agendas.is_added, "ob in der Sitzung Punkte dazukommen"),
    (agendas.may_decide_late, "ob über nachgereichte Punkte beschlossen wird"),
    (lambda r: agendas.standing_items(r, TODAY, {}), "welche Punkte immer wiederkehren"),
    (lambda r: agendas.returns_by(r, TODAY), "wann Verwiesenes zurückkommt"),
    (lambda r: conduct.may_meet(r, SittingForm.ROOM), "in welcher Form getagt wird"),
    (lambda r: conduct.must_offer_video(r, 1), "ob man Video verlangen kann"),
    (lambda r: conduct.chair_may(r, ChairPower.HOUSE), "was die Leitung allein tun darf"),
    (lambda r: conduct.is_amended(r, VotesCast(9, 0)), "welche Mehrheit die Regeln ändert"),
    (lambda r: rhythms.next_due(r, [TODAY]), "wie oft getagt wird"),
    (lambda r: rhythms.is_year_kept(r, [TODAY], 2026, TODAY), "wie oft im Jahr getagt wird"),
    (lambda r: rhythms.may_sit_on(r, TODAY, []), "ob in den Schulferien getagt wird"),
    (lambda r: rhythms.may_sit_on_holiday(r, TODAY), "ob an Feiertagen getagt wird"),
    (lambda r: rhythms.is_ahead(r, [TODAY], [TODAY], TODAY), "ob vor der Sitzung eines anderen Gremiums getagt wird"),
    (lambda r: rhythms.is_planned(r, [TODAY], 2027, TODAY), "ob die Termine eines Jahres vorher feststehen"),
    (lambda r: rhythms.due_before(r, TODAY), "ob vor der Sitzung eines anderen Gremiums getagt wird"),
    (lambda r: rhythms.is_short_enough(r, 90), "wie lange eine Sitzung dauert"),
    (circulars.may_circulate, "ob ohne Sitzung beschlossen wird"),
    (lambda r: circulars.answer_by(r, TODAY), "wie lange man antworten kann"),
    (effects.decides, "ob das Gremium beschließt oder empfiehlt"),
    (lambda r: effects.is_answered(r, TODAY, TODAY), "bis wann geantwortet wird"),
    (lambda r: elections.is_elected(r, ElectionCount((("A", 1),))), "was für eine Wahl nötig ist"),
    (lambda r: elections.may_stand(r, True), "wer gewählt werden kann"),
    (lambda r: elections.may_elect_together(r, 0), "ob mehrere in einer Abstimmung gewählt werden"),
    (lambda r: elections.is_recalled(r, VotesCast(9, 0)), "ob jemand abgewählt werden kann"),
    (lambda r: terms.is_in_office(r, TODAY, TODAY), "wie lange ein Amt dauert"),
    (lambda r: terms.may_be_elected_again(r, 1), "wie oft nacheinander man gewählt werden kann"),
    (lambda r: terms.by_election_until(r, TODAY, TODAY), "ob nachgewählt wird"),
    (lambda r: terms.whose_turn(r, ["A"], "A", TODAY, TODAY), "ob das Amt wechselt"),
    (lambda r: workgroups.may_found(r, FoundedBy.BODY), "wer Arbeitsgruppen gründet"),
    (lambda r: workgroups.group_ends(r, TODAY), "wann eine Arbeitsgruppe endet"),
    (lambda r: workgroups.has_reported(r, TODAY, TODAY), "wann eine Arbeitsgruppe berichtet"),
    (lambda r: workgroups.is_composed(r, 5, 2), "wer in einer Arbeitsgruppe sein muss"),
    (visiting.may_come, "wer zur Sitzung kommen darf"),
    (visiting.may_speak, "ob Gäste mitreden"),
    (visiting.may_move, "ob Gäste Anträge stellen"),
    (lambda r: records.minutes_in_time(r, TODAY, TODAY), "bis wann das Protokoll verschickt wird"),
    (lambda r: records.minutes_complete(r, []), "was im Protokoll steht"),
    (lambda r: records.objection_ends(r, TODAY), "wie lange man dem Protokoll widersprechen kann"),
    (lambda r: records.is_approved(r, TODAY, TODAY), "wodurch das Protokoll genehmigt ist"),
    (lambda r: records.may_be_read(r, sent=True, approved=True), "ob alle das Protokoll lesen"),
]


@pytest.mark.parametrize(("question", "subject"), [pytest.param(*one, id=one[1]) for one in UNRULED])
def test_where_no_rule_speaks_nothing_is_made_up(question, subject):
    answer = question(NOTHING)

    assert (answer.outcome.value, answer.sentence, answer.provision) == (
        "unregulated",
        f"Nicht geregelt: {subject}.",
        None,
    )


@pytest.mark.parametrize(
    ("family", "value", "question", "outcome", "sentence"),
    [
        ("agenda", {"returned": "when_ready"}, lambda r: agendas.returns_by(r, TODAY),
         "open", "Verwiesenes kommt zurück: wenn die Gruppe fertig ist (§ 2)."),
        ("agenda", {"standing": {"title": "Berichte", "every": "sitting"}},
         lambda r: agendas.standing_items(r, TODAY, {"Berichte": day("2026-12-09")}),
         "yes", "Auf die Tagesordnung gehört: „Berichte“ (§ 2)."),
        ("minutes", {"approved": "next"}, lambda r: records.is_approved(r, TODAY, TODAY),
         "open", "Noch nicht genehmigt; genehmigt wird in der nächsten Sitzung (§ 2)."),
        ("minutes", {"approved": "next"}, lambda r: records.is_approved(r, TODAY, TODAY, done=True),
         "yes", "Genehmigt: in einer Sitzung (§ 2)."),
        ("minutes", {"approved": "signature"}, lambda r: records.is_approved(r, TODAY, TODAY, done=True),
         "yes", "Genehmigt: durch Unterschrift (§ 2)."),
        ("rhythm", {"per_year": {"most": 2}}, lambda r: rhythms.is_year_kept(r, [TODAY], 2026, TODAY),
         "yes", "Eingehalten: 2026 1 Sitzung, höchstens 2 (§ 2)."),
        ("rhythm", {"per_year": {"most": 2}}, lambda r: rhythms.next_due(r, [TODAY]),
         "unregulated", "Nicht geregelt: wie oft getagt wird."),
        ("term", {"by_election": "none"}, lambda r: terms.by_election_until(r, TODAY, TODAY),
         "no", "Keine Nachwahl: ein freies Amt wird nicht nachgewählt (§ 2)."),
        ("term", {"by_election": "rest"}, lambda r: terms.by_election_until(r, TODAY, TODAY),
         "unregulated", "Nicht geregelt: wie lange ein Amt dauert."),
        ("workgroups", {"reports": {"each_sitting": True}}, lambda r: workgroups.report_due(r, TODAY),
         "open", "Die Arbeitsgruppe berichtet in der nächsten Sitzung (§ 2)."),
        ("chair", {"may": ["urgent"], "told": True}, lambda r: conduct.chair_may(r, ChairPower.URGENT),
         "yes", "Erlaubt: die Leitung entscheidet, was nicht warten kann (§ 2)."),
    ],
)  # fmt: skip
def test_what_a_rule_leaves_to_somebody_is_open(family, value, question, outcome, sentence):
    answer = question(pinned(rule(family, value, "§ 2")))

    assert (answer.outcome.value, answer.sentence) == (outcome, sentence)


def test_what_the_chair_does_alone_is_to_be_reported():
    urgent = pinned(rule("chair", {"may": ["urgent"], "told": True}))

    assert conduct.chair_may(urgent, ChairPower.URGENT).missing == ("Bericht in der nächsten Sitzung",)
    assert conduct.chair_may(urgent, ChairPower.HOUSE).missing == ()

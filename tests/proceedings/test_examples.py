"""Twenty real texts as founding files: each holds, contradicts nothing, answers five questions, and is compared."""

import datetime as dt
from dataclasses import replace
from functools import partial

import pytest

from sozialraum.bodies.models import Organization
from sozialraum.bylaws.models import RuleRevision
from sozialraum.bylaws.queries import provisions_of, rules_for
from sozialraum.founding.load import load
from sozialraum.norms.rules.bias import BiasConduct
from sozialraum.norms.rules.chair import ChairPower
from sozialraum.norms.rules.families import contradictions, value_of
from sozialraum.norms.rules.form import SittingForm
from sozialraum.norms.rules.notice import UrgencyFinder
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
from sozialraum.proceedings.rules.due import HolidaySpan
from sozialraum.proceedings.rules.elections import ElectionCount
from sozialraum.provisions.rules.ruleset import changes
from sozialraum.provisions.rules.values import Matter
from sozialraum.rulings.rules import bias, figures, majority, notice
from sozialraum.rulings.rules.attendance import Participant, may_vote
from sozialraum.rulings.rules.figures import HeadCount
from sozialraum.rulings.rules.majority import VotesCast
from sozialraum.rulings.rules.notice import UrgencyFound
from tests.founding.test_dump import ROOT
from tests.rulings.given import day

pytestmark = [pytest.mark.django_db, pytest.mark.once]

SITTING = dt.date(2026, 12, 10)  # a Thursday
AUTUMN = HolidaySpan("Herbstferien", dt.date(2026, 10, 17), dt.date(2026, 10, 31))
ask = partial


def days(*texts):
    return [day(one) for one in texts]


def voter(**facts):
    return ask(may_vote, who=Participant("a", "Aylin", **facts), day=SITTING)


def elect(*votes, **more):
    return ask(elections.is_elected, count=ElectionCount(votes, **more))


def heads(present, of=None):
    return ask(figures.has_heads, heads=HeadCount(present, of))


def carried(yes, no, abstain=0, present=None, everybody=None, **more):
    return ask(majority.is_carried, cast=VotesCast(yes, no, abstain, present, everybody), **more)


LAST_YEAR = dt.date(2024, 12, 10)
QUESTIONS = {
    "haan": [
        (ask(notice.last_day, sitting=SITTING), "yes", "Einladen bis Montag, 30. November 2026 (§ 1 Abs. 3)."),
        (
            ask(rhythms.due_before, others_sitting=SITTING),
            "yes",
            "Vor der Sitzung von Jugendhilfeausschuss tagen bis Donnerstag, 19. November 2026 (§ 1 Abs. 2, etwa).",
        ),
        (ask(elections.may_stand, fulfils=False), "no", "Nicht wählbar: freie Träger (§ 2 Abs. 1)."),
        (
            effects.decides,
            "no",
            ("Nicht bindend: das Gremium empfiehlt; das geht an: Jugendhilfeausschuss (§ 2 Abs. 5)."),
        ),
        (
            ask(workgroups.may_found, by=FoundedBy.BODY),
            "no",
            "Nicht möglich: der Auftrag steht noch nicht fest (§ 2 Abs. 6).",
        ),
    ],
    "marl": [
        (
            ask(terms.whose_turn, order=("A", "B", "C"), last="C", since=SITTING, day=SITTING),
            "yes",
            "An der Reihe: A, gewechselt wird nach jeder Sitzung (§ 1 Abs. 1).",
        ),
        (
            ask(agendas.last_day_to_propose, sitting=SITTING),
            "yes",
            "Punkte vorschlagen bis Donnerstag, 10. Dezember 2026 (§ 1 Abs. 2).",
        ),
        (
            ask(records.minutes_due, sitting=SITTING, next_invitation=day("2027-01-04")),
            "yes",
            "Das Protokoll mit der nächsten Einladung verschicken, bis Montag, 4. Januar 2027 (§ 2 Abs. 1).",
        ),
        (heads(3), "unregulated", "Nicht geregelt: wie viele da sein müssen."),
        (
            ask(conduct.is_amended, cast=VotesCast(11, 1, 0)),
            "no",
            (
                "Nicht geändert: 11 Ja, 1 Nein, 0 Enthaltungen, nötig sind 12 "
                "(Konsens, niemand widerspricht) (§ 3 Abs. 1)."
            ),
        ),
    ],
    "untermain": [
        (voter(), "unregulated", "Nicht geregelt: wer abstimmen kann."),
        (
            carried(5, 5),
            "no",
            (
                "Abgelehnt: Stimmengleichheit, 5 Ja, 5 Nein, 0 Enthaltungen; "
                "was dann gilt, ist nicht eigens geregelt (§ 2 Abs. 1)."
            ),
        ),
        (
            ask(majority.is_held, way="secret", asked_by=1, present=12, topic=Matter.ELECTION),
            "yes",
            "Geheim abzustimmen: 1 von 12 verlangt es, nötig ist 1 (§ 2 Abs. 2).",
        ),
        (elect(("A", 7), ("B", 5)), "yes", "Gewählt: A (7 Stimmen), nötig sind 7 (§ 3 Abs. 2)."),
        (
            ask(terms.term_ends, elected=LAST_YEAR),
            "yes",
            "Die Amtszeit dauert bis Freitag, 10. Dezember 2027 (§ 3 Abs. 3).",
        ),
    ],
    "ortenberg": [
        (
            ask(rhythms.next_due, held=days("2026-09-10")),
            "yes",
            "Die nächste Sitzung findet statt bis Donnerstag, 10. Dezember 2026 (§ 1 Abs. 1).",
        ),
        (
            ask(notice.reaches_all, addressed={"Magistrat"}),
            "yes",
            "Alle bedacht: Magistrat eingeladen (§ 1 Abs. 3).",
        ),
        (
            ask(demands.is_demanded, asked_by=3, voters=10),
            "no",
            "Nicht erreicht: 3 von 10 verlangen es, nötig sind 4 (§ 1 Abs. 4).",
        ),
        (
            ask(agendas.is_added, cast=VotesCast(5, 2, 3, 10)),
            "no",
            "Kommt nicht dazu: 5 Ja, 2 Nein, 3 Enthaltungen, nötig sind 6 (die Mehrheit der Anwesenden) (§ 2 Abs. 2).",
        ),
        (
            carried(6, 2, 2, 10),
            "yes",
            "Angenommen: 6 Ja, 2 Nein, 2 Enthaltungen, nötig sind 6 (die Mehrheit der Anwesenden) (§ 3 Abs. 2).",
        ),
    ],
    "delbrueck": [
        (
            ask(notice.is_in_time, sitting=SITTING, sent=day("2026-11-27")),
            "no",
            (
                "Weicht ab: abgesendet am Freitag, 27. November 2026, "
                "letzter Tag ist Donnerstag, 26. November 2026 (§ 1 Abs. 2, etwa)."
            ),
        ),
        (
            ask(demands.is_demanded, asked_by=3, reasons=True),
            "yes",
            "Erreicht: 3 verlangen es, nötig sind 3 (§ 1 Abs. 3).",
        ),
        (heads(5, 10), "no", "Nicht beschlussfähig: 5 von 10 Stimmberechtigten anwesend, nötig sind 6 (§ 2 Abs. 1)."),
        (carried(4, 4, 2), "no", "Abgelehnt: Stimmengleichheit, 4 Ja, 4 Nein, 2 Enthaltungen (§ 2 Abs. 2)."),
        (
            ask(rhythms.is_year_kept, held=days("2025-01-10", "2025-04-10", "2025-09-10"), year=2025, today=SITTING),
            "no",
            "Ausgefallen: 2025 3 Sitzungen, nötig sind 4 (§ 1 Abs. 1).",
        ),
    ],
    "schmalkalden": [
        (
            ask(notice.last_day, sitting=SITTING),
            "yes",
            "Einladen bis Dienstag, 1. Dezember 2026, Zugang bis Dienstag, 1. Dezember 2026 (§ 1 Abs. 3).",
        ),
        (
            ask(notice.is_in_time, sitting=SITTING, sent=day("2026-12-08"), urgency=UrgencyFound(UrgencyFinder.BODY)),
            "no",
            "Frist verletzt: die Einladung sagt nicht, dass es dringend ist (§ 1 Abs. 4).",
        ),
        (
            ask(notice.last_day_public, sitting=SITTING),
            "yes",
            "Bekannt machen bis Sonntag, 6. Dezember 2026 (§ 1 Abs. 8).",
        ),
        (
            ask(demands.may_demand_again, dealt_with=day("2026-10-01"), day=SITTING),
            "no",
            (
                "Nicht möglich: behandelt am Donnerstag, 1. Oktober 2026, "
                "wieder möglich ab Samstag, 2. Januar 2027 (§ 1 Abs. 7)."
            ),
        ),
        (ask(rhythms.is_short_enough, minutes=200), "no", "Weicht ab: 200 Minuten, höchstens 180 (§ 1 Abs. 2, soll)."),
    ],
    "vahr": [
        (ask(notice.last_day, sitting=SITTING), "yes", "Einladen bis Donnerstag, 3. Dezember 2026 (§ 2 Abs. 1)."),
        (
            ask(notice.last_day, sitting=SITTING, urgent=True),
            "yes",
            "Einladen bis Mittwoch, 9. Dezember 2026 (§ 2 Abs. 1).",
        ),
        (
            ask(visiting.may_come, meant=False),
            "no",
            "Nicht erlaubt: kommen dürfen nur bestimmte Menschen: junge Menschen (§ 1 Abs. 2).",
        ),
        (agendas.is_added, "yes", "Möglich: Punkte kommen jederzeit dazu (§ 3 Abs. 1)."),
        (
            ask(agendas.standing_items, sitting=SITTING, last={}),
            "yes",
            "Auf die Tagesordnung gehört: „Themen des Beirats und des Stadtteils“ (§ 3 Abs. 2).",
        ),
    ],
    "tutzing": [
        (ask(notice.last_day, sitting=SITTING), "yes", "Einladen bis Donnerstag, 26. November 2026 (§ 1 Abs. 2)."),
        (
            ask(conduct.may_meet, form=SittingForm.HYBRID, requested_by=1),
            "yes",
            "Möglich: 1 verlangt es, nötig ist 1 (§ 1 Abs. 3).",
        ),
        (
            ask(visiting.may_speak, category="Eingeladene"),
            "yes",
            "Erlaubt: Eingeladene dürfen mitreden (§ 1 Abs. 5).",
        ),
        (
            visiting.may_speak,
            "open",
            "Gäste dürfen mitreden, wenn das Gremium es beschließt (§ 1 Abs. 6).",
        ),
        (
            ask(visiting.may_speak, in_open_round=True),
            "yes",
            "Erlaubt: in der offenen Runde vor jeder Sitzung reden alle (§ 1 Abs. 7).",
        ),
    ],
    "vahrenheide": [
        (visiting.may_come, "yes", "Erlaubt: kommen dürfen alle (§ 1 Abs. 1)."),
        (
            effects.decides,
            "no",
            ("Nicht bindend: das Gremium empfiehlt; das geht an: die zuständigen Stellen (§ 1 Abs. 2)."),
        ),
        (
            ask(terms.term_ends, elected=LAST_YEAR),
            "yes",
            "Die Amtszeit dauert bis Mittwoch, 10. Dezember 2025 (§ 2 Abs. 3).",
        ),
        (
            ask(workgroups.may_found, by=FoundedBy.THEMSELVES),
            "no",
            "Nicht möglich: Arbeitsgruppen gründet das Gremium (§ 1 Abs. 4).",
        ),
        (elect(("A", 5)), "unregulated", "Nicht geregelt: was für eine Wahl nötig ist."),
    ],
    "win-foren": [
        (
            carried(20, 1, 5),
            "no",
            ("Abgelehnt: 20 Ja, 1 Nein, 5 Enthaltungen, nötig sind 21 (Konsens, niemand widerspricht) (§ 1 Abs. 3)."),
        ),
        (
            carried(20, 0, 5),
            "yes",
            ("Angenommen: 20 Ja, 0 Nein, 5 Enthaltungen, nötig sind 20 (Konsens, niemand widerspricht) (§ 1 Abs. 3)."),
        ),
        (ask(effects.decides, topic=Matter.MONEY, euros=9000), "yes", "Bindend: das Gremium beschließt (§ 1 Abs. 4)."),
        (
            ask(rhythms.next_due, held=days("2026-10-15")),
            "yes",
            "Die nächste Sitzung findet statt bis Donnerstag, 10. Dezember 2026 (§ 1 Abs. 2).",
        ),
        (visiting.may_speak, "yes", "Erlaubt: Gäste dürfen mitreden (§ 1 Abs. 1)."),
    ],
    "steilshoop": [
        (voter(present=True), "yes", "Stimmberechtigt: Aylin ist da (§ 1 Abs. 1)."),
        (voter(present=False), "no", "Ohne Stimme: Aylin ist nicht da (§ 1 Abs. 1)."),
        (
            ask(may_vote, who=Participant("a", "Aylin", present=True), day=SITTING, topic=Matter.MONEY),
            "open",
            (
                "Angabe fehlt: ob Aylin die Voraussetzung erfüllt "
                "(nach der eigenen Regel für Anträge auf Geld) (§ 1 Abs. 2)."
            ),
        ),
        (effects.decides, "no", "Nicht bindend: das Gremium empfiehlt (§ 2 Abs. 1)."),
        (ask(effects.decides, topic=Matter.MONEY), "yes", "Bindend: das Gremium beschließt (§ 2 Abs. 2)."),
    ],
    "wulsdorf": [
        (
            ask(notice.is_complete, enclosed={"Tagesordnung"}),
            "no",
            "Unvollständig: letztes Protokoll fehlt (§ 3 Abs. 3).",
        ),
        (
            ask(terms.by_election_until, elected=LAST_YEAR, by_election=day("2025-09-01")),
            "yes",
            "Nachgewählt bis Donnerstag, 10. Dezember 2026 (§ 2 Abs. 3).",
        ),
        (
            ask(records.minutes_complete, contains={"Ergebnisse"}),
            "no",
            "Unvollständig: es fehlt: Abstimmungen (§ 3 Abs. 5).",
        ),
        (
            ask(rhythms.next_due, held=days("2026-10-15")),
            "yes",
            "Die nächste Sitzung findet statt bis Donnerstag, 10. Dezember 2026 (§ 3 Abs. 1).",
        ),
        (
            ask(majority.is_held, way="secret", asked_by=0, present=12, topic=Matter.ELECTION),
            "no",
            "Nicht geheim abzustimmen: 0 von 12 verlangen es, nötig ist 1 (§ 2 Abs. 4).",
        ),
    ],
    "mitte": [
        (heads(10), "yes", "Beschlussfähig: 10 Stimmberechtigte anwesend, nötig sind 10 (§ 2 Abs. 1)."),
        (heads(9), "no", "Nicht beschlussfähig: 9 Stimmberechtigte anwesend, nötig sind 10 (§ 2 Abs. 1)."),
        (
            ask(notice.last_day_public, sitting=SITTING),
            "yes",
            "Bekannt machen bis Donnerstag, 26. November 2026 (§ 2 Abs. 2).",
        ),
        (voter(category="Gäste", present=True), "no", "Ohne Stimme: Aylin (Gäste) – ohne Stimme (§ 1 Abs. 2)."),
        (
            ask(terms.term_ends, elected=LAST_YEAR, office="Steuerungsgruppe"),
            "yes",
            "Die Amtszeit dauert bis Donnerstag, 10. Dezember 2026 (§ 2 Abs. 5).",
        ),
    ],
    "schnelsen": [
        (
            ask(rhythms.next_due, held=days("2026-08-20"), spans=[AUTUMN]),
            "yes",
            "Die nächste Sitzung findet statt bis Freitag, 16. Oktober 2026 (§ 2 Abs. 1).",
        ),
        (
            ask(rhythms.may_sit_on, day=day("2026-10-20"), spans=[AUTUMN]),
            "no",
            "Nicht möglich: Dienstag, 20. Oktober 2026 liegt in den Ferien (Herbstferien) (§ 2 Abs. 1).",
        ),
        (
            carried(4, 4),
            "open",
            (
                "Stimmengleichheit, 4 Ja, 4 Nein, 0 Enthaltungen: "
                "dann entscheidet das Gremium von Fall zu Fall (§ 2 Abs. 5)."
            ),
        ),
        (visiting.may_come, "yes", "Erlaubt: kommen dürfen alle (§ 2 Abs. 2)."),
        (
            ask(conduct.chair_may, power=ChairPower.HOUSE),
            "unregulated",
            "Nicht geregelt: was die Leitung allein tun darf.",
        ),
    ],
    "dulsberg": [
        (heads(8), "yes", "Beschlussfähig: 8 Stimmberechtigte anwesend, nötig sind 8 (§ 2 Abs. 3)."),
        (heads(7), "no", "Nicht beschlussfähig: 7 Stimmberechtigte anwesend, nötig sind 8 (§ 2 Abs. 3)."),
        (
            ask(rhythms.next_due, held=days("2026-11-10")),
            "yes",
            "Die nächste Sitzung findet statt bis Donnerstag, 10. Dezember 2026 (§ 2 Abs. 1).",
        ),
        (
            ask(terms.is_in_office, elected=LAST_YEAR, today=SITTING),
            "yes",
            "Im Amt: gewählt am Dienstag, 10. Dezember 2024, Amtszeit bis Donnerstag, 10. Dezember 2026 (§ 2 Abs. 5).",
        ),
        (elect(("A", 5)), "unregulated", "Nicht geregelt: was für eine Wahl nötig ist."),
    ],
    "phoenix": [
        (
            ask(bias.may_conduct, wanted=BiasConduct.DEBATES),
            "unregulated",
            "Nicht geregelt: ob Befangene mitreden.",
        ),
        (
            carried(6, 5),
            "yes",
            "Angenommen: 6 Ja, 5 Nein, 0 Enthaltungen, nötig sind 6 (mehr Ja als Nein) (§ 2 Abs. 3).",
        ),
        (carried(5, 6), "no", "Abgelehnt: 5 Ja, 6 Nein, 0 Enthaltungen, nötig sind 6 (mehr Ja als Nein) (§ 2 Abs. 3)."),
        (
            ask(rhythms.next_due, held=days("2026-10-10")),
            "yes",
            "Die nächste Sitzung findet statt bis Donnerstag, 10. Dezember 2026 (§ 2 Abs. 1).",
        ),
        (circulars.may_circulate, "unregulated", "Nicht geregelt: ob ohne Sitzung beschlossen wird."),
    ],
    "hohenstuecken": [
        (heads(6), "yes", "Beschlussfähig: 6 Stimmberechtigte anwesend, nötig sind 6 (§ 2 Abs. 1)."),
        (heads(5), "no", "Nicht beschlussfähig: 5 Stimmberechtigte anwesend, nötig sind 6 (§ 2 Abs. 1)."),
        (
            ask(elections.is_recalled, cast=VotesCast(9, 3, 2, 14, 14)),
            "no",
            (
                "Nicht abgewählt: 9 Ja, 3 Nein, 2 Enthaltungen, nötig sind 10 "
                "(mindestens zwei Drittel aller Stimmberechtigten) (§ 2 Abs. 2)."
            ),
        ),
        (
            ask(elections.is_recalled, cast=VotesCast(10, 3, 1, 14, 14)),
            "yes",
            (
                "Abgewählt: 10 Ja, 3 Nein, 1 Enthaltung, nötig sind 10 "
                "(mindestens zwei Drittel aller Stimmberechtigten) (§ 2 Abs. 2)."
            ),
        ),
        (
            ask(terms.term_ends, elected=LAST_YEAR),
            "yes",
            "Die Amtszeit dauert bis Donnerstag, 10. Dezember 2026 (§ 2 Abs. 3).",
        ),
    ],
    "kosmosviertel": [
        (heads(10, 15), "yes", "Beschlussfähig: 10 von 15 Stimmberechtigten anwesend, nötig sind 10 (§ 1 Abs. 1)."),
        (heads(9, 15), "no", "Nicht beschlussfähig: 9 von 15 Stimmberechtigten anwesend, nötig sind 10 (§ 1 Abs. 1)."),
        (
            carried(6, 4, topic=Matter.MONEY),
            "no",
            (
                "Abgelehnt: 6 Ja, 4 Nein, 0 Enthaltungen, nötig sind 7 "
                "(mindestens zwei Drittel der abgegebenen Stimmen) (§ 1 Abs. 2)."
            ),
        ),
        (ask(bias.may_conduct, wanted=BiasConduct.DEBATES), "yes", "Erlaubt: Befangene reden mit (§ 1 Abs. 3)."),
        (visiting.may_come, "no", "Nicht erlaubt: kommen dürfen alle, die sich anmelden (§ 1 Abs. 4)."),
    ],
    "hochfeld": [
        (
            ask(majority.is_held, way="secret", asked_by=0, present=12, topic=Matter.ADMISSION),
            "yes",
            "Geheim abzustimmen: immer (§ 1 Abs. 3).",
        ),
        (
            carried(7, 5, topic=Matter.ADMISSION),
            "yes",
            "Angenommen: 7 Ja, 5 Nein, 0 Enthaltungen, nötig sind 7 (mehr Ja als Nein) (§ 1 Abs. 3).",
        ),
        (carried(7, 5), "unregulated", "Nicht geregelt: welche Mehrheit nötig ist."),
        (voter(category="Verwaltung"), "no", "Ohne Stimme: Aylin (Verwaltung) – beratend, ohne Stimme (§ 1 Abs. 2)."),
        (visiting.may_speak, "yes", "Erlaubt: Gäste dürfen mitreden (§ 1 Abs. 4)."),
    ],
    "kiel": [
        (heads(8, 12), "yes", "Beschlussfähig: 8 von 12 Stimmberechtigten anwesend, nötig sind 8 (§ 1 Abs. 3)."),
        (heads(7, 12), "no", "Nicht beschlussfähig: 7 von 12 Stimmberechtigten anwesend, nötig sind 8 (§ 1 Abs. 3)."),
        (
            carried(8, 4, topic=Matter.ADMISSION),
            "yes",
            (
                "Angenommen: 8 Ja, 4 Nein, 0 Enthaltungen, nötig sind 8 "
                "(mindestens zwei Drittel der abgegebenen Stimmen) (§ 1 Abs. 4)."
            ),
        ),
        (
            ask(terms.whose_turn, order=("A", "B"), last="A", since=day("2025-12-10"), day=SITTING),
            "yes",
            "An der Reihe: B, gewechselt wird nach einem Jahr (§ 1 Abs. 5).",
        ),
        (agendas.may_decide_late, "unregulated", "Nicht geregelt: ob über nachgereichte Punkte beschlossen wird."),
    ],
}


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
    assert changes(provisions, [later if one is old else one for one in provisions]) == (said,)


def test_every_example_is_asked():
    assert sorted(one.stem for one in (ROOT / "examples" / "rules").glob("*.yaml")) == sorted(QUESTIONS)

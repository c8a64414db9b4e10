"""Five questions to each of ten further real texts under ``examples/rules``, answered by hand."""

from sozialraum.norms.rules.bias import BiasConduct
from sozialraum.norms.rules.chair import ChairPower
from sozialraum.proceedings.rules import (
    agendas,
    circulars,
    conduct,
    effects,
    elections,
    records,
    rhythms,
    terms,
    visiting,
)
from sozialraum.provisions.rules.values import Matter
from sozialraum.rulings.rules import bias, majority, notice
from sozialraum.rulings.rules.attendance import Participant, may_vote
from sozialraum.rulings.rules.majority import VotesCast
from tests.proceedings.asking import AUTUMN, LAST_YEAR, SITTING, ask, carried, days, elect, heads, voter
from tests.rulings.given import day

QUESTIONS = {
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

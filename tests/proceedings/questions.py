"""Five questions to each of ten real texts under ``examples/rules``, answered by hand."""

from sozialraum.norms.rules.form import SittingForm
from sozialraum.norms.rules.notice import UrgencyFinder
from sozialraum.norms.rules.workgroups import FoundedBy
from sozialraum.proceedings.rules import (
    agendas,
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
from sozialraum.provisions.rules.values import Matter
from sozialraum.rulings.rules import majority, notice
from sozialraum.rulings.rules.majority import VotesCast
from sozialraum.rulings.rules.notice import UrgencyFound
from tests.proceedings.asking import LAST_YEAR, SITTING, ask, carried, days, elect, heads, voter
from tests.rulings.given import day

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
}

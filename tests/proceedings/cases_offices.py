"""Elections, terms and working groups in real texts.

Texts in own words; where the part that was read names no paragraph, there is none, or that of the cases alone.
"""

import datetime as dt
from functools import partial

from sozialraum.norms.rules.workgroups import FoundedBy
from sozialraum.proceedings.rules import elections, terms, workgroups
from sozialraum.proceedings.rules.elections import ElectionCount
from sozialraum.rulings.rules.majority import VotesCast
from tests.proceedings import sources
from tests.rulings.given import Case, day, pinned, rule

ask = partial
ELECTED = dt.date(2024, 12, 10)


def elect(*votes, number=1, **more):
    return partial(elections.is_elected, count=ElectionCount(votes, **more), round_number=number)


ELECTION = (
    Case(
        "Haan: chair and deputy, majority of those present, only free Träger",
        sources.HAAN,
        pinned(
            rule("election", {"office": {"name": "Vorsitz", "least": 1, "most": 1}}, "§ 4"),
            rule("election", {"rounds": [{"kind": "present"}], "eligible": "freie Träger"}, "§ 4"),
        ),
        (
            (
                elect(("Aylin", 7), ("Boris", 5), present=13),
                "yes",
                "Gewählt: Aylin (7 Stimmen), nötig sind 7 (§ 4).",
            ),
            (
                elect(("Aylin", 7), ("Boris", 5), present=14),
                "no",
                "Nicht gewählt: 1 Platz offen, nötig sind 8 (§ 4).",
            ),
            (
                elect(("Aylin", 7), ("Boris", 5)),
                "open",
                "Nicht bekannt, wie viele es insgesamt sind (die Mehrheit der Anwesenden) (§ 4).",
            ),
            (ask(elections.may_stand, fulfils=False), "no", "Nicht wählbar: freie Träger (§ 4)."),
            (ask(elections.may_stand, fulfils=None), "open", "Zu klären: freie Träger (§ 4)."),
        ),
    ),
    Case(
        "Wulsdorf: a team of at most five equals, the most votes",
        sources.WULSDORF,
        pinned(
            rule("election", {"office": {"name": "Sprecherteam", "most": 5, "order": "equal"}}),
            rule("election", {"rounds": [{"kind": "relative"}]}),
        ),
        (
            (
                elect(("A", 9), ("B", 7), ("C", 5), seats=2),
                "yes",
                "Gewählt: A (9 Stimmen) und B (7 Stimmen), nötig ist 1.",
            ),
            (
                elect(("A", 9), ("B", 5), ("C", 5), seats=2),
                "open",
                (
                    "Gewählt: A (9 Stimmen); gleich viele Stimmen: B (5 Stimmen) und C (5 Stimmen); "
                    "was dann gilt, ist nicht geregelt."
                ),
            ),
            (
                elect(("A", 9), ("B", 0), seats=2),
                "no",
                "Nicht gewählt: A (9 Stimmen) gewählt, 1 Platz offen, nötig ist 1.",
            ),
            (
                ask(elections.is_recalled, cast=VotesCast(9, 1)),
                "unregulated",
                "Nicht geregelt: ob jemand abgewählt werden kann.",
            ),
        ),
    ),
    Case(
        "Untermain: an officer named by those present, secret on request, several offices",
        sources.UNTERMAIN,
        pinned(
            rule("election", {"officer": "wen die Anwesenden benennen", "rounds": [{"kind": "simple"}]}, "§ 3"),
            rule("election", {"together": "unopposed"}, "§ 3"),
        ),
        (
            (elect(("Aylin", 6), cast=11), "yes", "Gewählt: Aylin (6 Stimmen), nötig sind 6 (§ 3)."),
            (elect(("Aylin", 5), cast=11), "no", "Nicht gewählt: 1 Platz offen, nötig sind 6 (§ 3)."),
            (
                ask(elections.may_elect_together, objections=1),
                "no",
                "Nicht möglich: mehrere zusammen wählen: wenn niemand widerspricht, es widersprechen 1 (§ 3).",
            ),
            (
                ask(elections.may_elect_together, objections=0),
                "yes",
                "Möglich: mehrere zusammen wählen: wenn niemand widerspricht, es widersprechen 0 (§ 3).",
            ),
        ),
    ),
    Case(
        "A steering committee: majority of all, then between the best two, then by lot",
        sources.FEDERAL,
        pinned(
            rule("election", {"rounds": [{"kind": "all"}, {"kind": "relative"}]}, "§ 8"),
            rule("election", {"run_off": "best_two", "tie": "lot"}, "§ 8"),
            rule(
                "election",
                {"recall": {"kind": "share", "share": {"of": 2, "parts": 3, "more_than": False}, "base": "all"}},
                "§ 8",
            ),
        ),
        (
            (
                elect(("A", 6), ("B", 4), ("C", 3), all=14),
                "open",
                "1 Platz offen, nötig sind 8; es folgt die Stichwahl: A (6 Stimmen) und B (4 Stimmen) (§ 8).",
            ),
            (
                elect(("A", 6), ("B", 4), ("C", 4), all=14),
                "open",
                (
                    "1 Platz offen, nötig sind 8; es folgt die Stichwahl: A (6 Stimmen), B (4 Stimmen) und "
                    "C (4 Stimmen); für zwei Plätze zu viele, dann entscheidet das Los (§ 8)."
                ),
            ),
            (
                elect(("A", 7), ("B", 7), number=2),
                "open",
                "Gleich viele Stimmen: A (7 Stimmen) und B (7 Stimmen): dann entscheidet das Los (§ 8).",
            ),
            (elect(("A", 8), ("B", 6), number=2), "yes", "Gewählt: A (8 Stimmen), nötig ist 1 (§ 8)."),
            (
                ask(elections.is_recalled, cast=VotesCast(9, 5, 0, 14, 14)),
                "no",
                (
                    "Nicht abgewählt: 9 Ja, 5 Nein, 0 Enthaltungen, nötig sind 10 "
                    "(mindestens zwei Drittel aller Stimmberechtigten) (§ 8)."
                ),
            ),
        ),
    ),
)

TERM = (
    Case(
        "Haan: two years",
        sources.HAAN,
        pinned(rule("term", {"length": {"number": 24, "unit": "months"}}, "§ 4")),
        (
            (
                ask(terms.term_ends, elected=ELECTED),
                "yes",
                "Die Amtszeit dauert bis Donnerstag, 10. Dezember 2026 (§ 4).",
            ),
            (
                ask(terms.is_in_office, elected=ELECTED, today=day("2026-12-10")),
                "yes",
                ("Im Amt: gewählt am Dienstag, 10. Dezember 2024, Amtszeit bis Donnerstag, 10. Dezember 2026 (§ 4)."),
            ),
            (
                ask(terms.is_in_office, elected=ELECTED, today=day("2026-12-11")),
                "open",
                (
                    "Gewählt am Dienstag, 10. Dezember 2024, Amtszeit bis Donnerstag, 10. Dezember 2026; "
                    "ob man bis zur Nachfolge bleibt, ist nicht geregelt (§ 4)."
                ),
            ),
            (
                ask(terms.may_be_elected_again, terms=1),
                "unregulated",
                "Nicht geregelt: wie oft nacheinander man gewählt werden kann.",
            ),
        ),
    ),
    Case(
        "Wulsdorf: two years, by-elections at any time for the rest, again as often as one likes",
        sources.WULSDORF,
        pinned(rule("term", {"length": {"number": 24, "unit": "months"}, "by_election": "rest"})),
        (
            (
                ask(terms.by_election_until, elected=ELECTED, by_election=day("2025-06-01")),
                "yes",
                "Nachgewählt bis Donnerstag, 10. Dezember 2026.",
            ),
            (ask(terms.term_ends, elected=ELECTED), "yes", "Die Amtszeit dauert bis Donnerstag, 10. Dezember 2026."),
            (
                ask(terms.whose_turn, order=("A", "B"), last="A", since=ELECTED, day=ELECTED),
                "unregulated",
                "Nicht geregelt: ob das Amt wechselt.",
            ),
        ),
    ),
    Case(
        "Kiel: the chair goes round each year",
        sources.KIEL,
        pinned(rule("term", {"turn": "year"})),
        (
            (
                ask(terms.whose_turn, order=("A", "B", "C"), last="B", since=ELECTED, day=day("2025-12-09")),
                "yes",
                "An der Reihe: B, gewechselt wird nach einem Jahr.",
            ),
            (
                ask(terms.whose_turn, order=("A", "B", "C"), last="B", since=ELECTED, day=day("2025-12-10")),
                "yes",
                "An der Reihe: C, gewechselt wird nach einem Jahr.",
            ),
            (
                ask(terms.whose_turn, order=("A", "B", "C"), last="C", since=ELECTED, day=day("2025-12-10")),
                "yes",
                "An der Reihe: A, gewechselt wird nach einem Jahr.",
            ),
            (
                ask(terms.whose_turn, order=("A", "B"), last="D", since=ELECTED, day=day("2025-12-10")),
                "open",
                "Nicht bekannt, wer auf D folgt.",
            ),
        ),
    ),
    Case(
        "Marl: three moderate in turn",
        sources.MARL,
        pinned(rule("term", {"turn": "sitting", "categories": []})),
        (
            (
                ask(terms.whose_turn, order=("A", "B", "C"), last="A", since=ELECTED, day=ELECTED),
                "yes",
                "An der Reihe: B, gewechselt wird nach jeder Sitzung.",
            ),
            (ask(terms.term_ends, elected=ELECTED), "unregulated", "Nicht geregelt: wie lange ein Amt dauert."),
            (
                ask(terms.by_election_until, elected=ELECTED, by_election=ELECTED),
                "unregulated",
                "Nicht geregelt: ob nachgewählt wird.",
            ),
        ),
    ),
    Case(
        "Lüdenscheid: filled anew every two years",
        sources.LUEDENSCHEID,
        pinned(rule("term", {"length": {"number": 24, "unit": "months"}, "stays_on": False})),
        (
            (
                ask(terms.is_in_office, elected=ELECTED, today=day("2026-12-10")),
                "yes",
                "Im Amt: gewählt am Dienstag, 10. Dezember 2024, Amtszeit bis Donnerstag, 10. Dezember 2026.",
            ),
            (
                ask(terms.is_in_office, elected=ELECTED, today=day("2026-12-11")),
                "no",
                (
                    "Nicht mehr im Amt: gewählt am Dienstag, 10. Dezember 2024, "
                    "Amtszeit bis Donnerstag, 10. Dezember 2026."
                ),
            ),
            (
                ask(terms.may_be_elected_again, terms=1),
                "unregulated",
                "Nicht geregelt: wie oft nacheinander man gewählt werden kann.",
            ),
        ),
    ),
)

WORKGROUPS = (
    Case(
        "Haan: for a time, mandate and reports in words",
        sources.HAAN,
        pinned(
            rule("workgroups", {"founded_by": "body", "mandate": True}, "§ 4"),
            rule("workgroups", {"ends": {"number": 12, "unit": "months"}, "reports": {"each_sitting": True}}, "§ 4"),
        ),
        (
            (
                ask(workgroups.may_found, by=FoundedBy.BODY, mandate="Sprachmittlung ordnen"),
                "yes",
                "Möglich: Arbeitsgruppen gründet das Gremium (§ 4).",
            ),
            (
                ask(workgroups.may_found, by=FoundedBy.BODY),
                "no",
                "Nicht möglich: der Auftrag steht noch nicht fest (§ 4).",
            ),
            (
                ask(workgroups.group_ends, founded=ELECTED),
                "yes",
                "Die Arbeitsgruppe arbeitet bis Mittwoch, 10. Dezember 2025 (§ 4).",
            ),
            (
                ask(workgroups.report_due, last=ELECTED, next_sitting=day("2025-02-03")),
                "yes",
                "Die Arbeitsgruppe berichtet in der nächsten Sitzung, bis Montag, 3. Februar 2025 (§ 4).",
            ),
        ),
    ),
    Case(
        "Vahrenheide: enough residents in them",
        sources.VAHRENHEIDE,
        pinned(
            rule(
                "workgroups",
                {"among": {"category": "Bewohner", "share": {"of": 1, "parts": 2, "more_than": False}}},
            ),
        ),
        (
            (
                ask(workgroups.is_composed, members=7, of_category=4),
                "yes",
                "Zusammensetzung stimmt: 4 von 7 Mitgliedern: Bewohner, nötig sind 4.",
            ),
            (
                ask(workgroups.is_composed, members=7, of_category=3),
                "no",
                "Zusammensetzung stimmt nicht: 3 von 7 Mitgliedern: Bewohner, nötig sind 4.",
            ),
            (
                ask(workgroups.may_found, by=FoundedBy.CHAIR),
                "unregulated",
                "Nicht geregelt: wer Arbeitsgruppen gründet.",
            ),
        ),
    ),
    Case(
        "Untermain: the board founds them",
        sources.UNTERMAIN,
        pinned(rule("workgroups", {"founded_by": "chair"}, "§ 3")),
        (
            (
                ask(workgroups.may_found, by=FoundedBy.CHAIR),
                "yes",
                "Möglich: Arbeitsgruppen gründet die Leitung (§ 3).",
            ),
            (
                ask(workgroups.may_found, by=FoundedBy.BODY),
                "no",
                "Nicht möglich: Arbeitsgruppen gründet die Leitung (§ 3).",
            ),
            (
                ask(workgroups.group_ends, founded=ELECTED),
                "unregulated",
                "Nicht geregelt: wann eine Arbeitsgruppe endet.",
            ),
        ),
    ),
    Case(
        "Neuss: six stand in the text itself",
        sources.NEUSS,
        pinned(
            rule("workgroups", {"founded_by": "bylaws"}, "§ 1"),
            rule("workgroups", {"reports": {"within": {"number": 12, "unit": "months"}, "each_sitting": False}}, "§ 1"),
        ),
        (
            (
                ask(workgroups.may_found, by=FoundedBy.BODY, mandate="Neues"),
                "no",
                "Nicht möglich: Arbeitsgruppen gründet der Text selbst (§ 1).",
            ),
            (
                ask(workgroups.has_reported, last=ELECTED, today=day("2025-12-10")),
                "yes",
                ("Berichtet: zuletzt am Dienstag, 10. Dezember 2024, wieder bis Mittwoch, 10. Dezember 2025 (§ 1)."),
            ),
            (
                ask(workgroups.has_reported, last=ELECTED, today=day("2025-12-11")),
                "no",
                (
                    "Bericht fehlt: zuletzt am Dienstag, 10. Dezember 2024, "
                    "wieder bis Mittwoch, 10. Dezember 2025 (§ 1)."
                ),
            ),
        ),
    ),
)

"""Majorities in real texts. Sources: B… as in ``real/rules.md``, else the address."""

from functools import partial

from sozialraum.provisions.rules.values import Matter
from sozialraum.rulings.rules.majority import VotesCast, is_carried, is_held
from tests.rulings.given import Case, pinned, rule


def votes(yes, no, abstain=0, *, present=None, of=None, topic=Matter.ORDINARY, **more):
    cast = VotesCast(yes, no, abstain, present=present, all=of)
    return partial(is_carried, cast=cast, topic=topic, **more)


def asked_by(number, present, way="secret"):
    return partial(is_held, way=way, asked_by=number, present=present)


def share(of, parts, base, *, more_than):
    return {"kind": "share", "share": {"of": of, "parts": parts, "more_than": more_than}, "base": base}


DELBRUECK = Case(
    "Delbrück: simple, a tie rejects, secret if one asks",
    "B9 http://xn--seniorenbeirat-delbrck-cmc.de/geschaeftsordnung/ §§ 1-3 (2013)",
    pinned(
        rule("majority", {"ballots": [{"kind": "simple"}], "tie": "rejected", "abstentions": "out"}, "§ 3"),
        rule("majority", {"secret": {"number": 1}}, "§ 3"),
    ),
    (
        (
            votes(6, 5, 4),
            "yes",
            "Angenommen: 6 Ja, 5 Nein, 4 Enthaltungen, nötig sind 6 (mehr Ja als Nein) (§ 3).",
        ),
        (votes(5, 5), "no", "Abgelehnt: Stimmengleichheit, 5 Ja, 5 Nein, 0 Enthaltungen (§ 3)."),
        (
            votes(5, 6, 1),
            "no",
            "Abgelehnt: 5 Ja, 6 Nein, 1 Enthaltung, nötig sind 6 (mehr Ja als Nein) (§ 3).",
        ),
        (votes(0, 0, 9), "no", "Abgelehnt: 0 Ja, 0 Nein, 9 Enthaltungen, nötig ist 1 (mehr Ja als Nein) (§ 3)."),
        (asked_by(1, 11), "yes", "Geheim abzustimmen: 1 von 11 verlangt es, nötig ist 1 (§ 3)."),
        (asked_by(0, 11), "no", "Nicht geheim abzustimmen: 0 von 11 verlangen es, nötig ist 1 (§ 3)."),
    ),
)

ORTENBERG = Case(
    "Ortenberg: the majority of the members present, so abstaining is like no",
    "B8 https://senioren-ortenberg.hessen.de/rechtliche-grundlagen/geschaeftsordnung §§ 1-5",
    pinned(rule("majority", {"ballots": [{"kind": "present"}]}, "§ 5")),
    (
        (
            votes(6, 2, 3, present=11),
            "yes",
            "Angenommen: 6 Ja, 2 Nein, 3 Enthaltungen, nötig sind 6 (die Mehrheit der Anwesenden) (§ 5).",
        ),
        (
            votes(5, 2, 4, present=11),
            "no",
            "Abgelehnt: 5 Ja, 2 Nein, 4 Enthaltungen, nötig sind 6 (die Mehrheit der Anwesenden) (§ 5).",
        ),
        (
            votes(5, 2, 3, present=10),
            "no",
            "Abgelehnt: 5 Ja, 2 Nein, 3 Enthaltungen, nötig sind 6 (die Mehrheit der Anwesenden) (§ 5).",
        ),
        (votes(5, 2, 3), "open", "Nicht bekannt, wie viele Stimmberechtigte es sind (§ 5)."),
        (votes(9, 2, 3, present=10), "open", "Die Zahlen passen nicht: 14 Stimmen, obwohl 10 da waren (§ 5)."),
    ),
)

KOSMOSVIERTEL = Case(
    "Kosmosviertel: two thirds for money",
    "http://kosmosviertel.de/aktuelles/news/ (Quartiersrat)",
    pinned(
        rule("majority", {"ballots": [{"kind": "simple"}], "abstentions": "out"}, "§ 8"),
        rule("majority", {"ballots": [share(2, 3, "cast", more_than=False)]}, "§ 9", topics=["money"]),
    ),
    (
        (
            votes(8, 4, topic=Matter.MONEY),
            "yes",
            (
                "Angenommen: 8 Ja, 4 Nein, 0 Enthaltungen, nötig sind 8 "
                "(mindestens zwei Drittel der abgegebenen Stimmen) (§ 9)."
            ),
        ),
        (
            votes(9, 4, topic=Matter.MONEY),
            "yes",
            (
                "Angenommen: 9 Ja, 4 Nein, 0 Enthaltungen, nötig sind 9 "
                "(mindestens zwei Drittel der abgegebenen Stimmen) (§ 9)."
            ),
        ),
        (
            votes(8, 5, topic=Matter.MONEY),
            "no",
            (
                "Abgelehnt: 8 Ja, 5 Nein, 0 Enthaltungen, nötig sind 9 "
                "(mindestens zwei Drittel der abgegebenen Stimmen) (§ 9)."
            ),
        ),
        (votes(8, 5), "yes", "Angenommen: 8 Ja, 5 Nein, 0 Enthaltungen, nötig sind 7 (mehr Ja als Nein) (§ 8)."),
    ),
)

WIN = Case(
    "WiN-Foren: consensus",
    "B26 https://vorhabenliste.bremen.de/projekte/win-foren-13335?asl=bremen385.c.12461.de",
    pinned(rule("majority", {"ballots": [{"kind": "consensus"}]}, "Abs. 1", "should")),
    (
        (
            votes(12, 0, 3),
            "yes",
            "Angenommen: 12 Ja, 0 Nein, 3 Enthaltungen, nötig sind 12 (Konsens, niemand widerspricht) (Abs. 1, soll).",
        ),
        (
            votes(12, 1),
            "no",
            "Weicht ab: 12 Ja, 1 Nein, 0 Enthaltungen, nötig sind 13 (Konsens, niemand widerspricht) (Abs. 1, soll).",
        ),
        (
            votes(0, 0),
            "no",
            "Weicht ab: 0 Ja, 0 Nein, 0 Enthaltungen, nötig ist 1 (Konsens, niemand widerspricht) (Abs. 1, soll).",
        ),
    ),
)

LADDER = Case(
    "A steering committee: unanimous, after two ballots the majority of all, the chair at a tie",
    "B27 https://gesetz.sh/dhrv/8 (contrast)",
    pinned(
        rule(
            "majority",
            {"ballots": [{"kind": "unanimous"}, {"kind": "unanimous"}, {"kind": "all"}], "abstentions": "counted"},
            "§ 8",
        ),
        rule("majority", {"tie": "chair"}, "§ 8"),
    ),
    (
        (votes(8, 0, of=8), "yes", "Angenommen: 8 Ja, 0 Nein, 0 Enthaltungen, nötig sind 8 (Einstimmigkeit) (§ 8)."),
        (
            votes(7, 0, 1, of=8),
            "no",
            (
                "Nicht erreicht: 7 Ja, 0 Nein, 1 Enthaltung, nötig sind 8 (Einstimmigkeit); "
                "es folgt der 2. Wahlgang: Einstimmigkeit (§ 8)."
            ),
        ),
        (
            votes(4, 4, of=8, ballot=2),
            "no",
            (
                "Nicht erreicht: 4 Ja, 4 Nein, 0 Enthaltungen, nötig sind 8 (Einstimmigkeit); "
                "es folgt der 3. Wahlgang: die Mehrheit aller Stimmberechtigten (§ 8)."
            ),
        ),
        (
            votes(5, 2, of=8, ballot=3),
            "yes",
            "Angenommen: 5 Ja, 2 Nein, 0 Enthaltungen, nötig sind 5 (die Mehrheit aller Stimmberechtigten) (§ 8).",
        ),
        (
            votes(4, 2, 2, of=8, ballot=3),
            "no",
            "Abgelehnt: 4 Ja, 2 Nein, 2 Enthaltungen, nötig sind 5 (die Mehrheit aller Stimmberechtigten) (§ 8).",
        ),
        (
            votes(4, 4, of=8, ballot=3),
            "open",
            "Stimmengleichheit, 4 Ja, 4 Nein, 0 Enthaltungen: dann entscheidet die Leitung (§ 8).",
        ),
        (
            votes(4, 4, of=8, ballot=3, chair_says=True),
            "yes",
            "Angenommen: Stimmengleichheit, 4 Ja, 4 Nein, 0 Enthaltungen, die Leitung stimmt mit Ja (§ 8).",
        ),
        (
            votes(4, 4, of=8, ballot=3, chair_says=False),
            "no",
            "Abgelehnt: Stimmengleichheit, 4 Ja, 4 Nein, 0 Enthaltungen, die Leitung stimmt mit Nein (§ 8).",
        ),
    ),
)

STATE_COUNCIL = Case(
    "A state council: secret if a third asks",
    "https://www.gesetze-bayern.de/Content/Document/BayVV_2030_10_F_186-4?fontsize=large (contrast)",
    pinned(
        rule("majority", {"tie": "rejected"}, "§ 7"),
        rule("majority", {"secret": {"share": {"of": 1, "parts": 3, "more_than": False}}}, "§ 8"),
    ),
    (
        (asked_by(4, 12), "yes", "Geheim abzustimmen: 4 von 12 verlangen es, nötig sind 4 (§ 8)."),
        (asked_by(3, 12), "no", "Nicht geheim abzustimmen: 3 von 12 verlangen es, nötig sind 4 (§ 8)."),
        (asked_by(5, 13), "yes", "Geheim abzustimmen: 5 von 13 verlangen es, nötig sind 5 (§ 8)."),
        (
            asked_by(9, 12, "roll_call"),
            "unregulated",
            "Nicht geregelt: wann namentlich abgestimmt wird.",
        ),
        (votes(5, 4), "unregulated", "Nicht geregelt: welche Mehrheit nötig ist."),
    ),
)

SCHNELSEN = Case(
    "Schnelsen-Süd: simple majority, a tie from case to case",
    "http://docplayer.org/107911493-Geschaeftsordnung-des-stadtteilbeirates-schnelsen-sued-stand-februar-2017.html",
    pinned(rule("majority", {"ballots": [{"kind": "simple"}], "tie": "case"}, "§ 6")),
    (
        (votes(3, 2), "yes", "Angenommen: 3 Ja, 2 Nein, 0 Enthaltungen, nötig sind 3 (mehr Ja als Nein) (§ 6)."),
        (votes(2, 3), "no", "Abgelehnt: 2 Ja, 3 Nein, 0 Enthaltungen, nötig sind 3 (mehr Ja als Nein) (§ 6)."),
        (
            votes(3, 3),
            "open",
            "Stimmengleichheit, 3 Ja, 3 Nein, 0 Enthaltungen: dann entscheidet das Gremium von Fall zu Fall (§ 6).",
        ),
        (
            votes(3, 2, 1),
            "open",
            (
                "3 Ja, 2 Nein, 1 Enthaltung: es kommt darauf an, ob Enthaltungen mitzählen, "
                "und das ist nicht geregelt (§ 6)."
            ),
        ),
        (votes(4, 2, 1), "yes", "Angenommen: 4 Ja, 2 Nein, 1 Enthaltung, nötig sind 4 (mehr Ja als Nein) (§ 6)."),
    ),
)

CASES = (DELBRUECK, ORTENBERG, KOSMOSVIERTEL, WIN, LADDER, STATE_COUNCIL, SCHNELSEN)

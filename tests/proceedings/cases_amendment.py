"""Real texts on how rules are changed: what follows, worked out by hand."""

import datetime as dt
from functools import partial

from sozialraum.proceedings.rules import conduct
from sozialraum.proceedings.rules.circulars import CircularGiven
from sozialraum.rulings.rules.majority import VotesCast
from tests.proceedings import sources
from tests.rulings.given import Case, day, pinned, rule

ask = partial
SENT = dt.date(2026, 12, 1)


def sent(closed, answered, voters, objections=0):
    return CircularGiven(SENT, day(closed), answered, voters, objections)


TWO_THIRDS = {"kind": "share", "share": {"of": 2, "parts": 3, "more_than": False}, "base": "cast"}
AMENDMENT = (
    Case(
        "Schmalkalden: the council has to agree",
        sources.SCHMALKALDEN,
        pinned(rule("amendment", {"need": {"kind": "simple"}, "confirmed_by": "Stadtrat"}, "Schluss")),
        (
            (
                ask(conduct.is_amended, cast=VotesCast(7, 3, 1), confirmed=True),
                "yes",
                "Geändert: 7 Ja, 3 Nein, 1 Enthaltung, nötig sind 6 (mehr Ja als Nein) (Schluss).",
            ),
            (
                ask(conduct.is_amended, cast=VotesCast(7, 3, 1)),
                "open",
                "Beschlossen, noch nicht bestätigt: Stadtrat (Schluss).",
            ),
            (
                ask(conduct.is_amended, cast=VotesCast(7, 3, 1), confirmed=False),
                "no",
                "Nicht geändert: nicht bestätigt: Stadtrat (Schluss).",
            ),
        ),
    ),
    Case(
        "Wilhelmsburg: unanimous, confirmed by the district",
        sources.WILHELMSBURG,
        pinned(rule("amendment", {"need": {"kind": "unanimous"}, "confirmed_by": "Bezirksversammlung"}, "§ 9")),
        (
            (
                ask(conduct.is_amended, cast=VotesCast(9, 0, 2), confirmed=True),
                "yes",
                "Geändert: 9 Ja, 0 Nein, 2 Enthaltungen, nötig sind 9 (Einstimmigkeit) (§ 9).",
            ),
            (
                ask(conduct.is_amended, cast=VotesCast(9, 1, 2), confirmed=True),
                "no",
                "Nicht geändert: 9 Ja, 1 Nein, 2 Enthaltungen, nötig sind 10 (Einstimmigkeit) (§ 9).",
            ),
            (
                ask(conduct.is_amended, cast=VotesCast(9, 0, 2)),
                "open",
                "Beschlossen, noch nicht bestätigt: Bezirksversammlung (§ 9).",
            ),
        ),
    ),
    Case(
        "A steering committee: two thirds, announced",
        sources.FEDERAL,
        pinned(rule("amendment", {"need": TWO_THIRDS, "announced": True}, "§ 12")),
        (
            (
                ask(conduct.is_amended, cast=VotesCast(8, 4), announced=True),
                "yes",
                (
                    "Geändert: 8 Ja, 4 Nein, 0 Enthaltungen, nötig sind 8 "
                    "(mindestens zwei Drittel der abgegebenen Stimmen) (§ 12)."
                ),
            ),
            (
                ask(conduct.is_amended, cast=VotesCast(7, 4), announced=True),
                "no",
                (
                    "Nicht geändert: 7 Ja, 4 Nein, 0 Enthaltungen, nötig sind 8 "
                    "(mindestens zwei Drittel der abgegebenen Stimmen) (§ 12)."
                ),
            ),
            (
                ask(conduct.is_amended, cast=VotesCast(11, 0), announced=False),
                "no",
                "Nicht geändert: der neue Wortlaut stand nicht in der Einladung (§ 12).",
            ),
            (
                ask(conduct.is_amended, cast=VotesCast(11, 0)),
                "open",
                "Nicht bekannt, ob der neue Wortlaut in der Einladung stand (§ 12).",
            ),
        ),
    ),
    Case(
        "Marl: in force on the consent of all members",
        sources.MARL,
        pinned(
            rule(
                "amendment",
                {"need": {"kind": "share", "share": {"of": 1, "parts": 1, "more_than": False}, "base": "all"}},
                "§ 7",
            )
        ),
        (
            (
                ask(conduct.is_amended, cast=VotesCast(12, 0, 0, 12, 12)),
                "yes",
                "Geändert: 12 Ja, 0 Nein, 0 Enthaltungen, nötig sind 12 (100 Prozent aller Stimmberechtigten) (§ 7).",
            ),
            (
                ask(conduct.is_amended, cast=VotesCast(11, 0, 0, 11, 12)),
                "no",
                (
                    "Nicht geändert: 11 Ja, 0 Nein, 0 Enthaltungen, nötig sind 12 "
                    "(100 Prozent aller Stimmberechtigten) (§ 7)."
                ),
            ),
            (
                ask(conduct.is_amended, cast=VotesCast(12, 0)),
                "open",
                "Nicht bekannt, wie viele Stimmberechtigte es sind (§ 7).",
            ),
        ),
    ),
)
